"""Ask the search page 20,000 strange things, on a made-up archive of its own: `python -m tests.bench.fuzz`.

Ends with 1 when the server fails on one of them, or takes a second for one. `make bench-search` ends with the same.
"""

import sys

from tests.bench.__main__ import main, read_arguments

if __name__ == "__main__":
    sys.exit(main(read_arguments(), is_timed=False))

"""The Dutch word list that comes with the analyser: see data/README.md."""

import gzip
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "dutch.txt.gz"


@cache
def known_words() -> frozenset[str]:
    """Give the forms of all words of the list; read when first asked for."""
    return frozenset(gzip.decompress(_FILE.read_bytes()).decode("ascii").split())


def is_known(word: str) -> bool:
    return word in known_words()


def first_known(candidates: Iterable[str]) -> str | None:
    words = known_words()
    return next((word for word in candidates if word in words), None)

"""Measure the search on SQLite and on PostgreSQL, print one table, and end with 1 when a bound is broken."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from statistics import median, quantiles

from tests.postgres import Server

MOST_MEDIAN, MOST_P95 = 25, 80
FEWEST_A_SECOND = 150
MOST_INDEX = 1.5
SLOWEST_FUZZED = 1.0


def main(arguments: argparse.Namespace, *, is_timed: bool = True) -> int:
    figures = {}
    for name in arguments.databases:
        with DATABASES[name]() as url:
            figures[name] = measure(url, articles=arguments.articles, fuzzed=arguments.fuzz, is_timed=is_timed)
    broken = [f"NIET GEHAALD, {name}: {line}" for name, of_one in figures.items() for line in broken_bounds(of_one)]
    sys.stdout.write("\n".join([*table(figures), *broken, ""]))
    return 1 if broken else 0


@contextmanager
def sqlite() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="movisies-bench-") as folder:
        yield f"sqlite:///{folder}/bench.sqlite3"


@contextmanager
def postgresql() -> Iterator[str]:
    server = Server()
    try:
        yield server.url
    finally:
        server.stop()


DATABASES = {"sqlite": sqlite, "postgresql": postgresql}


def measure(url: str, **wishes: int) -> dict:
    """Run one database in its own process: Django knows only one for as long as a process lives."""
    sys.stderr.write(f"== {url.partition(':')[0]} ==\n")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "figures.json")
        command = [sys.executable, "-m", "tests.bench.child", "measure", json.dumps(wishes), str(path)]
        if subprocess.run(command, env=os.environ | {"DATABASE_URL": url}).returncode:
            raise SystemExit(f"De meting is afgebroken: {url}")
        return json.loads(path.read_text())


def table(figures: dict[str, dict]) -> list[str]:
    """One column for each database."""
    each = list(figures.values())
    rows = [("", list(figures)), ("artikelen", [str(f["articles"]) for f in each])]
    rows += [
        ("tekst, MB", [f"{f['text']:.1f}" for f in each]),
        ("index, MB", [f"{f['index']:.1f}" for f in each]),
        (f"index : tekst (hoogstens {MOST_INDEX})", [f"{f['index'] / f['text']:.2f}" for f in each]),
        (f"artikelen per seconde (minstens {FEWEST_A_SECOND})", [f"{f['rate']:.0f}" for f in each]),
    ]
    rows += _rows_of_times(each) if each[0]["times"] else []
    if each[0]["fuzz"]:
        asked = each[0]["fuzz"]["asked"]
        rows += [(f"fouten op {asked} vreemde vragen", [str(f["fuzz"]["errors"]) for f in each])]
        rows += [(f"de traagste, s (onder {SLOWEST_FUZZED})", [f"{f['fuzz']['slowest']:.2f}" for f in each])]
    return [f"{name:46}" + "".join(f"{cell:>20}" for cell in cells) for name, cells in rows]


def _rows_of_times(each: list[dict]) -> Iterator[tuple[str, list[str]]]:
    yield "", ["mediaan / p95 ms" for _ in each]
    for kind in each[0]["times"]:
        yield f"  {kind}", [_both(f["times"][kind]) for f in each]
    number = len(all_times(each[0]))
    yield f"alle {number} vragen (hoogstens {MOST_MEDIAN} / {MOST_P95})", [_both(all_times(f)) for f in each]


def broken_bounds(figures: dict) -> Iterator[str]:
    """Name each bound that is not kept."""
    middle, p95 = summary(all_times(figures)) if figures["times"] else (0, 0)
    if middle > MOST_MEDIAN:
        yield f"de mediaan is {middle:.1f} ms, meer dan {MOST_MEDIAN}"
    if p95 > MOST_P95:
        yield f"p95 is {p95:.1f} ms, meer dan {MOST_P95}"
    if figures["rate"] < FEWEST_A_SECOND:
        yield f"{figures['rate']:.0f} artikelen per seconde, minder dan {FEWEST_A_SECOND}"
    if figures["index"] > MOST_INDEX * figures["text"]:
        yield f"de index is {figures['index'] / figures['text']:.2f} keer de tekst, meer dan {MOST_INDEX}"
    yield from _broken_by_fuzz(**figures["fuzz"]) if figures["fuzz"] else ()


def _broken_by_fuzz(*, errors: int, first_error: str, slowest: float, slowest_question: str, **_) -> Iterator[str]:
    if errors:
        yield f"{errors} vreemde vragen gaven een fout van de server; de eerste: {first_error}"
    if slowest >= SLOWEST_FUZZED:
        yield f"een vreemde vraag duurde {slowest:.2f} s: {slowest_question}"


def all_times(figures: dict) -> list[float]:
    return list(chain.from_iterable(figures["times"].values()))


def _both(times: list[float]) -> str:
    return "{:.1f} / {:.1f}".format(*summary(times))


def summary(times: list[float]) -> tuple[float, float]:
    """Give the median and the time that 95 of 100 do not pass."""
    return median(times), quantiles(times, n=20, method="inclusive")[-1]


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m tests.bench")
    parser.add_argument("--articles", type=int, default=25_000, help="how large an archive")
    parser.add_argument("--fuzz", type=int, default=20_000, help="how many strange questions; 0 asks none")
    parser.add_argument("--databases", nargs="+", choices=DATABASES, default=list(DATABASES))
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main(read_arguments()))

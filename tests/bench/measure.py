"""Fill, index and question one database, in a process of its own; the figures go into a file.

`DATABASE_URL` names the database, which has to be empty. `tests.bench` starts it as `child measure WISHES FILE`.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db import connection

from articles.models import Article
from articles.search.documents import SOURCES
from articles.search.engine import search
from articles.search.indexing import rebuild
from tests.bench.archive import fill
from tests.bench.fuzzing import fuzz
from tests.bench.questions import Asking, Drawer

ON_A_PAGE = 20
MEGABYTE = 1_000_000
WARMING_SEED, SEED = 7, 25
# The tables of the index, with those that FTS5 makes itself, and on PostgreSQL with what is stored aside.
OF_THE_INDEX = r"^(search_|articles_search)"
INDEX_ON_SQLITE = """SELECT sum(pgsize) FROM dbstat
                     WHERE name IN (SELECT name FROM sqlite_master WHERE tbl_name REGEXP %s)"""
INDEX_ON_POSTGRESQL = "SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r' AND relname ~ %s"

Report = Callable[[str], None]


def measure(report: Report, *, articles: int, fuzzed: int, is_timed: bool) -> dict:
    """Make the archive and its index, and ask what is to be asked."""
    call_command("migrate", verbosity=0)
    report("archief schrijven …")
    fill(articles, report)
    report("index bouwen …")
    started = time.perf_counter()
    rebuild(_seldom(report))
    seconds = time.perf_counter() - started
    figures = {"articles": articles, "rate": articles / seconds}
    figures |= {"text": text_bytes() / MEGABYTE, "index": index_bytes() / MEGABYTE}
    figures["times"] = question_times(report) if is_timed else {}
    figures["fuzz"] = fuzz(fuzzed, report) if fuzzed else {}
    return figures


def _seldom(report: Report) -> Report:
    """Pass on one line every five seconds."""
    last = [time.monotonic()]

    def pass_on(line: str) -> None:
        if time.monotonic() - last[0] > 5:
            last[0] = time.monotonic()
            report(f"  {line}")

    return pass_on


def text_bytes() -> int:
    """Measure the readable text of all that is in the index: without tags, and nothing twice."""
    total = 0
    for source in SOURCES.values():
        keys = list(source.model.objects.values_list("pk", flat=True))
        for start in range(0, len(keys), 500):
            documents = source.read(keys[start : start + 500])
            total += sum(len(text.encode()) + 1 for document in documents for _, text in document.texts)
    return total


def index_bytes() -> int:
    is_postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        if is_postgresql:
            cursor.execute("VACUUM ANALYZE")
        cursor.execute(INDEX_ON_POSTGRESQL if is_postgresql else INDEX_ON_SQLITE, [OF_THE_INDEX])
        return int(cursor.fetchone()[0])


def question_times(report: Report) -> dict[str, list[float]]:
    """Ask every question once, in a process that has answered as many others; gives milliseconds for each kind."""
    report("vragen stellen …")
    for askings in Drawer(Random(WARMING_SEED)).draw().values():  # noqa: S311 - the same every time
        for asking in askings:
            ask(asking)
    questions = Drawer(Random(SEED)).draw()  # noqa: S311
    return {name: [1000 * ask(asking) for asking in askings] for name, askings in questions.items()}


def ask(asking: Asking) -> float:
    """Do what the page does and give the seconds that the search took: finding, counting, sorting, and explaining.

    The rows of the articles that the page lists are fetched as for any list on the site, and are not counted.
    """
    started = time.perf_counter()
    results = search(asking.text, AnonymousUser(), asking.choices, order=asking.order)
    start = (asking.page - 1) * ON_A_PAGE
    keys = [*results.ids[start : start + ON_A_PAGE], *results.near_ids]
    _ = results.facets
    found = time.perf_counter() - started
    articles = Article.objects.for_listing().in_bulk(keys)
    started = time.perf_counter()
    results.hits([articles[key] for key in keys])
    return found + time.perf_counter() - started


def to_stderr(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(json.dumps(measure(to_stderr, **json.loads(sys.argv[1]))))

"""Strange questions put to the pages themselves, as a browser would: how many fail, and how long the slowest takes."""

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from itertools import cycle

import hypothesis
from django.conf import settings
from django.test import Client

from tests.bench.strange import addresses, fixed_addresses

PATHS = ["/zoeken/", "/zoeken/suggesties/", "/zoeken/feed/"]
SERVER_ERROR = 500


@dataclass
class Figures:
    """What came of it."""

    asked: int = 0
    errors: int = 0
    first_error: str = ""
    slowest: float = 0.0
    slowest_question: str = ""


def fuzz(number: int, report: Callable[[str], None]) -> dict:
    """Ask `number` questions: the fixed ones first, and then ever others, the same in every run."""
    settings.ALLOWED_HOSTS = ["testserver"]
    report(f"{number} vreemde vragen stellen …")
    figures, client, paths = Figures(), Client(raise_request_exception=False), cycle(PATHS)
    for asked in fixed_addresses():
        for path in PATHS:
            _ask(client, f"{path}?{asked}", figures)

    @hypothesis.settings(
        max_examples=max(1, number - figures.asked), phases=[hypothesis.Phase.generate], deadline=None, database=None,
        derandomize=True, suppress_health_check=list(hypothesis.HealthCheck),
    )  # fmt: skip
    @hypothesis.given(addresses)
    def ask_more(asked: str) -> None:
        _ask(client, f"{next(paths)}?{asked}", figures)
        if figures.asked % 2_000 == 0:
            report(f"  {figures.asked} gevraagd, {figures.errors} fouten, de traagste {figures.slowest:.2f} s")

    ask_more()
    return asdict(figures)


def _ask(client: Client, address: str, figures: Figures) -> None:
    started = time.perf_counter()
    response = client.get(address)
    seconds = time.perf_counter() - started
    figures.asked += 1
    if seconds > figures.slowest:
        figures.slowest, figures.slowest_question = seconds, address[:300]
    if response.status_code >= SERVER_ERROR:
        figures.errors += 1
        figures.first_error = figures.first_error or address[:300]

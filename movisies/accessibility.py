"""The public accessibility statement, made from the table that the makers keep in `docs/toegankelijkheid.md`."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

FULL, PARTIAL, NOT_APPLICABLE = "voldoet", "deels", "niet van toepassing"
_ASSESSED = re.compile(r"^Beoordeeld op (.+)\.$", re.MULTILINE)
_ROW = re.compile(r"^\| (\d\.\d\.\d+) \|(.+)\|$", re.MULTILINE)
_TEST = re.compile(r"`([\w/]+\.py::\w+)`")


@dataclass(frozen=True)
class Criterion:
    """A success criterion of WCAG 2.2, level A or AA."""

    number: str
    name: str
    level: str
    how: str
    evidence: str
    status: str

    @property
    def tests(self) -> list[str]:
        return _TEST.findall(self.evidence)

    @property
    def manual(self) -> str:
        """What was checked by hand, with its date."""
        return _TEST.sub("", self.evidence).strip(" ;,")


@dataclass(frozen=True)
class Statement:
    """The whole table and the day on which it was last gone through."""

    assessed_on: str
    criteria: list[Criterion]

    @property
    def counts(self) -> Counter[str]:
        return Counter(criterion.status for criterion in self.criteria)

    @property
    def partial(self) -> list[Criterion]:
        return [criterion for criterion in self.criteria if criterion.status == PARTIAL]


def parse(text: str) -> Statement:
    rows = [[number, *(cell.strip() for cell in rest.split("|"))] for number, rest in _ROW.findall(text)]
    return Statement(_ASSESSED.search(text)[1], [Criterion(*row) for row in rows])


@cache
def statement() -> Statement:
    return parse((settings.BASE_DIR / "docs" / "toegankelijkheid.md").read_text(encoding="utf-8"))


def accessibility(request: HttpRequest) -> HttpResponse:
    current = statement()
    counts = current.counts
    context = {
        "statement": current,
        "total": len(current.criteria),
        "full": counts[FULL],
        "not_applicable": counts[NOT_APPLICABLE],
    }
    return render(request, "movisies/accessibility.html", context)

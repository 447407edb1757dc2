"""Drawings of the archive: what stands where and how large. Arithmetic only; the templates write it down as SVG.

Sideways positions in a matrix are percentages, so that a drawing fits any screen without its text being scaled.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from urllib.parse import urlencode

from django.urls import reverse

from articles.models import Topic

DRAWN_TOPICS = 20
YEAR_RADIUS = 18
DIGIT_FITS_FROM, NUMBER_FITS_FROM = 7, 10
MOST_COLUMNS_ON_A_PHONE = 12
HEADING_LETTERS = 22


@dataclass(frozen=True)
class Heading:
    """The name of a row or a column, and the page it leads to; a stretch without anything leads nowhere."""

    key: object
    label: str
    url: str = ""
    description: str = ""

    @property
    def short(self) -> str:
        """The name as far as it fits when it stands upright above a column."""
        is_long = len(self.label) > HEADING_LETTERS
        return f"{self.label[: HEADING_LETTERS - 1].rstrip()}…" if is_long else self.label


@dataclass(frozen=True)
class Meeting:
    """How many articles a row and a column have in common, and where they are."""

    count: int
    url: str


@dataclass(frozen=True)
class Column:
    """A column's place: `x` is its middle, `left` its edge, both with `width` in percent of the drawing."""

    heading: Heading
    left: float
    x: float
    width: float


@dataclass(frozen=True)
class Cell:
    """A dot whose area is a number of articles; a cell without a meeting has neither."""

    column: Column
    meeting: Meeting | None
    radius: float
    description: str

    @property
    def has_room_for_number(self) -> bool:
        return self.radius >= (DIGIT_FITS_FROM if self.meeting.count < 10 else NUMBER_FITS_FROM)


@dataclass(frozen=True)
class Row:
    heading: Heading
    cells: list[Cell]

    @property
    def total(self) -> int:
        return sum(cell.meeting.count for cell in self.cells if cell.meeting)


@dataclass(frozen=True)
class Matrix:
    """Rows by columns; `drawn` are the rows of the drawing, `rows` all of them, for the table."""

    columns: list[Column]
    rows: list[Row]
    most_drawn: int

    @property
    def drawn(self) -> list[Row]:
        return self.rows[: self.most_drawn]

    @property
    def is_wide(self) -> bool:
        return len(self.columns) > MOST_COLUMNS_ON_A_PHONE


def matrix(
    rows: list[Heading],
    columns: list[Heading],
    meetings: dict[tuple[object, object], Meeting],
    *,
    most_drawn: int,
    radius: float,
) -> Matrix:
    """Give every meeting its place; the largest number gets the dot with this radius."""
    most = max((meeting.count for meeting in meetings.values()), default=1)
    width = 100 / len(columns) if columns else 100
    placed = [
        Column(heading, round(n * width, 3), round((n + 0.5) * width, 3), round(width, 3))
        for n, heading in enumerate(columns)
    ]

    def cell(row: Heading, column: Column) -> Cell:
        meeting = meetings.get((row.key, column.heading.key))
        if meeting is None:
            return Cell(column, None, 0, "")
        description = f"{row.label}, {column.heading.label}: {articles(meeting.count)}"
        return Cell(column, meeting, round(radius * sqrt(meeting.count / most), 1), description)

    return Matrix(placed, [Row(row, [cell(row, column) for column in placed]) for row in rows], most_drawn)


def articles(count: int) -> str:
    return f"{count} artikel" if count == 1 else f"{count} artikelen"


def search_url(**filters: object) -> str:
    """The address of the search page with these filters on."""
    return f"{reverse('search')}?{urlencode(filters)}"


def topic_years(years: Iterable[dict], topics: Iterable[Topic]) -> Matrix:
    """Topics by year, those with most articles first; takes `Issue.….per_year()` and `Topic.….per_year()`."""
    counts: dict[Topic, dict[int, int]] = {}
    for topic in topics:
        counts.setdefault(topic, {})[topic.year] = topic.article_count
    rows = [
        Heading(topic.pk, topic.name, topic.get_absolute_url())
        for topic in sorted(counts, key=lambda topic: (-sum(counts[topic].values()), topic.key))
    ]
    meetings = {
        (topic.pk, year): Meeting(count, search_url(onderwerp=topic.slug, jaar=year))
        for topic, per_year in counts.items()
        for year, count in per_year.items()
    }
    return matrix(rows, _year_headings(list(years)), meetings, most_drawn=DRAWN_TOPICS, radius=YEAR_RADIUS)


def _year_headings(years: list[dict]) -> list[Heading]:
    headings: list[Heading] = []
    for row in years:
        year = row["year"]
        if headings and year > headings[-1].key + 1:
            headings.append(Heading(None, stretch(headings[-1].key + 1, year - 1)))
        issues = "1 nummer" if row["issue_count"] == 1 else f"{row['issue_count']} nummers"
        description = f"{year}: {articles(row['article_count'])} in {issues}"
        headings.append(Heading(year, str(year), search_url(jaar=year), description))
    return headings


def stretch(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"

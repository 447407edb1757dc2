"""The issues on a line of time: what stands where, in pixels. The template writes it down as SVG."""

import datetime
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from articles.charts import stretch
from articles.models import Issue

YEAR_HEIGHT = 44
LABEL_HEIGHT = 46
EDGE = 14
LABEL_LETTERS = 32
FIRST_TRACK, BETWEEN_TRACKS = 58, 20


@dataclass(frozen=True)
class Stop:
    """An issue on the timeline: the dot on its day, and its label as near to that as there is room."""

    issue: Issue
    x: int
    y: int
    label_y: int

    @property
    def label(self) -> str:
        return textwrap.shorten(str(self.issue), LABEL_LETTERS, placeholder=" …")


@dataclass(frozen=True)
class Mark:
    """A word beside the axis: a year at its first day, or a stretch without issues at its middle."""

    label: str
    y: int


@dataclass(frozen=True)
class Track:
    """The line of one magazine, from its first to its last issue."""

    x: int
    top: int
    bottom: int


@dataclass(frozen=True)
class Timeline:
    """Issues down a line, the newest on top; a year is as long whether or not something appeared in it."""

    height: int
    years: list[Mark]
    gaps: list[Mark]
    tracks: list[Track]
    stops: list[Stop]


def timeline(issues: list[Issue]) -> Timeline | None:
    """Place issues that come newest first on a line of whole years."""
    if not issues:
        return None
    first, last = issues[-1].date.year, issues[0].date.year
    span = last + 1 - first
    year_height = max(YEAR_HEIGHT, LABEL_HEIGHT * len(issues) / span)

    def y(moment: float) -> int:
        return round(EDGE + (last + 1 - moment) * year_height)

    stops = _stops(issues, y)
    return Timeline(
        height=max(y(first), stops[-1].label_y + LABEL_HEIGHT // 2) + EDGE,
        years=[Mark(str(year), y(year)) for year in range(last, first - 1, -1)],
        gaps=_gaps(issues, stops, y),
        tracks=_tracks(stops),
        stops=stops,
    )


def _stops(issues: list[Issue], y: Callable[[float], int]) -> list[Stop]:
    magazines = sorted({issue.publication_id for issue in issues})
    stops, free_from = [], 0
    for issue in issues:
        dot = y(year_of(issue.date))
        free_from = max(dot, free_from)
        x = FIRST_TRACK + BETWEEN_TRACKS * magazines.index(issue.publication_id)
        stops.append(Stop(issue, x, dot, free_from))
        free_from += LABEL_HEIGHT
    return stops


def _tracks(stops: list[Stop]) -> list[Track]:
    places = {x: [stop.y for stop in stops if stop.x == x] for x in sorted({stop.x for stop in stops})}
    return [Track(x, min(ys), max(ys)) for x, ys in places.items()]


def _gaps(issues: list[Issue], stops: list[Stop], y: Callable[[float], int]) -> list[Mark]:
    """The stretches of years without an issue, where no label stands in their way."""
    years = sorted({issue.date.year for issue in issues})
    gaps = [
        Mark(stretch(before + 1, after - 1), round((y(before + 1) + y(after)) / 2))
        for before, after in pairwise(years)
        if after > before + 1
    ]
    return [gap for gap in gaps if all(abs(gap.y - stop.label_y) >= LABEL_HEIGHT for stop in stops)]


def year_of(day: datetime.date) -> float:
    """A day as a number of years: 1 July 2019 is about 2019.5."""
    return day.year + (day.timetuple().tm_yday - 1) / 366

"""The facets of the search page: what there is to choose, its name, and how many articles it would give."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from articles.models import Article
from articles.names import fold
from articles.search.catalogue import Catalogue, Entry
from articles.search.results import Results, Way

FACETS = {
    "jaar": "Jaar",
    "blad": "Blad",
    "nummer": "Nummer",
    "soort": "Soort",
    "onderwerp": "Onderwerp",
    "persoon": "Persoon",
    "dossier": "Dossier",
    "wijze": "Hoe gevonden",
}
# The others are folded until something in them is chosen.
OPEN = {"jaar", "soort", "onderwerp"}
SHOWN = 8
MOST = 40
_YEAR = re.compile(r"[12][0-9]{3}")
Names = dict[str, dict[str, str]]
User = AbstractBaseUser | AnonymousUser


@dataclass(frozen=True)
class Choice:
    """One line of a facet; `share` is its count in percents of the largest."""

    value: str
    label: str
    count: int
    share: int
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    """One group of choices: the first few, the rest, and how many there are that it does not list."""

    name: str
    label: str
    first: list[Choice]
    more: list[Choice]
    unlisted: int
    chosen: int

    @property
    def is_open(self) -> bool:
        return self.name in OPEN or self.chosen > 0


def facets_of(results: Results, chosen: Mapping[str, Collection[str]], names: Names) -> list[Facet]:
    """Give the facets in which there is something to choose, or to take back."""
    counted = {name: results.facets.get(name, {}) for name in FACETS if name != "nummer"}
    labels = {name: {value: results.labels.get((name, value)) for value in counted[name]} for name in counted}
    made = [_facet(name, counted[name], labels[name] | names.get(name, {}), chosen.get(name, ())) for name in counted]
    return [facet for facet in made if len(facet.first) > 1 or facet.chosen]


def _facet(name: str, counts: Mapping[str, int], labels: Mapping[str, str | None], chosen: Collection[str]) -> Facet:
    most = max(counts.values(), default=0) or 1
    often = sorted((value for value in counts if counts[value]), key=lambda value: (-counts[value], value))
    choices = [
        Choice(value, label, counts.get(value, 0), round(100 * counts.get(value, 0) / most), value in chosen)
        for value in dict.fromkeys([*chosen, *often[:MOST]])
        if (label := labels.get(value) or (value if name == "jaar" else ""))
    ]
    choices.sort(key=_newest_first if name == "jaar" else _most_first)
    # What is chosen is always in sight.
    first = [choice for place, choice in enumerate(choices) if place < SHOWN or choice.is_chosen]
    more = [choice for choice in choices if choice not in first]
    unlisted = max(0, len(often) - sum(choice.count > 0 for choice in choices))
    return Facet(name, FACETS[name], first, more, unlisted, len(chosen))


def _newest_first(choice: Choice) -> int:
    return -int(choice.value)


def _most_first(choice: Choice) -> tuple[int, str]:
    return -choice.count, fold(choice.label)


def names_of(values: Mapping[str, Collection[str]], current: Catalogue, user: User) -> Names:
    """Give per facet what its values are called, of those that exist and that this visitor may know of; no query.

    There are few magazines, so they are all given; of the others only what is asked for.
    """
    years = {value: value for value in values.get("jaar", ()) if _YEAR.fullmatch(value)}
    names: Names = {"jaar": years, "soort": dict(Article.Kind.choices), "wijze": dict(Way.choices)}
    visible = current.visible_to(user)
    issues = (entry for number, entry in current.entries.items() if entry.kind == "issue" and number in visible)
    names["blad"] = {entry.facts["publication"]: entry.facts["magazine"] for entry in issues}
    for facet, kind in _KINDS.items():
        numbers = {value: current.by_slug.get((kind, value)) for value in values.get(facet, ())}
        found = {value: current.entries[number] for value, number in numbers.items() if number in visible}
        names[facet] = {value: entry.title for value, entry in found.items()}
    return names


def issues_named(values: Collection[str], current: Catalogue, user: User) -> dict[str, Entry]:
    """Give the issues that an address names, by the value it has for them: the number of the row, or the slug."""
    visible = current.visible_to(user)
    numbers = {value: current.by_slug.get(("issue", value)) for value in values}
    numbers |= {v: current.numbers.get(("issue", int(v))) for v in values if v.isascii() and v.isdigit()}
    return {value: current.entries[number] for value, number in numbers.items() if number in visible}


_KINDS = {"onderwerp": "topic", "persoon": "person", "dossier": "dossier"}

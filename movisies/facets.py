"""The facets of the search page: what there is to choose, its name, and how many articles it would give."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Exists, OuterRef, QuerySet, Value

from articles.models import Article, Issue, Person, Publication, Topic
from articles.names import fold, full_name
from articles.search.results import Results, Way
from dossiers.models import Dossier

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
_SLUG = re.compile(r"[-a-zA-Z0-9_]{1,120}")
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


def names_of(values: Mapping[str, Collection[str]], user: User) -> Names:
    """Give per facet what its values are called, of those that exist and that this visitor may know of: one query.

    There are few magazines, so they are all given; of the others only what is asked for.
    """
    years = {value: value for value in values.get("jaar", ()) if _YEAR.fullmatch(value)}
    names: Names = {"jaar": years, "soort": dict(Article.Kind.choices), "wijze": dict(Way.choices)}
    asked = {facet: [value for value in values.get(facet, ()) if _SLUG.fullmatch(value)] for facet in _ROWS}
    # In five columns, as the name of a person has three parts: that makes one query of all.
    queries = [_publications(user).values_list(Value("blad"), "slug", "title", Value(""), Value(""))]
    queries += [
        _ROWS[facet](user).filter(slug__in=slugs).values_list(Value(facet), "slug", *_COLUMNS[facet])
        for facet, slugs in asked.items()
        if slugs
    ]
    for facet, slug, *parts in queries[0].order_by().union(*(query.order_by() for query in queries[1:]), all=True):
        names.setdefault(facet, {})[slug] = full_name(*parts)
    return names


def issues_named(values: Collection[str], user: User) -> dict[str, Issue]:
    """Give the issues that an address names, by the value it has for them: the number of the row, or the slug."""
    slugs = [value for value in values if _SLUG.fullmatch(value)]
    if not slugs:
        return {}
    # No row has a number of more digits, and the database takes none.
    numbers = [int(value) for value in slugs if value.isdigit() and len(value) <= 18]
    visible = Issue.objects.visible_to(user).for_listing()
    found = [*visible.filter(slug__in=slugs), *visible.filter(pk__in=numbers)]
    return {value: issue for issue in found for value in (str(issue.pk), issue.slug) if value in slugs}


def _publications(user: User) -> QuerySet[Publication]:
    """Magazines of which this visitor may see an issue."""
    return Publication.objects.filter(Exists(Issue.objects.visible_to(user).filter(publication=OuterRef("pk"))))


_ROWS = {
    "onderwerp": lambda user: Topic.objects.visible_to(user),
    "persoon": lambda user: Person.objects.visible_to(user),
    "dossier": lambda user: Dossier.objects.visible_to(user),
}
_COLUMNS = {
    "onderwerp": ("name", Value(""), Value("")),
    "persoon": ("given_name", "prefix", "family_name"),
    "dossier": ("title", Value(""), Value("")),
}

"""What every question needs to know of all documents at once, kept in memory until the index changes.

The catalogue holds no text: of each document its title and address, of each article the facts that results are sorted
and narrowed by. It is read again when the index has another version; that costs four queries, and about a fifth of a
second for 25,000 articles.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import CharField, DateTimeField, F, Value
from django.utils import timezone

from articles.models import SearchWord
from articles.querysets import VIEW_UNPUBLISHED
from articles.search.documents import SOURCES
from articles.search.meanings import Meaning
from articles.search.words import SMALL_WORDS, Analyser, tokens

# Fewer articles than this are counted one by one.
FEW = 1000
_DIGITS = bytes.maketrans(b"\0\1", b"01")

if TYPE_CHECKING:
    from articles.querysets.visibility import User

# Facet → how an article's facts name its values.
FACETS = ("jaar", "blad", "nummer", "soort", "onderwerp", "persoon", "auteur", "dossier")


@dataclass(frozen=True, slots=True)
class Entry:
    """One document: what it is, how it is named, and where it is."""

    kind: str
    object_id: int
    title: str
    slug: str
    path: str
    facts: Mapping[str, Any]


@dataclass
class Catalogue:
    """All documents of one version of the index, by number."""

    version: UUID
    analyser: Analyser
    common_words: frozenset[str]
    entries: dict[int, Entry]
    numbers: dict[tuple[str, int], int]
    # Numbers of the articles, newest first; the place in it is an article's rank by date.
    by_date: list[int]
    # Facet → number of an article → its values; and facet → value → numbers of articles.
    values: dict[str, dict[int, tuple[str, ...]]]
    holders: dict[str, dict[str, set[int]]]
    # Stems of a term, without its small words as a question is → the words that mean the same.
    meanings: dict[tuple[str, ...], list[Meaning]]
    # Words of a question, folded → the keys of the articles that the editors put first.
    promotions: dict[str, list[int]]
    _masks_of: dict[str, dict[str, int]] = field(default_factory=dict)
    _visible: set[int] | None = None
    _visible_until: datetime.datetime | None = None

    @cached_property
    def articles(self) -> set[int]:
        return set(self.by_date)

    @cached_property
    def everything(self) -> set[int]:
        return set(self.entries)

    @cached_property
    def dossiers(self) -> list[int]:
        return [number for number, entry in self.entries.items() if entry.kind == "dossier"]

    @cached_property
    def by_slug(self) -> dict[tuple[str, str], int]:
        return {(entry.kind, entry.slug): number for number, entry in self.entries.items()}

    @cached_property
    def rank_by_date(self) -> dict[int, int]:
        return {number: rank for rank, number in enumerate(self.by_date)}

    @cached_property
    def longest_term(self) -> int:
        return max(map(len, self.meanings), default=1)

    @cached_property
    def vocabulary(self) -> list[str]:
        """Every word of the indexed texts; read when the first question with an unknown word comes."""
        return list(SearchWord.objects.order_by("form").values_list("form", flat=True))

    def count(self, facets: Iterable[str], numbers: Set[int]) -> dict[str, dict[str, int]]:
        """Count for each value of these facets how many of the articles have it."""
        mask = self._mask(numbers) if len(numbers) >= FEW else 0
        return {facet: self._count(facet, numbers, mask) for facet in facets}

    def _count(self, facet: str, numbers: Set[int], mask: int) -> dict[str, int]:
        # Nearly every article has people of its own: where there are that many values, it is faster one by one.
        if len(numbers) < max(FEW, len(self.holders[facet])):
            return Counter(chain.from_iterable(map(self.values[facet].__getitem__, numbers)))
        counts = ((value, (mask & of_value).bit_count()) for value, of_value in self._masks(facet).items())
        return {value: count for value, count in counts if count}

    def _masks(self, facet: str) -> dict[str, int]:
        if facet not in self._masks_of:
            self._masks_of[facet] = {value: self._mask(numbers) for value, numbers in self.holders[facet].items()}
        return self._masks_of[facet]

    def _mask(self, numbers: Set[int]) -> int:
        """Write a set of articles as one number with a bit for each article there is, by date."""
        return int(bytes(map(numbers.__contains__, self.by_date)).translate(_DIGITS) or b"0", 2)

    @cached_property
    def labels(self) -> dict[tuple[str, str], str]:
        """How the values of facets are named: ("persoon", "jos-van-der-lans") → "Jos van der Lans"."""
        facets = {"topic": "onderwerp", "person": "persoon", "dossier": "dossier"}
        named = (entry for entry in self.entries.values() if entry.kind in facets)
        return {(facets[entry.kind], entry.slug): entry.title for entry in named}

    @cached_property
    def names(self) -> dict[int, frozenset[str]]:
        """For everything but articles, the forms of the words of its name that count."""
        others = ((number, entry) for number, entry in self.entries.items() if entry.kind != "article")
        named = ((number, " ".join([entry.title, *entry.facts.get("variants", ())])) for number, entry in others)
        forms = {number: {token.form for token in tokens(name)} for number, name in named}
        return {number: frozenset(name - SMALL_WORDS or name) for number, name in forms.items()}

    @cached_property
    def named_by(self) -> dict[str, set[int]]:
        """Form → everything but articles with that word in its name."""
        return turned(self.names)

    @cached_property
    def spoken_names(self) -> list[tuple[int, str]]:
        """Every title and name as its forms, each after a space, for suggestions while typing."""
        return [(number, spoken(entry.title)) for number, entry in self.entries.items()]

    def visible_to(self, user: User) -> Set[int]:
        """Give the numbers of the documents that this visitor may see.

        By the publication rule, asked once: what readers may not see becomes visible only at a moment that is known,
        or by a change that gives the index another version.
        """
        if user.has_perm(VIEW_UNPUBLISHED):
            return self.everything
        if self._visible is None or (self._visible_until and self._visible_until <= timezone.now()):
            now, hidden = timezone.now(), list(_hidden_from(user))
            self._visible = self.everything.difference(self.numbers.get((kind, pk)) for kind, pk, _ in hidden)
            self._visible_until = min((moment for _, _, moment in hidden if moment and moment > now), default=None)
        return self._visible


def spoken(text: str) -> str:
    """Give the forms of a text, each after a space; of a hyphenated word the pieces, as one types them."""
    found = tokens(text)
    # A whole comes just before its pieces.
    loose = (token for token, after in zip_longest(found, found[1:]) if after is None or after.start >= token.end)
    return "".join(f" {token.form}" for token in loose)


def _hidden_from(user: User) -> Iterable[tuple[str, int, datetime.datetime | None]]:
    """Give what this visitor may not see: its kind, its key, and the moment for which it is planned; one query."""
    queries = []
    for kind, source in sorted(SOURCES.items()):
        has_moment = any(field.name == "published_at" for field in source.model._meta.fields)
        moment = F("published_at") if has_moment else Value(None, DateTimeField())
        hidden = source.model.objects.hidden_from(user).order_by()
        queries.append(hidden.values_list(Value(kind, CharField()), F("pk"), moment))
    return queries[0].union(*queries[1:], all=True)


def turned(values_of: Mapping[int, Iterable[str]]) -> dict[str, set[int]]:
    holders: dict[str, set[int]] = defaultdict(set)
    for number, values in values_of.items():
        for value in values:
            holders[value].add(number)
    return dict(holders)

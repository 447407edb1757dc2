"""What every question needs to know of all documents at once, kept in memory until the index changes.

The catalogue holds no text: of each document its title and address, of each article the facts that results are sorted
and narrowed by. It is read again when the index has another version; that costs two queries, and about a fifth of a
second for 25,000 articles.
"""

from __future__ import annotations

import datetime
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import CharField, DateTimeField, F, Value
from django.utils import timezone

from articles.models import SearchDocument, SearchState, SearchWord
from articles.querysets import VIEW_UNPUBLISHED
from articles.search.documents import SOURCES
from articles.search.indexing import analyser_with, words_of
from articles.search.meanings import Meaning, meanings_of
from articles.search.words import SMALL_WORDS, Analyser, tokens

if TYPE_CHECKING:
    from articles.querysets.visibility import User

# Facet → how an article's facts name its values.
FACETS = ("jaar", "blad", "nummer", "soort", "onderwerp", "persoon", "auteur", "dossier")
_NO_STATE = SearchState(version=UUID(int=0))


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

    @cached_property
    def labels(self) -> dict[tuple[str, str], str]:
        """How the values of facets are named: ("persoon", "jos-van-der-lans") → "Jos van der Lans"."""
        facets = {"topic": "onderwerp", "person": "persoon", "dossier": "dossier"}
        named = (entry for entry in self.entries.values() if entry.kind in facets)
        return {(facets[entry.kind], entry.slug): entry.title for entry in named}

    @cached_property
    def names(self) -> dict[int, frozenset[str]]:
        """For everything but articles, the forms of the words of its name that count."""
        forms = {number: {t.form for t in tokens(e.title)} for number, e in self.entries.items() if e.kind != "article"}
        return {number: frozenset(name - SMALL_WORDS or name) for number, name in forms.items()}

    @cached_property
    def named_by(self) -> dict[str, set[int]]:
        """Form → everything but articles with that word in its name."""
        return _turned(self.names)

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


_current: Catalogue | None = None


def catalogue() -> Catalogue:
    """Give the catalogue of the index as it is now."""
    global _current
    state = SearchState.objects.first() or _NO_STATE
    # A variable of the process: two threads that both find it outdated both read it, and either result is right.
    if _current is None or _current.version != state.version:
        _current = _read(state)
    return _current


def _hidden_from(user: User) -> Iterable[tuple[str, int, datetime.datetime | None]]:
    """Give what this visitor may not see: its kind, its key, and the moment for which it is planned; one query."""
    queries = []
    for kind, source in sorted(SOURCES.items()):
        has_moment = any(field.name == "published_at" for field in source.model._meta.fields)
        moment = F("published_at") if has_moment else Value(None, DateTimeField())
        hidden = source.model.objects.hidden_from(user).order_by()
        queries.append(hidden.values_list(Value(kind, CharField()), F("pk"), moment))
    return queries[0].union(*queries[1:], all=True)


def _read(state: SearchState) -> Catalogue:
    analyser = analyser_with(state.own_words)
    rows = SearchDocument.objects.filter(side=state.side).values_list(
        "pk", "kind", "object_id", "title", "slug", "path", "facts"
    )
    entries = {pk: Entry(*rest, json.loads(facts) if facts else {}) for pk, *rest, facts in rows.iterator()}
    numbers = {(entry.kind, entry.object_id): number for number, entry in entries.items()}
    values = _values(entries, numbers)
    return Catalogue(
        version=state.version,
        analyser=analyser,
        common_words=words_of(state.common_words),
        entries=entries,
        numbers=numbers,
        by_date=sorted((n for n, entry in entries.items() if entry.kind == "article"), key=_newest_first(entries)),
        values=values,
        holders={facet: _turned(of_article) for facet, of_article in values.items()},
        meanings=meanings_of(
            ((entry.title, entry.facts["synonyms"]) for entry in entries.values() if entry.kind == "topic"), analyser
        ),
    )


def _newest_first(entries: Mapping[int, Entry]):
    # In the order of ArticleQuerySet.newest_first: by issue, and within it as printed.
    def key(number: int) -> tuple:
        facts = entries[number].facts
        return -facts["date"], -facts["issue"], facts["position"], entries[number].object_id

    return key


def _values(entries: Mapping[int, Entry], numbers: Mapping[tuple[str, int], int]) -> dict[str, dict[int, tuple]]:
    """Give for each facet the values of each article, as they stand in an address."""

    def slugs(kind: str, object_ids: Sequence[int]) -> tuple[str, ...]:
        found = (numbers.get((kind, object_id)) for object_id in object_ids)
        return tuple(entries[number].slug for number in found if number is not None)

    values: dict[str, dict[int, tuple[str, ...]]] = {facet: {} for facet in FACETS}
    for number, entry in entries.items():
        if entry.kind != "article":
            continue
        facts = entry.facts
        values["jaar"][number] = (str(facts["year"]),)
        values["blad"][number] = (facts["publication"],)
        values["nummer"][number] = (str(facts["issue"]),)
        values["soort"][number] = (facts["kind"],)
        values["onderwerp"][number] = slugs("topic", facts["topics"])
        values["persoon"][number] = slugs("person", facts["people"])
        values["auteur"][number] = slugs("person", facts["authors"])
        values["dossier"][number] = slugs("dossier", facts["dossiers"])
    return values


def _turned(values_of: Mapping[int, Iterable[str]]) -> dict[str, set[int]]:
    holders: dict[str, set[int]] = defaultdict(set)
    for number, values in values_of.items():
        for value in values:
            holders[value].add(number)
    return dict(holders)

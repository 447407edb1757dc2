"""What every question needs to know of all documents at once, kept in memory until the index changes.

The catalogue holds no text: of each document its title and address, of each article the facts that results are sorted
and narrowed by. It is read again when the index has another version; that costs two queries, and about a fifth of a
second for 25,000 articles.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from articles.models import OtherTerm, SearchDocument, SearchState, SearchWord
from articles.search.indexing import analyser_with
from articles.search.words import SMALL_WORDS, Analyser, tokens

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


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word that means the same as another: its stems, as it is written, and whether one of the two is a former term.

    `is_loose` where the two are only words for one topic: near enough to find, not to stand among the first.
    """

    stems: tuple[str, ...]
    name: str
    is_former: bool
    is_loose: bool


@dataclass
class Catalogue:
    """All documents of one version of the index, by number."""

    version: UUID
    analyser: Analyser
    entries: dict[int, Entry]
    numbers: dict[tuple[str, int], int]
    # Numbers of the articles, newest first; the place in it is an article's rank by date.
    by_date: list[int]
    # Facet → number of an article → its values; and facet → value → numbers of articles.
    values: dict[str, dict[int, tuple[str, ...]]]
    holders: dict[str, dict[str, set[int]]]
    # Stems of a term → the words that mean the same.
    meanings: dict[tuple[str, ...], list[Meaning]]

    @cached_property
    def articles(self) -> set[int]:
        return set(self.by_date)

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
        return [(n, "".join(f" {token.form}" for token in tokens(e.title))) for n, e in self.entries.items()]


_current: Catalogue | None = None


def catalogue() -> Catalogue:
    """Give the catalogue of the index as it is now."""
    global _current
    state = SearchState.objects.first() or _NO_STATE
    # A variable of the process: two threads that both find it outdated both read it, and either result is right.
    if _current is None or _current.version != state.version:
        _current = _read(state)
    return _current


def _read(state: SearchState) -> Catalogue:
    analyser = analyser_with(state.own_words)
    rows = SearchDocument.objects.values_list("pk", "kind", "object_id", "title", "slug", "path", "facts")
    entries = {pk: Entry(*rest, json.loads(facts) if facts else {}) for pk, *rest, facts in rows.iterator()}
    numbers = {(entry.kind, entry.object_id): number for number, entry in entries.items()}
    values = _values(entries, numbers)
    return Catalogue(
        version=state.version,
        analyser=analyser,
        entries=entries,
        numbers=numbers,
        by_date=sorted((n for n, entry in entries.items() if entry.kind == "article"), key=_newest_first(entries)),
        values=values,
        holders={facet: _turned(of_article) for facet, of_article in values.items()},
        meanings=_meanings(entries, analyser),
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


def _meanings(entries: Mapping[int, Entry], analyser: Analyser) -> dict[tuple[str, ...], list[Meaning]]:
    """Give for each term of the editors, and for each topic, the words that mean the same."""
    topics = [
        [(entry.title, False), *((name, False) for name in entry.facts["synonyms"])]
        for entry in entries.values()
        if entry.kind == "topic" and entry.facts["synonyms"]
    ]
    meanings: dict[tuple[str, ...], list[Meaning]] = defaultdict(list)
    for is_loose, groups in ((False, _groups_of_terms()), (True, topics)):
        for group in groups:
            _add_meanings(meanings, group, analyser, is_loose=is_loose)
    return dict(meanings)


def _add_meanings(meanings: dict, group: list[tuple[str, bool]], analyser: Analyser, *, is_loose: bool) -> None:
    written = {stems: (name, former) for name, former in group if (stems := stems_of(name, analyser))}
    for asked, (_, asked_former) in written.items():
        known = {meaning.stems for meaning in meanings[asked]}
        for stems, (name, former) in written.items():
            if stems != asked and stems not in known:
                meanings[asked].append(Meaning(stems, name, asked_former or former, is_loose))


def _groups_of_terms() -> list[list[tuple[str, bool]]]:
    groups: dict[int, list[tuple[str, bool]]] = {}
    former = OtherTerm.Relation.FORMER
    for row in OtherTerm.objects.order_by("term_id", "pk").values_list("term_id", "term__name", "name", "relation"):
        group = groups.setdefault(row[0], [(row[1], False)])
        group.append((row[2], row[3] == former))
    return list(groups.values())


def stems_of(text: str, analyser: Analyser) -> tuple[str, ...]:
    """Give the stems of the words of a term, in order."""
    return tuple(analyser.stem(token.form) for token in tokens(text))

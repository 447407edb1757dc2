"""The catalogue of the index as it is now: kept by the process, and read again when the index has another version."""

import json
from collections.abc import Mapping, Sequence
from uuid import UUID

from articles.models import Promotion, SearchDocument, SearchState
from articles.search.catalogue import FACETS, Catalogue, Entry, turned
from articles.search.indexing import analyser_with, words_of
from articles.search.meanings import meanings_of

_NO_STATE = SearchState(version=UUID(int=0))
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
        holders={facet: turned(of_article) for facet, of_article in values.items()},
        meanings=meanings_of(
            ((entry.title, entry.facts["synonyms"]) for entry in entries.values() if entry.kind == "topic"), analyser
        ),
        promotions=_promotions(),
    )


def _promotions() -> dict[str, list[int]]:
    promotions: dict[str, list[int]] = {}
    for key, article in Promotion.objects.order_by("position", "pk").values_list("key", "article_id"):
        promotions.setdefault(key, []).append(article)
    return promotions


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

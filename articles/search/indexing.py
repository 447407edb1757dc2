"""Writing the index: what changed, or all of it anew."""

from __future__ import annotations

import json
import uuid
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from django.db import connection, transaction
from django.utils import timezone

from articles.models import SearchDocument, SearchState, SearchWord
from articles.search.documents import SOURCES, Document, pack
from articles.search.impact import tokens_of
from articles.search.store import SIDES, store
from articles.search.words import Analyser

Report = Callable[[str], object]

BATCH = 100
# A word that stands on its own in this many documents, in lower case, may be part of the archive's own compounds.
FEWEST_DOCUMENTS = 3
# So many of the commonest words are indexed in pairs too; in a small archive no phrase needs it.
COMMON_WORDS = 100
LARGE = 1000
SAMPLE = 2000
_STATE = 1


class OvertakenError(Exception):
    """Another rebuild began while this one was busy."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the archive as a whole says about words, one per line: which stand on their own, and which are common."""

    own_words: str
    common_words: str


@lru_cache(maxsize=4)
def words_of(lines: str) -> frozenset[str]:
    """Give the words that stand one per line."""
    return frozenset(lines.split())


@lru_cache(maxsize=2)
def analyser_with(own_words: str) -> Analyser:
    """Give the analyser that knows these words of the archive, one per line."""
    return Analyser(words_of(own_words))


def update(kind: str, object_ids: Iterable[int]) -> None:
    """Bring what the index holds of these things up to date; of what is not there any more it forgets everything."""
    object_ids = list(object_ids)
    with transaction.atomic():
        state = _touch()
        side = Side(state.side, Knowledge(state.own_words, state.common_words))
        for batch in _batches(iter(object_ids), BATCH):
            side.write(kind, batch)


def refresh() -> None:
    """Make every process look at the editors' word lists again."""
    with transaction.atomic():
        _touch()


def empty_after_flush(**kwargs) -> None:
    """Empty the database's own index when its documents are gone; for `post_migrate`, which `flush` sends too.

    `flush` knows the tables of models only, and lets their numbers begin anew: what stayed in the index would be taken
    for the next documents.
    """
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
    are_there = tables >= {SearchDocument._meta.db_table, *store().tables}
    if are_there and not SearchDocument.objects.exists():
        store().empty()


def rebuild(report: Report = lambda line: None) -> int:
    """Write the whole index anew and give the number of documents; searching goes on meanwhile.

    All is written to the side that is not asked. At the end comes what was saved meanwhile, and the sides change, in
    one transaction. A rebuild that was stopped is simply run again.
    """
    knowledge = _learn(report)
    rebuild_ = uuid.uuid4()
    with transaction.atomic():
        asked = _touch(rebuild=rebuild_).side
        last = SearchDocument.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    side = Side(SIDES[asked == SIDES[0]], knowledge)
    with transaction.atomic():
        side.clear()
    total = 0
    for kind, source in SOURCES.items():
        keys = list(source.model.objects.order_by("pk").values_list("pk", flat=True))
        for batch in _batches(iter(keys), BATCH):
            with transaction.atomic():
                _give_way(rebuild_)
                side.write(kind, batch)
            total += len(batch)
            report(f"{source.model._meta.verbose_name_plural}: {total} in de index")
    with transaction.atomic():
        # Who saves now waits; what was saved since the beginning is on the side that was asked.
        _touch()
        _give_way(rebuild_)
        _catch_up(side, asked, last)
        side.forget_other_words()
        Side(asked, knowledge).clear()
        words = {"own_words": knowledge.own_words, "common_words": knowledge.common_words}
        _touch(side=side.name, rebuilt_at=timezone.now(), **words)
    return total


def _give_way(rebuild_: uuid.UUID) -> None:
    """Raise OvertakenError when another rebuild has begun: two would write to one side."""
    if not SearchState.objects.filter(pk=_STATE, rebuild=rebuild_).exists():
        raise OvertakenError


def _catch_up(side: Side, asked: str, last: int) -> None:
    """Write what was saved or deleted on the side that was `asked` after the document with the number `last`."""
    for kind in SOURCES:
        saved = SearchDocument.objects.filter(side=asked, kind=kind)
        for batch in _batches(saved.filter(pk__gt=last).values_list("object_id", flat=True).iterator(), BATCH):
            side.write(kind, batch)
        written = SearchDocument.objects.filter(side=side.name, kind=kind)
        gone = set(written.values_list("object_id", flat=True)) - set(
            SOURCES[kind].model.objects.values_list("pk", flat=True)
        )
        side.forget(kind, gone)


def _touch(**fields) -> SearchState:
    """Give the index a new version, so that every process reads its catalogue again."""
    return SearchState.objects.update_or_create(pk=_STATE, defaults={"version": uuid.uuid4(), **fields})[0]


class Side:
    """One side of the index, to write to."""

    def __init__(self, name: str, knowledge: Knowledge) -> None:
        self.name = name
        self.analyser, self.common = analyser_with(knowledge.own_words), words_of(knowledge.common_words)
        # Forms of words that were written already, by this process and to this side.
        self.known: set[str] = set()

    def write(self, kind: str, object_ids: Collection[int]) -> None:
        """Put these things as they are now in the place of what is here of them."""
        documents = list(SOURCES[kind].read(object_ids))
        self.forget(kind, object_ids)
        rows = SearchDocument.objects.bulk_create([self._row(document) for document in documents])
        tokens = (tokens_of(document.segments, self.analyser, self.common) for document in documents)
        store().put([(row.pk, of_row) for row, of_row in zip(rows, tokens, strict=True)], self.name)
        self._write_words({form for document in documents for part in document.segments for form in part.forms})

    def _row(self, document: Document) -> SearchDocument:
        return SearchDocument(
            side=self.name,
            kind=document.kind,
            object_id=document.object_id,
            title=document.title,
            slug=document.slug,
            path=document.path,
            text=pack(document.segments),
            facts=json.dumps(document.facts, separators=(",", ":")) if document.facts else "",
        )

    def _write_words(self, forms: set[str]) -> None:
        # In one order everywhere: two editors who save at once must not wait for each other's words in turn.
        new = sorted(forms - self.known)
        words = [SearchWord(form=form, stem=self.analyser.stem(form), root=self.analyser.root(form)) for form in new]
        SearchWord.objects.bulk_create(
            words, update_conflicts=True, unique_fields=["form"], update_fields=["stem", "root"], batch_size=5000
        )
        self.known |= forms

    def forget(self, kind: str, object_ids: Collection[int]) -> None:
        for batch in _batches(iter(sorted(object_ids)), 500):
            rows = SearchDocument.objects.filter(side=self.name, kind=kind, object_id__in=batch)
            store().remove(list(rows.values_list("pk", flat=True)))
            rows.delete()

    def forget_other_words(self) -> None:
        """Forget the words that are not in what was written to this side."""
        gone = set(SearchWord.objects.values_list("form", flat=True).iterator()) - self.known
        for batch in _batches(iter(sorted(gone)), 500):
            SearchWord.objects.filter(form__in=batch).delete()

    def clear(self) -> None:
        """Forget all that is on this side."""
        rows = SearchDocument.objects.filter(side=self.name)
        store().clear(self.name, list(rows.values_list("pk", flat=True)))
        rows.delete()


def _learn(report: Report) -> Knowledge:
    """Learn which words stand on their own, and which are common; of a large archive, from a part of it."""
    alone: Counter[str] = Counter()
    everywhere: Counter[str] = Counter()
    size = 0
    for source in SOURCES.values():
        keys = list(source.model.objects.order_by("pk").values_list("pk", flat=True))
        sample, size = keys[:: max(1, len(keys) // SAMPLE)], size + len(keys)
        for batch in _batches(iter(sample), BATCH):
            for document in source.read(batch):
                alone.update(_lower_case_forms(document))
                everywhere.update({form for segment in document.segments for form in segment.forms})
        report(f"{source.model._meta.verbose_name_plural}: {len(sample)} gelezen")
    own = sorted(form for form, count in alone.items() if count >= FEWEST_DOCUMENTS)
    common = sorted(everywhere, key=lambda form: (-everywhere[form], form))[:COMMON_WORDS] if size >= LARGE else []
    return Knowledge("\n".join(own), "\n".join(sorted(common)))


def _lower_case_forms(document: Document) -> set[str]:
    """The forms of words that are written in lower case: names are not what compounds are made of."""
    return {
        form
        for segment in document.segments
        if segment.field in {"body", "box", "lead"}
        for form in segment.forms
        if form.isalpha() and form in segment.text
    }


def _batches(rows: Iterator, size: int) -> Iterator[list]:
    while batch := list(islice(rows, size)):
        yield batch

"""Writing the index: what changed, or all of it anew."""

import json
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from django.db import transaction
from django.utils import timezone

from articles.models import SearchDocument, SearchState, SearchWord
from articles.search.documents import SOURCES, Document, pack
from articles.search.impact import tokens_of
from articles.search.store import store
from articles.search.words import Analyser

Report = Callable[[str], object]

BATCH = 100
# A word that stands on its own in this many documents, in lower case, may be part of the archive's own compounds.
FEWEST_DOCUMENTS = 3
# So many of the commonest words are indexed in pairs too; in a small archive no phrase needs it.
COMMON_WORDS = 300
LARGE = 1000
SAMPLE = 2000
_STATE = 1


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
        knowledge = Knowledge(state.own_words, state.common_words)
        found = set()
        for batch in _batches(SOURCES[kind].read(object_ids), BATCH):
            _write(batch, knowledge, known=set())
            found |= {document.object_id for document in batch}
        _forget(kind, set(object_ids) - found)


def refresh() -> None:
    """Make every process look at the editors' word lists again."""
    with transaction.atomic():
        _touch()


def rebuild(report: Report = lambda line: None) -> int:
    """Write the whole index anew and give the number of documents; searching goes on meanwhile.

    Every batch is a transaction of its own that replaces documents, so that at each moment each document is in the
    index once, old or new. A rebuild that was stopped is simply run again.
    """
    learnt = _learn(report)
    with transaction.atomic():
        before = _touch(own_words=learnt.own_words)
    # Until the last document is written, questions rely on the pairs of before.
    writing = Knowledge(learnt.own_words, f"{before.common_words}\n{learnt.common_words}")
    known: set[str] = set()
    total = 0
    for kind, source in SOURCES.items():
        keys = list(source.model.objects.order_by("pk").values_list("pk", flat=True))
        for batch in _batches(iter(keys), BATCH):
            with transaction.atomic():
                _write(list(source.read(batch)), writing, known)
            total += len(batch)
            report(f"{source.model._meta.verbose_name_plural}: {total} in de index")
        with transaction.atomic():
            stored = SearchDocument.objects.filter(kind=kind).values_list("object_id", flat=True)
            _forget(kind, set(stored) - set(source.model.objects.values_list("pk", flat=True)))
    with transaction.atomic():
        _forget_words(known)
        _touch(common_words=learnt.common_words, rebuilt_at=timezone.now())
    return total


def _touch(**fields) -> SearchState:
    """Give the index a new version, so that every process reads its catalogue again."""
    return SearchState.objects.update_or_create(pk=_STATE, defaults={"version": uuid.uuid4(), **fields})[0]


def _write(batch: Sequence[Document], knowledge: Knowledge, known: set[str]) -> None:
    """Store the documents, their tokens, and the words in them that are not `known` to be stored; adds those to it."""
    rows = [_row(document) for document in batch]
    changed = ["title", "slug", "path", "text", "facts"]
    SearchDocument.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["kind", "object_id"], update_fields=changed
    )
    analyser, common = analyser_with(knowledge.own_words), words_of(knowledge.common_words)
    tokens = (tokens_of(document.segments, analyser, common) for document in batch)
    store().put([(row.pk, of_row) for row, of_row in zip(rows, tokens, strict=True)])
    forms = {form for document in batch for segment in document.segments for form in segment.forms} - known
    # In one order everywhere: two editors who save at once must not wait for each other's words in turn.
    words = [SearchWord(form=form, stem=analyser.stem(form), root=analyser.root(form)) for form in sorted(forms)]
    SearchWord.objects.bulk_create(
        words, update_conflicts=True, unique_fields=["form"], update_fields=["stem", "root"], batch_size=5000
    )
    known |= forms


def _row(document: Document) -> SearchDocument:
    return SearchDocument(
        kind=document.kind,
        object_id=document.object_id,
        title=document.title,
        slug=document.slug,
        path=document.path,
        text=pack(document.segments),
        facts=json.dumps(document.facts, separators=(",", ":")) if document.facts else "",
    )


def _forget(kind: str, object_ids: set[int]) -> None:
    for batch in _batches(iter(sorted(object_ids)), 500):
        rows = SearchDocument.objects.filter(kind=kind, object_id__in=batch)
        store().remove(list(rows.values_list("pk", flat=True)))
        rows.delete()


def _forget_words(known: set[str]) -> None:
    gone = set(SearchWord.objects.values_list("form", flat=True).iterator()) - known
    for batch in _batches(iter(sorted(gone)), 500):
        SearchWord.objects.filter(form__in=batch).delete()


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

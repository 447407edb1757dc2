"""What answers a question besides articles: the people, dossiers, topics and issues that it names."""

from collections.abc import Iterable
from functools import cached_property

from django.db.models import CharField, F, Value

from articles.search.catalogue import Catalogue, Entry
from articles.search.documents import SOURCES
from articles.search.finding import Found
from articles.search.leaves import RANK
from articles.search.question import Question
from articles.search.results import Other, Way

DUTCH = {"person": "persoon", "dossier": "dossier", "topic": "onderwerp", "issue": "nummer", "article": "artikel"}
MOST_OF_A_KIND = 3
MOST_NEIGHBOURS = 6
# Candidates to hold against the publication rule; far more than are ever shown.
_MOST_CANDIDATES = 60


def visible_numbers(catalogue: Catalogue, numbers: Iterable[int], user) -> set[int]:
    """Give those of the documents that this visitor may see; one query, whatever their kinds."""
    by_kind: dict[str, list[int]] = {}
    for number in numbers:
        entry = catalogue.entries[number]
        by_kind.setdefault(entry.kind, []).append(entry.object_id)
    queries = [
        SOURCES[kind]
        .model.objects.visible_to(user)
        .filter(pk__in=pks)
        .order_by()
        .values_list(Value(kind, CharField()), F("pk"))
        for kind, pks in sorted(by_kind.items())
    ]
    if not queries:
        return set()
    rows = queries[0].union(*queries[1:], all=True) if len(queries) > 1 else queries[0]
    return {catalogue.numbers[kind, pk] for kind, pk in rows}


class Others:
    """The documents that are no articles, in the light of one question."""

    def __init__(self, catalogue: Catalogue, found: Found, question: Question, user) -> None:
        self.catalogue, self.found, self.question, self.user = catalogue, found, question, user

    @cached_property
    def _visible(self) -> set[int]:
        numbers = {*self._candidates, *self._neighbours, *self.catalogue.dossiers}
        return visible_numbers(self.catalogue, numbers, self.user)

    @property
    def visible_dossiers(self) -> set[str]:
        entries = (self.catalogue.entries[number] for number in self._visible)
        return {entry.slug for entry in entries if entry.kind == "dossier"}

    @cached_property
    def _candidates(self) -> list[int]:
        """Give what the question names: all its words are in the name, or the whole name is in the question."""
        if not self.question.has_words:
            return []
        forms = [
            {
                form
                for leaf in need.leaves
                for form, way in leaf.forms.items()
                if RANK[way] <= RANK[Way.STEM] or way in _NAMED
            }
            for need in self.found.needs
        ]
        asked = {self.catalogue.analyser.stem(form) for form in self.question.sequence}
        named: dict[int, float] = {}
        for number in set().union(*(self.catalogue.named_by.get(form, ()) for form in set().union(*forms))):
            name = self.catalogue.names[number]
            if all(not name.isdisjoint(of_need) for of_need in forms):
                named[number] = len(forms) / len(name)
            elif {self.catalogue.analyser.stem(form) for form in name} <= asked:
                named[number] = 0.9
        return sorted(named, key=lambda number: (-named[number], self.catalogue.entries[number].title))[
            :_MOST_CANDIDATES
        ]

    @cached_property
    def _neighbours(self) -> list[int]:
        """Give the topics that have to do with one of the words, and the broader topics of these."""
        if self.found.numbers & self.catalogue.articles:
            return []
        near = {
            number
            for answer in self.found.answered
            for number in answer.numbers
            if self.catalogue.entries[number].kind == "topic"
        }
        broader = {self.catalogue.numbers.get(("topic", self._entry(number).facts["broader"])) for number in near}
        return sorted(near | (broader - {None}), key=lambda number: self._entry(number).title)

    def _entry(self, number: int) -> Entry:
        return self.catalogue.entries[number]

    def named(self) -> list[Other]:
        """Give the people, dossiers, topics and issues that the question names, a few of each."""
        shown: dict[str, list[Other]] = {}
        for number in self._candidates:
            if number in self._visible:
                other = _other(self._entry(number))
                shown.setdefault(other.kind, []).append(other)
        return [other for kind in DUTCH.values() for other in shown.get(kind, [])[:MOST_OF_A_KIND]]

    def neighbouring(self) -> list[Other]:
        """Give topics that may help when nothing was found."""
        return [_other(self._entry(n)) for n in self._neighbours if n in self._visible][:MOST_NEIGHBOURS]


_NAMED = {Way.SPELLING, Way.SYNONYM, Way.FORMER}


def _other(entry: Entry) -> Other:
    return Other(DUTCH[entry.kind], entry.title, entry.path)

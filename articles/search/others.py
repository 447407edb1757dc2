"""What answers a question besides articles: the people, dossiers, topics and issues that it names."""

from collections.abc import Set
from functools import cached_property

from articles.search.catalogue import Catalogue, Entry
from articles.search.finding import Found
from articles.search.leaves import Leaf, Option
from articles.search.question import Question
from articles.search.results import Other, Way
from articles.search.words import SMALL_WORDS

DUTCH = {"person": "persoon", "dossier": "dossier", "topic": "onderwerp", "issue": "nummer", "article": "artikel"}
MOST_OF_A_KIND = 3
MOST_NEIGHBOURS = 6
# A name that is only like what was asked is another name.
_WAYS_OF_NAMES = {Way.EXACT, Way.STEM, Way.SYNONYM, Way.FORMER, Way.SPELLING}


class Others:
    """The documents that are no articles, in the light of one question."""

    def __init__(self, catalogue: Catalogue, found: Found, question: Question, visible: Set[int]) -> None:
        self.catalogue, self.found, self.question, self.visible = catalogue, found, question, visible

    @cached_property
    def _candidates(self) -> list[int]:
        """Give what the question names: all its words are in the name, or the whole name is in the question."""
        if not self.question.has_words:
            return []
        asked = {self.catalogue.analyser.stem(form) for form in self.question.sequence}
        forms = {form for need in self.found.needs for leaf in need.leaves for form in _forms(leaf)}
        named: dict[int, float] = {}
        for number in set().union(*(self.catalogue.named_by.get(form, ()) for form in forms)):
            name = self.catalogue.names[number]
            if all(any(_names(option, name) for option in need.options) for need in self.found.needs):
                named[number] = len(self.found.needs) / len(name)
            elif {self.catalogue.analyser.stem(form) for form in name} <= asked:
                named[number] = 0.9
        return sorted(named, key=lambda number: (-named[number], self.catalogue.entries[number].title))

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
            if number in self.visible:
                other = _other(self._entry(number))
                shown.setdefault(other.kind, []).append(other)
        return [other for kind in DUTCH.values() for other in shown.get(kind, [])[:MOST_OF_A_KIND]]

    def neighbouring(self) -> list[Other]:
        """Give topics that may help when nothing was found."""
        return [_other(self._entry(n)) for n in self._neighbours if n in self.visible][:MOST_NEIGHBOURS]


def _forms(leaf: Leaf) -> Set[str]:
    """Give the forms by which something can be named that answers this leaf."""
    if leaf.places:
        return set().union(*leaf.places)
    return {form for form, way in leaf.forms.items() if way in _WAYS_OF_NAMES}


def _names(option: Option, name: Set[str]) -> bool:
    """Whether all words of an option stand in a name; a name is without its small words."""
    return all(
        all(place <= SMALL_WORDS or place & name for place in leaf.places) if leaf.places else _forms(leaf) & name
        for leaf in option
    )


def _other(entry: Entry) -> Other:
    return Other(DUTCH[entry.kind], entry.title, entry.path)

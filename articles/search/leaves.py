"""What a question asks for, word by word: every form that answers a word, and how near to it that form is.

A question becomes a list of needs. Each need is met by one of its options, and an option by all of its leaves. A leaf
knows the forms of one word (or a row of words) and the way in which each of them answers.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from articles.models import SearchWord
from articles.search.catalogue import Catalogue
from articles.search.meanings import Meaning
from articles.search.question import Item, Phrase, Question, Word
from articles.search.results import Way

# The nearest way first; the order is that of the results of equal worth.
WAYS = list(Way)
RANK = {way: rank for rank, way in enumerate(WAYS)}
# What a word counts for that answers in this way, where the word itself counts for 1.
FACTOR = {
    Way.EXACT: 1.0,
    Way.STEM: 0.95,
    Way.ROOT: 0.5,
    Way.PART: 0.5,
    Way.SYNONYM: 0.45,
    Way.FORMER: 0.4,
    Way.SPELLING: 0.8,
}
# What a word for the same topic counts for, where a word that means just the same counts for 1.
LOOSE = 0.5


@dataclass
class Leaf:
    """One word of the question, or one row of words, with all that answers it."""

    asked: str
    # Form → how it answers; the nearest way when there are several.
    forms: dict[str, Way] = field(default_factory=dict)
    # Stem of a part of compounds → how such a compound answers.
    parts: dict[str, Way] = field(default_factory=dict)
    # For a row of words: at each place the forms that may stand there, and how the row answers.
    places: list[set[str]] = field(default_factory=list)
    way: Way = Way.EXACT
    # What this leaf counts for among the options of its need.
    worth: float = 1.0

    def offer(self, form: str, way: Way) -> None:
        """Let `form` answer this leaf, unless it does so in a nearer way already."""
        if form not in self.forms or RANK[way] < RANK[self.forms[form]]:
            self.forms[form] = way


Option = list[Leaf]


@dataclass
class Need:
    """Something that a document must have: the leaves of at least one option."""

    options: list[Option]
    # What will do when nothing answers any of the options.
    otherwise: Option = field(default_factory=list)

    @property
    def leaves(self) -> Iterator[Leaf]:
        return (leaf for option in [*self.options, self.otherwise] for leaf in option)

    @property
    def asked(self) -> str:
        return " ".join(dict.fromkeys(leaf.asked for leaf in self.options[0]))


class Growing:
    """Makes leaves of a question; the forms of all stems are looked up together, in one query."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.analyser = catalogue.analyser
        self._by_stem: list[tuple[str, Leaf, Way]] = []
        self._by_root: list[tuple[str, Leaf, Way]] = []
        self._places: list[tuple[tuple[str, ...], Leaf]] = []

    def needs(self, question: Question, corrected: Iterable[str] = ()) -> tuple[list[Need], list[Need]]:
        """Give what a document must have and what it must not have; `corrected` are forms that were spelled right."""
        self.corrected = set(corrected)
        required = list(self._required(question.required))
        excluded = [Need([[self._plain_leaf(item)]]) for item in question.excluded]
        self._look_up()
        return required, excluded

    def _required(self, choices: Sequence[list[Item]]) -> Iterator[Need]:
        place = 0
        while place < len(choices):
            length, meanings = self._term_at(choices, place)
            if length > 1:
                leaves = [self._leaf(choice[0]) for choice in choices[place : place + length]]
                asked = " ".join(leaf.asked for leaf in leaves)
                yield Need([leaves, *([self._meaning_leaf(asked, meaning)] for meaning in meanings)])
            else:
                options = [option for item in choices[place] for option in self._options(item)]
                yield Need(options, otherwise=self._taken_apart(choices[place][0]))
            place += max(length, 1)

    def _term_at(self, choices: Sequence[list[Item]], place: int) -> tuple[int, list[Meaning]]:
        """Give the longest row of words from here on that is a term, and what means the same."""
        stems: list[str] = []
        for choice in choices[place : place + self.catalogue.longest_term]:
            if len(choice) > 1 or isinstance(choice[0], Phrase):
                break
            stems.append(self.analyser.stem(choice[0].form))
        for length in range(len(stems), 1, -1):
            meanings = self.catalogue.meanings.get(tuple(stems[:length]))
            if meanings:
                return length, meanings
        return 0, []

    def _options(self, item: Item) -> Iterator[Option]:
        yield [self._leaf(item)]
        if isinstance(item, Word):
            if item.pieces:
                yield [Leaf(item.text, places=[{piece} for piece in item.pieces])]
            for meaning in self.catalogue.meanings.get((self.analyser.stem(item.form),), []):
                yield [self._meaning_leaf(item.text, meaning)]

    def _taken_apart(self, item: Item) -> Option:
        """Give the parts of a compound, as words that must all be there."""
        parts = self.analyser.parts(item.form) if isinstance(item, Word) else ()
        smallest = [part for part in parts if not any(other != part and other in part for other in parts)]
        leaves = [Leaf(item.text, way=Way.PART) for _ in smallest] if len(smallest) > 1 else []
        for part, leaf in zip(smallest, leaves, strict=False):
            self._grow(leaf, part, part, Way.PART, with_parts=False)
        return leaves

    def _leaf(self, item: Item) -> Leaf:
        if isinstance(item, Phrase):
            return Leaf(item.text, places=[{form} for form in item.forms])
        leaf = Leaf(item.text)
        stem, root = self.analyser.stem(item.form), self.analyser.root(item.form)
        if item.form in self.corrected:
            self._grow(leaf, item.form, stem, Way.SPELLING)
            return leaf
        leaf.offer(item.form, Way.EXACT)
        leaf.parts[stem] = Way.PART
        self._by_stem.append((stem, leaf, Way.STEM))
        self._by_root.append((root, leaf, Way.ROOT))
        return leaf

    def _plain_leaf(self, item: Item) -> Leaf:
        """Give what must not be there: the word and its inflections, not all that is like it."""
        leaf = Leaf(item.text, places=[{form} for form in item.forms] if isinstance(item, Phrase) else [])
        if isinstance(item, Word):
            self._grow(leaf, item.form, self.analyser.stem(item.form), Way.EXACT, with_parts=False)
        return leaf

    def _meaning_leaf(self, asked: str, meaning: Meaning) -> Leaf:
        way = Way.FORMER if meaning.is_former else Way.SYNONYM
        leaf = Leaf(asked, way=way, worth=LOOSE if meaning.is_loose else 1.0)
        if len(meaning.stems) == 1:
            self._grow(leaf, meaning.stems[0], meaning.stems[0], way)
        else:
            leaf.places = [set() for _ in meaning.stems]
            self._places.append((meaning.stems, leaf))
        return leaf

    def _grow(self, leaf: Leaf, form: str, stem: str, way: Way, *, with_parts: bool = True) -> None:
        leaf.way = way
        leaf.offer(form, way)
        if with_parts:
            leaf.parts[stem] = way
        self._by_stem.append((stem, leaf, way))

    def _look_up(self) -> None:
        stems = {stem for stem, _, _ in self._by_stem} | {stem for stems, _ in self._places for stem in stems}
        # Words of one stem are of one root.
        roots = {root for root, _, _ in self._by_root} | {self.analyser.root(stem) for stem in stems}
        found = SearchWord.objects.filter(root__in=roots) if roots else []
        by_stem: dict[str, list[str]] = {}
        by_root: dict[str, list[str]] = {}
        for word in found:
            by_stem.setdefault(word.stem, []).append(word.form)
            by_root.setdefault(word.root, []).append(word.form)
        for key, leaf, way in self._by_stem:
            self._offer(leaf, by_stem.get(key, []), way)
        for key, leaf, way in self._by_root:
            self._offer(leaf, by_root.get(key, []), way)
        for stems, leaf in self._places:
            leaf.places = [set(by_stem.get(stem, [])) for stem in stems]

    def _offer(self, leaf: Leaf, forms: Iterable[str], way: Way) -> None:
        for form in forms:
            leaf.offer(form, way)

"""Labelled pairs of words, and whether the analysis agrees with them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.search.words.analyser import Analyser
from articles.search.words.forms import fold
from articles.search.words.spelling import corrections
from articles.search.words.wordlist import known_words

RELATIONS = ("same", "derived", "part", "different", "spelling")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two words, and what an editor says of them."""

    a: str
    b: str
    relation: str

    def __str__(self) -> str:
        return f"{self.relation}: {self.a} / {self.b}"


def read_pairs(rows: object) -> list[Pair]:
    """Give the pairs of a JSON list; a ValueError names the place of what is wrong."""
    if not isinstance(rows, list):
        raise ValueError("bovenaan staat geen lijst")
    return [_read_pair(row, f"paar {number}") for number, row in enumerate(rows, start=1)]


def _read_pair(row: object, place: str) -> Pair:
    if not isinstance(row, dict):
        raise ValueError(f"{place} is geen object")
    for name in ("a", "b", "relation"):
        if not isinstance(row.get(name), str) or not (row[name].isprintable() and fold(row[name])):
            raise ValueError(f"{place}: “{name}” ontbreekt of is geen woord")
    if row["relation"] not in RELATIONS:
        raise ValueError(f"{place}: “relation” is “{row['relation']}”")
    return Pair(row["a"], row["b"], row["relation"])


class Judge:
    """Holds pairs against an analyser that knows their words, as an archive with these words in it would."""

    def __init__(self, pairs: Iterable[Pair]):
        self._pairs = list(pairs)
        misspelled = {fold(pair.b) for pair in self._pairs if pair.relation == "spelling"}
        words = Counter(fold(word) for pair in self._pairs for word in (pair.a, pair.b))
        own_words = [word for word in words if word not in misspelled]
        self._analyser = Analyser(own_words)
        self._vocabulary = own_words + sorted(known_words() - misspelled - set(own_words))

    def failures(self) -> Iterator[Pair]:
        return (pair for pair in self._pairs if not self.holds(pair))

    def holds(self, pair: Pair) -> bool:
        a, b = fold(pair.a), fold(pair.b)
        relation = self._analyser.relation(a, b)
        match pair.relation:
            case "same":
                return relation in ("exact", "stem")
            case "derived":
                return relation in ("exact", "stem", "root")
            case "part":
                return self._analyser.stem(a) in self._analyser.parts(b)
            case "different":
                return relation is None and self._analyser.relation(b, a) is None
        return a == b or any(self._analyser.stem(word) == self._analyser.stem(a) for word in self._nearest(b))

    def _nearest(self, form: str) -> list[str]:
        return corrections(form, self._vocabulary, limit=1)

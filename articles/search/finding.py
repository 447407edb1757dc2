"""Which documents answer a question, in which way, and roughly how well: sets and sums, without reading a text."""

import math
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property, reduce
from itertools import pairwise, product

from articles.search.impact import LEVELS, VALUE_OF_LEVEL, token_of_form, token_of_pair, token_of_part
from articles.search.leaves import FACTOR, RANK, WAYS, Leaf, Need
from articles.search.store import Postings, store
from articles.search.texts import Texts

# For each way, nearest first: the documents that answer in this way or a nearer one.
Reach = list[set[int]]


@dataclass
class Answered:
    """The documents that meet one need: how far each way reaches, and what the need counts for in each of them."""

    reach: Reach
    impact: dict[int, float]
    # How rare it is: the logarithm of documents in all to documents that have it (BM25's idf).
    rarity: float = 0.0
    # Those of the documents that the asker may see.
    numbers: set[int] = field(default_factory=set)


@dataclass
class Found:
    """All documents that answer a question."""

    needs: list[Need]
    answered: list[Answered]
    reach: Reach
    texts: Texts
    excluded: set[int] = field(default_factory=set)

    @property
    def numbers(self) -> set[int]:
        return self.reach[-1]

    @cached_property
    def score(self) -> dict[int, float]:
        """Give for each document found the sum over the needs of rarity × impact."""
        if len(self.answered) == 1:
            impact, rarity = self.answered[0].impact, self.answered[0].rarity
            return {number: rarity * impact[number] for number in self.numbers}
        sums = [(answer.rarity, answer.impact) for answer in self.answered]
        return {number: sum(rarity * impact[number] for rarity, impact in sums) for number in self.numbers}

    def way_ranks(self, among: set[int]) -> dict[int, int]:
        """Give for each document `among` those found the rank of the way in which it answers the whole question."""
        ranks: dict[int, int] = {}
        for rank in reversed(range(len(WAYS))):
            if rank == 0 or self.reach[rank] is not self.reach[rank - 1]:
                ranks.update(dict.fromkeys(self.reach[rank] & among, rank))
        return ranks

    def sizes(self, among: set[int]) -> list[int]:
        """Give for each way how many of the documents `among` those found it or a nearer way reaches."""
        sizes: list[int] = []
        for rank, numbers in enumerate(self.reach):
            is_same = rank and numbers is self.reach[rank - 1]
            sizes.append(sizes[-1] if is_same else len(numbers & among))
        return sizes

    def nearly(self) -> dict[int, float]:
        """Give the documents that miss just one of the needs, with their score."""
        scores: dict[int, float] = {}
        times: dict[int, int] = {}
        for answer in self.answered:
            for number, impact in answer.impact.items():
                scores[number] = scores.get(number, 0.0) + answer.rarity * impact
                times[number] = times.get(number, 0) + 1
        one_less = len(self.answered) - 1
        return {n: scores[n] for n, count in times.items() if count == one_less and n not in self.excluded}


def find(required: Sequence[Need], excluded: Sequence[Need], everything: Set[int], common: Set[str]) -> Found:
    """Find the documents that meet all of `required` and none of `excluded`; one query, and one more for phrases.

    `everything` is what the asker may see; `common` are the words whose pairs are in the index.
    """
    leaves = [leaf for need in [*required, *excluded] for leaf in need.leaves]
    postings = store().find(_tokens_of(leaves, common)) if leaves else {}
    evaluate = _Evaluation(postings, everything, common)
    answered = [evaluate.need(need) for need in required]
    # Numbers that are hidden from the asker, or that no document has any more, were left in until here.
    reach_of_all = _all([answer.reach for answer in answered]) if answered else [everything] * len(WAYS)
    unwanted = set().union(*(evaluate.need(need).numbers for need in excluded))
    reach = _mapped(reach_of_all, lambda numbers: (numbers & everything) - unwanted)
    return Found(list(required), answered, reach, evaluate.texts, unwanted)


def _tokens_of(leaves: Iterable[Leaf], common: Set[str]) -> set[str]:
    forms, stems, pairs = set(), set(), set()
    for leaf in leaves:
        forms |= leaf.forms.keys() | set().union(*leaf.places)
        stems |= leaf.parts.keys()
        pairs |= {pair for first, second in _common_places(leaf, common) for pair in product(first, second)}
    tokens = {token_of_form(form, level) for form in forms for level in LEVELS}
    tokens |= {token_of_part(stem, level) for stem in stems for level in LEVELS}
    return tokens | {token_of_pair(*pair) for pair in pairs}


def _common_places(leaf: Leaf, common: Set[str]) -> list[tuple[set[str], set[str]]]:
    """Give the neighbouring places of a row where only common words may stand: of these the index knows the pairs."""
    return [places for places in pairwise(leaf.places) if places[0] and places[1] and (places[0] | places[1]) <= common]


class _Evaluation:
    def __init__(self, postings: Postings, everything: Set[int], common: Set[str]) -> None:
        self.postings, self.everything, self.common = postings, everything, common
        self.texts = Texts()

    def need(self, need: Need) -> Answered:
        options = [self.option(option) for option in need.options]
        if need.otherwise and all(option.reach[-1].isdisjoint(self.everything) for option in options):
            need.options.append(need.otherwise)
            options.append(self.option(need.otherwise))
        reach = _any([option.reach for option in options])
        impact: dict[int, float] = {}
        # A later option may be a far one: what is best in a document counts.
        for option in options:
            if impact:
                for number, value in option.impact.items():
                    if value > impact.get(number, 0.0):
                        impact[number] = value
            else:
                impact = option.impact
        numbers = reach[-1] & self.everything
        total, having = len(self.everything), len(numbers)
        rarity = math.log(1 + (max(total - having, 0) + 0.5) / (having + 0.5))
        return Answered(reach, impact, rarity, numbers)

    def option(self, leaves: Sequence[Leaf]) -> Answered:
        answered = [self.leaf(leaf) for leaf in leaves]
        if len(answered) == 1:
            return answered[0]
        reach = _all([answer.reach for answer in answered])
        impact = {n: sum(answer.impact[n] for answer in answered) / len(answered) for n in reach[-1]}
        return Answered(reach, impact)

    def leaf(self, leaf: Leaf) -> Answered:
        if leaf.places:
            return self.row(leaf)
        lists = [
            (leaf.worth * FACTOR[way] * VALUE_OF_LEVEL[level], way, numbers)
            for way, level, numbers in self._lists(leaf)
        ]
        impact: dict[int, float] = {}
        for value, _, numbers in sorted(lists, key=lambda item: item[0]):
            impact.update(dict.fromkeys(numbers, value))
        reach, so_far = [], set()
        for way in WAYS:
            of_way = [numbers for _, own_way, numbers in lists if own_way == way]
            so_far = so_far.union(*of_way) if of_way else so_far
            reach.append(so_far)
        return Answered(reach, impact)

    def _lists(self, leaf: Leaf) -> Iterable[tuple]:
        for level in LEVELS:
            for form, way in leaf.forms.items():
                if numbers := self.postings.get(token_of_form(form, level)):
                    yield way, level, numbers
            for stem, way in leaf.parts.items():
                if numbers := self.postings.get(token_of_part(stem, level)):
                    yield way, level, numbers

    def row(self, leaf: Leaf) -> Answered:
        """Evaluate words that must stand after one another: the index tells who has them all, the text the rest."""
        places = [self._place(forms) for forms in leaf.places]
        having = [set(place) for place in places]
        having += [self._pairs(*places_) for places_ in _common_places(leaf, self.common)]
        candidates = reduce(set.intersection, sorted(having, key=len)) & self.everything
        numbers = self.texts.with_row(candidates, leaf.places)
        impact = {n: leaf.worth * FACTOR[leaf.way] * min(place[n] for place in places) for n in numbers}
        rank = RANK[leaf.way]
        return Answered([set()] * rank + [numbers] * (len(WAYS) - rank), impact)

    def _pairs(self, first: set[str], second: set[str]) -> set[int]:
        tokens = (token_of_pair(*pair) for pair in product(first, second))
        return set().union(*(self.postings.get(token, ()) for token in tokens))

    def _place(self, forms: Iterable[str]) -> Mapping[int, float]:
        impact: dict[int, float] = {}
        for level in LEVELS:
            for form in forms:
                impact.update(dict.fromkeys(self.postings.get(token_of_form(form, level), ()), VALUE_OF_LEVEL[level]))
        return impact


def _all(reaches: Sequence[Reach]) -> Reach:
    return _level_by_level(reaches, lambda sets: reduce(set.intersection, sorted(sets, key=len)))


def _any(reaches: Sequence[Reach]) -> Reach:
    return reaches[0] if len(reaches) == 1 else _level_by_level(reaches, lambda sets: set().union(*sets))


def _mapped(reach: Reach, change) -> Reach:
    return _level_by_level([reach], lambda sets: change(sets[0]))


def _level_by_level(reaches: Sequence[Reach], combine) -> Reach:
    """Combine sets way by way; where no set grew from one way to the next, the result is the same and is not made."""
    combined: Reach = []
    for rank in range(len(WAYS)):
        sets = [reach[rank] for reach in reaches]
        if rank and all(reach[rank] is reach[rank - 1] for reach in reaches):
            combined.append(combined[-1])
        else:
            combined.append(combine(sets))
    return combined

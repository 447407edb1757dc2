"""Reading the texts of the best documents: where the words stand, how near to one another, and what to show of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from articles.search.documents import Segment
from articles.search.impact import impact, weight_in
from articles.search.leaves import FACTOR, RANK, Leaf, Need
from articles.search.results import Reason, Way
from articles.search.snippets import as_written
from articles.search.texts import rows_in
from articles.search.words import Analyser

# Words further apart than this have nothing to do with one another.
NEAR = 8
# What two words side by side add, as a share of their rarity; further apart it is divided by the distance.
NEARNESS = 0.5
# What the question as a whole, typed as it stands in the text, adds; and what a title of just these words adds.
WHOLE_ROW = 0.6
TITLE = 0.5
_SHOWN_FORMS = 4
_TEXT_FIELDS = ("body", "lead", "box", "crosshead", "other")


@dataclass(frozen=True, slots=True)
class _Mark:
    """That a word of the text answers a leaf of a need, in a way that counts for so much."""

    leaf: int
    need: int
    way: Way
    worth: float


@dataclass
class Reading:
    """What one document says on the question."""

    score: float
    # For each need: the way in which it is met nearest, and the forms that do so.
    ways: dict[int, Way] = field(default_factory=dict)
    forms: dict[int, list[str]] = field(default_factory=dict)
    # Form → a text in which it stands, to show it as it is written.
    texts: dict[str, str] = field(default_factory=dict)
    # The segment that says most, for the snippet.
    best: Segment | None = None


@dataclass
class _Tally:
    """How one document answers one leaf."""

    # What the words count for → the weights of the fields in which they stand, added up.
    weights: dict[float, float] = field(default_factory=lambda: defaultdict(float))
    way: Way | None = None
    forms: list[str] = field(default_factory=list)

    def add(self, form: str, mark: _Mark, weight: float) -> None:
        self.weights[mark.worth] += weight
        if self.way is None or RANK[mark.way] < RANK[self.way]:
            self.way, self.forms = mark.way, [form]
        elif self.way == mark.way and form not in self.forms:
            self.forms.append(form)


class Reader:
    """Reads documents with one question in mind."""

    def __init__(self, needs: Sequence[Need], rarities: Sequence[float], sequence: Sequence[str], analyser: Analyser):
        self.needs, self.rarities, self.sequence, self.analyser = needs, rarities, tuple(sequence), analyser
        # Forms that were looked at; and those of them, and of the question, that answer something.
        self._met: set[str] = set()
        self._parts: dict[str, list[_Mark]] = defaultdict(list)
        self._rows: list[tuple[_Mark, Leaf]] = []
        self._forms: dict[str, list[_Mark]] = defaultdict(list)
        self._leaf_count = 0
        # For each need its options, and of each option the numbers of its leaves.
        self._options = [
            [[self._add(leaf, n) for leaf in option] for option in need.options] for n, need in enumerate(needs)
        ]
        self._answering = {form: tuple(marks) for form, marks in self._forms.items()}
        self._openings = {_opening_of(stem) for stem in self._parts}
        # How anything begins that may answer: what has none of these letters need not be taken apart.
        wanted = {form for _, leaf in self._rows for form in leaf.places[0]} | self._forms.keys()
        self._beginnings = self._openings | {form[:3] for form in wanted}

    def _add(self, leaf: Leaf, need: int) -> int:
        """Note what answers a leaf, and give the leaf its number."""
        number, self._leaf_count = self._leaf_count, self._leaf_count + 1
        if leaf.places:
            self._rows.append((_Mark(number, need, leaf.way, leaf.worth * FACTOR[leaf.way]), leaf))
        for form, way in leaf.forms.items():
            self._forms[form].append(_Mark(number, need, way, leaf.worth * FACTOR[way]))
        for stem, way in leaf.parts.items():
            # What answers as a part of a compound is never worth more than a part.
            worth = leaf.worth * min(FACTOR[way], FACTOR[Way.PART])
            self._parts[stem].append(_Mark(number, need, way, worth))
        return number

    def read(self, segments: Sequence[Segment]) -> Reading:
        """Read one document's texts, and judge them."""
        reading = Reading(0.0)
        lengths: dict[str, int] = defaultdict(int)
        for segment in segments:
            lengths[segment.field] += segment.length
        tallies = [_Tally() for _ in range(self._leaf_count)]
        bonus = best_worth = 0.0
        for segment in segments:
            marked = self._marks_in(segment)
            if not marked:
                continue
            unit = weight_in(segment.field, lengths[segment.field])
            for _, form, mark in marked:
                tallies[mark.leaf].add(form, mark, unit)
                reading.texts.setdefault(form, segment.text)
            bonus = max(bonus, self._closeness(segment, marked))
            worth = self._worth(segment, marked)
            if worth > best_worth:
                best_worth, reading.best = worth, segment
        reading.score = bonus
        for need, rarity in enumerate(self.rarities):
            reading.score += rarity * self._judge(reading, need, tallies)
        return reading

    def _judge(self, reading: Reading, need: int, tallies: Sequence[_Tally]) -> float:
        """Note how a document meets a need, and give the impact of it: of all options that have all of their leaves."""
        rest = 1.0
        for option in self._options[need]:
            of_option = [tallies[leaf] for leaf in option]
            if not all(tally.way for tally in of_option):
                continue
            rest *= 1 - sum(_together(tally.weights) for tally in of_option) / len(of_option)
            way = max((tally.way for tally in of_option), key=RANK.__getitem__)
            if need not in reading.ways or RANK[way] < RANK[reading.ways[need]]:
                reading.ways[need] = way
                reading.forms[need] = list(dict.fromkeys(form for tally in of_option for form in tally.forms))
        return 1 - rest

    def _marks_in(self, segment: Segment) -> list[tuple[int, str, _Mark]]:
        """Give each word that answers something: its place, its form, and what it answers."""
        if not any(opening in segment.line for opening in self._beginnings):
            return []
        forms = segment.forms
        self._look_at(set(forms))
        answering = self._answering
        of_form = [(place, form) for place, form in enumerate(forms) if form in answering]
        marked = [(place, form, mark) for place, form in of_form for mark in answering[form]]
        for mark, leaf in self._rows:
            for start in rows_in(segment, leaf.places):
                row = forms[start : start + len(leaf.places)]
                marked += [(start + step, form, mark) for step, form in enumerate(row)]
        return sorted(marked, key=lambda mark: mark[0]) if self._rows else marked

    def _look_at(self, forms: set[str]) -> None:
        """Take forms that were not met before apart, when a part of them may be what was asked."""
        new = forms - self._met
        self._met |= new
        for opening in self._openings:
            for form in [form for form in new if opening in form]:
                if marks := self._marks_of(form):
                    self._answering[form] = marks

    def _marks_of(self, form: str) -> tuple[_Mark, ...]:
        marks = {mark.leaf: mark for mark in self._forms.get(form, ())}
        for mark in (mark for stem in self.analyser.parts(form) for mark in self._parts.get(stem, ())):
            marks.setdefault(mark.leaf, mark)
        return tuple(marks.values())

    def _closeness(self, segment: Segment, marked: list[tuple[int, str, _Mark]]) -> float:
        """Judge how near to one another the words stand, and whether a title says just what was asked."""
        found = {mark.need for _, _, mark in marked}
        rarity = sum(self.rarities[need] for need in found)
        bonus = 0.0
        if segment.field == "title" and len(found) == len(self.needs):
            bonus += TITLE * rarity * min(1.0, len(found) / max(segment.length, 1))
        if len(self.sequence) > 1 and f" {' '.join(self.sequence)} " in segment.line:
            bonus += WHOLE_ROW * rarity
        last: dict[int, int] = {}
        nearest: dict[tuple[int, int], int] = {}
        for place, _, mark in marked:
            for other, there in last.items():
                if other != mark.need and 0 < place - there <= NEAR:
                    pair = (min(other, mark.need), max(other, mark.need))
                    nearest[pair] = min(nearest.get(pair, NEAR), place - there)
            last[mark.need] = place
        near = ((self.rarities[a] + self.rarities[b]) / distance for (a, b), distance in nearest.items())
        return bonus + NEARNESS * sum(near) / max(len(self.needs) - 1, 1)

    def _worth(self, segment: Segment, marked: list[tuple[int, str, _Mark]]) -> float:
        if segment.field not in _TEXT_FIELDS:
            return 0.0
        best: dict[int, float] = {}
        for _, _, mark in marked:
            best[mark.need] = max(best.get(mark.need, 0.0), mark.worth * self.rarities[mark.need])
        # The running text before a box or a caption, when they say the same.
        return sum(best.values()) * (1 - 0.1 * _TEXT_FIELDS.index(segment.field)) + 0.01

    def reasons(self, reading: Reading) -> list[Reason]:
        """Say for each need how the document meets it."""
        return [
            Reason(reading.ways[number], need.asked, tuple(self._as_written(reading, number)))
            for number, need in enumerate(self.needs)
            if number in reading.ways
        ]

    def _as_written(self, reading: Reading, number: int) -> Iterable[str]:
        for form in reading.forms[number][:_SHOWN_FORMS]:
            yield as_written(reading.texts[form], form)

    def missing(self, reading: Reading) -> tuple[str, ...]:
        """Name what was asked and is not there."""
        return tuple(need.asked for number, need in enumerate(self.needs) if number not in reading.ways)


def _opening_of(stem: str) -> str:
    """Give the letters of a stem that its inflections share: "school" and "scholen" open alike, with "scho"."""
    last = max((place for place in range(3, len(stem)) if _begins_vowels(stem, place)), default=2)
    return stem[: last + 1]


def _begins_vowels(stem: str, place: int) -> bool:
    return stem[place] in "aeiouy" and stem[place - 1] not in "aeiouy"


def _together(weights: Mapping[float, float]) -> float:
    """Add up the impacts of words that are worth different things, as chances are: many a synonym is no exact word."""
    rest = 1.0
    for worth, weight in weights.items():
        rest *= 1 - worth * impact(weight)
    return 1 - rest

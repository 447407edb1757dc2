"""Reading the texts of the best documents: where the words stand, how near to one another, and what to show of it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from articles.search.documents import Segment
from articles.search.finding import rows_in
from articles.search.impact import impact, weight_in
from articles.search.leaves import FACTOR, RANK, Leaf, Need
from articles.search.results import Piece, Reason, Way
from articles.search.words import Analyser

# Words further apart than this have nothing to do with one another.
NEAR = 8
# What two words side by side add, as a share of their rarity; further apart it is divided by the distance.
NEARNESS = 0.5
# What the question as a whole, typed as it stands in the text, adds; and what a title of just these words adds.
WHOLE_ROW = 0.6
TITLE = 0.5
# A snippet is about this many characters long, and begins this many before the first hit.
SNIPPET = 230
BEFORE = 70
_SHOWN_FORMS = 4
_TEXT_FIELDS = ("body", "lead", "box", "crosshead", "other")
_LIKE = {"a": "aáàäâã", "c": "cç", "e": "eéèëê", "i": "iíìïî", "n": "nñ", "o": "oóòöôø", "u": "uúùüû", "y": "yÿ"}


@dataclass(frozen=True, slots=True)
class _Mark:
    """That a word of the text answers a need, in a way that counts for so much."""

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
    # The segment that says most, for the snippet.
    best: Segment | None = None


class Reader:
    """Reads documents with one question in mind."""

    def __init__(self, needs: Sequence[Need], rarities: Sequence[float], sequence: Sequence[str], analyser: Analyser):
        self.needs, self.rarities, self.sequence, self.analyser = needs, rarities, tuple(sequence), analyser
        self._known: dict[str, tuple[_Mark, ...]] = {}
        self._parts: dict[str, list[_Mark]] = defaultdict(list)
        self._rows: list[tuple[int, Leaf]] = []
        marks: dict[str, dict[int, _Mark]] = defaultdict(dict)
        for number, need in enumerate(needs):
            for leaf in need.leaves:
                if leaf.places:
                    self._rows.append((number, leaf))
                for form, way in leaf.forms.items():
                    mark = _Mark(number, way, leaf.worth * FACTOR[way])
                    if number not in marks[form] or RANK[way] < RANK[marks[form][number].way]:
                        marks[form][number] = mark
                for stem, way in leaf.parts.items():
                    # What answers as a part of a compound is never worth more than a part.
                    self._parts[stem].append(_Mark(number, way, leaf.worth * min(FACTOR[way], FACTOR[Way.PART])))
        self._forms = {form: tuple(of_form.values()) for form, of_form in marks.items()}
        self._openings = {stem[:3] for stem in self._parts}

    def read(self, segments: Sequence[Segment]) -> Reading:
        """Read one document's texts, and judge them."""
        reading = Reading(0.0)
        lengths: dict[str, int] = defaultdict(int)
        for segment in segments:
            lengths[segment.field] += len(segment.forms)
        weights: list[dict[float, float]] = [defaultdict(float) for _ in self.needs]
        bonus = best_worth = 0.0
        for segment in segments:
            marked = self._marks_in(segment)
            if not marked:
                continue
            unit = weight_in(segment.field, lengths[segment.field])
            for _, form, mark in marked:
                weights[mark.need][mark.worth] += unit
                _note(reading, form, mark)
            bonus = max(bonus, self._closeness(segment, marked))
            worth = self._worth(segment, marked)
            if worth > best_worth:
                best_worth, reading.best = worth, segment
        impacts = map(_together, weights)
        reading.score = sum(rarity * value for rarity, value in zip(self.rarities, impacts, strict=True)) + bonus
        return reading

    def _marks_in(self, segment: Segment) -> list[tuple[int, str, _Mark]]:
        known = self._known
        marked = []
        for place, form in enumerate(segment.forms):
            marks = known.get(form)
            if marks is None:
                marks = known[form] = self._marks_of(form)
            for mark in marks:
                marked.append((place, form, mark))
        for need, leaf in self._rows:
            for start in rows_in(segment, leaf.places):
                row = segment.forms[start : start + len(leaf.places)]
                marked += [
                    (start + step, form, _Mark(need, leaf.way, leaf.worth * FACTOR[leaf.way]))
                    for step, form in enumerate(row)
                ]
        return sorted(marked, key=lambda mark: mark[0]) if self._rows else marked

    def _marks_of(self, form: str) -> tuple[_Mark, ...]:
        marks = self._forms.get(form, ())
        met = {mark.need for mark in marks}
        if len(met) < len(self.needs) and any(opening in form for opening in self._openings):
            parts = self.analyser.parts(form)
            in_parts: dict[int, _Mark] = {}
            for mark in (mark for stem in parts for mark in self._parts.get(stem, ())):
                if mark.need not in in_parts or RANK[mark.way] < RANK[in_parts[mark.need].way]:
                    in_parts[mark.need] = mark
            marks += tuple(mark for mark in in_parts.values() if mark.need not in met)
        return marks

    def _closeness(self, segment: Segment, marked: list[tuple[int, str, _Mark]]) -> float:
        """Judge how near to one another the words stand, and whether a title says just what was asked."""
        found = {mark.need for _, _, mark in marked}
        rarity = sum(self.rarities[need] for need in found)
        bonus = 0.0
        if segment.field == "title" and len(found) == len(self.needs):
            bonus += TITLE * rarity * min(1.0, len(found) / max(len(segment.forms), 1))
        if len(self.sequence) > 1 and next(rows_in(segment, [{form} for form in self.sequence]), None) is not None:
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
            match = _pattern(form).search(reading.best.text) if reading.best else None
            yield match[0].lower() if match else form

    def missing(self, reading: Reading) -> tuple[str, ...]:
        """Name what was asked and is not there."""
        return tuple(need.asked for number, need in enumerate(self.needs) if number not in reading.ways)


def _together(weights: Mapping[float, float]) -> float:
    """Add up the impacts of words that are worth different things, as chances are: many a synonym is no exact word."""
    rest = 1.0
    for worth, weight in weights.items():
        rest *= 1 - worth * impact(weight)
    return 1 - rest


def _note(reading: Reading, form: str, mark: _Mark) -> None:
    known = reading.ways.get(mark.need)
    if known is None or RANK[mark.way] < RANK[known]:
        reading.ways[mark.need] = mark.way
        reading.forms[mark.need] = [form]
    elif known == mark.way and form not in reading.forms[mark.need]:
        reading.forms[mark.need].append(form)


def snippet(segment: Segment, forms: Iterable[str]) -> list[Piece]:
    """Cut the stretch of text with most of these forms out of a segment, at the edges of words."""
    hits = sorted({match.span() for form in forms for match in _pattern(form).finditer(segment.text)})
    start = _opening(segment.text, hits)
    end = min(len(segment.text), start + SNIPPET)
    end = segment.text.rfind(" ", start, end) if end < len(segment.text) and " " in segment.text[start:end] else end
    pieces = [Piece("… ")] if start else []
    place = start
    for begin, stop in hits:
        if begin >= place and stop <= end:
            pieces += [Piece(segment.text[place:begin]), Piece(segment.text[begin:stop], is_hit=True)]
            place = stop
    pieces.append(Piece(segment.text[place:end] + (" …" if end < len(segment.text) else "")))
    return [piece for piece in pieces if piece.text]


def _opening(text: str, hits: Sequence[tuple[int, int]]) -> int:
    """Give where a snippet begins: so that most hits are in it, at the start of a word."""
    if not hits or len(text) <= SNIPPET:
        return 0
    counts = [(sum(begin <= other < begin + SNIPPET - BEFORE for other, _ in hits), -begin) for begin, _ in hits]
    begin = -max(counts)[1]
    start = max(0, min(begin - BEFORE, len(text) - SNIPPET))
    return text.rfind(" ", 0, start) + 1 if start else 0


@lru_cache(maxsize=4096)
def _pattern(form: str) -> re.Pattern[str]:
    """Give the pattern that finds a form as it is written: with its accents, apostrophes and hyphens."""
    letters = (f"[{_LIKE[c]}]" if c in _LIKE else re.escape(c) for c in form)
    return re.compile(rf"(?<!\w){'[-‐’ʼ]?'.join(letters)}(?!\w)".replace("ʼ", "'"), re.IGNORECASE)

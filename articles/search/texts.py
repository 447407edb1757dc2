"""The texts of documents as the index keeps them, read when a question needs them."""

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from math import prod

from articles.models import SearchDocument
from articles.search.documents import Segment, unpack

# So many rows of words are looked for one by one; of more a pattern is made.
_FEW_ROWS = 8
_AT_ONCE = 5000


class Texts:
    """The texts of documents, read when they are needed, each at most once for a question."""

    def __init__(self) -> None:
        self._segments: dict[int, list[Segment]] = {}

    def read(self, numbers: Iterable[int]) -> None:
        """Read the texts of these documents, in one query."""
        missing = [number for number in numbers if number not in self._segments]
        if missing:
            rows = SearchDocument.objects.filter(pk__in=missing).values_list("pk", "text")
            self._segments |= {number: unpack(bytes(packed)) for number, packed in rows.iterator()}

    def of(self, number: int) -> list[Segment]:
        return self._segments.get(number, [])

    def with_row(self, numbers: Iterable[int], places: Sequence[set[str]]) -> set[int]:
        """Give those of the documents in which a row of words stands, without taking their texts apart."""
        if prod(map(len, places)) <= _FEW_ROWS:
            rows = [f" {' '.join(forms)} ".encode() for forms in product(*places)]
            return {number for number, text in self._packed(numbers) if any(row in text for row in rows)}
        pattern = re.compile(b"(?<= )" + b" ".join(_either(forms) for forms in places) + b"(?= )")
        return {number for number, text in self._packed(numbers) if pattern.search(text)}

    def _packed(self, numbers: Iterable[int]) -> Iterator[tuple[int, bytes]]:
        numbers = sorted(numbers)
        for start in range(0, len(numbers), _AT_ONCE):
            rows = SearchDocument.objects.filter(pk__in=numbers[start : start + _AT_ONCE]).values_list("pk", "text")
            yield from ((number, zlib.decompress(packed)) for number, packed in rows.iterator())


def _either(forms: Iterable[str]) -> bytes:
    return b"(?:" + b"|".join(re.escape(form.encode()) for form in sorted(forms)) + b")"


def rows_in(segment: Segment, places: Sequence[set[str]]) -> Iterable[int]:
    """Give the places in the text at which such a row begins."""
    forms, first, rest = segment.forms, places[0], list(enumerate(places[1:], 1))
    last = len(forms) - len(places)
    for start, form in enumerate(forms):
        if start > last:
            return
        if form in first and all(forms[start + step] in place for step, place in rest):
            yield start

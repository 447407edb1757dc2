"""The articles found, in order; worked out only as far as someone looks."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from articles.search.results import Order

if TYPE_CHECKING:
    from articles.search.answer import Answer


class Ordered(Sequence[int]):
    """The primary keys of the articles found, in order; sorted only as far as someone looks."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __len__(self) -> int:
        return len(self._answer.chosen)

    @cached_property
    def _best(self) -> list[int]:
        return self._answer.best()

    @cached_property
    def _all(self) -> list[int]:
        answer = self._answer
        if answer.order != Order.RELEVANCE or not answer.question.has_words:
            return answer.by_date()
        best = set(self._best)
        return self._best + [number for number in answer.by_score() if number not in best]

    def __getitem__(self, index):
        answer = self._answer
        is_by_worth = answer.order == Order.RELEVANCE and answer.question.has_words
        numbers = self._best if is_by_worth and _end(index) <= len(self._best) else self._all
        if isinstance(index, slice):
            return answer.object_ids(numbers[index])
        return answer.current.entries[numbers[index]].object_id


def _end(index: int | slice) -> int:
    """Give up to where a place or a slice looks; a place from the end looks at all."""
    end = index.stop if isinstance(index, slice) else index + 1
    return end if end is not None and end > 0 else sys.maxsize

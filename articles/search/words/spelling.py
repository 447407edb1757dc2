"""Words that look like a word that is nowhere known."""

import re
from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

# Ways to write one sound that are often mistaken for each other; in this order.
_SOUNDS = tuple(
    (re.compile(written), sound)
    for written, sound in (
        ("ij|y", "ei"), ("ou", "au"), ("ch", "g"), ("ck|c(?![eiy])|q", "k"), ("c", "s"), ("th|dt|d(?=s?$)", "t"),
        ("ph|v", "f"), ("z|ti(?=e)", "s"), ("x", "ks"), (r"(.)\1", r"\1"),
    )
)  # fmt: skip


def corrections(form: str, vocabulary: Sequence[str], *, limit: int = 5) -> list[str]:
    """Give the words nearest to `form`; of equally near ones first what sounds alike, then by place in `vocabulary`."""
    allowed = 0 if len(form) < 4 else 1 if len(form) < 7 else 2
    if not allowed:
        return []
    found = process.extract(form, vocabulary, scorer=OSA.distance, score_cutoff=allowed, limit=None)
    heard = _sound(form)
    nearest = sorted((distance, _sound(word) != heard, place, word) for word, distance, place in found if distance)
    return list(dict.fromkeys(word for _, _, _, word in nearest))[:limit]


def _sound(word: str) -> str:
    for written, sound in _SOUNDS:
        word = written.sub(sound, word)
    return word

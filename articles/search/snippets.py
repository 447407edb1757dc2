"""What to show of a text: the words as they are written, and the stretch in which most of them stand."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from articles.search.documents import Segment
from articles.search.results import Piece

# A snippet is about this many characters long, and begins this many before the first hit.
SNIPPET = 230
BEFORE = 70
_LIKE = {"a": "aáàäâã", "c": "cç", "e": "eéèëê", "i": "iíìïî", "n": "nñ", "o": "oóòöôø", "u": "uúùüû", "y": "yÿ"}
_WITHOUT_ACCENTS = str.maketrans({letter: plain for plain, letters in _LIKE.items() for letter in letters})


def snippet(segment: Segment, forms: Iterable[str]) -> list[Piece]:
    """Cut the stretch of text with most of these forms out of a segment, at the edges of words."""
    plain = _plain(segment.text)
    hits = sorted({span for form in forms for span in _spans(segment.text, plain, form)})
    start = _opening(segment.text, hits)
    end = min(len(segment.text), start + SNIPPET)
    if len(segment.text) - end < BEFORE:
        end = len(segment.text)
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


def as_written(text: str, form: str) -> str:
    """Give a word as it is written in a text: "Coöperaties" for "cooperaties"."""
    begin, end = next(_spans(text, _plain(text), form), (0, 0))
    return text[begin:end] or form


def _plain(text: str) -> str:
    """Give the text in lower case and without accents, each letter in its place; or nothing where that cannot be."""
    plain = text.lower() if text.isascii() else text.lower().translate(_WITHOUT_ACCENTS)
    return plain if len(plain) == len(text) else ""


def _spans(text: str, plain: str, form: str) -> Iterator[tuple[int, int]]:
    """Give where a form stands in a text. Most stand there letter by letter; only for the others a pattern is made."""
    begin, is_found = plain.find(form), False
    while begin >= 0:
        end = begin + len(form)
        if not (plain[end : end + 1].isalnum() or (begin and plain[begin - 1].isalnum())):
            is_found = True
            yield begin, end
        begin = plain.find(form, end)
    if not is_found:
        yield from (match.span() for match in _pattern(form).finditer(text))


@lru_cache(maxsize=4096)
def _pattern(form: str) -> re.Pattern[str]:
    """Give the pattern that finds a form as it is written: with its accents, apostrophes and hyphens."""
    letters = (f"[{_LIKE[c]}]" if c in _LIKE else re.escape(c) for c in form)
    return re.compile(rf"(?<!\w){'[-‐’ʼ]?'.join(letters)}(?!\w)".replace("ʼ", "'"), re.IGNORECASE)

"""Text cut into words, and each word brought to the form under which it is kept and asked for."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

# A database refuses an entry of thousands of letters; no word that anyone looks for is longer.
LONGEST_FORM = 64

_LETTERS_WITHOUT_DECOMPOSITION = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
_APOSTROPHES = "'’‘ʼ`´"
# Without its apostrophe each of these would be another word: "zo'n" is no "zon" and "da's" no "das".
_CONTRACTIONS = {"zo'n": "zo", "z'n": "zijn", "m'n": "mijn", "d'r": "haar", "da's": "dat", "'t": "het", "'n": "een"}

_MARKS = "\u0300-\u036f"
_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
_LINE_END = r"[^\S\n]*\n\s*"


def _pattern(letter: str) -> re.Pattern[str]:
    """Give the pattern of an abbreviation with points, or of letters with what may stand inside a word."""
    mended = rf"-{_LINE_END}(?!(?:en|of)\b)(?=[a-zà-ÿ])"
    hyphen = r"(?:(?<!\d)[-‐‑]|[-‐‑](?!\d))"
    # Most words end in a space: one look at the next character says so.
    inside = (
        rf"(?=[{_APOSTROPHES}{_INVISIBLE}‐‑-])(?:[{_APOSTROPHES}]|[{_INVISIBLE}]+(?:{_LINE_END})?|{mended}|{hyphen})"
    )
    return re.compile(rf"(?P<points>(?=.\.)[^\W\d_](?:\.[^\W\d_])+)(?![\w{_MARKS}])|{letter}+(?:{inside}{letter}+)*")


_WORD = _pattern(r"[^\W_]")
_WORD_WITH_MARKS = _pattern(rf"(?:[^\W_]|[{_MARKS}])")
_HAS_MARKS = re.compile(rf"[{_MARKS}]")
_HYPHEN = re.compile(rf"[-‐‑](?:{_LINE_END})?")
# What may tie letters into one word; between spaces without any of it, the words are the plain runs of letters.
_TIE = re.compile(rf"[^\W_][.{_APOSTROPHES}{_INVISIBLE}‐‑{_MARKS}-]")
_TIE_AT_LINE_END = re.compile(rf"[{_INVISIBLE}‐‑-]{_LINE_END}")
_PLAIN = re.compile(r"[^\W_]+")
_MENDED = re.compile(rf"[-‐‑]{_LINE_END}|[{_INVISIBLE}]+(?:{_LINE_END})?")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text, and where it stands there."""

    form: str
    start: int
    end: int


@lru_cache(maxsize=2**17)
def fold(word: str) -> str:
    """Give the form of one word, in lower case, of letters and digits alone: "Coöperatie’s" gives "cooperaties"."""
    if word.isascii() and word.isalnum():
        return word.lower()[:LONGEST_FORM]
    plain = _without_marks(_without_marks(word).casefold()).translate(_LETTERS_WITHOUT_DECOMPOSITION)
    for apostrophe in _APOSTROPHES[1:]:
        plain = plain.replace(apostrophe, "'")
    plain = _CONTRACTIONS.get(plain, plain)
    return "".join(filter(str.isalnum, plain))[:LONGEST_FORM]


def _without_marks(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def tokens(text: str) -> list[Token]:
    """Give the words of `text` in order; a hyphenated word comes joined first, and then its pieces."""
    pattern = _WORD_WITH_MARKS if _HAS_MARKS.search(text) else _WORD
    found = []
    for match in pattern.finditer(text):
        word = match[0]
        if word.isalnum() or match.lastgroup:
            form = fold(word)
            if form:
                found.append(Token(form, match.start(), match.end()))
        else:
            found += _pieces(word, match.start())
    return found


def forms(text: str) -> list[str]:
    """Give the forms of the words of `text`, as `tokens` does but without their places, in a fraction of the time."""
    if _TIE_AT_LINE_END.search(text) or _HAS_MARKS.search(text):
        return [token.form for token in tokens(text)]
    return list(chain.from_iterable(map(_of_stretch, text.split())))


@lru_cache(maxsize=2**18)
def _of_stretch(stretch: str) -> tuple[str, ...]:
    """Give the forms of the words between two spaces; kept, for most stretches come again and again."""
    if stretch.isalnum():
        found = [fold(stretch)]
    elif _TIE.search(stretch):
        found = [token.form for token in tokens(stretch)]
    else:
        found = list(map(fold, _PLAIN.findall(stretch)))
    return tuple(form for form in found if form)


def _pieces(word: str, offset: int) -> list[Token]:
    """Give a word with a hyphen, apostrophe or break in it: as a whole, and each piece between hyphens."""
    whole = _MENDED.sub("", word)
    found = [Token(fold(whole), offset, offset + len(word))]
    if _HYPHEN.search(whole):
        found += _between_hyphens(word, offset)
    return [token for token in found if token.form]


def _between_hyphens(word: str, offset: int) -> list[Token]:
    cuts = [match.span() for match in _HYPHEN.finditer(word) if "\n" not in match[0]]
    edges = [(0, 0), *cuts, (len(word), len(word))]
    spans = [(left[1], right[0]) for left, right in pairwise(edges)]
    return [Token(fold(_MENDED.sub("", word[a:b])), offset + a, offset + b) for a, b in spans]

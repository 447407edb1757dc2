"""What a reader typed, understood: words, phrases, what must not be there, and conditions like `jaar:2019-2021`.

Any text is a question; nothing is an error. What looks like an operator but is none is read as words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from articles.search.words import SMALL_WORDS, Token, tokens

MOST_WORDS = 40
# What may stand before a colon, with the facet that it narrows.
CONDITIONS = {
    "auteur": "auteur",
    "blad": "blad",
    "dossier": "dossier",
    "jaar": "jaar",
    "nummer": "nummer",
    "onderwerp": "onderwerp",
    "persoon": "persoon",
    "soort": "soort",
}
_OR = {"OR", "OF", "|"}
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"') | {"−": "-", "–": "-"})
_PIECE = re.compile(r'(-?)(?:([A-Za-z]{3,12}):)?(?:"([^"]*)"?|([^\s"]*))')


@dataclass(frozen=True, slots=True)
class Word:
    """One word that is asked for: as typed, its form, and where it stands in the question."""

    text: str
    form: str
    start: int = 0
    end: int = 0
    # "e-learning" is one word, or the words "e" and "learning" after one another.
    pieces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must stand after one another, just so."""

    text: str
    forms: tuple[str, ...]


Item = Word | Phrase


@dataclass(frozen=True, slots=True)
class Condition:
    """What an article must be, or must not be, besides its words: `soort:interview`."""

    facet: str
    value: str
    is_excluded: bool = False


@dataclass
class Question:
    """A question: each of `required` is a choice of items of which one must be there, and none of `excluded`."""

    text: str
    required: list[list[Item]] = field(default_factory=list)
    excluded: list[Item] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)
    # Small words that the question can do without.
    ignored: list[str] = field(default_factory=list)
    # All forms in the order typed, small words too: who stands "van der Lans" close together is meant first.
    sequence: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.required or self.excluded or self.conditions)

    @property
    def has_words(self) -> bool:
        return bool(self.required)

    @property
    def is_plain(self) -> bool:
        """Whether this is a row of words and nothing else, so that articles with most of them are of use too."""
        plain = all(len(choice) == 1 and isinstance(choice[0], Word) for choice in self.required)
        return plain and len(self.required) > 1 and not self.excluded

    @property
    def words(self) -> list[str]:
        return [item.text for choice in self.required for item in choice]


def understand(text: str) -> Question:
    """Read what a reader typed."""
    question = Question(text)
    is_choice, waiting = False, None
    for piece in _pieces(text):
        if piece.facet and not piece.text:
            # "auteur: lans": what is meant comes after the space.
            waiting = piece
        elif facet := piece.facet or (waiting and waiting.facet):
            is_excluded = piece.is_excluded or bool(waiting and not piece.facet and waiting.is_excluded)
            question.conditions.append(Condition(facet, piece.text.strip(), is_excluded=is_excluded))
            waiting = None
        elif piece.text in _OR and not piece.is_phrase:
            is_choice = True
        else:
            _take(question, list(_items(piece)), is_excluded=piece.is_excluded, is_choice=is_choice)
            is_choice = False
    _drop_small_words(question)
    return question


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between two spaces, or between quotes."""

    text: str
    start: int
    facet: str = ""
    is_phrase: bool = False
    is_excluded: bool = False


def _pieces(text: str) -> Iterator[_Piece]:
    for match in _PIECE.finditer(text.translate(_QUOTES)):
        minus, name, phrase, _ = match.groups()
        facet = CONDITIONS.get((name or "").lower(), "")
        # "https:" and "let op:" are no conditions; the name belongs to the words.
        start = match.start(4) if phrase is None else match.start(3)
        whole = match.start(2) if name and not facet and phrase is None else start
        value = text[whole : match.end(4)] if phrase is None else phrase
        if value.strip() or facet:
            yield _Piece(value, whole, facet, phrase is not None, bool(minus))


def _items(piece: _Piece) -> Iterator[Item]:
    found = tokens(piece.text)[: MOST_WORDS * 2]
    if piece.is_phrase and len(found) > 1:
        yield Phrase(piece.text, tuple(token.form for token in found[:MOST_WORDS]))
        return
    covered = 0
    for token in found:
        if token.end > covered:
            start, end = piece.start + token.start, piece.start + token.end
            yield Word(piece.text[token.start : token.end], token.form, start, end, _pieces_of(token, found))
            covered = token.end


def _pieces_of(joined: Token, found: Sequence[Token]) -> tuple[str, ...]:
    inside = (t for t in found if t is not joined and joined.start <= t.start and t.end <= joined.end)
    return tuple(token.form for token in inside)


def _take(question: Question, items: list[Item], *, is_excluded: bool, is_choice: bool) -> None:
    items = items[: max(0, MOST_WORDS - len(question.required) - len(question.excluded))]
    if is_excluded:
        question.excluded += items
        return
    question.sequence += tuple(form for item in items for form in _forms(item))
    # Asked once is enough: who pastes a word a hundred times does not wait a hundred times as long.
    asked = {_forms(item) for choice in question.required for item in choice}
    items = list({_forms(item): item for item in items if _forms(item) not in asked}.values())
    if is_choice and question.required and items:
        question.required[-1].append(items.pop(0))
    question.required += [[item] for item in items]


def _forms(item: Item) -> tuple[str, ...]:
    return (item.form,) if isinstance(item, Word) else item.forms


def _drop_small_words(question: Question) -> None:
    """Leave out small words, unless there is nothing else to search for."""
    small = [c for c in question.required if len(c) == 1 and isinstance(c[0], Word) and c[0].form in SMALL_WORDS]
    if len(small) < len(question.required):
        question.required = [choice for choice in question.required if choice not in small]
        question.ignored = [choice[0].text for choice in small]

"""Stored text and the HTML of it: what a text may hold, how it is cleaned, and the one place that marks it safe."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django_prose_editor.fields import create_sanitizer

# What an editor can make in a text, and so what the sanitiser lets through: one definition for both.
EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "HardBreak": True,
    "History": True,
}

_sanitise = create_sanitizer(EXTENSIONS)

_TAG = re.compile(r"""(<(?:"[^"]*"|'[^']*'|[^>"'])*>)""")
_PERCENTAGE = re.compile(r"(<td>(?:<p>)?(\d{1,3}(?:,\d+)?) ?(?:%|procent)(?:</p>)?)(</td>)")
_BAR = (
    '<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">'
    '<rect width="{}" height="6"/></svg>'
)
_NOTE_MARKER = re.compile(r"\[\^(\d{1,3})\]")
_MARKER = '<sup class="note-marker"><a href="#noot-{0}" id="bij-noot-{0}" aria-label="noot {0}">{0}</a></sup>'
_MARKER_AGAIN = '<sup class="note-marker"><a href="#noot-{0}" aria-label="noot {0}">{0}</a></sup>'
_NOTE = (
    '<li id="noot-{0}"><a class="note-back" href="#bij-noot-{0}" aria-label="terug naar noot {0} in de tekst">↑</a> '
)


def clean(text: str) -> str:
    """Give `text` (HTML) with only the elements and attributes that a body may hold; the rest is dropped."""
    return _sanitise(text) if text else ""


@dataclass(frozen=True)
class Part:
    """A block ready for the page: the block itself and its text as HTML."""

    block: Any
    html: SafeString


def render(blocks: Iterable[Any]) -> list[Part]:
    """Turn the blocks of one article, in order, into parts for the page, their note markers linked to the notes."""
    blocks = list(blocks)
    note_count = sum(_count_notes(block.text) for block in blocks if block.kind == "notes")
    cited: set[int] = set()
    return [
        Part(block, to_html(block.text, note_count=note_count, is_notes=block.kind == "notes", cited=cited))
        for block in blocks
    ]


def to_html(text: str, *, note_count: int = 0, is_notes: bool = False, cited: set[int] | None = None) -> SafeString:
    """Turn stored text into HTML for a page: the one way from what editors wrote to what readers get.

    The text is cleaned again, so that nothing harmful shows even if it reached the database another way. The heads of
    a table get their scope, and a cell that holds a percentage a bar of that length. A marker `[^2]` becomes a link to
    note 2 when the article has `note_count` ≥ 2 notes, and stays as it is otherwise. In a notes block (`is_notes`) each
    item of the list becomes the target of its marker. A note leads back to where it was cited first; `cited` holds the
    notes that earlier blocks cited.
    """
    html = _draw_bars(clean(text).replace("<th>", '<th scope="col">'))
    pieces = _number_notes(html) if is_notes else _link_notes(html, note_count, set() if cited is None else cited)
    return mark_safe("".join(pieces))  # noqa: S308 - cleaned above, by allow-list


def _draw_bars(html: str) -> str:
    """Draw the figure in a table's cell; the figure itself stays, so the bar needs no other words."""

    def draw(match: re.Match) -> str:
        share = float(match[2].replace(",", "."))
        return match[0] if share > 100 else match[1] + format_html(_BAR, f"{share:g}") + match[3]

    return _PERCENTAGE.sub(draw, html)


def _count_notes(text: str) -> int:
    return sum(is_note for _, is_note in _notes_marked(clean(text)))


def _number_notes(html: str) -> Iterator[str]:
    numbers = count(1)
    for piece, is_note in _notes_marked(html):
        yield format_html(_NOTE, next(numbers)) if is_note else piece


def _notes_marked(html: str) -> Iterator[tuple[str, bool]]:
    """Give the pieces of a notes block, each with whether it opens a note; a list inside a note holds no notes."""
    depth = 0
    for piece in _TAG.split(html):
        depth += piece.startswith(("<ol", "<ul")) - piece.startswith(("</ol", "</ul"))
        yield piece, piece == "<li>" and depth == 1


def _link_notes(html: str, note_count: int, cited: set[int]) -> Iterator[str]:
    is_in_link = False
    for piece in _TAG.split(html):
        if piece.startswith("<"):
            # A link cannot stand in a link; a marker in one stays as it was typed.
            is_in_link = piece.startswith("<a ") or (is_in_link and piece != "</a>")
        yield piece if piece.startswith("<") or is_in_link else _link_markers(piece, note_count, cited)


def _link_markers(piece: str, note_count: int, cited: set[int]) -> str:
    def link(match: re.Match) -> str:
        number = int(match[1])
        if not 1 <= number <= note_count:
            return match[0]
        marker = _MARKER_AGAIN if number in cited else _MARKER
        cited.add(number)
        return format_html(marker, number)

    return _NOTE_MARKER.sub(link, piece)

"""Stored text and the HTML of it: what a text may hold, how it is cleaned, and the one place that marks it safe."""

import re

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
_NOTE_MARKER = re.compile(r"\[\^(\d{1,3})\]")


def clean(text: str) -> str:
    """Give `text` (HTML) with only the elements and attributes that a body may hold; the rest is dropped."""
    return _sanitise(text) if text else ""


def to_html(text: str, *, note_count: int = 0) -> SafeString:
    """Turn stored text into HTML for a page.

    The text is cleaned again, so that nothing harmful shows even if it reached the database another way. Table heads
    get their scope. A marker `[^2]` becomes a link to note 2 when the article has `note_count` ≥ 2 notes, and stays as
    it is otherwise.
    """
    html = clean(text).replace("<th>", '<th scope="col">').replace("<table>", '<table class="data">')
    return mark_safe(_on_text(html, lambda piece: _link_markers(piece, note_count)))


def notes_to_html(text: str) -> SafeString:
    """Turn the text of a notes block, one numbered list, into items that markers link to and that link back."""
    numbers = iter(range(1, count_notes(text) + 1))
    items = re.sub(r"<li>", lambda _: _note_opening(next(numbers)), clean(text))
    return mark_safe(items)


def count_notes(text: str) -> int:
    """Tell how many notes a notes block holds."""
    return clean(text).count("<li>")


def _on_text(html: str, change) -> str:
    """Apply `change` to the text of `html`, never inside a tag."""
    return "".join(piece if piece.startswith("<") else change(piece) for piece in _TAG.split(html))


def _link_markers(piece: str, note_count: int) -> str:
    def link(match: re.Match) -> str:
        number = int(match[1])
        if not 1 <= number <= note_count:
            return match[0]
        return format_html(
            '<sup class="note-marker"><a href="#noot-{0}" id="noot-{0}-terug" aria-label="noot {0}">{0}</a></sup>',
            number,
        )

    return _NOTE_MARKER.sub(link, piece)


def _note_opening(number: int) -> str:
    return format_html(
        '<li id="noot-{0}"><a class="note-back" href="#noot-{0}-terug" aria-label="terug naar noot {0} in de tekst">↑</a> ',
        number,
    )

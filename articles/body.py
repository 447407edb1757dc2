"""The HTML of stored text, as readers get it: the one place that marks it safe. What a text may hold: `prose`."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from itertools import chain, count
from typing import Any

from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from articles.prose import EXTENSIONS, REFERENCE, TAG, change_links, clean

__all__ = ["EXTENSIONS", "Heading", "Links", "Part", "clean", "contents", "render", "to_html", "to_json"]

# The path of what a text may refer to, by kind and number.
Links = Mapping[tuple[str, int], str]

_ESCAPES_IN_JSON = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}

_PERCENTAGE = re.compile(r"(<td>(?:<p>)?(\d{1,3}(?:,\d+)?) ?(?:%|procent)(?:</p>)?)(</td>)")
_BAR = (
    '<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">'
    '<rect width="{}" height="6"/></svg>'
)
_CROSSHEAD = re.compile(r"<h([23])>(.*?)</h\1>", re.DOTALL)
_NOTE_MARKER = re.compile(r"\[\^(\d{1,3})\]")
# The end of a word with the markers behind it: a browser would put a button at the start of the next line.
_NOTED_WORD = re.compile(rf"[^\s\[&;]{{0,12}}(?:{_NOTE_MARKER.pattern})+")
# The button opens the note where the reader is, without JavaScript. In a browser that knows no popovers, and on paper,
# the style sheet shows the link in its place.
_MARKER = (
    '<sup class="note-marker"{id}><a href="#{note}" aria-label="noot {number}">{number}</a>'
    '<button type="button" popovertarget="{note}-tekst" aria-label="noot {number}">{number}</button></sup>'
)
# A note stands in the list at the end; while it is open, the browser lifts the same element out and shows it in place.
_NOTE = '<li id="{note}"><div class="note" id="{note}-tekst" popover>'
_NOTE_END = (
    '<button class="note-close" type="button" popovertarget="{note}-tekst" popovertargetaction="hide" '
    'aria-label="sluit noot {number}">×</button></div> '
    '<a class="note-back" href="#{marker}" aria-label="terug naar noot {number} in de tekst">↑</a></li>'
)
# Fewer crossheads than this are no help to find one's way.
_FEWEST_CROSSHEADS = 3


@dataclass(frozen=True)
class Heading:
    """A crosshead: its level (2 or 3), its text, and the id that leads to it."""

    level: int
    text: str
    id: str


@dataclass(frozen=True)
class Part:
    """A block ready for the page: the block itself, its text as HTML, and the crossheads in it."""

    block: Any
    html: SafeString
    headings: list[Heading]


@dataclass
class _Body:
    """What the texts of one article share: their notes, and the ids given so far; each id opens with `prefix`."""

    prefix: str = ""
    note_count: int = 0
    languages: Mapping[str, str] = field(default_factory=dict)
    links: Links = field(default_factory=dict)
    cited: set[int] = field(default_factory=set)
    heading_ids: set[str] = field(default_factory=set)
    note_numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def heading_id(self, text: str) -> str:
        """Give an id made of the text of a crosshead that no other crosshead has; nothing else opens with `kop`."""
        stem = "-".join(filter(None, [f"{self.prefix}kop", slugify(text)[:60].strip("-")]))
        made = next(name for name in chain([stem], (f"{stem}-{n}" for n in count(2))) if name not in self.heading_ids)
        self.heading_ids.add(made)
        return made

    def address(self, written: str) -> str:
        """Give the address that a link leads to; none when it refers to what this reader may not see."""
        reference = REFERENCE.fullmatch(written)
        if reference is None:
            return written
        path = self.links.get((reference["kind"], int(reference["pk"])), "")
        return path and escape(path + (reference["fragment"] or ""))

    def note_names(self, number: int) -> dict[str, str | int]:
        names = {"note": f"{self.prefix}noot-{number}", "marker": f"{self.prefix}bij-noot-{number}"}
        return names | {"number": number}


def render(
    blocks: Iterable[Any], *, prefix: str = "", languages: Mapping[str, str] | None = None, links: Links | None = None
) -> list[Part]:
    """Turn the blocks of one article, in order, into parts for the page, their note markers linked to the notes.

    Where several articles share a page, each needs its own `prefix`, so that no two elements share an id. `languages`
    gives words that are not Dutch with their language, so that a screen reader says them well. `links` gives the path
    of what the texts refer to (see `references.addresses`); a reference to anything else becomes plain text.
    """
    blocks = list(blocks)
    note_count = sum(count_notes(block.text) for block in blocks if block.kind == "notes")
    shared = _Body(prefix, note_count, languages or {}, links or {})
    return [Part(block, *_write(block.text, shared, is_notes=block.kind == "notes")) for block in blocks]


def contents(parts: Iterable[Part]) -> list[tuple[Heading, list[Heading]]]:
    """Give the crossheads of the running text, each with the smaller ones below it; none when they are few."""
    entries: list[tuple[Heading, list[Heading]]] = []
    for heading in (h for part in parts if part.block.kind in {"text", "speaker"} for h in part.headings):
        if heading.level == 2 or not entries:
            entries.append((heading, []))
        else:
            entries[-1][1].append(heading)
    return entries if sum(heading.level == 2 for heading, _ in entries) >= _FEWEST_CROSSHEADS else []


def to_html(text: str, *, note_count: int = 0, is_notes: bool = False, links: Links | None = None) -> SafeString:
    """Turn one stored text into HTML for a page; for the texts of an article, which belong together, see `render`."""
    return _write(text, _Body(note_count=note_count, links=links or {}), is_notes=is_notes)[0]


def _write(text: str, shared: _Body, *, is_notes: bool) -> tuple[SafeString, list[Heading]]:
    """Turn stored text into HTML and its crossheads: the one way from what editors wrote to what readers get.

    The text is cleaned again, so that nothing harmful shows even if it reached the database another way. Crossheads
    get an id. The heads of a table get their scope, and a cell that holds a percentage a bar of that length. A marker
    `[^2]` opens note 2 when the article has 2 notes or more, and stays as it is otherwise. In a notes block
    (`is_notes`) each item of the list becomes the note of its marker, and leads back to where it was cited first.
    """
    html, headings = _name_headings(change_links(clean(text), shared.address), shared)
    html = _draw_bars(html.replace("<th>", '<th scope="col">'))
    html = _mark_languages(html, shared.languages)
    pieces = _number_notes(html, shared) if is_notes else _link_notes(html, shared)
    return mark_safe("".join(pieces)), headings  # noqa: S308 - cleaned above, by allow-list


def _name_headings(html: str, shared: _Body) -> tuple[str, list[Heading]]:
    headings: list[Heading] = []

    def name(match: re.Match) -> str:
        words = strip_tags(_NOTE_MARKER.sub("", match[2].replace("<br>", " ")))
        text = " ".join(unescape(words).split())
        if not text:
            return match[0]
        headings.append(Heading(int(match[1]), text, shared.heading_id(text)))
        return format_html('<h{} id="{}">', match[1], headings[-1].id) + match[2] + f"</h{match[1]}>"

    return _CROSSHEAD.sub(name, html), headings


def to_json(data: Any) -> SafeString:
    """Write `data` as JSON for a script element; no text in it can end the element or begin another."""
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPES_IN_JSON)
    return mark_safe(text)  # noqa: S308 - nothing in it that HTML knows


def _mark_languages(html: str, languages: Mapping[str, str]) -> str:
    """Name the language of words that are not Dutch, where they stand in the text; never inside a tag."""
    stored = {escape(words, quote=False): code for words, code in languages.items()}
    marked = {words: f'<span lang="{escape(code)}">{words}</span>' for words, code in stored.items()}
    if not marked:
        return html
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(words)}(?!\w)" for words in marked))
    pieces = (p if p.startswith("<") else pattern.sub(lambda m: marked[m[0]], p) for p in TAG.split(html))
    return "".join(pieces)


def _draw_bars(html: str) -> str:
    """Draw the figure in a table's cell; the figure itself stays, so the bar needs no other words."""

    def draw(match: re.Match) -> str:
        share = float(match[2].replace(",", "."))
        return match[0] if share > 100 else match[1] + format_html(_BAR, f"{share:g}") + match[3]

    return _PERCENTAGE.sub(draw, html)


def cited_notes(text: str) -> set[int]:
    """Give the numbers of the notes that a stored text cites."""
    return {int(number) for number in _NOTE_MARKER.findall(text)}


def count_notes(text: str) -> int:
    """Give how many notes the stored text of a notes block holds."""
    return sum(piece == "<li>" for piece, is_edge in _notes_marked(clean(text)) if is_edge)


def _number_notes(html: str, shared: _Body) -> Iterator[str]:
    names: dict[str, str | int] = {}
    for piece, is_edge in _notes_marked(html):
        if is_edge and piece == "<li>":
            names = shared.note_names(next(shared.note_numbers))
            yield format_html(_NOTE, **names)
        else:
            yield format_html(_NOTE_END, **names) if is_edge else piece


def _notes_marked(html: str) -> Iterator[tuple[str, bool]]:
    """Give the pieces of a notes block, each with whether a note begins or ends there; a list in a note holds none."""
    depth = 0
    for piece in TAG.split(html):
        depth += piece.startswith(("<ol", "<ul")) - piece.startswith(("</ol", "</ul"))
        yield piece, piece in {"<li>", "</li>"} and depth == 1


def _link_notes(html: str, shared: _Body) -> Iterator[str]:
    is_in_link = False
    for piece in TAG.split(html):
        if piece.startswith("<"):
            # A link cannot stand in a link; a marker in one stays as it was typed.
            is_in_link = piece.startswith("<a ") or (is_in_link and piece != "</a>")
        yield piece if piece.startswith("<") or is_in_link else _link_markers(piece, shared)


def _link_markers(piece: str, shared: _Body) -> str:
    def link(match: re.Match) -> str:
        number = int(match[1])
        if not 1 <= number <= shared.note_count:
            return match[0]
        names = shared.note_names(number)
        # A note leads back to where it was cited first: only that marker has an id.
        own_id = "" if number in shared.cited else format_html(' id="{}"', names["marker"])
        shared.cited.add(number)
        return format_html(_MARKER, id=own_id, **names)

    def keep_together(match: re.Match) -> str:
        linked = _NOTE_MARKER.sub(link, match[0])
        return linked if linked == match[0] else f'<span class="noted">{linked}</span>'

    return _NOTED_WORD.sub(keep_together, piece)

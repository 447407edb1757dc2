"""Markdown tokens → HTML exactly as the editor of the admin writes it.

That editor (ProseMirror) has one way to write each thing: a paragraph inside every list item and table cell, a table
head inside the body of the table, marks always nested link → bold → italic. Writing the same here means that an article
that is opened and saved in the admin does not change.
"""

import re
from collections.abc import Callable, Sequence
from itertools import takewhile

from django.utils.html import escape
from markdown_it.token import Token

Complain = Callable[[int, str], None]
Mark = tuple[str, str]  # element, opening tag

_MARKS = ["a", "strong", "em"]
_TAGS = {
    "paragraph_open": "<p>",
    "paragraph_close": "</p>",
    "bullet_list_open": "<ul>",
    "bullet_list_close": "</ul>",
    "ordered_list_close": "</ol>",
    "list_item_close": "</li>",
    "table_open": "<table><tbody>",
    "table_close": "</tbody></table>",
    "thead_open": "",
    "thead_close": "",
    "tbody_open": "",
    "tbody_close": "",
    "tr_open": "<tr>",
    "tr_close": "</tr>",
    "th_open": "<th><p>",
    "th_close": "</p></th>",
    "td_open": "<td><p>",
    "td_close": "</p></td>",
    "heading_close": "",
}
_NOT_MEANT = {
    "html_block": "HTML hoort niet in de tekst; gebruik Markdown",
    "html_inline": "HTML hoort niet in de tekst; gebruik Markdown",
    "blockquote_open": "een citaatblok (>) kennen we niet; gebruik ::: pullquote of een gewone alinea",
    "code_block": "vier spaties aan het begin maken er code van; laat ze weg",
    "fence": "codeblokken kennen we niet; gebruik een gewone alinea",
    "code_inline": "code (`…`) kennen we niet; gebruik *cursief*",
    "hr": "een streep kennen we niet; gebruik een tussenkop of een nieuw blok",
    "image": "een beeld hoort in een blok ::: figure",
    "container_block_open": "een blok begint los van lijsten en van andere blokken; sluit die eerst met :::",
    "footnote_reference_open": "noten staan onderaan de tekst, buiten de blokken",
}
_SCHEMES = ("https://", "http://", "mailto:")


class HtmlWriter:
    """Writes tokens as HTML, and complains about what a body may not hold."""

    def __init__(self, complain: Complain) -> None:
        self.complain = complain
        self.markers: list[tuple[int, str]] = []

    def write(self, tokens: Sequence[Token]) -> str:
        """Give the HTML of block-level `tokens`; note markers stay as "[^1]" and are kept in `markers`."""
        html = []
        line = 0
        for number, token in enumerate(tokens):
            line = token.map[0] if token.map else line
            if token.type == "inline":
                html.append(self._inline(token, line))
            elif token.type == "heading_open":
                html.append(self._heading(token, line))
            elif token.type == "heading_close":
                html.append(f"</{token.tag}>")
            elif token.type == "ordered_list_open":
                html.append(_ordered_list(token.attrGet("start")))
            elif token.type == "list_item_open":
                html.append("<li>" if tokens[number + 1].type == "paragraph_open" else "<li><p></p>")
            elif token.type in _NOT_MEANT:
                self.complain(line, _NOT_MEANT[token.type])
            else:
                html.append(_TAGS.get(token.type, ""))
        return "".join(html)

    def _heading(self, token: Token, line: int) -> str:
        if token.tag not in ("h2", "h3"):
            self.complain(line, "een tussenkop heeft twee of drie hekjes: ## of ###")
        return f"<{token.tag}>"

    def _inline(self, inline: Token, line: int) -> str:
        """Write one paragraph's text: runs of text with their marks, then tags around the runs."""
        for offset, text in enumerate(inline.content.split("\n")):
            if text.lstrip().startswith("::"):
                self.complain(
                    line + offset, "losse dubbele punten; een blok begint met ::: en een naam, en eindigt met :::"
                )
        runs: list[tuple[str, list[Mark]]] = []
        marks: list[Mark] = []
        for token in inline.children or []:
            if token.type in ("strong_open", "em_open", "link_open"):
                marks.append((token.tag, self._opening(token, line)))
            elif token.type in ("strong_close", "em_close", "link_close"):
                marks.pop()
            else:
                runs.append((self._text(token, line), _in_editor_order(marks)))
            line += token.type in ("softbreak", "hardbreak")
        return _with_tags(runs)

    def _opening(self, token: Token, line: int) -> str:
        if token.type != "link_open":
            return f"<{token.tag}>"
        address = str(token.attrGet("href"))
        if not address.startswith(_SCHEMES):
            self.complain(line, f'het adres "{address}" begint niet met https://, http:// of mailto:')
        if token.attrGet("title"):
            self.complain(line, "een link heeft hier geen titel; laat de tekst achter het adres weg")
        return f'<a href="{_escape(address).replace(chr(34), "&quot;")}">'

    def _text(self, token: Token, line: int) -> str:
        if token.type in _NOT_MEANT:
            self.complain(line, _NOT_MEANT[token.type])
            return ""
        if token.type == "footnote_ref":
            self.markers.append((line, token.meta["label"]))
            return f"[^{_escape(token.meta['label'])}]"
        if token.type in ("softbreak", "hardbreak"):
            return "<br>" if token.type == "hardbreak" else " "
        return _escape(re.sub(r"[ \t]+", " ", token.content))


def _ordered_list(start: str | int | float | None) -> str:
    return '<ol data-type="decimal">' if start is None else f'<ol data-type="decimal" start="{start}">'


def _escape(text: str) -> str:
    """Escape as a browser writes text: quotes stay, a hard space shows."""
    return escape(text).replace("&quot;", '"').replace("&#x27;", "'").replace("\u00a0", "&nbsp;")


def _in_editor_order(marks: Sequence[Mark]) -> list[Mark]:
    return sorted(set(marks), key=lambda mark: _MARKS.index(mark[0]))


def _with_tags(runs: Sequence[tuple[str, list[Mark]]]) -> str:
    """Put the tags around the runs; a mark that goes on in the next run stays open."""
    html, open_marks = [], []
    for text, marks in [*runs, ("", [])]:
        if not text and marks:
            continue
        shared = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(open_marks, marks, strict=False))))
        html += [f"</{element}>" for element, _ in reversed(open_marks[shared:])]
        html += [opening for _, opening in marks[shared:]]
        html.append(text)
        open_marks = marks
    return "".join(html)

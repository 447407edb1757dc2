"""Bodies: Markdown with containers and notes → blocks in order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from django.utils.html import strip_tags
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

from articles.models import Block
from movisies.seeding import keys, toml
from movisies.seeding.html import HtmlWriter
from movisies.seeding.images import SeedImage, image_problem
from movisies.seeding.problems import Problem
from movisies.seeding.tables import Entry, conform

_OPENING = re.compile(r'(?P<name>\w+)(?:\s+(?P<kind>[\w-]+))?(?:\s+"(?P<title>.*)")?')
_CLOSING = re.compile(r"\s*:{3,}\s*")
_SPECIAL = ("container_block", "footnote_reference")
_FORMS = {
    "pullquote": "::: pullquote",
    "box": '::: box soort "Titel"',
    "speaker": '::: speaker "Naam"',
    "figure": "::: figure",
}


@dataclass
class Body:
    """What a body holds: its blocks as fields of the model, and its images by the digest that a block names."""

    blocks: list[dict[str, str]] = field(default_factory=list)
    images: dict[str, SeedImage] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_body(text: str, file: str, first_line: int, folder: Path) -> Body:
    """Turn the body of an article into blocks; `folder` is where its images are."""
    return _BodyReader(text, file, first_line, folder).read()


def read_plain_body(text: str, file: str, first_line: int) -> tuple[str, list[Problem]]:
    """Turn a body without blocks and notes (a dossier's) into one piece of HTML."""
    problems: list[Problem] = []
    writer = HtmlWriter(lambda line, complaint: problems.append(Problem(file, line + first_line, complaint)))
    tokens = _parser().parse(text)
    for token in tokens:
        if token.type in ("container_block_open", "footnote_reference_open"):
            writer.complain(token.map[0], "een dossier heeft geen bijzondere blokken en geen noten")
    html = writer.write([token for token in tokens if not token.type.startswith(_SPECIAL)])
    for line, _ in writer.markers:
        writer.complain(line, "een dossier heeft geen noten")
    return html if _has_words(html) else "", problems


def _has_words(html: str) -> bool:
    return bool(strip_tags(html).strip())


@cache
def _parser() -> MarkdownIt:
    """CommonMark with tables, notes and our containers. HTML is recognised, so that it can be refused by line."""
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    # An underlined heading would swallow a line of dashes; every address is let through here and judged later.
    parser.disable("lheading")
    parser.validateLink = lambda url: True
    parser.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    return parser.use(container_plugin, "block", validate=lambda parameters, markup: bool(parameters.strip()))


def _pieces(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Split the tokens at top level: each container, each note and each stretch of running text."""
    running: list[Token] = []
    special: list[Token] = []
    depth = 0
    for token in tokens:
        is_special = token.type.startswith(_SPECIAL)
        if not special and is_special and token.level == 0 and running:
            yield running
            running = []
        if special or (is_special and token.level == 0):
            special.append(token)
            depth += token.nesting if is_special else 0
            if depth == 0:
                yield special
                special = []
        else:
            running.append(token)
    if running:
        yield running


class _BodyReader:
    """Reads one body; lines inside it count from 0, as the tokens do."""

    def __init__(self, text: str, file: str, first_line: int, folder: Path) -> None:
        self.text, self.file, self.first_line, self.folder = text, file, first_line, folder
        self.lines = text.split("\n")
        self.body = Body()
        self.writer = HtmlWriter(self._complain)
        self.notes: list[tuple[int, str, str]] = []
        self.is_cut_off = False

    def read(self) -> Body:
        for piece in _pieces(_parser().parse(self.text)):
            if piece[0].type == "container_block_open":
                self._container(piece)
            elif piece[0].type == "footnote_reference_open":
                self._note(piece)
            else:
                self._running_text(piece)
        # A block without an end swallows the notes; to call them missing would send the author the wrong way.
        if not self.is_cut_off:
            self._check_notes()
        if self.notes:
            items = "".join(f"<li>{html}</li>" for _, _, html in self.notes)
            self._add(Block.Kind.NOTES, text=f'<ol data-type="decimal">{items}</ol>')
        return self.body

    def _complain(self, line: int, text: str) -> None:
        self.body.problems.append(Problem(self.file, line + self.first_line, text))

    def _add(self, kind: str, **fields: str) -> None:
        self.body.blocks.append({"kind": str(kind), **fields})

    def _running_text(self, piece: list[Token]) -> None:
        text = self.writer.write(piece)
        if _has_words(text):
            self._add(Block.Kind.TEXT, text=text)

    def _container(self, piece: list[Token]) -> None:
        first, last = piece[0].map
        if last >= len(self.lines) or not _CLOSING.fullmatch(self.lines[last]):
            self._complain(first, "dit blok wordt niet gesloten; zet er een regel ::: onder")
            self.is_cut_off = True
            return
        opening = _OPENING.fullmatch(piece[0].info.strip())
        name = opening["name"] if opening else ""
        if opening is None or name not in _FORMS:
            self._complain(first, f'onbekend blok "{piece[0].info.strip()}"; kies uit {", ".join(_FORMS.values())}')
            return
        if name == "figure":
            self._figure(first, last)
            return
        text = self.writer.write(piece[1:-1])
        if not _has_words(text):
            self._complain(first, "dit blok is leeg; zet er tekst in of laat het weg")
        if name == "box":
            self._box(first, opening, text)
        elif opening["kind"] or bool(opening["title"]) != (name == "speaker"):
            self._complain(first, f"schrijf {_FORMS[name]}")
        elif name == "speaker":
            self._add(Block.Kind.SPEAKER, title=self._title(first, opening), text=text)
        else:
            self._add(Block.Kind.PULL_QUOTE, text=text)

    def _box(self, line: int, opening: re.Match, text: str) -> None:
        if opening["kind"] not in Block.BoxKind.values:
            kinds = ", ".join(Block.BoxKind.values)
            self._complain(line, f'onbekende soort kader "{opening["kind"] or ""}"; kies uit {kinds}')
            return
        self._add(Block.Kind.BOX, box_kind=opening["kind"], title=self._title(line, opening), text=text)

    def _title(self, line: int, opening: re.Match) -> str:
        title = (opening["title"] or "").strip()
        longest = Block._meta.get_field("title").max_length
        if len(title) > longest:
            self._complain(line, f"deze titel is te lang; hoogstens {longest} tekens")
        return title

    def _figure(self, first: int, last: int) -> None:
        text = "\n".join(self.lines[first + 1 : last])
        line = self.first_line + first + 1
        try:
            entry = Entry(self.file, toml.parse(text), toml.locate(text), first_line=line)
        except toml.TomlError as problem:
            self._complain(first + problem.line, problem.text)
            return
        problems = conform(entry, keys.FIGURE)
        if entry["image"]:
            problems += self._image_problems(entry)
        if not entry.values and not problems:
            self._complain(first, "dit beeld is leeg; geef ten minste een bijschrift (caption)")
        self.body.problems += problems
        name = entry.values.pop("image", "")
        if name and not problems:
            image = SeedImage(self.folder / name, entry["alt"], entry["credit"])
            entry.values["picture"] = image.digest
            self.body.images[image.digest] = image
        self._add(Block.Kind.FIGURE, **entry.values)

    def _image_problems(self, entry: Entry) -> list[Problem]:
        complaints = [image_problem(self.folder, entry["image"])]
        complaints += [] if entry["alt"] else ["Beschrijf het beeld voor wie het niet ziet, met alt."]
        return [entry.problem("image", complaint) for complaint in complaints if complaint]

    def _note(self, piece: list[Token]) -> None:
        line, label = piece[0].map[0], piece[0].meta["label"]
        inner = piece[1:-1]
        if {token.type for token in inner} - {"paragraph_open", "inline", "paragraph_close"}:
            self._complain(line, "een noot bestaat uit gewone alinea’s, zonder lijst, kop of tabel")
        markers = len(self.writer.markers)
        html = self.writer.write(inner)
        if len(self.writer.markers) > markers:
            self._complain(line, "een noot verwijst niet zelf naar een noot")
            del self.writer.markers[markers:]
        self.notes.append((line, label, html))

    def _check_notes(self) -> None:
        """See that markers and notes belong together, once each, numbered in the order of the text."""
        labels = [label for _, label in self.writer.markers]
        defined = [label for _, label, _ in self.notes]
        for number, (line, label) in enumerate(self.writer.markers):
            if label not in defined:
                self._complain(line, f'bij [^{label}] staat geen noot; zet onderaan "[^{label}]: …"')
            if label in labels[:number]:
                self._complain(line, f"[^{label}] staat er twee keer; elke noot hoort bij één plaats in de tekst")
        for number, (line, label, _) in enumerate(self.notes):
            if label not in labels:
                self._complain(line, f"naar noot {label} verwijst niets; zet [^{label}] in de tekst")
            if label in defined[:number]:
                self._complain(line, f"noot {label} staat er twee keer; geef elke noot een eigen nummer")
        for number, (line, label) in enumerate(self.writer.markers, 1):
            if label != str(number) and sorted(set(labels)) == sorted(labels):
                self._complain(line, f"noten tellen door vanaf 1: hier hoort [^{number}], er staat [^{label}]")
                break
        self.notes.sort(key=lambda note: labels.index(note[1]) if note[1] in labels else len(labels))

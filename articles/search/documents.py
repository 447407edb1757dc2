"""What the index holds of each thing: its text in weighted fields, and what results can be narrowed by.

Every app says in its module `findable` what of its own models stands in the index, as a `Source`; the index itself
knows no model but its own.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from typing import Any

from django.db import models

from articles.search import words


@dataclass(frozen=True, slots=True)
class Field:
    """How much a word weighs where it stands, and how long such a text usually is, in words.

    After BM25F (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, §3.6): weighted counts of all
    fields are added first and flattened after. The usual length is a constant, not the archive's average, so that a
    new article never changes what is stored of the others.
    """

    weight: float
    usual_length: int
    # How far a longer text lowers the weight of one word: 0 not at all, 1 in proportion.
    flattening: float


FIELDS: dict[str, Field] = {
    "title": Field(8.0, 7, 0.3),
    "people": Field(5.0, 8, 0.3),
    "topics": Field(5.0, 5, 0.2),
    "head": Field(3.5, 10, 0.3),
    "lead": Field(3.0, 60, 0.4),
    "crosshead": Field(2.5, 20, 0.4),
    "body": Field(1.0, 600, 0.6),
    "box": Field(0.8, 100, 0.4),
    "other": Field(0.6, 40, 0.4),
}

_CROSSHEAD = re.compile(r"<h[23]>(.*?)</h[23]>", re.DOTALL)
_BLOCK_EDGE = re.compile(r"</?(?:p|li|ul|ol|td|th|tr|table|br|h\d|blockquote)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_NOTE_MARKER = re.compile(r"\[\^\d{1,3}\]")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text in one field: the text as one reads it, and the forms of its words in order.

    The forms are one line, with a space on both sides of each: most texts are only looked through, for words that are
    not there.
    """

    field: str
    text: str
    line: str

    @property
    def forms(self) -> list[str]:
        return self.line.split()

    @property
    def length(self) -> int:
        """The number of words."""
        return max(self.line.count(" ") - 1, 0)


@dataclass
class Document:
    """One thing as the index holds it."""

    kind: str
    object_id: int
    title: str
    slug: str
    path: str
    texts: list[tuple[str, str]]
    facts: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def segments(self) -> list[Segment]:
        # The forms before the spaces are put right: a word broken off at the end of a line is mended there.
        texts = ((name, " ".join(text.split()), words.forms(text)) for name, text in self.texts)
        return [Segment(name, text, f" {' '.join(forms)} ") for name, text, forms in texts if text]


@dataclass(frozen=True)
class Source:
    """A kind of thing that can be found: how to read it, who may see it, and what touches its text.

    `read` gives the documents of the rows with these keys. `touched_by` names, for each model whose rows stand in the
    text, how to come from such a row to the keys of the things to index again.
    """

    kind: str
    model: type[models.Model]
    read: Callable[[Iterable[int]], Iterator[Document]]
    touched_by: Mapping[type[models.Model], Callable[[Any], Iterable[int]]]


# Filled while the apps get ready, by `keeping.register`.
SOURCES: dict[str, Source] = {}


def plain(html: str) -> str:
    """Give stored HTML as running text: no tags, no note markers."""
    return _NOTE_MARKER.sub("", unescape(_TAG.sub("", _BLOCK_EDGE.sub(" ", html))))


def with_crossheads(html: str, name: str) -> Iterator[tuple[str, str]]:
    """Split stored HTML into texts of the field `name` and the crossheads between them, in order."""
    for number, piece in enumerate(_CROSSHEAD.split(html)):
        yield ("crosshead" if number % 2 else name), plain(piece)


def pack(segments: Iterable[Segment]) -> bytes:
    """Write segments small enough to keep beside every document; the forms repeat the text, so they add little."""
    rows = [[segment.field, segment.text, segment.line] for segment in segments]
    return zlib.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"), 4)


def unpack(packed: bytes) -> list[Segment]:
    """Read what `pack` wrote."""
    return [Segment(*row) for row in json.loads(zlib.decompress(packed))]

"""Draws a share image: words on the colour of an issue, in the faces of the site."""

import hashlib
import io
import itertools
from dataclasses import astuple, dataclass
from functools import lru_cache

from django.contrib.staticfiles import finders
from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFont

# Raise it with every change here that is to reach pictures already made: it is part of their names.
DESIGN = 1

WIDTH, HEIGHT = 1200, 630
# The --accent-ground of each colour and the --accent-on of css/site.css; a test compares them.
GROUNDS = {
    "petrol": "#0b5563",
    "oker": "#7a5200",
    "steenrood": "#9c2f22",
    "mos": "#3f5a1f",
    "pruim": "#6b2a5b",
    "blauw": "#1f4e8c",
    "roest": "#8f4512",
    "inkt": "#2b2f3a",
}
ON_GROUND = "#fdf6e9"
DISC_SHARE = 0.08

_MARGIN = 72
_TEXT_WIDTH = WIDTH - 2 * _MARGIN
_RULE_AT = 124
_TITLE_TOP, _TITLE_BOTTOM = 226, 520
_FOOT_AT = 562
_TITLE_SIZES = (128, 112, 100, 90, 82, 76, 70, 64, 58, 54, 50, 46)
_LEADING = 1.1
_DISC = (760, 180, 1300, 720)
_DIGEST_LETTERS = 16

# Each face is two files: Western letters, and those of the other languages that are written in Latin script.
_DISPLAY, _SANS = "fraunces", "source-sans-3"
_EXTENDED = [range(0x100, 0x131), range(0x132, 0x152), range(0x154, 0x2BB), range(0x1E00, 0x1F00)]
_WESTERN = [range(0x20, 0x7F), range(0xA0, 0x100), range(0x131, 0x132), range(0x152, 0x154), range(0x2010, 0x2040)]
_MORE_WESTERN = "€™−"


@dataclass(frozen=True)
class ShareCard:
    """What a share image shows."""

    magazine: str
    label: str
    title: str
    foot: str = ""
    corner: str = ""
    colour: str = "petrol"

    @property
    def digest(self) -> str:
        shown = "\n".join([str(DESIGN), *astuple(self)])
        return hashlib.sha256(shown.encode()).hexdigest()[:_DIGEST_LETTERS]

    @property
    def alt(self) -> str:
        """The picture in words: it is nothing but words."""
        return ". ".join(part for part in (self.magazine, self.label, self.title, self.foot) if part)


def draw(card: ShareCard) -> bytes:
    """Give the picture of `card` as a PNG."""
    # The words are drawn as a mask: with the disc's mask they give every pixel its place in a palette of 64 colours.
    words = Image.new("L", (WIDTH, HEIGHT))
    pen = ImageDraw.Draw(words)
    corner, foot = _Type(_SANS, 600, 30), _Type(_SANS, 400, 34)
    pen.rectangle((_MARGIN, _RULE_AT, WIDTH - _MARGIN, _RULE_AT + 3), fill=255)
    _write(pen, _MARGIN, 98, _Type(_DISPLAY, 900, 46), card.magazine)
    _write(pen, WIDTH - _MARGIN - corner.width(card.corner), 98, corner, card.corner)
    _write_label(pen, card.label)
    _write_title(pen, card.title)
    _write(pen, _MARGIN, _FOOT_AT, foot, _cut(foot, card.foot))
    image = ImageChops.add(words.point(lambda shade: shade // 16), _disc())
    image.putpalette(_palette(GROUNDS.get(card.colour, GROUNDS["petrol"])))
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


class _Type:
    """A face in one weight and size, which takes each letter from the file that has it."""

    def __init__(self, family: str, weight: int, size: int) -> None:
        self.size = size
        self._fonts = [_font(f"fonts/{family}-{part}-wght.woff2", weight, size) for part in ("latin", "latin-ext")]

    def runs(self, text: str) -> list[tuple[ImageFont.FreeTypeFont, str]]:
        """Give `text` in pieces with the file each is set from; what neither file has (an emoji) is left out."""
        pieces = itertools.groupby(text, _part_of)
        return [(self._fonts[part], "".join(letters)) for part, letters in pieces if part is not None]

    def width(self, text: str) -> float:
        return sum(font.getlength(piece) for font, piece in self.runs(text))


@lru_cache(maxsize=32)
def _font(path: str, weight: int, size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(finders.find(path), size)
    font.set_variation_by_axes([weight])
    return font


@lru_cache(maxsize=1)
def _disc() -> Image.Image:
    """The circle of the drawn covers, in four shades from 0 to 48."""
    mask = Image.new("L", (WIDTH * 2, HEIGHT * 2))
    ImageDraw.Draw(mask).ellipse([2 * edge for edge in _DISC], fill=255)
    return mask.resize((WIDTH, HEIGHT), Image.Resampling.BOX).point(lambda shade: shade // 64 * 16)


def _palette(ground: str) -> list[int]:
    """Give 64 colours: 16 steps from ground to letter, for each of the four shades of the disc."""
    below, above = ImageColor.getrgb(ground), ImageColor.getrgb(ON_GROUND)
    shares = [
        letter + (1 - letter) * DISC_SHARE * disc
        for disc in (0, 1 / 3, 2 / 3, 1)
        for letter in (step / 15 for step in range(16))
    ]
    return [round(low + (high - low) * share) for share in shares for low, high in zip(below, above, strict=True)]


@lru_cache(maxsize=1024)
def _part_of(letter: str) -> int | None:
    code = ord(letter)
    if any(code in letters for letters in _WESTERN) or letter in _MORE_WESTERN:
        return 0
    return 1 if any(code in letters for letters in _EXTENDED) else None


def _write(pen: ImageDraw.ImageDraw, left: float, baseline: float, face: _Type, text: str, *, shade: int = 255) -> None:
    for font, piece in face.runs(text):
        pen.text((left, baseline), piece, shade, font, anchor="ls")
        left += font.getlength(piece)


def _write_label(pen: ImageDraw.ImageDraw, label: str) -> None:
    """Write the kind of the piece as the site does: in the colour of the ground, on a plate."""
    face = _Type(_SANS, 600, 28)
    label = _cut(face, label, _TEXT_WIDTH - 36)
    pen.rounded_rectangle((_MARGIN, 152, _MARGIN + face.width(label) + 36, 198), 4, fill=255)
    _write(pen, _MARGIN + 18, 185, face, label, shade=0)


def _write_title(pen: ImageDraw.ImageDraw, title: str) -> None:
    """Write the title as large as it fits, in the middle of its field."""
    face, lines = _fitted(" ".join(title.split()))
    leading = face.size * _LEADING
    free = _TITLE_BOTTOM - _TITLE_TOP - leading * len(lines)
    baseline = _TITLE_TOP + free / 2 + face.size * 0.82
    for number, line in enumerate(lines):
        _write(pen, _MARGIN, baseline + number * leading, face, line)


def _fitted(title: str) -> tuple[_Type, list[str]]:
    """Give the largest type in which the title fits, and its lines; a title that fits in none is cut."""
    for size in _TITLE_SIZES:
        face = _Type(_DISPLAY, 600, size)
        room = int((_TITLE_BOTTOM - _TITLE_TOP) // (size * _LEADING))
        lines = _wrap(face, title, _TEXT_WIDTH)
        if len(lines) <= room and all(face.width(line) <= _TEXT_WIDTH for line in lines):
            return face, _balanced(face, title, lines)
    pieces = [piece for word in title.split() for piece in _broken(face, word)]
    lines = _wrap(face, " ".join(pieces), _TEXT_WIDTH)
    return face, lines if len(lines) <= room else [*lines[: room - 1], _cut(face, " ".join(lines[room - 1 :]))]


def _wrap(face: _Type, text: str, width: float) -> list[str]:
    """Break `text` into lines; a word wider than `width` gets a line of its own."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.width(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _balanced(face: _Type, title: str, lines: list[str]) -> list[str]:
    """Break anew, as narrow as the number of lines allows, so that no word stands alone on the last line."""
    for width in range(_TEXT_WIDTH // 2, _TEXT_WIDTH, 40):
        narrower = _wrap(face, title, width)
        if len(narrower) == len(lines) and all(face.width(line) <= width for line in narrower):
            return narrower
    return lines


def _broken(face: _Type, word: str) -> list[str]:
    """Break a word that is wider than a line into pieces with hyphens."""
    pieces = [""]
    for letter in word:
        if face.width(f"{pieces[-1]}{letter}-") > _TEXT_WIDTH:
            pieces[-1] += "-"
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _cut(face: _Type, text: str, width: float = _TEXT_WIDTH) -> str:
    """Give `text` on one line, cut with an ellipsis where it is too long."""
    if face.width(text) <= width:
        return text
    while face.width(f"{text}…") > width:
        text = text[:-1].rstrip(" -,.")
    return f"{text}…"

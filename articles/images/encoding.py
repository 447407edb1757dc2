"""Pixels → files: the picture as we keep it, and the renditions that pages show.

Every rendition is made at upload. A request never makes one, and knows the address and the size of each without
looking at the disk.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

# What a phone, a tablet and a desk with a sharp screen ask for; a figure is at most some 700 CSS pixels wide.
WIDTHS = (480, 800, 1200, 1600)
SQUARE = 240
AVIF, JPEG, PNG = "avif", "jpg", "png"
# At speed 8 AVIF takes a tenth of the time of the default, for files of about the same size.
_AS_RENDITION = {
    AVIF: {"format": "AVIF", "quality": 60, "speed": 8},
    JPEG: {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True},
    PNG: {"format": "PNG"},
}
# Not progressive: for that the encoder holds the whole picture once more, at six bytes a pixel.
_AS_KEPT = {JPEG: {"format": "JPEG", "quality": 92, "subsampling": 0}, PNG: {"format": "PNG"}}


@dataclass(frozen=True)
class Point:
    """Where the eye must go, each coordinate from 0 to 1: what a crop keeps in view."""

    x: float
    y: float

    @classmethod
    def parse(cls, text: str) -> "Point":
        x, _, y = text.partition("x")
        return cls(float(x), float(y))


def widths_of(width: int) -> list[int]:
    """Give the widths of the renditions of a picture: none wider than itself, and one that shows it at its best."""
    widest = min(width, WIDTHS[-1])
    return [each for each in WIDTHS if each < widest] + [widest]


def height_at(width: int, size: tuple[int, int]) -> int:
    return max(1, round(size[1] * width / size[0]))


def extension_of(pixels: Image.Image) -> str:
    """Give the format that every browser reads: only what has transparency needs PNG."""
    return PNG if pixels.mode == "RGBA" else JPEG


def kept(pixels: Image.Image) -> bytes:
    """Give the picture as we keep it: whole, and good enough to make new crops of."""
    return _encoded(pixels, _AS_KEPT[extension_of(pixels)])


def renditions(pixels: Image.Image) -> Iterator[tuple[int, str, bytes]]:
    """Give each rendition of the whole picture: its width, its extension, and the file; the widest first."""
    size, extension = pixels.size, extension_of(pixels)
    for width in reversed(widths_of(pixels.width)):
        # Each is made of the one before, which is nearly as good as of the whole picture and many times faster.
        pixels = pixels.resize((width, height_at(width, size)), Image.Resampling.LANCZOS, reducing_gap=3.0)
        for kind in (AVIF, extension):
            yield width, kind, _encoded(pixels, _AS_RENDITION[kind])


def square(pixels: Image.Image, focus: Point) -> bytes:
    """Give the largest square with `focus` as near to its middle as the edges allow, for lists."""
    side = min(pixels.size)
    left, top = (_start(length, side, at) for length, at in zip(pixels.size, (focus.x, focus.y), strict=True))
    shown = min(side, SQUARE)
    cropped = pixels.resize((shown, shown), Image.Resampling.LANCZOS, (left, top, left + side, top + side))
    return _encoded(cropped, _AS_RENDITION[extension_of(pixels)])


def _start(length: int, side: int, at: float) -> int:
    return min(max(round(length * at - side / 2), 0), length - side)


def _encoded(pixels: Image.Image, options: dict) -> bytes:
    file = BytesIO()
    pixels.save(file, **options)
    return file.getvalue()

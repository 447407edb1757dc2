"""The files of a picture in the storage: how they are called, and that all of them are there or none.

    images/k3/buurthuis-k3v8zq2mwd.jpg              the picture as we keep it; its name is what the database holds
    images/k3/buurthuis-k3v8zq2mwd-800.avif         a rendition, by its width
    images/k3/buurthuis-k3v8zq2mwd-500-333.jpg      the square around a focal point, in thousandths

What a name stands for never changes: another picture, or another crop, has another name.
"""

from collections.abc import Iterable
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.crypto import get_random_string
from django.utils.text import slugify
from PIL import Image

from articles.images import encoding
from articles.images.encoding import Point

FOLDER = "images"
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


def rendition_name(name: str, width: int, extension: str) -> str:
    return f"{name.rpartition('.')[0]}-{width}.{extension}"


def square_name(name: str, focus: str) -> str:
    stem, _, extension = name.rpartition(".")
    point = Point.parse(focus)
    return f"{stem}-{round(point.x * 1000)}-{round(point.y * 1000)}.{extension}"


def store(pixels: Image.Image, title: str, focus: str) -> str:
    """Store a picture with its renditions and give its name; when one of them fails, none is there."""
    name = _new_name(title, encoding.extension_of(pixels))
    contents = {name: encoding.kept(pixels), square_name(name, focus): encoding.square(pixels, Point.parse(focus))}
    for width, extension, content in encoding.renditions(pixels):
        contents[rendition_name(name, width, extension)] = content
    _write(contents)
    return name


def store_square(name: str, focus: str) -> None:
    """Make the square of a stored picture around another point."""
    with default_storage.open(name) as file, Image.open(file) as pixels:
        pixels.load()
        content = encoding.square(pixels, Point.parse(focus))
    # Made before, for a form whose saving failed later on.
    remove([square_name(name, focus)])
    _write({square_name(name, focus): content})


def names_of(name: str, width: int, focus: str) -> list[str]:
    """Give the names of all files of a picture of this width."""
    kinds = (encoding.AVIF, PurePosixPath(name).suffix.removeprefix("."))
    shown = [rendition_name(name, w, kind) for w in encoding.widths_of(width) for kind in kinds]
    return [name, square_name(name, focus), *shown]


def remove(names: Iterable[str]) -> None:
    for name in names:
        default_storage.delete(name)


def _new_name(title: str, extension: str) -> str:
    # The random part keeps names apart, and keeps anyone from guessing the address of what no page shows.
    mark = get_random_string(10, _LETTERS)
    stem = slugify(title)[:60].strip("-") or "beeld"
    return f"{FOLDER}/{mark[:2]}/{stem}-{mark}.{extension}"


def _write(contents: dict[str, bytes]) -> None:
    begun: list[str] = []
    try:
        for name, content in contents.items():
            begun.append(name)
            default_storage.save(name, ContentFile(content))
    except BaseException:
        remove(begun)
        raise

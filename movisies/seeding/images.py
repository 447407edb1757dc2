"""Images beside an article: whether they are sound, and under which name they are stored."""

import hashlib
from pathlib import Path

from django.core.files.base import ContentFile
from django.utils.text import slugify
from PIL import Image

from articles.models import Block

_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")


def image_problem(folder: Path, name: str) -> str:
    """Give what is wrong with the image `name` in `folder`, or nothing."""
    path = folder / name
    if Path(name).name != name or not path.is_file():
        return f'"{name}" staat niet naast dit artikel; laat image weg als we de foto niet hebben'
    try:
        with Image.open(path, formats=_FORMATS) as image:
            image.verify()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return f'"{name}" is geen leesbaar beeld; gebruik jpg, png, webp of gif'
    return ""


def image_name(path: Path) -> str:
    """Give the name under which the image is stored: with a mark of its content, so that the same is stored once."""
    mark = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    return Block._meta.get_field("image").generate_filename(None, f"{slugify(path.stem)}-{mark}{path.suffix.lower()}")


def store_image(name: str, path: Path) -> None:
    """Put the file at `path` in the storage as `name`, unless it is there already."""
    storage = Block._meta.get_field("image").storage
    if not storage.exists(name):
        storage.save(name, ContentFile(path.read_bytes()))

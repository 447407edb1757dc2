"""Images beside an article: whether they are sound, and how one becomes an image of the library."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from articles.images import checking
from articles.models import Image


@dataclass(frozen=True)
class SeedImage:
    """A file beside an article, with the words that the figure gives to it."""

    path: Path
    alt: str
    credit: str

    @property
    def digest(self) -> str:
        """What the library knows the file by, so that the same file is stored once."""
        return hashlib.sha256(self.path.read_bytes()).hexdigest()

    def fill(self, image: Image) -> None:
        """Put the file into `image`, and into a new one the words as well; those of an old one are the editors'."""
        image.file = _read(self.path)
        if image.pk is None:
            image.title = self.path.stem.replace("-", " ").replace("_", " ").capitalize()[:150]
            image.alt, image.credit = self.alt, self.credit


def image_problem(folder: Path, name: str) -> str:
    """Give what is wrong with the image `name` in `folder`, or nothing."""
    path = folder / name
    if Path(name).name != name or not path.is_file():
        return f'"{name}" staat niet naast dit artikel; laat image weg als we de foto niet hebben'
    try:
        checking.read(_read(path), name)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _read(path: Path) -> ContentFile:
    return ContentFile(path.read_bytes(), name=path.name)

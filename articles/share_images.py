"""Share images: the picture of 1200×630 that shows when someone passes on the address of a page.

A picture is drawn when its page is published, never while a page is read. Its name holds a digest of what it shows, so
that a page knows the name without asking, and other words give another address.
"""

from collections.abc import Callable, Iterable

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from articles.models.publishing import Publishable
from articles.share_drawing import draw

FOLDER = "share"
REPORT_EVERY = 50

# Names of which this process knows that the picture is there. What a name stands for never changes, so a picture is
# looked for on the disk once; one that is missing is looked for again, because a command may make it meanwhile.
_found: set[str] = set()


def address_of(thing: Publishable) -> str:
    """Give the address of the share image of `thing`, or nothing when none was made."""
    name = _name(thing)
    if name not in _found:
        if not default_storage.exists(name):
            return ""
        _found.add(name)
    return default_storage.url(name)


def keep_up(things: Iterable[Publishable], report: Callable[[str], None] = str) -> int:
    """Draw what is missing of `things`, remove what they show no longer, and count what was drawn.

    Only what is published has a picture. Each picture is whole when it is stored, so this may stop half-way.
    """
    stored: dict[str, dict[str, set[str]]] = {}
    drawn = 0
    for thing in things:
        folder = _folder(thing)
        names = stored.setdefault(folder, _stored_in(folder)).get(str(thing.pk), set())
        wanted = {_name(thing)} if thing.status == thing.Status.PUBLISHED else set()
        for name in wanted - names:
            default_storage.save(name, ContentFile(draw(thing.share_card)))
            drawn += 1
            if drawn % REPORT_EVERY == 0:
                report(f"deelbeelden: {drawn} getekend …")
        _delete(names - wanted)
    return drawn


def remove(model: type[Publishable], keys: Iterable[int]) -> None:
    """Remove the pictures of rows of `model` that are gone."""
    stored = _stored_in(_folder(model))
    for key in keys:
        _delete(stored.get(str(key), set()))


def remove_orphans(model: type[Publishable]) -> None:
    """Remove the pictures of rows of `model` that the database does not have."""
    known = {str(key) for key in model.objects.values_list("pk", flat=True)}
    remove(model, _stored_in(_folder(model)).keys() - known)


def _folder(thing: Publishable | type[Publishable]) -> str:
    return f"{FOLDER}/{thing._meta.model_name}"


def _name(thing: Publishable) -> str:
    return f"{_folder(thing)}/{thing.pk}-{thing.share_card.digest}.png"


def _stored_in(folder: str) -> dict[str, set[str]]:
    """Give the names of the pictures in a folder by the key of the row they belong to."""
    try:
        files = default_storage.listdir(folder)[1]
    except FileNotFoundError:
        return {}
    names: dict[str, set[str]] = {}
    for file in files:
        names.setdefault(file.partition("-")[0], set()).add(f"{folder}/{file}")
    return names


def _delete(names: set[str]) -> None:
    for name in names:
        default_storage.delete(name)
        _found.discard(name)

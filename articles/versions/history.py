"""The versions of a thing: every save is one, with who, when and why; django-reversion stores them."""

import copy
import json
from collections.abc import Callable

import reversion
from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction
from reversion.models import Version

from articles.versions.serializer import ROWS_TO_KEEP
from articles.versions.wholes import Rows, same, take

FOUND = "Zoals het er stond."
OUTSIDE = "Gewijzigd buiten de redactie om, bijvoorbeeld door inlezen."


def versions_of(thing: models.Model) -> models.QuerySet[Version]:
    """Give the versions, the newest first, with who made each."""
    return Version.objects.get_for_object(thing).select_related("revision__user")


def rows_of(version: Version) -> Rows:
    return json.loads(version.serialized_data)


def keep(thing: models.Model, user: AbstractBaseUser | None, note: str, rows: Rows | None = None) -> Version:
    """Keep a version: of the thing as it is stored now, or as `rows` say."""
    kept = copy.copy(thing)
    setattr(kept, ROWS_TO_KEEP, rows or take(thing))
    with reversion.create_revision(manage_manually=True):
        reversion.set_user(user)
        reversion.set_comment(note)
        reversion.add_to_revision(kept)
    return versions_of(thing)[0]


def latest(thing: models.Model, read: Callable[[models.Model], Rows] = take) -> Version:
    """Give the version that holds the thing as it is now, as `read` gives it; kept first if no version does.

    A thing that was read from a file, or changed by a command, has no version of that yet.
    """
    return _holding(thing, read(thing)) or _catch_up(thing, read)


def _holding(thing: models.Model, rows: Rows) -> Version | None:
    version = versions_of(thing).first()
    return version if version and same(rows_of(version), rows) else None


@transaction.atomic
def _catch_up(thing: models.Model, read: Callable[[models.Model], Rows]) -> Version:
    # Looked at again behind the lock: someone may just have saved, or have opened the form at this very moment.
    lock(thing)
    rows = read(thing)
    version = _holding(thing, rows)
    return version or keep(thing, None, OUTSIDE if versions_of(thing).exists() else FOUND, rows)


def lock(thing: models.Model) -> None:
    """Let everyone else who wants to save this thing wait until the transaction ends."""
    type(thing)._base_manager.select_for_update().get(pk=thing.pk)

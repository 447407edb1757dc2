"""How django-reversion writes a version: not one row, but the thing with all that belongs to it."""

import json
from collections.abc import Iterable, Iterator

from django.core import serializers
from django.db import models

from articles.versions.wholes import take

# On a thing: the rows to keep in place of those that are stored, for what is not stored yet.
ROWS_TO_KEEP = "_rows_to_keep"


class Serializer:
    """Django's interface for a serialiser, of which reversion uses two methods."""

    internal_use_only = True

    def serialize(self, queryset: Iterable[models.Model], **options) -> None:
        (thing,) = queryset
        self._text = json.dumps(getattr(thing, ROWS_TO_KEEP, None) or take(thing), ensure_ascii=False)

    def getvalue(self) -> str:
        return self._text


def Deserializer(text: str, **options) -> Iterator:  # noqa: N802 - the name that Django looks for
    """Read the thing itself, without its parts."""
    yield from serializers.deserialize("python", json.loads(text)[:1], ignorenonexistent=True)

"""Keeping the index in step: what is saved or deleted is indexed again in the same transaction.

Signals, and not calls in `save()` or the admin, for a text is written along many ways (forms, inlines, actions, seeds,
a shell) and not one of them may leave the index behind. What is written without signals (`bulk_create`, `update()`)
says so itself with `changed()`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models, transaction
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete

from articles.search import indexing
from articles.search.documents import SOURCES, Source

Changes = dict[str, set[int]]

Keys = Callable[[Any], Iterable[int]]

# Model → the kinds of things in whose text its rows stand, and how to come to the keys of these.
_touches: dict[type[models.Model], list[tuple[str, Keys]]] = defaultdict(list)
_collected: ContextVar[Changes | None] = ContextVar("collected", default=None)


@contextmanager
def together(*, anew: bool = False) -> Iterator[None]:
    """Index what changes within this block once, at its end, however many rows of it are written.

    The block is one transaction: when the index cannot follow, nothing is stored. With `anew` the whole index is
    written when anything changed, for a block that stores rows without signals (`bulk_create`).
    """
    if _collected.get() is not None:
        yield
        return
    with transaction.atomic():
        changes: Changes = defaultdict(set)
        token = _collected.set(changes)
        try:
            yield
        finally:
            _collected.reset(token)
        if anew and changes:
            indexing.rebuild()
            return
        for kind, object_ids in changes.items():
            indexing.update(kind, object_ids)


@contextmanager
def set_aside() -> Iterator[None]:
    """Leave out of the index what changes within this block: it is taken back before the block ends."""
    token = _collected.set(defaultdict(set))
    try:
        yield
    finally:
        _collected.reset(token)


def changed(kind: str, object_ids: Iterable[int]) -> None:
    """Say that these things are not what the index holds any more."""
    object_ids = {object_id for object_id in object_ids if object_id is not None}
    collected = _collected.get()
    if collected is not None:
        collected[kind] |= object_ids
    elif object_ids:
        indexing.update(kind, object_ids)


def register(source: Source) -> None:
    """Make a kind of thing findable, and listen to every model whose rows stand in its text."""
    SOURCES[source.kind] = source
    for model, keys in source.touched_by.items():
        listen(model, source.kind, keys)


def listen(model: type[models.Model], kind: str, keys: Keys) -> None:
    """Index things of this kind again when a row of `model` is saved or deleted; `keys` leads from the row to them."""
    _touches[model].append((kind, keys))
    uid = f"search {model._meta.label}"
    post_save.connect(_saved, sender=model, dispatch_uid=uid)
    pre_delete.connect(_about_to_delete, sender=model, dispatch_uid=uid)
    post_delete.connect(_deleted, sender=model, dispatch_uid=uid)


def listen_to_many(through: type[models.Model], kind: str, other: str) -> None:
    """Index both ends again when things of one kind are added to the other's relation, which saves no row by itself."""

    def added(sender: Any, instance: models.Model, action: str, reverse: bool, pk_set: set[int], **kwargs) -> None:
        if action == "post_add":
            changed(other if reverse else kind, [instance.pk])
            changed(kind if reverse else other, pk_set)

    m2m_changed.connect(added, sender=through, weak=False, dispatch_uid=f"search {through._meta.label}")


def refresh_after(*editors_lists: type[models.Model]) -> None:
    """Listen to lists of the editors that are used when a question is asked, and stand in no text."""
    for model in editors_lists:
        for signal in (post_save, post_delete):
            signal.connect(_list_changed, sender=model, dispatch_uid=f"search {model._meta.label}")


def _touched(row: models.Model) -> list[tuple[str, set[int]]]:
    return [(kind, set(keys(row))) for kind, keys in _touches[type(row)]]


def _saved(sender: Any, instance: models.Model, *, raw: bool = False, **kwargs) -> None:
    for kind, object_ids in _touched(instance):
        changed(kind, object_ids)


def _about_to_delete(sender: Any, instance: models.Model, **kwargs) -> None:
    # Afterwards nothing leads from the row to what it stood in.
    instance._search_touched = _touched(instance)


def _deleted(sender: Any, instance: models.Model, **kwargs) -> None:
    for kind, object_ids in instance._search_touched:
        changed(kind, object_ids)


def _list_changed(sender: Any, **kwargs) -> None:
    indexing.refresh()

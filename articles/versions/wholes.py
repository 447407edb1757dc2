"""A thing with all that belongs to it, as a list of rows: to keep, to compare, and to put back.

An article is its own row and those of its blocks, contributions, topics and so on. The rows are written as Django's
fixtures are: `{"model": "articles.block", "pk": 3, "fields": {"text": "…"}}`, the thing itself first.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import reversion
from django.apps import apps
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from articles.search.keeping import together

Row = dict[str, Any]
Rows = list[Row]
Key = tuple[str, int]


@dataclass(frozen=True)
class Part:
    """Rows that belong to a thing. `owner` leads from such a row to the thing: "article", "event__article".

    What is not `is_own` is edited elsewhere: it comes back with a thing that was deleted, and is never changed by it.
    A part that `is_text` is read as running text when versions are compared.
    """

    model: type[models.Model]
    owner: str
    is_own: bool = True
    is_text: bool = False


@dataclass(frozen=True)
class Whole:
    """A kind of thing with its parts; `unkept` are its fields that no version holds."""

    model: type[models.Model]
    parts: Sequence[Part] = ()
    unkept: frozenset[str] = field(default_factory=frozenset)


WHOLES: dict[type[models.Model], Whole] = {}
# Of what is prepared and then shown: whether readers see it is no part of its text.
STATE = ("status", "published_at", "withdrawal_reason")


def key_of(row: Row) -> Key:
    return row["model"], row["pk"]


def model_of(row: Row) -> type[models.Model]:
    return apps.get_model(row["model"])


def whole_of(row: Row) -> Whole:
    return WHOLES[model_of(row)]


def take(thing: models.Model) -> Rows:
    """Give the rows of a thing as they are stored now."""
    whole = WHOLES[type(thing)]
    fresh = whole.model._base_manager.get(pk=thing.pk)
    rows = [*_written([fresh], whole.unkept), *_parts_of(whole, thing.pk, whole.parts)]
    # As they are after having been stored: a date is a text then, and a moment has no microseconds.
    return json.loads(json.dumps(rows, cls=DjangoJSONEncoder))


def _parts_of(whole: Whole, pk: int, parts: Iterable[Part]) -> Iterator[Row]:
    for part in parts:
        yield from _written(part.model._base_manager.filter(**{part.owner: pk}).order_by("pk"))


def _written(objects: Iterable[models.Model], unkept: Iterable[str] = ()) -> Iterator[Row]:
    for row in serializers.serialize("python", objects):
        yield row | {"fields": {name: value for name, value in row["fields"].items() if name not in unkept}}


def put(rows: Rows) -> list[str]:
    """Store a thing just as these rows say, with all of its own parts; give what could not come back, in words.

    What the rows refer to and is not there any more is left out: a topic that was deleted since, say.
    """
    with together():
        whole, pk = whole_of(rows[0]), rows[0]["pk"]
        is_new = not whole.model._base_manager.filter(pk=pk).exists()
        parts = [part for part in whole.parts if part.is_own or is_new]
        rows, lost = _without_dangling(rows)
        _store_thing(whole, rows[0], is_new=is_new)
        stored = {part: list(_parts_of(whole, pk, [part])) for part in parts}
        wanted = {part: [row for row in rows[1:] if _belongs(row, part, pk)] for part in parts}
        changed = [part for part in parts if _plain(stored[part]) != _plain(wanted[part])]
        _replace_parts(changed, wanted, pk)
    return lost


def _store_thing(whole: Whole, row: Row, *, is_new: bool) -> None:
    (deserialised,) = serializers.deserialize("python", [row], ignorenonexistent=True)
    thing = deserialised.object
    if is_new:
        thing.save(force_insert=True)
    else:
        names = [f.name for f in whole.model._meta.local_concrete_fields if f.name in row["fields"]]
        thing.save(update_fields=names)
    for name, keys in deserialised.m2m_data.items():
        getattr(thing, name).set(keys)


def _belongs(row: Row, part: Part, pk: int) -> bool:
    return model_of(row) is part.model and ("__" in part.owner or row["fields"][part.owner] == pk)


def _replace_parts(parts: Sequence[Part], wanted: dict[Part, Rows], pk: int) -> None:
    # All away and then all back, with their own keys: so no row is in the way of another that takes its place.
    for part in reversed(parts):
        part.model._base_manager.filter(**{part.owner: pk}).delete()
    for part in parts:
        again = serializers.deserialize("python", wanted[part], ignorenonexistent=True)
        part.model._base_manager.bulk_create([deserialised.object for deserialised in again])


def _plain(rows: Rows) -> Rows:
    return json.loads(json.dumps(sorted(rows, key=lambda row: row["pk"]), cls=DjangoJSONEncoder))


def _without_dangling(rows: Rows) -> tuple[Rows, list[str]]:
    """Leave out what refers to something that is not there any more, and say what that is."""
    there = {key_of(row) for row in rows} | _existing(rows)
    kept, lost = [], []
    for row in rows:
        gone = [f for f in _references(row) if _target(f, row) not in there]
        if not gone:
            kept.append(row)
            continue
        lost += [f"{f.verbose_name} ({f.related_model._meta.verbose_name} {row['fields'][f.name]})" for f in gone]
        if all(f.null for f in gone):
            kept.append(row | {"fields": row["fields"] | {f.name: None for f in gone}})
    return kept, lost


def _references(row: Row) -> list[models.ForeignKey]:
    fields = model_of(row)._meta.local_concrete_fields
    return [f for f in fields if f.is_relation and row["fields"].get(f.name) is not None]


def _target(reference: models.ForeignKey, row: Row) -> Key:
    return reference.related_model._meta.label_lower, row["fields"][reference.name]


def referred_by(row: Row) -> list[Key]:
    """Give the rows to which a row refers."""
    return [_target(reference, row) for reference in _references(row)]


def _existing(rows: Rows) -> set[Key]:
    """Give all that the rows refer to and that is there; one query for each kind."""
    asked: dict[str, set[int]] = defaultdict(set)
    for label, pk in (target for row in rows for target in referred_by(row)):
        asked[label].add(pk)
    models_ = {label: apps.get_model(label) for label in asked}
    found = ((label, models_[label]._base_manager.filter(pk__in=pks)) for label, pks in asked.items())
    return {(label, pk) for label, queryset in found for pk in queryset.values_list("pk", flat=True)}


def register(model: type[models.Model], *parts: Part, unkept: Iterable[str] = ()) -> None:
    """Let versions of this kind of thing be kept."""
    WHOLES[model] = Whole(model, parts, frozenset(unkept))
    reversion.register(model, format="whole")


def add_part(model: type[models.Model], part: Part) -> None:
    """Let an app that comes later say what of its own belongs to a thing too."""
    WHOLES[model] = replace(WHOLES[model], parts=[*WHOLES[model].parts, part])


def same(rows: Rows, others: Rows) -> bool:
    """Whether two lists of rows hold the same, whatever the order of the parts."""
    return _plain(rows) == _plain(others)

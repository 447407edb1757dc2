"""The shape of each kind of record: which fields and which rows under it come from the files.

A record is a plain dict in this shape. `snapshot` gives the same dict from the database, so that two of them compare,
and the store writes any of them without knowing what it is. What is not in a shape (a portrait, an e-mail address)
belongs to the editors: loading never looks at it and never touches it.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db import models
from django.utils import timezone

from articles.models import (
    Article,
    ArticleTopic,
    Block,
    ColophonEntry,
    Contribution,
    CrossReference,
    Event,
    EventDate,
    Image,
    Inference,
    Issue,
    NameVariant,
    OtherTerm,
    Person,
    Publication,
    PublicationDetails,
    Term,
    Topic,
    TopicSynonym,
)
from dossiers.models import Dossier, DossierContact, DossierEntry

Data = dict[str, Any]


@dataclass(frozen=True)
class Shape:
    """One model: its plain fields, its references (field → kind), and the rows under it by their accessor.

    `parent` is the field that leads from a row to the record above it; `order` the field that numbers rows, and by how
    much it goes up; `sort_by` the order of rows that have no number; `named_by` the key that tells records apart.
    """

    name: str
    model: type[models.Model]
    fields: tuple[str, ...] = ()
    references: dict[str, str] = field(default_factory=dict)
    many: dict[str, str] = field(default_factory=dict)
    children: tuple["Shape", ...] = ()
    parent: str = ""
    order: tuple[str, int] | None = None
    sort_by: Callable[[Data], Any] | None = None
    named_by: str = "slug"


class Keys(Protocol):
    """Who knows the key of an object in the files."""

    def key_of(self, kind: str, pk: int | None) -> str | None: ...


_IN_POSITION = ("position", 1)
_PUBLISHING = ("status", "published_at")

_ARTICLE_CHILDREN = (
    Shape(
        "contributions",
        Contribution,
        ("role", "byline", "function", "organisation", "age", "is_contact_public"),
        {"person": "person"},
        parent="article",
        order=_IN_POSITION,
    ),
    Shape("tagged_topics", ArticleTopic, references={"tag": "topic"}, parent="content_object"),
    Shape("cross_references", CrossReference, ("text",), {"target": "article"}, parent="article", order=_IN_POSITION),
    Shape(
        "events",
        Event,
        ("title", "organiser", "price", "registration_url", "registration_opens_on", "registration_note"),
        children=(
            Shape(
                "dates",
                EventDate,
                ("starts_on", "ends_on", "starts_at", "ends_at", "label", "venue", "place"),
                parent="event",
                sort_by=lambda date: (date["starts_on"] is None, date["starts_on"] or ""),
            ),
        ),
        parent="article",
        order=_IN_POSITION,
    ),
    Shape(
        "publication_details",
        PublicationDetails,
        (
            "title",
            "subtitle",
            "authors",
            "editors",
            "publisher",
            "year",
            "isbn",
            "pages",
            "price",
            "url",
            "where_to_get",
        ),
        parent="article",
        order=_IN_POSITION,
    ),
    Shape(
        "blocks",
        Block,
        ("kind", "title", "text", "box_kind", "alt", "caption", "credit"),
        {"picture": "image"},
        parent="article",
        order=("ordering", 10),
    ),
)

# In this order they are stored: what is pointed at comes first.
SHAPES = (
    Shape("publication", Publication, ("slug", "title", "issn", "publisher", "description")),
    Shape(
        "person",
        Person,
        ("slug", "given_name", "prefix", "family_name", "function", "organisation", "biography", "editor_note"),
        children=(Shape("variants", NameVariant, ("name",), parent="person", sort_by=lambda variant: variant["name"]),),
    ),
    Shape(
        "topic",
        Topic,
        ("slug", "name", "description"),
        {"broader": "topic"},
        children=(Shape("synonyms", TopicSynonym, ("name",), parent="topic", sort_by=lambda synonym: synonym["name"]),),
    ),
    Shape(
        "term",
        Term,
        ("name",),
        children=(Shape("others", OtherTerm, ("name", "relation"), parent="term", sort_by=lambda word: word["name"]),),
        named_by="name",
    ),
    Shape(
        "issue",
        Issue,
        (
            *("slug", "volume", "number", "date", "date_label", "theme", "introduction", "colour", "page_count"),
            *("source", "editor_note", *_PUBLISHING),
        ),
        {"publication": "publication"},
        children=(
            Shape("colophon", ColophonEntry, ("role", "value"), parent="issue", order=_IN_POSITION),
            Shape("inferences", Inference, ("field", "evidence"), parent="issue", sort_by=lambda item: item["field"]),
        ),
    ),
    # Only which file it is comes from the archive; what is said of it in the library is the editors' from then on.
    Shape("image", Image, ("digest",), named_by="digest"),
    Shape(
        "article",
        Article,
        (
            *("slug", "position", "kind", "rubric", "kicker", "title", "subtitle", "lead", "summary", "page_from"),
            *("page_to", "are_pages_inferred", "source_statement", "content_note", "foreign_words", "source"),
            *("editor_note", *_PUBLISHING),
        ),
        {"issue": "issue"},
        children=_ARTICLE_CHILDREN,
    ),
    Shape(
        "dossier",
        Dossier,
        (
            *("slug", "title", "summary", "body", "updated_on", "publication_title", "publication_url", "editor_note"),
            *_PUBLISHING,
        ),
        many={"related": "dossier"},
        children=(
            Shape("entries", DossierEntry, ("note",), {"article": "article"}, parent="dossier", order=_IN_POSITION),
            Shape(
                "contact_entries",
                DossierContact,
                ("function", "organisation"),
                {"person": "person"},
                parent="dossier",
                order=_IN_POSITION,
            ),
        ),
    ),
)


def prefetches(shape: Shape) -> list[str]:
    """Give the accessors to prefetch so that a snapshot makes no query."""
    below = [f"{child.name}__{name}" for child in shape.children for name in prefetches(child)]
    return [*shape.many, *(child.name for child in shape.children), *below]


def plain(value: Any) -> Any:
    """Give a field's value as it stands in a record: text, number, yes or no, or nothing."""
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value).isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if value is None or isinstance(value, bool | int):
        return value
    # A browser sends the lines of a text field with a return before each line feed.
    return str(value).replace("\r\n", "\n").strip()


def blank(shape: Shape) -> Data:
    """Give a record with each field as the model fills it in."""
    defaults = {name: plain(shape.model._meta.get_field(name).get_default()) for name in shape.fields}
    below: Data = {child.name: [] for child in shape.children}
    return defaults | dict.fromkeys(shape.references) | {name: [] for name in shape.many} | below


def fill(shape: Shape, values: Data) -> Data:
    """Give a whole record from the `values` that are known, rows under it included."""
    data = blank(shape) | {name: plain(values[name]) for name in shape.fields if name in values}
    data |= {name: values[name] for name in (*shape.references, *shape.many) if name in values}
    for child in shape.children:
        rows = [fill(child, row) for row in values.get(child.name, [])]
        data[child.name] = sorted(rows, key=child.sort_by) if child.sort_by else rows
    return data


def snapshot(shape: Shape, instance: models.Model, keys: Keys) -> Data:
    """Give the record that `instance` is in the database, naming other objects by their key in the files."""
    values: Data = {name: getattr(instance, name) for name in shape.fields}
    for name, kind in shape.references.items():
        values[name] = keys.key_of(kind, getattr(instance, f"{name}_id"))
    for name, kind in shape.many.items():
        values[name] = sorted(keys.key_of(kind, other.pk) for other in getattr(instance, name).all())
    data = fill(shape, values)
    for child in shape.children:
        rows = [snapshot(child, row, keys) for row in getattr(instance, child.name).all()]
        data[child.name] = sorted(rows, key=child.sort_by) if child.sort_by else rows
    return data

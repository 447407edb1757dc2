"""The keys of the seed files: what docs/seeds.md describes, as data.

What may stand behind a key (its type, its choices, its length) is not said here a second time: the model field that
the key fills knows it. Only where no field does, a key names its own type.
"""

from dataclasses import dataclass
from enum import Enum

from django.db import models

from articles.models import (
    Article,
    Block,
    ColophonEntry,
    Contribution,
    CrossReference,
    Event,
    EventDate,
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


class Type(Enum):
    """What kind of value TOML must give; the text completes "verwacht …"."""

    TEXT = "tekst tussen aanhalingstekens"
    NUMBER = "een heel getal, zonder aanhalingstekens"
    YES_NO = "true of false"
    DATE = "een datum zoals 2019-11-01, zonder aanhalingstekens"
    TIME = "een tijd zoals 15:00:00, zonder aanhalingstekens"
    TEXTS = 'een lijst zoals ["een", "twee"]'
    TABLES = "blokken met een kop tussen dubbele blokhaken"
    TABLE = "een tabel met een kop tussen blokhaken"


# In this order: a field is of the first class it belongs to.
TYPE_OF_FIELD = (
    (models.BooleanField, Type.YES_NO),
    (models.DateField, Type.DATE),
    (models.TimeField, Type.TIME),
    (models.IntegerField, Type.NUMBER),
    (models.Field, Type.TEXT),
)


@dataclass(frozen=True)
class Key:
    """One key: the model field it fills (its own name unless `field` says otherwise) and what must be there."""

    name: str
    field: str = ""
    required: bool = False
    type: Type | None = None
    table: "Table | None" = None


@dataclass(frozen=True)
class Table:
    """The keys of one table, and the checks of its model that concern them: constraint name → key to blame."""

    model: type[models.Model]
    keys: tuple[Key, ...]
    constraints: tuple[tuple[str, str], ...] = ()


def _required(name: str, field: str = "", **options) -> Key:
    return Key(name, field, required=True, **options)


def _plain(*names: str) -> tuple[Key, ...]:
    return tuple(Key(name) for name in names)


def _reference(name: str, *, required: bool = False) -> Key:
    """A slug of something in another file; `check` follows it."""
    return Key(name, required=required, type=Type.TEXT)


PUBLICATION = Table(Publication, (_required("slug"), _required("title"), *_plain("issn", "publisher", "description")))

PERSON = Table(
    Person,
    (
        _required("slug"),
        Key("given", "given_name"),
        Key("prefix"),
        Key("family", "family_name"),
        *_plain("function", "organisation", "biography", "editor_note"),
        Key("variants", type=Type.TEXTS, table=Table(NameVariant, (Key("name"),))),
    ),
    constraints=(("person_has_a_name", "slug"),),
)

TOPIC = Table(
    Topic,
    (
        *(_required("slug"), _required("name"), _required("description")),
        Key("synonyms", type=Type.TEXTS, table=Table(TopicSynonym, (Key("name"),))),
        _reference("broader"),
    ),
)

# The lists of other words for a term, and what the words in each are to it.
OTHER_TERMS = {
    "synonyms": OtherTerm.Relation.SYNONYM.value,
    "former": OtherTerm.Relation.FORMER.value,
    "abbreviations": OtherTerm.Relation.ABBREVIATION.value,
}

TERM = Table(
    Term,
    (
        _required("name"),
        *(Key(name, type=Type.TEXTS, table=Table(OtherTerm, (Key("name"),))) for name in OTHER_TERMS),
    ),
)

ISSUE = Table(
    Issue,
    (
        *(_required("source"), _reference("publication", required=True), _required("slug")),
        *(_required("date"), _required("date_label")),
        *_plain("volume", "number", "theme", "introduction", "colour", "page_count", "editor_note", "status"),
        Key(
            "inferred",
            type=Type.TABLE,
            table=Table(Inference, tuple(Key(field, "evidence") for field in Inference.Field.values)),
        ),
        Key("colophon", type=Type.TABLES, table=Table(ColophonEntry, (_required("role"), _required("value")))),
    ),
)

CONTRIBUTION = Table(
    Contribution,
    (_reference("person"), _required("role"), *_plain("byline", "function", "organisation", "age")),
)

EVENT_DATE = Table(
    EventDate,
    _plain("starts_on", "ends_on", "starts_at", "ends_at", "label", "venue", "place"),
    constraints=(("event_date_has_day_or_label", "starts_on"), ("event_date_ends_after_start", "ends_on")),
)

EVENT = Table(
    Event,
    (
        *_plain("title", "organiser", "price", "registration_url", "registration_opens_on", "registration_note"),
        Key("date", type=Type.TABLES, table=EVENT_DATE),
    ),
)

PUBLICATION_DETAILS = Table(
    PublicationDetails,
    (
        _required("title"),
        *_plain("subtitle", "authors", "editors", "publisher", "year", "isbn", "pages", "price", "url", "where_to_get"),
    ),
)

CROSS_REFERENCE = Table(CrossReference, (_required("text"), _reference("article"), Key("page", type=Type.NUMBER)))

ARTICLE = Table(
    Article,
    (
        *(_required("source"), _required("slug"), _required("kind"), _required("title"), _required("summary")),
        _required("topics", type=Type.TEXTS),
        Key("title_continued", type=Type.TEXT),
        *_plain(
            "rubric",
            "kicker",
            "subtitle",
            "lead",
            "source_statement",
            "content_note",
            "foreign_words",
            "editor_note",
            "status",
        ),
        Key("pages", type=Type.TEXT),
        Key("pages_inferred", "are_pages_inferred"),
        Key("contribution", type=Type.TABLES, table=CONTRIBUTION),
        Key("cross_reference", type=Type.TABLES, table=CROSS_REFERENCE),
        Key("event", type=Type.TABLES, table=EVENT),
        Key("publication_details", type=Type.TABLES, table=PUBLICATION_DETAILS),
    ),
)

FIGURE = Table(Block, (Key("image", type=Type.TEXT), *_plain("alt", "caption", "credit")))

DOSSIER = Table(
    Dossier,
    (
        *(_required("slug"), _required("title"), _required("summary"), _required("updated_on")),
        *_plain("publication_title", "publication_url", "editor_note", "status"),
        Key("related", type=Type.TEXTS),
        Key(
            "contact",
            type=Type.TABLES,
            table=Table(DossierContact, (_reference("person", required=True), *_plain("function", "organisation"))),
        ),
        Key(
            "article",
            type=Type.TABLES,
            table=Table(DossierEntry, (_reference("article", required=True), Key("note"))),
        ),
    ),
)


def _list_of(name: str, table: Table) -> Table:
    """A file that holds nothing but tables of one kind; its own model is of no importance."""
    return Table(table.model, (Key(name, type=Type.TABLES, table=table),))


PUBLICATIONS_FILE = _list_of("publication", PUBLICATION)
PEOPLE_FILE = _list_of("person", PERSON)
TOPICS_FILE = _list_of("topic", TOPIC)
TERMS_FILE = _list_of("term", TERM)

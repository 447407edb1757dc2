"""Rows in words, for the editors: what a field is called, and what its value says."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django_prose_editor.fields import ProseEditorField

from articles.search.documents import plain
from articles.versions.wholes import Row, Rows, model_of

# Rows of these fields only say where something stands, or to what it belongs.
_SILENT = {"id", "ordering", "position", "region", "kind", "key", "sort_key"}
_PARAGRAPH = ("</p>", "</li>", "</h2>", "</h3>", "</tr>", "<br>")


class Names:
    """What the things are called to which rows refer; looked up once for all of them."""

    def __init__(self, *versions: Rows) -> None:
        asked: dict[type[models.Model], set[Any]] = defaultdict(set)
        for row in (row for rows in versions for row in rows):
            for field in _fields(row):
                if field.is_relation:
                    asked[field.related_model].update(_listed(row["fields"].get(field.name)))
        self._names = {
            (model, thing.pk): str(thing)
            for model, keys in asked.items()
            for thing in model._base_manager.filter(pk__in=keys)
        }

    def of(self, model: type[models.Model], key: Any) -> str:
        return self._names.get((model, key), f"{model._meta.verbose_name} {key} (weg)")


def _listed(value: Any) -> Iterable[Any]:
    return () if value is None else value if isinstance(value, list) else [value]


def _fields(row: Row) -> Iterable[Any]:
    options = model_of(row)._meta
    return [f for f in (*options.local_concrete_fields, *options.local_many_to_many) if f.name in row["fields"]]


def text_of(field: Any, value: Any, names: Names) -> str:
    """Give the value of a field as an editor reads it: a label, a name, a date, or text without tags."""
    if value is None or value in ("", []):
        return ""
    if field.is_relation:
        return ", ".join(names.of(field.related_model, key) for key in _listed(value))
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(field, models.DateTimeField):
        return date_format(timezone.localtime(parse_datetime(value)), "j F Y H:i")
    if isinstance(field, models.DateField):
        return date_format(parse_date(value), "j F Y")
    if isinstance(field, ProseEditorField):
        return in_paragraphs(value)
    return str(dict(field.flatchoices).get(value, value))


def in_paragraphs(html: str) -> str:
    """Give stored text as one reads it, each paragraph, heading and item on a line of its own."""
    for end in _PARAGRAPH:
        html = html.replace(end, f"{end}\n")
    return "\n".join(filter(None, (" ".join(plain(line).split()) for line in html.splitlines())))


def label_of(field: Any) -> str:
    return str(field.verbose_name)


def fields_in_words(row: Row, names: Names) -> dict[str, tuple[str, str]]:
    """Give for each field of a thing itself its label and its value in words."""
    return {f.name: (label_of(f), text_of(f, row["fields"][f.name], names)) for f in _fields(row)}


def part_in_words(row: Row, names: Names, owner: str) -> str:
    """Give a row that belongs to a thing as one line: "Anna Bos, auteur"; `owner` leads to the thing it is of."""
    said = []
    for field in _fields(row):
        text = text_of(field, row["fields"][field.name], names)
        is_silent = field.name in _SILENT or field.name == owner
        if is_silent or not text or row["fields"][field.name] == _default(field):
            continue
        says_itself = field.is_relation or field.flatchoices or field.name in ("name", "title")
        said.append(text if says_itself else f"{label_of(field)}: {text}")
    return ", ".join(said).replace("\n", " ")


def _default(field: Any) -> Any:
    # A choice that stands as it was given says something; a number or a switch does not.
    return None if field.flatchoices or field.is_relation else field.get_default()


def block_in_words(row: Row, names: Names) -> str:
    """Give a block of the body as lines of text: what kind it is, unless it is running text, and what it says."""
    fields, model = row["fields"], model_of(row)
    kind = model._meta.get_field("kind")
    heading = "" if fields["kind"] == "text" else f"[{dict(kind.flatchoices)[fields['kind']]}]"
    first = " ".join(filter(None, [heading, fields.get("title", "")]))
    told = (f for f in _fields(row) if f.name not in {"title", "text", "box_kind", "article"} and f.name not in _SILENT)
    rest = (text_of(f, fields[f.name], names) for f in told if fields["kind"] == "figure")
    return "\n".join(filter(None, [first, in_paragraphs(fields.get("text", "")), *rest]))

"""Tables as they stand in the files: values with the lines they come from, held against the keys."""

import datetime
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from movisies.seeding import toml
from movisies.seeding.keys import TYPE_OF_FIELD, Key, Table, Type
from movisies.seeding.problems import Problem

_PYTHON_TYPES = {
    Type.TEXT: str,
    Type.NUMBER: int,
    Type.YES_NO: bool,
    Type.DATE: datetime.date,
    Type.TIME: datetime.time,
    Type.TABLE: dict,
}


@dataclass
class Entry:
    """One table of a file: its values, and where each of them stands."""

    file: str
    values: dict[str, Any]
    lines: dict[toml.Path, int] = field(repr=False)
    path: toml.Path = ()
    first_line: int = 1

    def __getitem__(self, key: str) -> Any:
        return self.values.get(key, "")

    def has(self, key: str) -> bool:
        """Whether the file has `key`, also when its value was no good and is gone."""
        return (*self.path, key) in self.lines

    def line(self, key: str = "") -> int:
        """Give the line of `key`, or of the table's own head when the key is not there."""
        head = self.lines.get(self.path, 0)
        line = self.lines.get((*self.path, key), head) if key else head
        return max(line + self.first_line - 1, 1)

    def problem(self, key: str, text: str) -> Problem:
        return Problem(self.file, self.line(key), f"{key}: {text}" if key else text)

    def tables(self, key: str) -> list["Entry"]:
        """Give the items of a list of tables, each as an entry of its own."""
        return [self._table(item, (key, number)) for number, item in enumerate(self.values.get(key, []))]

    def table(self, key: str) -> "Entry":
        return self._table(self.values.get(key, {}), (key,))

    def _table(self, values: dict[str, Any], path: toml.Path) -> "Entry":
        return Entry(self.file, values, self.lines, self.path + path, self.first_line)


def suggest(wrong: str, known: list[str]) -> str:
    """Give "; bedoel je …?" when one of the `known` looks like the `wrong` one, else nothing."""
    near = get_close_matches(wrong, known, n=1)
    return f"; bedoel je {near[0]}?" if near else ""


def conform(entry: Entry, table: Table) -> list[Problem]:
    """Hold `entry` against the keys of `table`.

    Values of a wrong type and unknown keys are taken out of it, so that later checks may trust the rest.
    """
    problems = _unknown_keys(entry, table) + _missing_keys(entry, table)
    for key in (key for key in table.keys if key.name in entry.values):
        expected = _type_of(table.model, key)
        if _is_of(expected, entry.values[key.name]):
            problems += _wrong_value(entry, table.model, key)
            problems += _in_tables(entry, key)
        else:
            problems.append(entry.problem(key.name, f"verwacht {expected.value}"))
            entry.values.pop(key.name)
    return problems or _broken_constraints(entry, table)


def _unknown_keys(entry: Entry, table: Table) -> list[Problem]:
    known = [key.name for key in table.keys]
    unknown = [name for name in entry.values if name not in known]
    for name in unknown:
        entry.values.pop(name)
    return [
        entry.problem(name, f"onbekende sleutel{suggest(name, known) or '; kies uit ' + ', '.join(known)}")
        for name in unknown
    ]


def _missing_keys(entry: Entry, table: Table) -> list[Problem]:
    return [
        entry.problem("", f"{key.name} ontbreekt; deze sleutel is verplicht")
        for key in table.keys
        if key.required and entry.values.get(key.name) in (None, "", [])
    ]


def _in_tables(entry: Entry, key: Key) -> list[Problem]:
    if key.table is None:
        return []
    if key.type is Type.TABLES:
        return [problem for item in entry.tables(key.name) for problem in conform(item, key.table)]
    return conform(entry.table(key.name), key.table) if key.type is Type.TABLE else []


def _wrong_value(entry: Entry, model: type[models.Model], key: Key) -> list[Problem]:
    """Ask the model's field what it has against the value; of a list of texts, against each of them."""
    value = entry.values[key.name]
    if key.type is Type.TEXT and value == "" and not key.required:
        return [entry.problem(key.name, "hier staat niets; laat deze sleutel dan weg")]
    if key.type is Type.TEXTS and key.table:
        texts = [_complaint(key.table.model, key.table.keys[0], text) for text in value]
    else:
        texts = [] if key.type else [_complaint(model, key, value)]
    return [entry.problem(key.name, text) for text in texts if text]


def _type_of(model: type[models.Model], key: Key) -> Type:
    if key.type:
        return key.type
    model_field = model._meta.get_field(key.field or key.name)
    return next(type_ for field_class, type_ in TYPE_OF_FIELD if isinstance(model_field, field_class))


def _is_of(expected: Type, value: Any) -> bool:
    if expected is Type.TEXTS:
        return isinstance(value, list) and all(isinstance(item, str) and item for item in value)
    if expected is Type.TABLES:
        return isinstance(value, list) and all(isinstance(item, dict) for item in value)
    # A bool is an int and a datetime a date; here they are not meant.
    return type(value) is _PYTHON_TYPES[expected]


def _complaint(model: type[models.Model], key: Key, value: Any) -> str:
    """Give what the model field has against `value`, in one line, or nothing."""
    if value == "":
        return ""
    model_field = model._meta.get_field(key.field or key.name)
    choices = [str(choice) for choice, _ in model_field.flatchoices]
    if choices and value not in choices:
        return f'onbekende {model_field.verbose_name} "{value}"; kies uit {", ".join(choices)}'
    try:
        model_field.clean(value, None)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _broken_constraints(entry: Entry, table: Table) -> list[Problem]:
    """Try the model's own constraints on the values of the table."""
    if not table.constraints:
        return []
    fields = {key.field or key.name: entry.values[key.name] for key in table.keys if _fills_field(entry, key)}
    instance = table.model(**fields)
    constraints = {constraint.name: constraint for constraint in table.model._meta.constraints}
    problems = []
    for name, key in table.constraints:
        try:
            constraints[name].validate(table.model, instance)
        except ValidationError as error:
            problems.append(entry.problem(key, " ".join(error.messages)))
    return problems


def _fills_field(entry: Entry, key: Key) -> bool:
    return key.name in entry.values and key.type in (None, Type.TEXT)

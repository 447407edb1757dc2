"""Records → database, in one transaction: all of it, or nothing."""

from collections import Counter
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from itertools import groupby
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F

from articles.search.keeping import together
from movisies.seeding.ledger import Ledger, digest
from movisies.seeding.normalise import Record
from movisies.seeding.problems import Problem, SeedError
from movisies.seeding.shapes import SHAPES, Data, Shape, prefetches, snapshot
from movisies.sharing import draw_share_images

Report = Callable[[str], None]

# Articles that change places step aside first, to where no article of a real issue stands.
_ASIDE = 1_000_000


class Outcome(StrEnum):
    """What became of a record; the summary counts them in this order."""

    MADE = "gemaakt"
    CHANGED = "gewijzigd"
    UNCHANGED = "ongewijzigd"
    KEPT = "behouden"


def store_records(records: list[Record], *, overwrite: bool, report: Report) -> Counter[Outcome]:
    """Store `records` and count what became of them; raise SeedError when the database cannot hold one.

    What an editor changed or deleted since it was loaded stays as it is, unless `overwrite`.
    """
    outcomes: Counter[Outcome] = Counter(dict.fromkeys(Outcome, 0))
    # Rows under a record are stored in bulk, without signals; a load writes the index anew when anything changed.
    with together(anew=True):
        ledger = Ledger()
        for shape in SHAPES:
            of_kind = [record for record in records if record.kind == shape.name]
            outcomes.update(_KindStore(shape, ledger, report).store(of_kind, overwrite=overwrite))
        ledger.save()
        transaction.on_commit(partial(draw_share_images, report))
    return outcomes


class _KindStore:
    """Stores the records of one kind: first the rows themselves, then what stands under them."""

    def __init__(self, shape: Shape, ledger: Ledger, report: Report) -> None:
        self.shape, self.ledger, self.report = shape, ledger, report
        self.problems: list[Problem] = []

    def store(self, records: list[Record], *, overwrite: bool) -> list[Outcome]:
        """Decide about each record, write what must be written, and give the outcomes."""
        self._mark_gone(records, overwrite=overwrite)
        for record in records:
            self._leave_out_gone(self.shape, record.data)
        stored = self._stored(records)
        outcomes = [self._decide(record, stored.get(record.key), overwrite=overwrite) for record in records]
        self._raise_problems()
        pairs = zip(records, outcomes, strict=True)
        writing = [record for record, outcome in pairs if outcome in (Outcome.MADE, Outcome.CHANGED)]
        if writing:
            self._write(writing, stored)
        return outcomes

    def _mark_gone(self, records: list[Record], *, overwrite: bool) -> None:
        """Settle what this load goes without: what an editor deleted, and what belongs to such a thing."""
        required = [name for name in self.shape.references if not self.shape.model._meta.get_field(name).null]
        for record in records:
            lost = any(self.ledger.is_gone(self.shape.references[name], record.data[name]) for name in required)
            if lost or (overwrite and self.ledger.is_gone(record.kind, record.key)):
                self.ledger.mark(record.kind, record.key, gone=lost)

    def _leave_out_gone(self, shape: Shape, data: Data) -> None:
        """Take out of `data` what points at something that an editor deleted."""
        for name, kind in shape.references.items():
            if self.ledger.is_gone(kind, data[name]) and shape.model._meta.get_field(name).null:
                data[name] = None
        for name, kind in shape.many.items():
            data[name] = [key for key in data[name] if not self.ledger.is_gone(kind, key)]
        for child in shape.children:
            data[child.name] = [row for row in data[child.name] if not self._points_at_gone(child, row)]
            for row in data[child.name]:
                self._leave_out_gone(child, row)

    def _points_at_gone(self, shape: Shape, row: Data) -> bool:
        return any(self.ledger.is_gone(kind, row[name]) for name, kind in shape.references.items())

    def _stored(self, records: list[Record]) -> dict[str, models.Model]:
        """Give what the database has for the records, with all that a snapshot needs, by key."""
        pks = {self.ledger.pk_of(record.kind, record.key): record.key for record in records}
        rows = self.shape.model.objects.filter(pk__in=[pk for pk in pks if pk]).prefetch_related(
            *prefetches(self.shape)
        )
        return {pks[row.pk]: row for row in rows}

    def _decide(self, record: Record, stored: models.Model | None, *, overwrite: bool) -> Outcome:
        remembered = self.ledger.records.get((record.kind, record.key))
        if stored is None:
            return self._kept(record, "verwijderd") if self.ledger.is_gone(record.kind, record.key) else Outcome.MADE
        found = snapshot(self.shape, stored, self.ledger)
        if found == record.data:
            if remembered is None or remembered.digest != digest(found):
                self.ledger.remember(record.kind, record.key, stored.pk, found)
            return Outcome.UNCHANGED
        if remembered is None:
            name, own = f'{self.shape.model._meta.verbose_name} "{record.key}"', self.shape.named_by
            self._problem(record, own, f"de redactie heeft zelf al een {name} gemaakt; kies een andere {own}")
        elif remembered.digest != digest(found) and not overwrite:
            return self._kept(record, "gewijzigd")
        return Outcome.CHANGED

    def _kept(self, record: Record, change: str) -> Outcome:
        name = record.data.get("title") or record.key
        self.report(f'behouden: {self.shape.model._meta.verbose_name} "{name}" is na het laden {change}')
        return Outcome.KEPT

    def _write(self, records: list[Record], stored: dict[str, models.Model]) -> None:
        self._clear([stored[record.key].pk for record in records if record.key in stored])
        rows: list[tuple[models.Model, Data, Record]] = []
        for group, members in groupby(records, key=self._group):
            written = [(self._save(record, stored.get(record.key)), record.data, record) for record in members]
            self.report(f"opgeslagen: {group}, {len(written)}")
            rows += written
        self._raise_problems()
        self._write_below(self.shape, rows)
        self._raise_problems()
        for row, data, record in rows:
            for name, kind in self.shape.many.items():
                getattr(row, name).set([self._pk(kind, key, record) for key in data[name]])
            self.ledger.remember(record.kind, record.key, row.pk, data)

    def _group(self, record: Record) -> str:
        """Name the lot that is stored and reported together: an issue's articles, or all of another kind."""
        plural = self.shape.model._meta.verbose_name_plural
        return f"{record.data['issue']}, {plural}" if "issue" in record.data else str(plural)

    def _clear(self, pks: list[int]) -> None:
        """Make room before writing: no row may trip over one that is about to change as well."""
        for child in self.shape.children:
            child.model.objects.filter(**{f"{child.parent}__in": pks}).delete()
        if "position" in self.shape.fields:
            self.shape.model.objects.filter(pk__in=pks).update(position=F("position") + _ASIDE)

    def _save(self, record: Record, row: models.Model | None) -> models.Model:
        """Write the row itself; in place when it was there, so that it keeps its primary key."""
        row = row or self.shape.model()
        if record.image:
            record.image.fill(row)
        self._set(row, self.shape, record.data, record)
        complaints = _complaints(row.clean, row.validate_unique, row.validate_constraints)
        for text in complaints:
            self._problem(record, "", text)
        if not complaints:
            row.save()
            self.ledger.note(record.kind, record.key, row.pk)
        return row

    def _write_below(self, shape: Shape, parents: list[tuple[models.Model, Data, Record]]) -> None:
        """Make the rows under the parents, one kind of row at a time."""
        for child in shape.children:
            made = []
            for parent, data, record in parents:
                for number, below in enumerate(data[child.name], 1):
                    made.append((self._row(child, parent, below, number, record), below, record))
            self._raise_problems()
            child.model.objects.bulk_create([row for row, _, _ in made], batch_size=200)
            self._write_below(child, made)

    def _row(self, shape: Shape, parent: models.Model, data: Data, number: int, record: Record) -> models.Model:
        row = shape.model()
        self._set(row, shape, data, record)
        setattr(row, shape.parent, parent)
        if shape.order:
            name, step = shape.order
            setattr(row, name, number * step)
        for text in _complaints(row.clean, row.validate_unique):
            self._problem(record, "", text)
        return row

    def _set(self, row: models.Model, shape: Shape, data: Data, record: Record) -> None:
        for name in shape.fields:
            setattr(row, name, row._meta.get_field(name).to_python(data[name]))
        for name, kind in shape.references.items():
            setattr(row, f"{name}_id", self._pk(kind, data[name], record))

    def _pk(self, kind: str, key: str | None, record: Record) -> int | None:
        pk = self.ledger.pk_of(kind, key)
        if key is not None and pk is None:
            self._problem(record, "", f'"{key}" is nog niet geladen; laad eerst de hele map')
        return pk

    def _problem(self, record: Record, key: str, text: str) -> None:
        self.problems.append(record.entry.problem(key, text))

    def _raise_problems(self) -> None:
        if self.problems:
            raise SeedError(self.problems)


def _complaints(*checks: Callable[[], Any]) -> list[str]:
    """Run the model's own checks and give all they have to say."""
    texts: list[str] = []
    for check in checks:
        try:
            check()
        except ValidationError as error:
            texts += error.messages
    return list(dict.fromkeys(texts))

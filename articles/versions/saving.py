"""Saving what an editor made, whatever happened meanwhile: nothing is overwritten, nothing that was typed is lost."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, models

from articles.models import Article, WorkingCopy
from articles.models.publishing import Publishable
from articles.versions.copies import rows_now, state_of, store_copy, with_state
from articles.versions.history import keep, lock, versions_of
from articles.versions.merging import Merge, merge
from articles.versions.wholes import Rows, model_of, put, same, take

SAVED, PUBLISHED = "Opgeslagen.", "Gepubliceerd."
_SHOWN = Publishable.Status.PUBLISHED


@dataclass
class Editing:
    """One save: what the editor began with, what came of it, and what they chose where another changed the same."""

    base: Rows
    mine: Rows
    user: AbstractBaseUser | None = None
    note: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    publishes: bool = False
    # The version that the editor began with; when only they saved since, what they made last is what they want.
    base_version: int | None = None


@dataclass
class Outcome:
    """What came of a save: whether anything changed, whether readers see it, and what could not be kept."""

    is_changed: bool
    is_live: bool
    lost: list[str] = field(default_factory=list)


class ConflictError(Exception):
    """Someone else changed the same fields in another way; the editor has to choose. Nothing is stored."""

    def __init__(self, base: Rows, theirs: Rows, merged: Merge) -> None:
        super().__init__(f"{len(merged.clashes)} fields changed by two editors")
        self.base, self.theirs, self.merged = base, theirs, merged


def rows_to_edit(thing: models.Model) -> Rows:
    """Give what an editor of this thing works on."""
    return rows_now(thing) if isinstance(thing, Article) else take(thing)


def settle(thing: models.Model, editing: Editing) -> Outcome:
    """Store what an editor made of a thing, together with what others made of it since; within a transaction.

    Raises ConflictError where that takes a choice.
    """
    lock(thing)
    theirs = rows_to_edit(thing)
    merged = merge(editing.base, editing.mine, theirs, editing.choices)
    waiting = [clash for clash in merged.clashes if clash.name not in editing.choices]
    if waiting and not _is_own_work(thing, editing):
        raise ConflictError(editing.base, theirs, Merge(merged.rows, waiting))
    publishes = editing.publishes and isinstance(thing, Article) and WorkingCopy.objects.filter(article=thing).exists()
    if same(merged.rows, theirs) and not publishes:
        return Outcome(is_changed=False, is_live=False)
    return _store(thing, merged.rows, editing)


def _is_own_work(thing: models.Model, editing: Editing) -> bool:
    """Whether nobody else saved since: a form sent twice, or gone back to, is no quarrel with oneself."""
    if editing.base_version is None or editing.user is None:
        return False
    since = versions_of(thing).filter(pk__gt=editing.base_version)
    return not since.exclude(revision__user=editing.user).exists()


def _store(thing: models.Model, rows: Rows, editing: Editing) -> Outcome:
    live = take(thing)
    was_shown, is_shown = (state_of(r)["status"] == _SHOWN for r in (live, rows))
    if isinstance(thing, Article) and was_shown and is_shown and not editing.publishes:
        if state_of(rows) != state_of(live):
            put(with_state(live, rows))
        reserve_keys(rows)
        store_copy(thing, rows, editing.user)
        lost, is_live = [], state_of(rows) != state_of(live)
    else:
        lost, is_live = put(rows), True
        if isinstance(thing, Article):
            WorkingCopy.objects.filter(article=thing).delete()
    done = PUBLISHED if is_live and is_shown and isinstance(thing, Publishable) else SAVED
    keep(thing, editing.user, editing.note or done, rows)
    return Outcome(is_changed=True, is_live=is_live, lost=lost)


def reserve_keys(rows: Rows) -> None:
    """See to it that nothing else gets the keys of rows that are in a working copy and not in the database yet.

    PostgreSQL gives no number twice, also when what took it was taken back. SQLite does.
    """
    if connection.vendor != "sqlite":
        return
    highest: dict[str, int] = {}
    for row in rows[1:]:
        table = model_of(row)._meta.db_table
        highest[table] = max(highest.get(table, 0), row["pk"])
    with connection.cursor() as cursor:
        for table, key in highest.items():
            cursor.execute("UPDATE sqlite_sequence SET seq = max(seq, %s) WHERE name = %s", [key, table])
            if not cursor.rowcount:
                cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, key])

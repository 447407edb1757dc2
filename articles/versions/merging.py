"""Three texts made one: what two editors made of the same thing, and what both began with.

Compared is field by field: of the thing itself, and of each row that belongs to it. What only one of the two changed is
taken from that one. What both changed, each in another way, is a clash, and the editor chooses.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from articles.versions.wholes import WHOLES, Key, Row, Rows, key_of, model_of, referred_by

MINE, THEIRS = "mine", "theirs"
# Where a row stands among the others is no text: the last to save decides, and nobody is asked.
_PLACES = {"ordering", "position"}


@dataclass(frozen=True)
class Clash:
    """One field that both changed, or one row that one changed and the other deleted (`field` is empty then)."""

    key: Key
    field: str
    base: Any
    mine: Any
    theirs: Any

    @property
    def name(self) -> str:
        """What the clash is called in a form: "articles.block/3/text"."""
        return f"{self.key[0]}/{self.key[1]}/{self.field}"


@dataclass
class Merge:
    """The rows that came of it, and what both changed: there `mine` was taken unless a choice says otherwise."""

    rows: Rows
    clashes: list[Clash] = field(default_factory=list)


def merge(base: Rows, mine: Rows, theirs: Rows, choices: Mapping[str, str] | None = None) -> Merge:
    """Merge what two editors made of `base`. `choices` gives for names of clashes "mine" or "theirs"."""
    merging = _Merging(choices or {})
    of_base, of_mine, of_theirs = ({key_of(row): row for row in rows} for rows in (base, mine, theirs))
    keys = dict.fromkeys([*of_theirs, *of_mine, *of_base])
    merged = {key: merging.row(key, of_base.get(key), of_mine.get(key), of_theirs.get(key)) for key in keys}
    rows = [row for row in merged.values() if row is not None]
    twice = _added_twice(of_base, of_mine, of_theirs)
    rows = [row for row in rows if key_of(row) not in twice]
    return Merge(_with_owners(rows, of_mine | of_theirs), merging.clashes)


class _Merging:
    def __init__(self, choices: Mapping[str, str]) -> None:
        self.choices = choices
        self.clashes: list[Clash] = []

    def row(self, key: Key, base: Row | None, mine: Row | None, theirs: Row | None) -> Row | None:
        if mine == theirs or theirs == base:
            return mine
        if mine == base:
            return theirs
        if base is None or mine is None or theirs is None:
            return self._choose(Clash(key, "", base, mine, theirs))
        fields = {name: self._field(key, name, base, mine, theirs) for name in mine["fields"]}
        return mine | {"fields": fields}

    def _field(self, key: Key, name: str, base: Row, mine: Row, theirs: Row) -> Any:
        values = [row["fields"].get(name) for row in (base, mine, theirs)]
        before, own, other = values
        if own == other or other == before or (name in _PLACES and not _is_thing(mine)):
            return own
        return other if own == before else self._choose(Clash(key, name, *values))

    def _choose(self, clash: Clash) -> Any:
        self.clashes.append(clash)
        return clash.theirs if self.choices.get(clash.name) == THEIRS else clash.mine


def _is_thing(row: Row) -> bool:
    return model_of(row) in WHOLES


def _added_twice(base: Mapping, mine: Mapping, theirs: Mapping) -> set[Key]:
    """Give the rows that both added, to leave mine out: the same topic, or the same person in the same role."""
    new_of_theirs = [_said(row) for key, row in theirs.items() if key not in base and key not in mine]
    new_of_mine = [key for key in mine if key not in base and key not in theirs]
    return {key for key in new_of_mine if _said(mine[key]) in new_of_theirs}


def _said(row: Row) -> tuple[str, dict[str, Any]]:
    return row["model"], {name: value for name, value in row["fields"].items() if name not in _PLACES}


def _with_owners(rows: Rows, known: Mapping[Key, Row]) -> Rows:
    """Bring back a row that one deleted while the other put something under it: a meeting with a new date."""
    there = {key_of(row) for row in rows}
    for owner in [owner for row in rows for owner in referred_by(row)]:
        if owner in known and owner not in there:
            there.add(owner)
            rows.append(known[owner])
    return rows

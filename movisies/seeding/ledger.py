"""What is in the database, and what of it came from the files."""

import hashlib
import json

from django.utils import timezone

from movisies.models import SeedRecord
from movisies.seeding.shapes import SHAPES, Data

_KEY_FIELDS = {"issue": ("publication__slug", "slug"), "term": ("key",), "image": ("digest",)}


def digest(data: Data) -> str:
    """Give a short text that is the same for the same record, and only for that."""
    return hashlib.sha256(json.dumps(data, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


class Ledger:
    """Translates between keys in the files and rows in the database, and remembers what was loaded.

    A row that came from the files keeps its key there, also when an editor gave it another slug.
    """

    def __init__(self) -> None:
        self.records = {(record.kind, record.key): record for record in SeedRecord.objects.all()}
        self._noted: list[SeedRecord] = []
        self._pks: dict[str, dict[str, int]] = {}
        self._keys: dict[str, dict[int, str]] = {}
        for shape in SHAPES:
            rows = shape.model.objects.order_by("pk").values_list("pk", *_KEY_FIELDS.get(shape.name, ("slug",)))
            self._keys[shape.name] = {pk: "/".join(parts) for pk, *parts in rows}
            self._pks[shape.name] = {key: pk for pk, key in self._keys[shape.name].items()}
        self._gone = {place for place, record in self.records.items() if record.object_id not in self._keys[place[0]]}
        for (kind, key), record in self.records.items():
            if (kind, key) not in self._gone:
                self.note(kind, key, record.object_id)

    def pk_of(self, kind: str, key: str | None) -> int | None:
        return None if key is None else self._pks[kind].get(key)

    def key_of(self, kind: str, pk: int | None) -> str | None:
        return None if pk is None else self._keys[kind][pk]

    def is_gone(self, kind: str, key: str | None) -> bool:
        """Whether it was loaded once, and an editor deleted it since."""
        return (kind, key) in self._gone

    def mark(self, kind: str, key: str, *, gone: bool) -> None:
        """Say whether this load goes without the thing, or makes it again."""
        if gone:
            self._gone.add((kind, key))
        else:
            self._gone.discard((kind, key))

    def remember(self, kind: str, key: str, pk: int, data: Data) -> None:
        """Note what was stored; `save` writes the notes, all at once."""
        record = self.records.setdefault((kind, key), SeedRecord(kind=kind, key=key))
        record.object_id, record.digest, record.loaded_at = pk, digest(data), timezone.now()
        self._noted.append(record)
        self.note(kind, key, pk)

    def save(self) -> None:
        """Write the notes."""
        SeedRecord.objects.bulk_create([record for record in self._noted if record.pk is None])
        known = [record for record in self._noted if record.pk is not None]
        SeedRecord.objects.bulk_update(known, ["object_id", "digest", "loaded_at"], batch_size=100)

    def note(self, kind: str, key: str, pk: int) -> None:
        """Say under which key a row of this load is known."""
        self._keys[kind][pk] = key
        self._pks[kind][key] = pk

"""The bin: what was deleted in the admin, to be put back within ninety days."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from reversion.models import Version

from articles.search.keeping import together
from articles.versions.history import keep, rows_of
from articles.versions.wholes import WHOLES, Rows, put

DAYS = 90
BACK = "Teruggehaald uit de prullenbak."


@dataclass(frozen=True)
class Deleted:
    """Something in the bin: its last version, when it was deleted and by whom, and until when it stays."""

    version: Version
    deleted_at: datetime.datetime
    deleted_by: AbstractBaseUser | None

    @property
    def stays_until(self) -> datetime.datetime:
        return self.deleted_at + datetime.timedelta(days=DAYS)


def deleted(model: type[models.Model]) -> list[Deleted]:
    """Give what of this kind is in the bin, deleted last first."""
    found = (_with_log(version, log) for version, log in _logged(model))
    in_bin = (thing for thing in found if thing.stays_until > timezone.now())
    return sorted(in_bin, key=lambda thing: thing.deleted_at, reverse=True)


def _logged(model: type[models.Model]) -> Iterable[tuple[Version, LogEntry | None]]:
    versions = list(Version.objects.get_deleted(model).select_related("revision__user"))
    logs = LogEntry.objects.filter(
        action_flag=DELETION, content_type__app_label=model._meta.app_label, content_type__model=model._meta.model_name
    )
    keys = [version.object_id for version in versions]
    by_key = {log.object_id: log for log in logs.filter(object_id__in=keys).select_related("user").order_by("pk")}
    return ((version, by_key.get(version.object_id)) for version in versions)


def _with_log(version: Version, log: LogEntry | None) -> Deleted:
    # What a command deleted stands in no log: then the last version tells when it was there still.
    return Deleted(version, log.action_time if log else version.revision.date_created, log.user if log else None)


def bring_back(version: Version, user: AbstractBaseUser | None) -> tuple[models.Model, list[str]]:
    """Store what was deleted again, with everything that belonged to it; give it, and what could not come back.

    Raises ValidationError when its place was taken meanwhile: its address, say.
    """
    rows = rows_of(version)
    with transaction.atomic(), together():
        _refuse_what_is_taken(rows)
        lost = put(rows)
        thing = version._model._base_manager.get(pk=rows[0]["pk"])
        keep(thing, user, BACK)
    return thing, lost


def _refuse_what_is_taken(rows: Rows) -> None:
    model = next(model for model in WHOLES if model._meta.label_lower == rows[0]["model"])
    values = rows[0]["fields"]
    names = [field.attname if field.is_relation else field.name for field in model._meta.local_concrete_fields]
    thing = model(**{n: values[n.removesuffix("_id")] for n in names if n.removesuffix("_id") in values})
    try:
        thing.validate_unique()
        thing.validate_constraints()
    except ValidationError as error:
        raise ValidationError([*error.messages, "Maak eerst die plaats vrij."]) from error


def empty(report=lambda line: None) -> int:
    """Forget for good what was deleted more than ninety days ago; give how many things that were."""
    count = 0
    for model in WHOLES:
        for version, log in _logged(model):
            if _with_log(version, log).stays_until <= timezone.now():
                Version.objects.get_for_object_reference(model, version.object_id).delete()
                report(f"{model._meta.verbose_name} {version.object_repr}")
                count += 1
    return count

"""What the tables of constraints of every app check in one way."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction


def assert_refused(constraint: str, make: Callable[[], object]) -> None:
    """Check that the database refuses what `make` makes, and where it tells, that `constraint` was the reason."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        make()
    if connection.vendor == "postgresql":
        assert refusal.value.__cause__.diag.constraint_name == constraint


def names_of_constraints(app: str) -> set[str]:
    return {c.name for model in apps.get_app_config(app).get_models() for c in model._meta.constraints}

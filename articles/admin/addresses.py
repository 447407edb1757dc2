"""Where things are edited."""

from django.db.models import Model
from django.urls import reverse


def change_address(thing: Model) -> str:
    """Give the address of the form of a thing."""
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])

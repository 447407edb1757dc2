"""What the site as a whole remembers."""

from django.db import models


class SeedRecord(models.Model):
    """That a record came from the seed files, and what it looked like when it was last stored.

    With it a later load sees what an editor changed, renamed or deleted since, and leaves that alone.
    """

    kind = models.CharField(max_length=12)
    key = models.CharField(max_length=200)
    object_id = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    class Meta:
        verbose_name = "geladen gegeven"
        verbose_name_plural = "geladen gegevens"
        ordering = ["kind", "key"]
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="seed_record_once_per_key")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

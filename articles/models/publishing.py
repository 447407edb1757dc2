from django.db import models


class Publishable(models.Model):
    """Something that editors prepare and then show to readers, at once or from a moment they choose.

    Nothing has to run for a scheduled item to appear: `querysets.is_public()` compares the moment when a page is read.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", "concept"
        PUBLISHED = "published", "gepubliceerd"

    status = models.CharField(
        "status",
        max_length=12,
        choices=Status,
        default=Status.DRAFT,
        db_index=True,
        help_text="Lezers zien een concept niet. Gepubliceerd wordt zichtbaar vanaf het moment hieronder.",
    )
    published_at = models.DateTimeField(
        "moment van publicatie",
        null=True,
        blank=True,
        help_text="Vanaf dit moment zien lezers de pagina. Kies een moment in de toekomst om in te plannen.",
    )

    class Meta:
        abstract = True

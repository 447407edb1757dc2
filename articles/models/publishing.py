from django.db import models


class Publishable(models.Model):
    """Something that editors prepare and then show to readers, at once or from a moment they choose.

    Nothing has to run for a scheduled item to appear: `querysets.is_public()` compares the moment when a page is read.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", "concept"
        PUBLISHED = "published", "gepubliceerd"
        WITHDRAWN = "withdrawn", "ingetrokken"

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

    withdrawal_reason = models.CharField(
        "reden van intrekking",
        max_length=400,
        blank=True,
        help_text="Lezers zien deze reden op het adres van wat is ingetrokken.",
    )

    class Meta:
        abstract = True

    @property
    def reason_of_withdrawal(self) -> str:
        """Why readers do not see it any more."""
        return self.withdrawal_reason

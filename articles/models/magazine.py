"""The magazine and its issues, as printed."""

import textwrap

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from imagefield.fields import ImageField, PPOIField

from articles.models.publishing import Publishable
from articles.querysets import IssueQuerySet
from articles.share_drawing import ShareCard
from articles.validators import validate_issn

COVER_LINE_LETTERS = 15


class Publication(models.Model):
    """A magazine: a title under which issues appear."""

    title = models.CharField("titel", max_length=120, unique=True)
    slug = models.SlugField("deel van het webadres", unique=True, help_text="Bijvoorbeeld: movisies.")
    issn = models.CharField(
        "ISSN", max_length=9, blank=True, validators=[validate_issn], help_text="Zoals in het colofon: 1234-567X."
    )
    publisher = models.CharField("uitgever", max_length=200, blank=True)
    description = models.TextField("beschrijving", blank=True, help_text="Lezers zien dit boven de lijst van nummers.")

    class Meta:
        verbose_name = "tijdschrift"
        verbose_name_plural = "tijdschriften"
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class Issue(Publishable):
    """One printed number of a magazine."""

    class Colour(models.TextChoices):
        PETROL = "petrol", "petrol"
        OCHRE = "oker", "oker"
        BRICK = "steenrood", "steenrood"
        MOSS = "mos", "mosgroen"
        PLUM = "pruim", "pruim"
        BLUE = "blauw", "blauw"
        RUST = "roest", "roest"
        INK = "inkt", "inkt"

    publication = models.ForeignKey(
        Publication, verbose_name="tijdschrift", related_name="issues", on_delete=models.PROTECT
    )
    volume = models.PositiveSmallIntegerField(
        "jaargang",
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="Leeg laten als het nummer geen jaargang noemt; de pagina zegt dat dan.",
    )
    number = models.CharField(
        "nummer",
        max_length=20,
        blank=True,
        help_text="Zoals gedrukt: 3, 3/4, 228 of special. Leeg als het er niet staat.",
    )
    date = models.DateField("datum", help_text="Om op te sorteren; kies de eerste dag van de maand of het seizoen.")
    date_label = models.CharField("datum zoals gedrukt", max_length=60, help_text="Bijvoorbeeld: november 2019.")
    theme = models.CharField("thema", max_length=200, blank=True)
    introduction = models.TextField("inleiding", blank=True, help_text="Twee of drie zinnen voor de lezer.")
    slug = models.SlugField(
        "deel van het webadres", help_text="Bijvoorbeeld: 2019-3. Na publicatie niet meer wijzigen."
    )
    colour = models.CharField("kleur", max_length=12, choices=Colour, default=Colour.PETROL)
    cover_width = models.PositiveIntegerField(null=True, blank=True, editable=False)
    cover_height = models.PositiveIntegerField(null=True, blank=True, editable=False)
    cover_focus = PPOIField("belangrijkste punt van de omslag")
    cover = ImageField(
        "omslag",
        upload_to="covers",
        blank=True,
        width_field="cover_width",
        height_field="cover_height",
        ppoi_field="cover_focus",
        auto_add_fields=False,
        formats={"card": ["default", ("thumbnail", (480, 680))]},
        help_text="Mag leeg blijven: dan tekent de site een omslag uit thema en kleur.",
    )
    page_count = models.PositiveSmallIntegerField("aantal pagina’s", null=True, blank=True)
    source = models.CharField(
        "brondocument", max_length=100, blank=True, help_text="Het bestand waaruit dit nummer komt."
    )
    editor_note = models.TextField("notitie voor de redactie", blank=True, help_text="Alleen de redactie ziet dit.")

    objects = IssueQuerySet.as_manager()

    class Meta:
        verbose_name = "nummer"
        verbose_name_plural = "nummers"
        ordering = ["-date", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["publication", "slug"], name="issue_slug_unique_in_publication"),
            models.UniqueConstraint(
                fields=["publication", "volume", "number"],
                condition=Q(volume__isnull=False) & ~Q(number=""),
                name="issue_number_unique_in_volume",
                violation_error_message="Dit tijdschrift heeft al een nummer met deze jaargang en dit nummer.",
            ),
            models.CheckConstraint(
                condition=~Q(status="published") | Q(published_at__isnull=False),
                name="issue_published_has_moment",
                violation_error_message="Vul het moment van publicatie in.",
            ),
            models.CheckConstraint(
                condition=~Q(status="withdrawn") | ~Q(withdrawal_reason=""),
                name="issue_withdrawn_has_reason",
                violation_error_message="Zeg waarom het is ingetrokken.",
            ),
        ]

    def __str__(self) -> str:
        return f"nummer {self.number}, {self.date_label}" if self.number else self.date_label

    def get_absolute_url(self) -> str:
        return reverse("articles:issue_detail", args=[self.publication.slug, self.slug])

    @property
    def title(self) -> str:
        """The magazine and the number, as in a list: "Movisies, nummer 3, november 2019"."""
        return f"{self.publication.title}, {self}"

    @property
    def citation(self) -> str:
        """Volume, number and date for a reference; what is not printed is left out: "jaargang 13, nummer 3 (…)"."""
        parts = [f"jaargang {self.volume}" if self.volume else "", f"nummer {self.number}" if self.number else ""]
        return f"{', '.join(part for part in parts if part)} ({self.date_label})".strip()

    @property
    def cover_lines(self) -> list[str]:
        """The theme broken into short lines for the drawn cover, seven at most."""
        return textwrap.wrap(
            self.theme or self.date_label, COVER_LINE_LETTERS, max_lines=7, placeholder=" …", break_long_words=False
        )

    @property
    def share_card(self) -> ShareCard:
        """What the picture shows that goes with a link to this issue."""
        return ShareCard(
            magazine=self.publication.title,
            label=f"Nummer {self.number}" if self.number else "Nummer",
            title=self.theme or self.date_label.capitalize(),
            foot=self.date_label if self.theme else "",
            colour=self.colour,
        )

    @property
    def inferred_fields(self) -> set[str]:
        """The names of the fields whose value is not printed but worked out."""
        return {inference.field for inference in self.inferences.all()}


class Inference(models.Model):
    """A fact about an issue that is not printed in it but worked out, with the evidence."""

    class Field(models.TextChoices):
        VOLUME = "volume", "jaargang"
        NUMBER = "number", "nummer"
        DATE = "date", "datum"
        THEME = "theme", "thema"
        PAGE_COUNT = "page_count", "aantal pagina’s"

    issue = models.ForeignKey(Issue, verbose_name="nummer", related_name="inferences", on_delete=models.CASCADE)
    field = models.CharField("gegeven", max_length=12, choices=Field)
    evidence = models.TextField("bewijs", help_text="Waaruit dit blijkt. Lezers zien alleen dat het is afgeleid.")

    class Meta:
        verbose_name = "afgeleid gegeven"
        verbose_name_plural = "afgeleide gegevens"
        ordering = ["field"]
        constraints = [models.UniqueConstraint(fields=["issue", "field"], name="inference_once_per_field")]

    def __str__(self) -> str:
        return self.get_field_display()


class ColophonEntry(models.Model):
    """One line of an issue's colophon: who did what, or a fact about the printing."""

    class Role(models.TextChoices):
        PUBLISHER = "publisher", "Uitgave"
        CHIEF_EDITOR = "chief_editor", "Hoofdredactie"
        EDITOR = "editor", "Redactie"
        FINAL_EDITOR = "final_editor", "Eindredactie"
        TEXT = "text", "Teksten"
        DESIGN = "design", "Vormgeving"
        PHOTO = "photo", "Fotografie"
        ILLUSTRATION = "illustration", "Illustratie"
        PRINTER = "printer", "Druk"
        CIRCULATION = "circulation", "Oplage"
        ADVERTISING = "advertising", "Advertenties"
        SUBSCRIPTION = "subscription", "Abonnement"
        ADDRESS = "address", "Adres"
        CONTACT = "contact", "Contact"
        REUSE = "reuse", "Overname"

    issue = models.ForeignKey(Issue, verbose_name="nummer", related_name="colophon", on_delete=models.CASCADE)
    position = models.PositiveSmallIntegerField("volgorde", default=0)
    role = models.CharField("rol", max_length=16, choices=Role)
    value = models.CharField("naam of gegeven", max_length=300)

    class Meta:
        verbose_name = "regel in het colofon"
        verbose_name_plural = "colofon"
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.value}"

"""What some articles announce: events and publications, as data."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format

from articles.models.article import Article
from articles.querysets import EventDateQuerySet
from articles.validators import validate_isbn


class Event(models.Model):
    """A meeting, congress or lecture that an article announces."""

    article = models.ForeignKey(Article, verbose_name="artikel", related_name="events", on_delete=models.CASCADE)
    position = models.PositiveSmallIntegerField("volgorde", default=0)
    title = models.CharField(
        "naam", max_length=250, blank=True, help_text="Leeg laten als het de titel van het artikel is."
    )
    organiser = models.CharField("organisator", max_length=250, blank=True)
    price = models.CharField("prijs", max_length=200, blank=True, help_text="Bijvoorbeeld: gratis, of € 95.")
    registration_url = models.URLField("aanmelden via", max_length=400, blank=True)
    registration_opens_on = models.DateField("aanmelden vanaf", null=True, blank=True)
    registration_note = models.CharField("over aanmelden", max_length=300, blank=True)

    class Meta:
        verbose_name = "bijeenkomst"
        verbose_name_plural = "bijeenkomsten"
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title or "bijeenkomst"

    @property
    def name(self) -> str:
        return self.title or self.article.title


class EventDate(models.Model):
    """One date and place of an event; an event may have several."""

    event = models.ForeignKey(Event, verbose_name="bijeenkomst", related_name="dates", on_delete=models.CASCADE)
    starts_on = models.DateField("datum", null=True, blank=True, help_text="Leeg laten als de dag niet bekend is.")
    ends_on = models.DateField("tot en met", null=True, blank=True)
    starts_at = models.TimeField("begint om", null=True, blank=True)
    ends_at = models.TimeField("eindigt om", null=True, blank=True)
    label = models.CharField("datum zoals gedrukt", max_length=150, blank=True, help_text="Bijvoorbeeld: najaar 2011.")
    venue = models.CharField("gebouw", max_length=200, blank=True)
    place = models.CharField("plaats", max_length=120, blank=True)

    objects = EventDateQuerySet.as_manager()

    class Meta:
        verbose_name = "datum en plaats"
        verbose_name_plural = "datums en plaatsen"
        ordering = [F("starts_on").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__isnull=False) | ~Q(label=""),
                name="event_date_has_day_or_label",
                violation_error_message="Vul een datum in, of de datum zoals gedrukt.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=False, ends_on__gte=F("starts_on")),
                name="event_date_ends_after_start",
                violation_error_message="De laatste dag komt niet vóór de eerste.",
            ),
        ]

    def __str__(self) -> str:
        return self.when

    @property
    def when(self) -> str:
        """The date as one writes it: "10 maart 2020", "10 – 12 maart 2020" in full, or the printed words."""
        if self.starts_on is None:
            return self.label
        first = date_format(self.starts_on, "j F Y")
        return f"{first} – {date_format(self.ends_on, 'j F Y')}" if self.ends_on else first

    @property
    def hours(self) -> str:
        """The time as one writes it: "15.00–17.00 uur", or empty."""
        if self.starts_at is None:
            return ""
        last = f"–{self.ends_at:%H.%M}" if self.ends_at else ""
        return f"{self.starts_at:%H.%M}{last} uur"

    @property
    def where(self) -> str:
        return ", ".join(part for part in (self.venue, self.place) if part)

    @property
    def is_past(self) -> bool:
        last_day = self.ends_on or self.starts_on
        return last_day is None or last_day < timezone.localdate()


class PublicationDetails(models.Model):
    """A book, report or other publication that an article is about."""

    article = models.ForeignKey(
        Article, verbose_name="artikel", related_name="publication_details", on_delete=models.CASCADE
    )
    position = models.PositiveSmallIntegerField("volgorde", default=0)
    title = models.CharField("titel", max_length=300)
    subtitle = models.CharField("ondertitel", max_length=300, blank=True)
    authors = models.CharField("auteurs", max_length=300, blank=True)
    editors = models.CharField("redactie", max_length=300, blank=True)
    publisher = models.CharField("uitgever", max_length=200, blank=True)
    year = models.PositiveSmallIntegerField("jaar", null=True, blank=True)
    isbn = models.CharField("ISBN", max_length=17, blank=True, validators=[validate_isbn])
    pages = models.PositiveSmallIntegerField("aantal pagina’s", null=True, blank=True)
    price = models.CharField("prijs", max_length=120, blank=True)
    url = models.URLField("webadres", max_length=400, blank=True)
    where_to_get = models.CharField("te krijgen bij", max_length=300, blank=True)

    class Meta:
        verbose_name = "publicatie"
        verbose_name_plural = "boekgegevens"
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def title_language(self) -> str:
        return self.article.languages.get(self.title, "")

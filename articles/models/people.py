"""People and what they contributed."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from imagefield.fields import ImageField, PPOIField

from articles import names
from articles.querysets import ContributionQuerySet, PersonQuerySet


class Person(models.Model):
    """Someone who writes, speaks or is written about in the magazine; not an account, and never with a login."""

    given_name = models.CharField("voornaam of voorletters", max_length=80, blank=True)
    prefix = models.CharField("tussenvoegsel", max_length=30, blank=True, help_text="Bijvoorbeeld: van der.")
    family_name = models.CharField(
        "achternaam",
        max_length=120,
        blank=True,
        help_text="Een Vlaamse naam met een hoofdletter (Van den Bossche) staat hier in zijn geheel.",
    )
    sort_key = models.CharField(max_length=240, editable=False, db_index=True)
    slug = models.SlugField("deel van het webadres", max_length=120, unique=True)
    function = models.CharField("functie", max_length=200, blank=True, help_text="De laatst bekende functie.")
    organisation = models.CharField("organisatie", max_length=200, blank=True)
    biography = models.TextField("biografie", blank=True)
    portrait_width = models.PositiveIntegerField(null=True, blank=True, editable=False)
    portrait_height = models.PositiveIntegerField(null=True, blank=True, editable=False)
    portrait_focus = PPOIField("belangrijkste punt van het portret")
    portrait = ImageField(
        "portret",
        upload_to="portraits",
        blank=True,
        width_field="portrait_width",
        height_field="portrait_height",
        ppoi_field="portrait_focus",
        auto_add_fields=False,
        formats={"square": ["default", ("crop", (320, 320))]},
    )
    email = models.EmailField(
        "e-mailadres", blank=True, help_text="Lezers zien dit alleen waar een bijdrage dat toestaat."
    )
    phone = models.CharField(
        "telefoon", max_length=30, blank=True, help_text="Lezers zien dit alleen waar een bijdrage dat toestaat."
    )
    editor_note = models.TextField("notitie voor de redactie", blank=True, help_text="Alleen de redactie ziet dit.")

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = "persoon"
        verbose_name_plural = "personen"
        ordering = ["sort_key", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(given_name="") | ~Q(family_name=""),
                name="person_has_a_name",
                violation_error_message="Vul een voornaam of een achternaam in.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        self.sort_key = names.sort_key(self.given_name, self.prefix, self.family_name)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("articles:person_detail", args=[self.slug])

    @property
    def name(self) -> str:
        """The name as one says it: "Jos van der Lans"."""
        return names.full_name(self.given_name, self.prefix, self.family_name)

    @property
    def sort_name(self) -> str:
        """The name as it stands in a list: "Lans, Jos van der"."""
        return names.sort_name(self.given_name, self.prefix, self.family_name)

    @property
    def initial(self) -> str:
        """The letter of the list of people under which this person stands: "L"."""
        return names.initial(self.given_name, self.prefix, self.family_name)


class NameVariant(models.Model):
    """Another way in which a person's name was printed."""

    person = models.ForeignKey(Person, verbose_name="persoon", related_name="variants", on_delete=models.CASCADE)
    name = models.CharField("naam zoals gedrukt", max_length=200)

    class Meta:
        verbose_name = "andere schrijfwijze"
        verbose_name_plural = "andere schrijfwijzen"
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="name_variant_once_per_person")]

    def __str__(self) -> str:
        return self.name


class Contribution(models.Model):
    """What one person did in one article, with the name, function and organisation as they were printed then."""

    class Role(models.TextChoices):
        TEXT = "text", "tekst"
        INTERVIEW = "interview", "interview"
        TRANSLATION = "translation", "vertaling"
        EDITOR = "editor", "redactie"
        INTERVIEWEE = "interviewee", "geïnterviewd"
        PORTRAYED = "portrayed", "geportretteerd"
        SPEAKER = "speaker", "spreker"
        PHOTO = "photo", "foto"
        ILLUSTRATION = "illustration", "illustratie"
        CONTACT = "contact", "contact"
        MENTIONED = "mentioned", "genoemd"

    AUTHOR_ROLES = {Role.TEXT, Role.INTERVIEW}
    SUBJECT_ROLES = {Role.INTERVIEWEE, Role.PORTRAYED, Role.SPEAKER}

    article = models.ForeignKey(
        "articles.Article", verbose_name="artikel", related_name="contributions", on_delete=models.CASCADE
    )
    position = models.PositiveSmallIntegerField("volgorde", default=0)
    person = models.ForeignKey(
        Person,
        verbose_name="persoon",
        related_name="contributions",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        help_text="Leeg laten als er geen mens achter de naam zit, zoals bij een fotobureau.",
    )
    role = models.CharField("rol", max_length=12, choices=Role)
    byline = models.CharField(
        "naam zoals gedrukt", max_length=200, blank=True, help_text="Leeg laten: dan komt hier de naam van nu te staan."
    )
    function = models.CharField("functie destijds", max_length=250, blank=True)
    organisation = models.CharField("organisatie destijds", max_length=250, blank=True)
    age = models.PositiveSmallIntegerField("leeftijd destijds", null=True, blank=True)
    is_contact_public = models.BooleanField(
        "toon e-mail en telefoon", default=False, help_text="Zet het adres van deze persoon bij dit artikel op de site."
    )

    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = "bijdrage"
        verbose_name_plural = "bijdragen"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "person", "role"],
                name="contribution_once_per_role",
                violation_error_message="Deze persoon heeft deze rol al in dit artikel.",
            ),
            models.CheckConstraint(
                condition=~Q(byline=""),
                name="contribution_has_byline",
                violation_error_message="Kies een persoon, of vul de naam zoals gedrukt in.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.byline} ({self.get_role_display()})"

    def save(self, *args, **kwargs) -> None:
        self._fill_byline()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        self._fill_byline()

    def _fill_byline(self) -> None:
        if not self.byline and self.person:
            self.byline = self.person.name

    @property
    def description(self) -> str:
        """Function and organisation at the time, as one phrase: "adviseur, Movisie"."""
        age = f"{self.age} jaar" if self.age else ""
        return ", ".join(part for part in (self.function, self.organisation, age) if part)

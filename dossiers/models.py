"""Dossiers: what the editors collect from the magazine about one question."""

from typing import Self

from django.db import models
from django.db.models import Prefetch, Q
from django.urls import reverse
from django_prose_editor.fields import ProseEditorField

from articles import body, references
from articles.models import Article, Contribution, Person
from articles.models.publishing import Publishable
from articles.querysets import VisibleQuerySet, is_public, is_public_article
from articles.share_drawing import ShareCard


class DossierQuerySet(VisibleQuerySet):
    def newest_first(self) -> Self:
        return self.order_by("-updated_on", "title", "pk")

    def with_article_counts(self) -> Self:
        """Each dossier with `article_count`: its articles that a reader may see."""
        return self.annotate(article_count=models.Count("entries", filter=is_public_article("entries__article__")))


class DossierEntryQuerySet(VisibleQuerySet):
    def public_rule(self) -> Q:
        return is_public("dossier__") & is_public_article("article__")

    def for_listing(self) -> Self:
        contributions = Contribution.objects.select_related("person")
        return self.select_related("article__issue__publication").prefetch_related(
            Prefetch("article__contributions", contributions)
        )

    def for_map(self) -> Self:
        """With the people and the topics of each article, to see which meet."""
        contributions = Contribution.objects.exclude(person=None).select_related("person")
        return self.select_related("article").prefetch_related(
            Prefetch("article__contributions", contributions), "article__topics"
        )


class Dossier(Publishable):
    """A collection of articles about one question, introduced and put in order by the editors."""

    title = models.CharField("titel", max_length=200)
    slug = models.SlugField(
        "deel van het webadres", max_length=120, unique=True, help_text="Na publicatie niet meer wijzigen."
    )
    summary = models.TextField("samenvatting", help_text="Twee of drie zinnen; staat in lijsten en boven het dossier.")
    body = ProseEditorField("tekst", extensions=body.EXTENSIONS, sanitize=True, blank=True)
    updated_on = models.DateField("bijgewerkt op")
    publication_title = models.CharField(
        "hele publicatie", max_length=250, blank=True, help_text="De titel van het rapport."
    )
    publication_url = models.URLField("adres van de publicatie", max_length=400, blank=True)
    editor_note = models.TextField("notitie voor de redactie", blank=True, help_text="Alleen de redactie ziet dit.")
    articles = models.ManyToManyField(
        Article, verbose_name="artikelen", through="DossierEntry", related_name="dossiers", blank=True
    )
    contacts = models.ManyToManyField(Person, verbose_name="contactpersonen", through="DossierContact", blank=True)
    related = models.ManyToManyField("self", verbose_name="verwante dossiers", blank=True)

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = "dossier"
        verbose_name_plural = "dossiers"
        ordering = ["title"]
        permissions = [("publish_dossier", "Mag dossiers publiceren")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="published") | Q(published_at__isnull=False),
                name="dossier_published_has_moment",
                violation_error_message="Vul het moment van publicatie in.",
            ),
            models.CheckConstraint(
                condition=~Q(status="withdrawn") | ~Q(withdrawal_reason=""),
                name="dossier_withdrawn_has_reason",
                violation_error_message="Zeg waarom het is ingetrokken.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args, **kwargs) -> None:
        self.body = references.written(body.clean(self.body))
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("dossiers:dossier_detail", args=[self.slug])

    @property
    def share_card(self) -> ShareCard:
        """What the picture shows that goes with a link to this dossier."""
        return ShareCard(magazine="Movisies", label="Dossier", title=self.title)


class DossierEntry(models.Model):
    """An article's place in a dossier, with the editors' reason for it."""

    dossier = models.ForeignKey(Dossier, verbose_name="dossier", related_name="entries", on_delete=models.CASCADE)
    article = models.ForeignKey(
        Article, verbose_name="artikel", related_name="dossier_entries", on_delete=models.CASCADE
    )
    position = models.PositiveSmallIntegerField("volgorde", default=0)
    note = models.CharField("waarom dit artikel", max_length=300, blank=True)

    objects = DossierEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "artikel in dossier"
        verbose_name_plural = "artikelen in dit dossier"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "article"],
                name="dossier_entry_once_per_article",
                violation_error_message="Dit artikel staat al in het dossier.",
            )
        ]

    def __str__(self) -> str:
        return f"plaats {self.position}"


class DossierContact(models.Model):
    """Whom to ask about a dossier, with function and organisation as given there."""

    dossier = models.ForeignKey(
        Dossier, verbose_name="dossier", related_name="contact_entries", on_delete=models.CASCADE
    )
    person = models.ForeignKey(
        Person, verbose_name="persoon", related_name="dossier_contacts", on_delete=models.PROTECT
    )
    position = models.PositiveSmallIntegerField("volgorde", default=0)
    function = models.CharField("functie", max_length=250, blank=True)
    organisation = models.CharField("organisatie", max_length=250, blank=True)

    class Meta:
        verbose_name = "contactpersoon"
        verbose_name_plural = "contactpersonen"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "person"],
                name="dossier_contact_once_per_person",
                violation_error_message="Deze persoon staat al bij het dossier.",
            )
        ]

    def __str__(self) -> str:
        return f"contact {self.person_id}"

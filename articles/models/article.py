"""The article: one item of an issue, whatever its kind."""

from content_editor.models import Region
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from taggit.managers import TaggableManager

from articles.models.people import Contribution
from articles.models.publishing import Publishable
from articles.models.topics import ArticleTopic
from articles.querysets import ArticleQuerySet, CrossReferenceQuerySet
from articles.share_drawing import ShareCard
from articles.validators import validate_foreign_words, validate_summary

WORDS_PER_MINUTE = 220


class Article(Publishable):
    """One item of an issue: from the cover story to the colophon."""

    class Kind(models.TextChoices):
        EDITORIAL = "editorial", "redactioneel"
        NEWS = "news", "nieuws"
        INTERVIEW = "interview", "interview"
        PORTRAIT = "portrait", "portret"
        BACKGROUND = "background", "achtergrond"
        PRACTICE = "practice", "praktijk"
        ESSAY = "essay", "essay"
        OPINION = "opinion", "opinie"
        COLUMN = "column", "column"
        CORRESPONDENCE = "correspondence", "briefwisseling"
        INFOGRAPHIC = "infographic", "infographic"
        CARTOON = "cartoon", "cartoon"
        BOOK_REVIEW = "book_review", "boekbespreking"
        BOOK_LIST = "book_list", "nieuwe uitgaven"
        EVENT = "event", "bijeenkomst"
        ADVERTORIAL = "advertorial", "advertorial"
        SERIES = "series", "aflevering van een serie"
        COLOPHON = "colophon", "colofon"
        CONTENTS = "contents", "inhoudsopgave"
        OTHER = "other", "overig"

    # The long pieces, with which a front page opens.
    FEATURES = (Kind.INTERVIEW, Kind.PORTRAIT, Kind.ESSAY, Kind.BACKGROUND, Kind.PRACTICE, Kind.CORRESPONDENCE)

    # content-editor asks the model which parts its body has; ours has one.
    regions = [Region(key="main", title="Tekst")]

    issue = models.ForeignKey(
        "articles.Issue", verbose_name="nummer", related_name="articles", on_delete=models.PROTECT
    )
    position = models.PositiveIntegerField("plaats in het nummer", help_text="1 is het eerste artikel van het nummer.")
    kind = models.CharField("soort", max_length=16, choices=Kind)
    rubric = models.CharField(
        "rubriek", max_length=120, blank=True, help_text="Zoals gedrukt, bijvoorbeeld: Kort nieuws."
    )
    kicker = models.CharField("bovenkop", max_length=200, blank=True, help_text="De korte regel boven de titel.")
    title = models.CharField("titel", max_length=250)
    subtitle = models.CharField("ondertitel", max_length=250, blank=True)
    lead = models.TextField("lead", blank=True, help_text="Een of twee zinnen die de lezer naar binnen trekken.")
    summary = models.TextField(
        "in het kort",
        blank=True,
        validators=[validate_summary],
        help_text="Hoogstens 80 woorden in gewone taal. Dit staat boven het artikel en in zoekresultaten.",
    )
    page_from = models.PositiveSmallIntegerField("pagina van", null=True, blank=True)
    page_to = models.PositiveSmallIntegerField("pagina tot en met", null=True, blank=True)
    are_pages_inferred = models.BooleanField(
        "paginacijfer is afgeleid",
        default=False,
        help_text="Aan als het cijfer niet gedrukt is; de site zegt dat erbij.",
    )
    source_statement = models.CharField(
        "bronvermelding", max_length=400, blank=True, help_text="Bijvoorbeeld: Bewerkte versie van een artikel in …"
    )
    content_note = models.TextField(
        "waarschuwing vooraf",
        blank=True,
        help_text="Staat boven de tekst, bijvoorbeeld bij zelfdoding, met de hulplijn 113.",
    )
    foreign_words = models.TextField(
        "anderstalige woorden",
        blank=True,
        validators=[validate_foreign_words],
        help_text="Eén per regel, met de taal ervoor: en: Bowling alone. Een schermlezer spreekt ze dan goed uit.",
    )
    slug = models.SlugField(
        "deel van het webadres", max_length=120, unique=True, help_text="Na publicatie niet meer wijzigen."
    )
    source = models.CharField(
        "brondocument", max_length=100, blank=True, help_text="Het bestand waaruit dit artikel komt."
    )
    editor_note = models.TextField("notitie voor de redactie", blank=True, help_text="Alleen de redactie ziet dit.")
    topics = TaggableManager("onderwerpen", through=ArticleTopic, blank=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = "artikel"
        verbose_name_plural = "artikelen"
        ordering = ["issue", "position", "pk"]
        permissions = [
            ("view_unpublished", "Mag zien wat nog niet gepubliceerd is"),
            ("publish_article", "Mag artikelen publiceren"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "position"],
                name="article_position_unique_in_issue",
                violation_error_message="Op deze plaats in het nummer staat al een artikel.",
            ),
            models.CheckConstraint(
                condition=~Q(status="published") | Q(published_at__isnull=False),
                name="article_published_has_moment",
                violation_error_message="Vul het moment van publicatie in.",
            ),
            models.CheckConstraint(
                condition=~Q(status="withdrawn") | ~Q(withdrawal_reason=""),
                name="article_withdrawn_has_reason",
                violation_error_message="Zeg waarom het is ingetrokken.",
            ),
            models.CheckConstraint(
                condition=Q(page_from__isnull=True, page_to__isnull=True)
                | Q(page_from__isnull=False, page_to__isnull=False, page_to__gte=F("page_from")),
                name="article_pages_in_order",
                violation_error_message="Vul beide pagina’s in; de laatste komt niet vóór de eerste.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("articles:article_detail", args=[self.slug])

    @property
    def languages(self) -> dict[str, str]:
        """The words that are not Dutch, each with its language: {"Bowling alone": "en"}."""
        lines = (line.partition(":") for line in self.foreign_words.splitlines() if line.strip())
        return {words.strip(): language.strip() for language, _, words in lines}

    @property
    def title_language(self) -> str:
        return self.languages.get(self.title, "")

    @property
    def pages(self) -> str:
        """The pages as one writes them: "7", "4–6", or empty when they are not known."""
        if self.page_from is None:
            return ""
        return str(self.page_from) if self.page_from == self.page_to else f"{self.page_from}–{self.page_to}"

    @property
    def authors(self) -> list[Contribution]:
        """Who wrote the text or held the interview, in printed order."""
        return [c for c in self.contributions.all() if c.role in Contribution.AUTHOR_ROLES]

    @property
    def byline(self) -> str:
        """The authors' names as printed, as one phrase: "Eveline Versluis en Olaf Stomp"."""
        printed = list(dict.fromkeys(contribution.byline for contribution in self.authors))
        return " en ".join(filter(None, [", ".join(printed[:-1]), *printed[-1:]]))

    @property
    def printed_source(self) -> str:
        """Where the article stands in print: "Movisies, jaargang 13, nummer 3 (november 2019), p. 4–6"."""
        pages = f", p. {self.pages}" if self.pages else ""
        separator = ", " if self.issue.volume or self.issue.number else " "
        return f"{self.issue.publication.title}{separator}{self.issue.citation}{pages}"

    @property
    def reason_of_withdrawal(self) -> str:
        """Why readers do not see it any more: its own reason, or that of its issue."""
        return self.withdrawal_reason or self.issue.withdrawal_reason

    @property
    def share_card(self) -> ShareCard:
        """What the picture shows that goes with a link to this article."""
        return ShareCard(
            magazine=self.issue.publication.title,
            label=self.rubric or self.get_kind_display().capitalize(),
            title=self.title,
            foot=self.byline,
            corner=self.issue.date_label,
            colour=self.issue.colour,
        )

    @property
    def reading_minutes(self) -> int:
        """How long the text takes to read, in whole minutes, at 220 words a minute."""
        words = sum(block.word_count for block in self.blocks.all())
        return max(1, round(words / WORDS_PER_MINUTE))

    @property
    def opens_with_facts(self) -> bool:
        """Whether a reader wants the date and place, or the book's details, before the text."""
        return self.kind in (self.Kind.EVENT, self.Kind.BOOK_REVIEW)

    def covers_page(self, page: int) -> bool:
        return self.page_from is not None and self.page_from <= page <= self.page_to


class CrossReference(models.Model):
    """A printed pointer from one article to another: "zie het essay op pagina 20"."""

    article = models.ForeignKey(
        Article, verbose_name="artikel", related_name="cross_references", on_delete=models.CASCADE
    )
    position = models.PositiveSmallIntegerField("volgorde", default=0)
    text = models.CharField(
        "verwijzing zoals bedoeld", max_length=200, help_text="Bijvoorbeeld: het essay op pagina 20."
    )
    target = models.ForeignKey(
        Article, verbose_name="verwijst naar", related_name="referred_from", on_delete=models.CASCADE
    )

    objects = CrossReferenceQuerySet.as_manager()

    class Meta:
        verbose_name = "verwijzing"
        verbose_name_plural = "verwijzingen"
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(article=F("target")),
                name="cross_reference_to_another_article",
                violation_error_message="Een artikel kan niet naar zichzelf verwijzen.",
            )
        ]

    def __str__(self) -> str:
        return self.text

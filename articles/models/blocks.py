"""The body of an article: blocks in order.

All kinds share one table, so that reading a body is one query; each kind is a proxy, so that the admin shows an editor
only the fields of that kind.
"""

import re

from django.db import models
from django.utils.html import strip_tags
from django_prose_editor.fields import ProseEditorField

from articles import body, references
from articles.models.article import Article
from articles.models.images import Image
from articles.querysets import BlockQuerySet


class Block(models.Model):
    """One piece of a body: running text, a pull quote, a box, a figure, a speaker's turn or the notes."""

    class Kind(models.TextChoices):
        TEXT = "text", "tekst"
        PULL_QUOTE = "pull_quote", "streamer"
        BOX = "box", "kader"
        FIGURE = "figure", "beeld"
        SPEAKER = "speaker", "spreker"
        NOTES = "notes", "noten"

    class BoxKind(models.TextChoices):
        BIOGRAPHY = "biography", "wie is wie"
        CONTACT = "contact", "contact"
        FACTS = "facts", "feiten en cijfers"
        TIPS = "tips", "tips"
        HOW_TO = "how_to", "stappenplan"
        REFERENCES = "references", "bronnen en meer lezen"
        SIDEBAR = "sidebar", "kader"

    article = models.ForeignKey(Article, verbose_name="artikel", related_name="blocks", on_delete=models.CASCADE)
    region = models.CharField(max_length=20, default="main", editable=True)
    ordering = models.PositiveIntegerField(default=0)
    kind = models.CharField("soort", max_length=12, choices=Kind, editable=False)
    title = models.CharField("titel", max_length=200, blank=True)
    text = ProseEditorField("tekst", extensions=body.EXTENSIONS, sanitize=True, blank=True)
    box_kind = models.CharField("soort kader", max_length=12, choices=BoxKind, default=BoxKind.SIDEBAR)
    picture = models.ForeignKey(
        Image,
        verbose_name="beeld",
        related_name="figures",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        help_text="Uit de beeldbibliotheek. Mag leeg blijven als we alleen het bijschrift van een gedrukte foto "
        "hebben.",
    )
    alt = models.CharField(
        "beschrijving voor wie het beeld niet ziet",
        max_length=250,
        blank=True,
        help_text="Alleen als het beeld in dit artikel om andere woorden vraagt; leeg is die van de bibliotheek.",
    )
    caption = models.CharField(
        "bijschrift", max_length=400, blank=True, help_text="Voor dit artikel; leeg is dat van de bibliotheek."
    )
    credit = models.CharField(
        "maker",
        max_length=150,
        blank=True,
        help_text="Bijvoorbeeld: Foto: Norbert Waalboer. Leeg is die van de bibliotheek.",
    )

    objects = BlockQuerySet.as_manager()

    class Meta:
        verbose_name = "blok"
        verbose_name_plural = "blokken"
        ordering = ["ordering", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.ordering}"

    def save(self, *args, **kwargs) -> None:
        self.text = references.written(body.clean(self.text))
        super().save(*args, **kwargs)

    @classmethod
    def get_queryset(cls) -> models.QuerySet:
        """The rows of this kind; content-editor asks for it when it copies a block."""
        return cls.objects.all()

    @property
    def shown_picture(self) -> Image | None:
        """The image that a reader sees: none when there is none, or when its rights have ended."""
        return self.picture if self.picture and self.picture.is_usable else None

    @property
    def shown_alt(self) -> str:
        return self.alt or self._of_library("alt")

    @property
    def shown_caption(self) -> str:
        """The words below the image; they stay when the image may not be shown any more."""
        return self.caption or self._of_library("caption")

    @property
    def shown_credit(self) -> str:
        return self.credit or self._of_library("credit")

    def _of_library(self, name: str) -> str:
        return getattr(self.picture, name) if self.picture else ""

    @property
    def word_count(self) -> int:
        return len(re.findall(r"\w+", strip_tags(self.text.replace("<", " <"))))


class _KindManager(models.Manager.from_queryset(BlockQuerySet)):
    """The blocks of the proxy's own kind: the one default manager that filters, because a proxy is its kind."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(kind=self.model.block_kind)


class _KindOfBlock(models.Model):
    """What the proxies share: they see only their own kind, and give it to a new row."""

    block_kind: str
    objects = _KindManager()

    class Meta:
        abstract = True

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.kind = self.kind or self.block_kind


class TextBlock(_KindOfBlock, Block):
    block_kind = Block.Kind.TEXT

    class Meta:
        proxy = True
        verbose_name = "tekst"
        verbose_name_plural = "teksten"


class PullQuote(_KindOfBlock, Block):
    block_kind = Block.Kind.PULL_QUOTE

    class Meta:
        proxy = True
        verbose_name = "streamer"
        verbose_name_plural = "streamers"


class Box(_KindOfBlock, Block):
    block_kind = Block.Kind.BOX

    class Meta:
        proxy = True
        verbose_name = "kader"
        verbose_name_plural = "kaders"


class Figure(_KindOfBlock, Block):
    block_kind = Block.Kind.FIGURE

    class Meta:
        proxy = True
        verbose_name = "beeld"
        verbose_name_plural = "beelden"


class SpeakerTurn(_KindOfBlock, Block):
    block_kind = Block.Kind.SPEAKER

    class Meta:
        proxy = True
        verbose_name = "spreker"
        verbose_name_plural = "sprekers"


class Notes(_KindOfBlock, Block):
    block_kind = Block.Kind.NOTES

    class Meta:
        proxy = True
        verbose_name = "noten"
        verbose_name_plural = "noten"

"""The vocabulary of topics."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from taggit.models import ItemBase, TagBase

from articles.names import fold
from articles.querysets import TopicQuerySet


class Topic(TagBase):
    """A subject the magazine writes about: one preferred term, with its other words and its broader topic."""

    key = models.CharField(max_length=100, unique=True, editable=False)
    description = models.CharField(
        "waar gaat dit over", max_length=250, blank=True, help_text="Eén zin; staat boven de lijst met artikelen."
    )
    broader = models.ForeignKey(
        "self",
        verbose_name="ruimer onderwerp",
        related_name="narrower",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        help_text="Het onderwerp waar dit een deel van is.",
    )

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = "onderwerp"
        verbose_name_plural = "onderwerpen"
        ordering = ["key"]

    def save(self, *args, **kwargs) -> None:
        self.key = fold(self.name)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        self.key = fold(self.name)
        above = self.broader
        while above is not None:
            if above.pk == self.pk:
                raise ValidationError({"broader": "Zo zou dit onderwerp een deel van zichzelf zijn."})
            above = above.broader

    def get_absolute_url(self) -> str:
        return reverse("articles:topic_detail", args=[self.slug])

    def validate_unique(self, exclude=None) -> None:
        # The key is not on the form, so a form would leave it out; but "Één" and "een" are one topic for editors too.
        super().validate_unique(exclude=(exclude or set()) - {"key"})


class TopicSynonym(models.Model):
    """Another word for a topic; who searches for it finds the topic."""

    topic = models.ForeignKey(Topic, verbose_name="onderwerp", related_name="synonyms", on_delete=models.CASCADE)
    name = models.CharField("ander woord", max_length=100)
    key = models.CharField(max_length=100, unique=True, editable=False)

    class Meta:
        verbose_name = "ander woord"
        verbose_name_plural = "andere woorden"
        ordering = ["key"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        self.key = fold(self.name)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        self.key = fold(self.name)

    def validate_unique(self, exclude=None) -> None:
        super().validate_unique(exclude=(exclude or set()) - {"key"})


class ArticleTopic(ItemBase):
    """That an article is about a topic; the first is what it is about most."""

    tag = models.ForeignKey(Topic, verbose_name="onderwerp", related_name="tagged_articles", on_delete=models.PROTECT)
    content_object = models.ForeignKey(
        "articles.Article", verbose_name="artikel", related_name="tagged_topics", on_delete=models.CASCADE
    )

    class Meta:
        verbose_name = "onderwerp"
        verbose_name_plural = "onderwerpen"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_object", "tag"],
                name="topic_once_per_article",
                violation_error_message="Dit onderwerp staat al bij het artikel.",
            )
        ]

    def __str__(self) -> str:
        return f"onderwerp {self.tag_id}"

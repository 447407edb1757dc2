"""What editors know about words: terms that mean the same, results to show first, and what readers did not find."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models

from articles.models.article import Article
from articles.names import fold


class Term(models.Model):
    """A term of the field as one writes it today, with the other words that readers and older issues use for it."""

    name = models.CharField("term", max_length=100, help_text="Zoals we het nu schrijven, bijvoorbeeld: ouderen.")
    key = models.CharField(max_length=300, unique=True, editable=False)

    class Meta:
        verbose_name = "zoekterm"
        verbose_name_plural = "zoektermen"
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


class OtherTerm(models.Model):
    """Another word for a term; who searches for one of them finds the others as well."""

    class Relation(models.TextChoices):
        SYNONYM = "synonym", "synoniem"
        FORMER = "former", "oude term"
        ABBREVIATION = "abbreviation", "afkorting"

    term = models.ForeignKey(Term, verbose_name="term", related_name="others", on_delete=models.CASCADE)
    name = models.CharField("ander woord", max_length=100)
    key = models.CharField(max_length=300, db_index=True, editable=False)
    relation = models.CharField("verhouding", max_length=12, choices=Relation, default=Relation.SYNONYM)

    class Meta:
        verbose_name = "ander woord"
        verbose_name_plural = "andere woorden"
        ordering = ["key"]
        constraints = [
            models.UniqueConstraint(
                fields=["term", "key"],
                name="other_term_once_per_term",
                violation_error_message="Dit woord staat al bij de term.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        self.key = fold(self.name)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        self.key = fold(self.name)
        if self.term_id and self.key == self.term.key:
            raise ValidationError({"name": "Dit is de term zelf."})

    def validate_constraints(self, exclude=None) -> None:
        # The key is not on the form, so a form would leave its constraint out.
        super().validate_constraints(exclude=(exclude or set()) - {"key"})


class Promotion(models.Model):
    """An article that the editors want to stand first when a reader asks exactly these words."""

    words = models.CharField("zoekwoorden", max_length=100, help_text="Zoals een lezer ze typt.")
    key = models.CharField(max_length=300, db_index=True, editable=False)
    article = models.ForeignKey(Article, verbose_name="artikel", related_name="promotions", on_delete=models.CASCADE)
    position = models.PositiveSmallIntegerField("volgorde", default=1)

    class Meta:
        verbose_name = "aanbevolen resultaat"
        verbose_name_plural = "aanbevolen resultaten"
        ordering = ["key", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "article"],
                name="promotion_once_per_article",
                violation_error_message="Dit artikel is bij deze woorden al aanbevolen.",
            )
        ]

    def __str__(self) -> str:
        return self.words

    def save(self, *args, **kwargs) -> None:
        self.key = fold(self.words)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        self.key = fold(self.words)

    def validate_constraints(self, exclude=None) -> None:
        super().validate_constraints(exclude=(exclude or set()) - {"key"})


class UnansweredQuerySet(models.QuerySet):
    # Fewer than three could be one reader, and what one reader asked is nobody's business.
    FEWEST = 3

    def reportable(self) -> Self:
        """The questions that were asked often enough to show, the most frequent first."""
        return self.filter(count__gte=self.FEWEST).order_by("-count", "-last_on", "key")


class UnansweredQuestion(models.Model):
    """Words that readers searched for and did not find: how often, and when last; not who."""

    key = models.CharField("zoekwoorden", max_length=100, unique=True)
    count = models.PositiveIntegerField("keer gezocht", default=0)
    last_on = models.DateField("voor het laatst op")

    objects = UnansweredQuerySet.as_manager()

    class Meta:
        verbose_name = "zoekvraag zonder resultaat"
        verbose_name_plural = "zoekvragen zonder resultaat"
        ordering = ["-count", "key"]

    def __str__(self) -> str:
        return self.key

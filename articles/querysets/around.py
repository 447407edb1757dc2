"""Choices among what hangs on articles: people and their contributions, topics, dates of events."""

import datetime
from typing import Self

from django.apps import apps
from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce, ExtractYear

from articles.querysets.visibility import VisibleQuerySet, is_public_article


class ContributionQuerySet(VisibleQuerySet):
    def public_rule(self) -> Q:
        return is_public_article("article__")

    def for_person_page(self) -> Self:
        return self.select_related("article__issue__publication").order_by(
            "-article__issue__date", "article__issue_id", "article__position", "position"
        )


class PersonQuerySet(VisibleQuerySet):
    def public_rule(self) -> Exists:
        """A person shows who has at least one contribution that a reader may see."""
        contributions = apps.get_model("articles.Contribution").objects.published()
        return Exists(contributions.filter(person=OuterRef("pk")))

    def alphabetical(self) -> Self:
        return self.order_by("sort_key", "pk")


class TopicQuerySet(VisibleQuerySet):
    def public_rule(self) -> Exists:
        """A topic shows that has at least one article that a reader may see, of its own or of a narrower topic."""
        tagged = apps.get_model("articles.ArticleTopic").objects.filter(is_public_article("content_object__"))
        topic = OuterRef("pk")
        return Exists(tagged.filter(Q(tag=topic) | Q(tag__broader=topic) | Q(tag__broader__broader=topic)))

    def with_article_counts(self) -> Self:
        """Each topic with `article_count`: its articles that a reader may see."""
        counted = Count("tagged_articles", filter=is_public_article("tagged_articles__content_object__"))
        return self.annotate(article_count=counted)

    def per_year(self) -> Self:
        """Each topic once for every `year` in which it has articles that a reader may see: `article_count` of them."""
        return (
            self.filter(is_public_article("tagged_articles__content_object__"))
            .annotate(year=ExtractYear("tagged_articles__content_object__issue__date"))
            .annotate(article_count=Count("tagged_articles"))
            .order_by("key", "year")
        )

    def alphabetical(self) -> Self:
        return self.order_by("key")

    def most_used_first(self) -> Self:
        return self.with_article_counts().order_by("-article_count", "key")


class EventDateQuerySet(VisibleQuerySet):
    def public_rule(self) -> Q:
        return is_public_article("event__article__")

    def for_listing(self) -> Self:
        return self.select_related("event__article__issue__publication")

    def upcoming(self, today: datetime.date) -> Self:
        """Dates that are not over on the day `today`, the first one first; a date not yet known counts as past."""
        return (
            self._with_last_day()
            .filter(last_day__gte=today)
            .order_by("starts_on", F("starts_at").asc(nulls_first=True), "pk")
        )

    def past(self, today: datetime.date) -> Self:
        """Dates that were over on the day `today`, or never got a day in print; the last one first."""
        passed = Q(last_day__lt=today) | Q(last_day__isnull=True)
        return self._with_last_day().filter(passed).order_by("-sort_day", F("starts_at").desc(nulls_last=True), "pk")

    def _with_last_day(self) -> Self:
        return self.annotate(
            last_day=Coalesce("ends_on", "starts_on"),
            sort_day=Coalesce("starts_on", "event__article__issue__date"),
        )

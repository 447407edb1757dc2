"""Choices of many rows. The publication rule stands here, and nowhere else."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db.models import Count, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

    User = AbstractBaseUser | AnonymousUser

VIEW_UNPUBLISHED = "articles.view_unpublished"


def is_public(prefix: str = "") -> Q:
    """Give the condition under which a reader may see something: it is published, and its moment has come.

    `prefix` leads to the thing meant, with its underscores: `is_public("article__issue__")`.
    """
    return Q(**{f"{prefix}status": "published", f"{prefix}published_at__lte": timezone.now()})


def is_public_article(prefix: str = "") -> Q:
    """Give the condition under which a reader may see an article: it and its issue are public."""
    return is_public(prefix) & is_public(f"{prefix}issue__")


class VisibleQuerySet(QuerySet):
    """Rows of which readers see a part and the editors everything."""

    def published(self) -> Self:
        """What every reader may see, now."""
        return self.filter(is_public())

    def visible_to(self, user: User) -> Self:
        """What this visitor may see: all of it for an editor, what is published for everyone else."""
        return self.all() if user.has_perm(VIEW_UNPUBLISHED) else self.published()


class IssueQuerySet(VisibleQuerySet):
    def newest_first(self) -> Self:
        return self.order_by("-date", "-number", "-pk")

    def for_listing(self) -> Self:
        return self.select_related("publication")

    def for_page(self) -> Self:
        return self.select_related("publication").prefetch_related("colophon", "inferences")

    def neighbours(self, issue) -> tuple:
        """Give the issue before and the issue after this one in the same magazine, or None at an end."""
        same = self.filter(publication_id=issue.publication_id).exclude(pk=issue.pk)
        earlier = same.filter(Q(date__lt=issue.date) | Q(date=issue.date, pk__lt=issue.pk)).order_by("-date", "-pk")
        later = same.filter(Q(date__gt=issue.date) | Q(date=issue.date, pk__gt=issue.pk)).order_by("date", "pk")
        return earlier.first(), later.first()


class ArticleQuerySet(VisibleQuerySet):
    def published(self) -> Self:
        return self.filter(is_public_article())

    def in_issue_order(self) -> Self:
        return self.order_by("position", "pk")

    def newest_first(self) -> Self:
        return self.order_by("-issue__date", "-issue__pk", "position", "pk")

    def for_listing(self) -> Self:
        """With the issue and the authors that a line in a list shows: two queries, whatever the number of rows."""
        contributions = apps.get_model("articles.Contribution").objects.select_related("person")
        return self.select_related("issue__publication").prefetch_related(Prefetch("contributions", contributions))

    def for_page(self) -> Self:
        """With what the article page itself needs; its blocks, people and topics come in one query each."""
        references = apps.get_model("articles.CrossReference").objects.select_related("target__issue")
        return self.for_listing().prefetch_related("blocks", "topics", Prefetch("cross_references", references))

    def sharing_topics_with(self, article) -> Self:
        """Other articles about the same topics, most shared first; each row counts its `shared_topics`."""
        return (
            self.exclude(pk=article.pk)
            .filter(topics__in=article.topics.all())
            .annotate(shared_topics=Count("topics", distinct=True))
            .order_by("-shared_topics", "-issue__date", "position", "pk")
        )


class ContributionQuerySet(VisibleQuerySet):
    def published(self) -> Self:
        return self.filter(is_public_article("article__"))

    def for_person_page(self) -> Self:
        return self.select_related("article__issue__publication").order_by(
            "-article__issue__date", "article__issue_id", "article__position", "position"
        )


class PersonQuerySet(VisibleQuerySet):
    def published(self) -> Self:
        """People with at least one contribution that a reader may see."""
        return self.filter(is_public_article("contributions__article__")).distinct()

    def alphabetical(self) -> Self:
        return self.order_by("sort_key", "pk")


class TopicQuerySet(VisibleQuerySet):
    def published(self) -> Self:
        """Topics with at least one article that a reader may see."""
        return self.filter(is_public_article("tagged_articles__content_object__")).distinct()

    def with_article_counts(self) -> Self:
        """Each topic with `article_count`: its articles that a reader may see."""
        counted = Count("tagged_articles", filter=is_public_article("tagged_articles__content_object__"))
        return self.annotate(article_count=counted)

    def alphabetical(self) -> Self:
        return self.order_by("key")


class EventDateQuerySet(VisibleQuerySet):
    def published(self) -> Self:
        return self.filter(is_public_article("event__article__"))

    def for_listing(self) -> Self:
        return self.select_related("event__article__issue__publication")

    def upcoming(self, today: datetime.date) -> Self:
        """Dates that are not over on the day `today`, the first one first; a date not yet known counts as past."""
        return self._with_last_day().filter(last_day__gte=today).order_by("starts_on", "starts_at", "pk")

    def past(self, today: datetime.date) -> Self:
        """Dates that were over on the day `today`, or never got a day in print; the last one first."""
        passed = Q(last_day__lt=today) | Q(last_day__isnull=True)
        return self._with_last_day().filter(passed).order_by("-sort_day", "-starts_at", "pk")

    def _with_last_day(self) -> Self:
        return self.annotate(
            last_day=Coalesce("ends_on", "starts_on"),
            sort_day=Coalesce("starts_on", "event__article__issue__date"),
        )

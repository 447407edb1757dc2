"""Choices of many rows. The publication rule stands here, and nowhere else."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, When
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

    def public_rule(self) -> Q | Exists:
        """The condition under which a reader may see a row."""
        return is_public()

    def published(self) -> Self:
        """What every reader may see, now."""
        return self.filter(self.public_rule())

    def with_public_flag(self) -> Self:
        """Each row with `is_public`: may a reader see it now?"""
        return self.annotate(is_public=Case(When(self.public_rule(), then=True), default=False))

    def visible_to(self, user: User) -> Self:
        """What this visitor may see: for an editor all of it, flagged; for everyone else what is published."""
        return self.with_public_flag() if user.has_perm(VIEW_UNPUBLISHED) else self.published()


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
    def public_rule(self) -> Q:
        return is_public_article()

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
        return self.for_listing().prefetch_related("blocks", "topics")

    def related_to(self, article, dossiers: list) -> Self:
        """Other articles about the same topics or in the same dossiers, nearest first.

        Each row counts its `shared_topics` and `shared_dossiers`; a dossier weighs as much as three topics, for an
        editor put the two together on purpose.
        """
        topics = [topic.pk for topic in article.topics.all()]
        # Django gives up a query as empty when a condition on a count holds an empty list; nothing has the id 0.
        shared_topics = Count("tagged_topics", filter=Q(tagged_topics__tag__in=topics or [0]), distinct=True)
        shared_dossiers = Count(
            "dossier_entries", filter=Q(dossier_entries__dossier__in=dossiers or [0]), distinct=True
        )
        return (
            self.exclude(pk=article.pk)
            .annotate(shared_topics=shared_topics, shared_dossiers=shared_dossiers)
            .annotate(nearness=F("shared_topics") + 3 * F("shared_dossiers"))
            .filter(nearness__gt=0)
            .order_by("-nearness", "-issue__date", "position", "pk")
        )


class ContributionQuerySet(VisibleQuerySet):
    def public_rule(self) -> Q:
        return is_public_article("article__")

    def for_person_page(self) -> Self:
        return self.select_related("article__issue__publication").order_by(
            "-article__issue__date", "article__issue_id", "article__position", "position"
        )


class CrossReferenceQuerySet(VisibleQuerySet):
    def public_rule(self) -> Q:
        return is_public_article("target__")


class PersonQuerySet(VisibleQuerySet):
    def public_rule(self) -> Exists:
        """A person shows who has at least one contribution that a reader may see."""
        contributions = apps.get_model("articles.Contribution").objects.published()
        return Exists(contributions.filter(person=OuterRef("pk")))

    def alphabetical(self) -> Self:
        return self.order_by("sort_key", "pk")


class TopicQuerySet(VisibleQuerySet):
    def public_rule(self) -> Exists:
        """A topic shows that has at least one article that a reader may see."""
        tagged = apps.get_model("articles.ArticleTopic").objects.filter(is_public_article("content_object__"))
        return Exists(tagged.filter(tag=OuterRef("pk")))

    def with_article_counts(self) -> Self:
        """Each topic with `article_count`: its articles that a reader may see."""
        counted = Count("tagged_articles", filter=is_public_article("tagged_articles__content_object__"))
        return self.annotate(article_count=counted)

    def alphabetical(self) -> Self:
        return self.order_by("key")


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

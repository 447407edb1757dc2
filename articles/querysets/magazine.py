"""Choices among issues and articles."""

from typing import Self

from django.apps import apps
from django.db.models import Case, Count, F, Prefetch, Q, When
from django.db.models.functions import ExtractYear

from articles.querysets.visibility import VisibleQuerySet, is_public_article, is_withdrawn_article


class IssueQuerySet(VisibleQuerySet):
    def newest_first(self) -> Self:
        return self.order_by("-date", "-pk")

    def for_listing(self) -> Self:
        return self.select_related("publication")

    def for_page(self) -> Self:
        return self.select_related("publication").prefetch_related("colophon", "inferences")

    def per_year(self) -> Self:
        """The years of what readers may see, oldest first: `year`, `issue_count` and `article_count`."""
        return (
            self.published()
            .values(year=ExtractYear("date"))
            .annotate(
                issue_count=Count("pk", distinct=True),
                article_count=Count("articles", filter=is_public_article("articles__"), distinct=True),
            )
            .order_by("year")
        )

    def neighbours(self, issue) -> tuple:
        """Give the issue before and the issue after this one in the same magazine, or None at an end."""
        same = self.filter(publication_id=issue.publication_id).exclude(pk=issue.pk)
        earlier = same.filter(Q(date__lt=issue.date) | Q(date=issue.date, pk__lt=issue.pk)).order_by("-date", "-pk")
        later = same.filter(Q(date__gt=issue.date) | Q(date=issue.date, pk__gt=issue.pk)).order_by("date", "pk")
        return earlier.first(), later.first()


def _blocks() -> Prefetch:
    return Prefetch("blocks", apps.get_model("articles.Block").objects.with_pictures())


class ArticleQuerySet(VisibleQuerySet):
    def public_rule(self) -> Q:
        return is_public_article()

    def withdrawn_rule(self) -> Q:
        return is_withdrawn_article()

    def in_issue_order(self) -> Self:
        return self.order_by("position", "pk")

    def newest_first(self) -> Self:
        return self.order_by("-issue__date", "-issue__pk", "position", "pk")

    def long_pieces_first(self) -> Self:
        """In printed order, but interviews, essays and other long pieces before news and announcements."""
        is_long = Case(When(kind__in=self.model.FEATURES, then=0), default=1)
        return self.order_by(is_long, "position", "pk")

    def for_listing(self) -> Self:
        """With the issue and the authors that a line in a list shows: two queries, whatever the number of rows."""
        contributions = apps.get_model("articles.Contribution").objects.select_related("person")
        return self.select_related("issue__publication").prefetch_related(Prefetch("contributions", contributions))

    def for_page(self) -> Self:
        """With what the article page itself needs; its blocks, people and topics come in one query each."""
        return self.for_listing().prefetch_related(_blocks(), "topics")

    def for_reader(self) -> Self:
        """With what it takes to show many articles whole, one after another."""
        return self.for_listing().prefetch_related(_blocks(), "events__dates", "publication_details")

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


class CrossReferenceQuerySet(VisibleQuerySet):
    def public_rule(self) -> Q:
        return is_public_article("target__")

"""Choices of many rows: what may be seen, what a page needs, in which order."""

from articles.querysets.around import ContributionQuerySet, EventDateQuerySet, PersonQuerySet, TopicQuerySet
from articles.querysets.images import BlockQuerySet, ImageQuerySet
from articles.querysets.magazine import ArticleQuerySet, CrossReferenceQuerySet, IssueQuerySet
from articles.querysets.visibility import (
    VIEW_UNPUBLISHED,
    VisibleQuerySet,
    is_public,
    is_public_article,
    is_withdrawn_article,
)

__all__ = [
    "VIEW_UNPUBLISHED",
    "ArticleQuerySet",
    "BlockQuerySet",
    "ContributionQuerySet",
    "CrossReferenceQuerySet",
    "EventDateQuerySet",
    "ImageQuerySet",
    "IssueQuerySet",
    "PersonQuerySet",
    "TopicQuerySet",
    "VisibleQuerySet",
    "is_public",
    "is_public_article",
    "is_withdrawn_article",
]

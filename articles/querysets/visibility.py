"""The publication rule. It stands here, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import Case, Exists, Q, QuerySet, When
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


def is_withdrawn(prefix: str = "") -> Q:
    """Give the condition under which a reader is told that something was here: it was public, and is withdrawn."""
    return Q(**{f"{prefix}status": "withdrawn", f"{prefix}published_at__lte": timezone.now()})


def is_public_article(prefix: str = "") -> Q:
    """Give the condition under which a reader may see an article: it and its issue are public."""
    return is_public(prefix) & is_public(f"{prefix}issue__")


def is_withdrawn_article(prefix: str = "") -> Q:
    """Give the condition under which a reader is told that an article was here: it or its issue is withdrawn."""
    issue = f"{prefix}issue__"
    of_itself = is_withdrawn(prefix) & (is_public(issue) | is_withdrawn(issue))
    return of_itself | (is_public(prefix) & is_withdrawn(issue))


class VisibleQuerySet(QuerySet):
    """Rows of which readers see a part and the editors everything."""

    def public_rule(self) -> Q | Exists:
        """The condition under which a reader may see a row."""
        return is_public()

    def withdrawn_rule(self) -> Q:
        """The condition under which a reader is told that a row was withdrawn, and why."""
        return is_withdrawn()

    def withdrawn(self) -> Self:
        """What readers could see once and is withdrawn; its address says so."""
        return self.filter(self.withdrawn_rule())

    def published(self) -> Self:
        """What every reader may see, now."""
        return self.filter(self.public_rule())

    def hidden_from(self, user: User) -> Self:
        """What this visitor may not see: for an editor nothing; for everyone else what is not published."""
        return self.none() if user.has_perm(VIEW_UNPUBLISHED) else self.exclude(self.public_rule())

    def with_public_flag(self) -> Self:
        """Each row with `is_public`: may a reader see it now?"""
        return self.annotate(is_public=Case(When(self.public_rule(), then=True), default=False))

    def visible_to(self, user: User) -> Self:
        """What this visitor may see: for an editor all of it, flagged; for everyone else what is published."""
        return self.with_public_flag() if user.has_perm(VIEW_UNPUBLISHED) else self.published()

"""Which images of the library a reader may see. The rule stands here, for a row and for many."""

import datetime
from typing import Self

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone


def rights_ended(rights_until: datetime.date | None) -> bool:
    """Tell whether the last day of the rights is past, in the magazine's own time zone."""
    return rights_until is not None and rights_until < _day()


def _have_ended(days_from_now: int = 0) -> Q:
    """Give the same as a condition; an image without a last day does not meet it."""
    return Q(rights_until__isnull=False, rights_until__lt=_day(days_from_now))


def _day(days_from_now: int = 0) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=days_from_now)


class ImageQuerySet(QuerySet):
    def usable(self) -> Self:
        """What a reader may see today."""
        return self.exclude(_have_ended())

    def expired(self) -> Self:
        """What no reader may see any more."""
        return self.filter(_have_ended())

    def expiring(self, days: int) -> Self:
        """What a reader may see today and, unless someone arranges it, not in so many days."""
        return self.usable().filter(_have_ended(days))

    def secure(self, days: int) -> Self:
        """What a reader may see for at least so many days more."""
        return self.exclude(_have_ended(days))

    def with_uses(self) -> Self:
        """With the articles that use each image, in one query for the figures and their articles."""
        figures = self.model._meta.get_field("figures").related_model.objects.select_related("article")
        return self.prefetch_related(Prefetch("figures", figures.order_by("article__title", "article_id")))


class BlockQuerySet(QuerySet):
    def with_pictures(self) -> Self:
        """With the image of each figure, in the same query."""
        return self.select_related("picture")

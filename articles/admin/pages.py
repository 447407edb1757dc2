"""What the admin pages of everything with a page on the site have in common."""

from collections.abc import Callable, Iterable

from django.db import transaction
from django.db.models import Q, QuerySet, URLField
from django.http import HttpRequest, HttpResponse
from js_asset import Media

from articles import share_images
from articles.admin.bin import BinAdmin
from articles.admin.desk import DeskAdmin
from articles.admin.history import HistoryAdmin
from articles.admin.indexed import IndexedAdmin
from articles.admin.presence import PresenceAdmin
from articles.admin.referred import ReferredAdmin
from articles.admin.restoring import RestoreAdmin
from articles.models.publishing import Publishable
from articles.names import fold

# Who types "www.movisie.nl" means https.
HTTPS = {URLField: {"assume_scheme": "https"}}


def after_commit(function: Callable[..., object], *arguments) -> None:
    """Do with the share images what follows from a change, once it is sure.

    A full disk is no reason to refuse what an editor wrote: what fails is logged, and made up for by make_share_images.
    """
    # Not a partial: Django names what failed by its __qualname__, which a partial does not have.
    transaction.on_commit(lambda: function(*arguments), robust=True)


def draw_after_commit(changed: Iterable[Publishable]) -> None:
    after_commit(share_images.keep_up, changed)


class PageAdmin(ReferredAdmin, RestoreAdmin, PresenceAdmin, BinAdmin, HistoryAdmin, DeskAdmin, IndexedAdmin):
    """For rows that have a page: a link to it, and an address that stays as it is once readers know it."""

    formfield_overrides = HTTPS

    class Media:
        js = ["admin-movisies/prose.js", "admin-movisies/forms.js"]

    def view_on_site(self, obj) -> str:
        return obj.get_absolute_url()

    def is_address_known(self, obj) -> bool:
        """Whether readers may have seen the page's address: a published address is a promise."""
        return type(obj).objects.published().filter(pk=obj.pk).exists()

    def get_readonly_fields(self, request: HttpRequest, obj=None) -> list[str]:
        fields = list(super().get_readonly_fields(request, obj))
        return [*fields, "slug"] if obj and self.is_address_known(obj) else fields

    def get_prepopulated_fields(self, request: HttpRequest, obj=None) -> dict:
        """Make the address from the title while adding only; a corrected typo must not move a page."""
        return super().get_prepopulated_fields(request, obj) if obj is None else {}

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        """Find words as typed or without their accents: the keys of people and topics have none."""
        typed, _ = super().get_search_results(request, queryset, search_term)
        folded, _ = super().get_search_results(request, queryset, fold(search_term))
        return queryset.filter(Q(pk__in=typed.values("pk")) | Q(pk__in=folded.values("pk"))), False

    def render_change_form(self, request: HttpRequest, context: dict, **kwargs) -> HttpResponse:
        response = super().render_change_form(request, context, **kwargs)
        # The import map of the text editor is inline, so it needs the nonce. Django 6.1 does this by itself.
        media = Media.from_media(response.context_data["media"])
        response.context_data["media"] = media.with_nonce(str(request.csp_nonce))
        return response

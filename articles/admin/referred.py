"""Warnings before and after something goes to which other texts refer."""

from django.contrib import admin, messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.admin.addresses import change_address
from articles.models.publishing import Publishable
from articles.references import Place, references_to

HIDDEN = "Lezers zien deze links nu als gewone woorden: {}."
_SHOWN = Publishable.Status.PUBLISHED


class ReferredAdmin(admin.ModelAdmin):
    """Lists the texts that refer to a thing when it is deleted, withdrawn or no longer published."""

    delete_confirmation_template = "admin/referred_delete_confirmation.html"

    def delete_view(self, request: HttpRequest, object_id: str, extra_context=None) -> HttpResponse:
        thing = self.get_object(request, object_id)
        places = list_of(references_to(thing)) if thing else ""
        return super().delete_view(request, object_id, (extra_context or {}) | {"places": places})

    def after_going_live(self, request: HttpRequest, thing: Model, before: Model | None) -> None:
        super().after_going_live(request, thing, before)
        if getattr(before, "status", "") == _SHOWN and thing.status != _SHOWN:
            self.name_places(request, thing)

    def name_places(self, request: HttpRequest, thing: Model) -> None:
        """Say which texts refer to what readers do not see any more."""
        if places := references_to(thing):
            self.message_user(request, format_html(HIDDEN, list_of(places)), messages.WARNING)


def list_of(places: list[Place]) -> SafeString:
    """Name the places as links to their forms: "Zuinig in Rotterdam (‘het vorige nummer’)"."""
    named = ((change_address(place.thing), place.thing, place.words) for place in places)
    return format_html_join(", ", '<a href="{}">{}</a> (‘{}’)', named)

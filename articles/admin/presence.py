"""Who else has the form of a thing open, and whether they saved: the form asks every so many seconds."""

import datetime

from django.contrib import admin
from django.contrib.admin.utils import quote, unquote
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.db.models.options import Options
from django.http import Http404, HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from articles.models import OpenForm
from articles.versions.history import versions_of

# Three times as long as the form waits before it says again that it is open.
HERE = datetime.timedelta(seconds=60)
SOMEONE = "Iemand"


class PresenceAdmin(admin.ModelAdmin):
    """For forms that say who else has them open. Nobody is locked out: what two people save is brought together."""

    class Media:
        js = ["admin-movisies/presence.js"]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.presence_view)
        return [path("<path:object_id>/aanwezig/", view, name=_address_name(self.opts)), *super().get_urls()]

    def render_change_form(self, request: HttpRequest, context: dict, add=False, change=False, form_url="", obj=None):
        if obj and self.has_change_permission(request, obj):
            context["presence_url"] = reverse(f"admin:{_address_name(self.opts)}", args=[quote(obj.pk)])
        return super().render_change_form(request, context, add, change, form_url, obj)

    @method_decorator(require_POST)
    def presence_view(self, request: HttpRequest, object_id: str) -> JsonResponse:
        """Note that the form is open, or closed again, and tell what the others do."""
        thing = self.get_object(request, unquote(object_id))
        if thing is None:
            raise Http404
        if not self.has_change_permission(request, thing):
            raise PermissionDenied
        if "leaving" in request.POST:
            _forms_of(thing).filter(user=request.user).delete()
        else:
            _note(thing, request.user)
        others = _forms_of(thing).exclude(user=request.user).select_related("user").order_by("pk")
        saved = _saved_since(thing, request.POST.get("version", ""), request.user)
        return JsonResponse(
            {
                "others": [_name(form.user) for form in others],
                "saved_by": _name(saved.revision.user) if saved else "",
                # After logging in again the token of the form is an old one; with this the form can still be sent.
                "token": get_token(request),
            }
        )


def _address_name(options: Options) -> str:
    return f"{options.app_label}_{options.model_name}_presence"


def _forms_of(thing: Model) -> QuerySet[OpenForm]:
    content_type = ContentType.objects.get_for_model(thing)
    return OpenForm.objects.filter(content_type=content_type, object_id=thing.pk)


def _note(thing: Model, user: AbstractBaseUser) -> None:
    # Whatever nobody has open any more goes at once, of other things too: so the table stays as small as the office.
    OpenForm.objects.filter(seen_at__lte=timezone.now() - HERE).delete()
    form = OpenForm(content_type=ContentType.objects.get_for_model(thing), object_id=thing.pk, user=user)
    unique = ["content_type", "object_id", "user"]
    OpenForm.objects.bulk_create([form], update_conflicts=True, update_fields=["seen_at"], unique_fields=unique)


def _saved_since(thing: Model, version: str, user: AbstractBaseUser):
    if not (version.isascii() and version.isdigit() and len(version) < 19):
        return None
    return versions_of(thing).filter(pk__gt=version).exclude(revision__user=user).order_by("-pk").first()


def _name(user: AbstractBaseUser | None) -> str:
    return (user.get_full_name() or user.get_username()) if user else SOMEONE

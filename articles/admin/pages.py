"""What the admin pages of everything with a page on the site have in common."""

from collections.abc import Callable, Iterable

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import model_ngettext
from django.db import transaction
from django.db.models import Q, QuerySet, URLField
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from js_asset import Media

from articles import share_images
from articles.admin.indexed import IndexedAdmin
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


class PageAdmin(IndexedAdmin):
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


class PublishableForm(forms.ModelForm):
    def clean(self) -> dict:
        cleaned = super().clean()
        wants_to_publish = cleaned.get("status") == Publishable.Status.PUBLISHED
        if wants_to_publish and cleaned.get("published_at", ...) is None:
            cleaned["published_at"] = timezone.now()
        return cleaned


class PublishableAdmin(PageAdmin):
    """For what editors prepare and then show: who may publish, how, and whether readers see it now."""

    form = PublishableForm
    change_form_template = "admin/publishable_change_form.html"
    actions = ["publish", "withdraw"]
    publish_permission = "articles.publish_article"
    publication_fieldset = (
        "Publicatie",
        {"fields": [("status", "published_at"), "is_public_now", "slug"], "classes": ["after-parts"]},
    )

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(self.publish_permission)

    def is_address_known(self, obj) -> bool:
        return obj.published_at is not None

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).with_public_flag()

    def get_readonly_fields(self, request: HttpRequest, obj=None) -> list[str]:
        fields = [*super().get_readonly_fields(request, obj), "is_public_now"]
        return fields if self.has_publish_permission(request) else [*fields, "status", "published_at"]

    def save_related(self, request: HttpRequest, form, formsets, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        self.draw_share_images([form.instance])

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        keys = list(queryset.values_list("pk", flat=True))
        super().delete_queryset(request, queryset)
        after_commit(share_images.remove, self.model, keys)

    def delete_model(self, request: HttpRequest, obj) -> None:
        key = obj.pk
        super().delete_model(request, obj)
        after_commit(share_images.remove, self.model, [key])

    def draw_share_images(self, changed: Iterable[Publishable]) -> None:
        """Bring the pictures up to date with what was just saved."""
        draw_after_commit(changed)

    @admin.display(description="openbaar", boolean=True, ordering="is_public")
    def is_public_now(self, obj) -> bool:
        return getattr(obj, "is_public", False)

    @admin.action(description="Publiceren", permissions=["publish"])
    def publish(self, request: HttpRequest, queryset: QuerySet) -> None:
        now = timezone.now()
        self._set_status(request, queryset, Publishable.Status.PUBLISHED, lambda obj: obj.published_at or now)

    @admin.action(description="Terug naar concept", permissions=["publish"])
    def withdraw(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._set_status(request, queryset, Publishable.Status.DRAFT, lambda obj: obj.published_at)

    @transaction.atomic
    def _set_status(self, request: HttpRequest, queryset: QuerySet, status: Publishable.Status, moment_of) -> None:
        changed = list(queryset.exclude(status=status))
        for obj in changed:
            obj.status, obj.published_at = status, moment_of(obj)
            obj.save(update_fields=["status", "published_at"])
            self.log_change(request, obj, f"Status: {status.label}")
        self.draw_share_images(changed)
        counted = f"{len(changed)} {model_ngettext(self.opts, len(changed))}"
        self.message_user(request, f"Status van {counted} is nu: {status.label}.", messages.SUCCESS)

"""What the admin pages of everything that is prepared and then shown have in common: who may publish, and how."""

from collections.abc import Iterable

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import model_ngettext
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from articles import share_images
from articles.admin.pages import PageAdmin, after_commit, draw_after_commit
from articles.models.publishing import Publishable
from articles.versions.history import keep, latest
from articles.versions.saving import rows_to_edit
from articles.versions.wholes import STATE

NO_REASON = "Zeg waarom het is ingetrokken."


class PublishableForm(forms.ModelForm):
    def clean(self) -> dict:
        cleaned = super().clean()
        if "_publish" in self.data and "status" in cleaned:
            cleaned["status"] = Publishable.Status.PUBLISHED
        wants_to_publish = cleaned.get("status") == Publishable.Status.PUBLISHED
        if wants_to_publish and cleaned.get("published_at", ...) is None:
            cleaned["published_at"] = timezone.now()
        if cleaned.get("status") == Publishable.Status.WITHDRAWN and not cleaned.get("withdrawal_reason"):
            self.add_error("withdrawal_reason", NO_REASON)
        stored = self.instance.published_at
        if stored and cleaned.get("published_at") == stored.replace(microsecond=0):
            # The form shows whole seconds; who leaves the moment alone does not change it.
            cleaned["published_at"] = stored
        return cleaned


class PublishableAdmin(PageAdmin):
    """For what editors prepare and then show: who may publish, how, and whether readers see it now."""

    form = PublishableForm
    change_form_template = "admin/publishable_change_form.html"
    actions = ["publish", "withdraw"]
    publish_permission = "articles.publish_article"
    publication_fieldset = (
        "Publicatie",
        {
            "fields": [("status", "published_at"), "withdrawal_reason", "is_public_now", "slug"],
            "classes": ["after-parts"],
        },
    )

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(self.publish_permission)

    def is_address_known(self, obj) -> bool:
        return obj.published_at is not None

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).with_public_flag()

    def get_readonly_fields(self, request: HttpRequest, obj=None) -> list[str]:
        fields = [*super().get_readonly_fields(request, obj), "is_public_now"]
        return fields if self.has_publish_permission(request) else [*fields, *STATE]

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        keys = list(queryset.values_list("pk", flat=True))
        super().delete_queryset(request, queryset)
        after_commit(share_images.remove, self.model, keys)

    def delete_model(self, request: HttpRequest, obj) -> None:
        key = obj.pk
        super().delete_model(request, obj)
        after_commit(share_images.remove, self.model, [key])

    def may_publish(self, request: HttpRequest) -> bool:
        return self.has_publish_permission(request)

    def after_going_live(self, request: HttpRequest, thing: Publishable, before: Publishable | None) -> None:
        super().after_going_live(request, thing, before)
        self.draw_share_images([thing])

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
            latest(obj, rows_to_edit)
            obj.status, obj.published_at = status, moment_of(obj)
            obj.save(update_fields=["status", "published_at"])
            self.log_change(request, obj, f"Status: {status.label}")
            keep(obj, request.user, f"Status: {status.label}", rows_to_edit(obj))
            if status != Publishable.Status.PUBLISHED:
                self.name_places(request, obj)
        self.draw_share_images(changed)
        counted = f"{len(changed)} {model_ngettext(self.opts, len(changed))}"
        self.message_user(request, f"Status van {counted} is nu: {status.label}.", messages.SUCCESS)

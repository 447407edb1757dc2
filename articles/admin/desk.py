"""Saving in the admin: every save a version, and none over what another editor wrote."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse

from articles.admin.conflicts import conflict_page
from articles.search.keeping import together
from articles.versions.history import keep, latest, lock, rows_of, versions_of
from articles.versions.saving import ConflictError, Editing, Outcome, rows_to_edit, settle
from articles.versions.trial import trial
from articles.versions.wholes import Rows, put, same, take

# Names of what the form sends besides the fields of the thing.
VERSION, NOTE, CHOICE, SEEN = "_version", "_note", "_choice:", "_seen"
NOT_LIVE = "Lezers zien dit nog niet: het staat in de werkversie. Publiceer die als ze klaar is."
LOST = "Dit is er niet meer en kon niet mee: {}."
ADDED = "Aangemaakt."


class DeskAdmin(admin.ModelAdmin):
    """For what has versions. The form works on what the editor began with, and is then brought together with the rest.

    First the thing is put back as it was when the editor opened the form; on that Django's own form is checked and
    saved; what came of it is read, and all of this is taken back (see `articles.versions.trial`). Only then is it
    settled with what others saved meanwhile, and stored.
    """

    def changeform_view(self, request: HttpRequest, object_id=None, form_url="", extra_context=None) -> HttpResponse:
        thing = self.get_object(request, unquote(object_id)) if object_id else None
        if thing is None or not self.has_change_permission(request, thing):
            return super().changeform_view(request, object_id, form_url, extra_context)
        form = (object_id, form_url, extra_context or {})
        if request.method != "POST":
            return self._show(request, thing, form)
        with transaction.atomic(), together():
            return self._save(request, thing, form)

    def _show(self, request: HttpRequest, thing: Model, form: tuple) -> HttpResponse:
        version = latest(thing, rows_to_edit)
        context = form[2] | {"version": version.pk} | self.desk_context(request, thing)
        form = (*form[:2], context)
        # Who only looks needs no transaction; on SQLite that would keep others from writing.
        is_stored = same(rows_of(version), take(thing))
        return super().changeform_view(request, *form) if is_stored else self._on(rows_of(version), request, form)

    def _on(self, rows: Rows, request: HttpRequest, form: tuple) -> HttpResponse:
        """Let Django's form work on these rows, and take back what it writes."""
        request.desk_is_trying = True
        with trial():
            if not same(rows, take_by(rows, self.model)):
                put(rows)
            response = super().changeform_view(request, *form)
            if hasattr(response, "render"):
                response.render()
            request.desk_rows = take_by(rows, self.model) if getattr(request, "desk_is_saved", False) else None
        request.desk_is_trying = False
        return response

    def _save(self, request: HttpRequest, thing: Model, form: tuple) -> HttpResponse:
        lock(thing)
        now = latest(thing, rows_to_edit)
        token = request.POST.get(VERSION, "")
        began = (versions_of(thing).filter(pk=token).first() if token.isdigit() else None) or now
        base = rows_of(began)
        context = form[2] | {"version": began.pk} | self.desk_context(request, thing)
        response = self._on(base, request, (*form[:2], context))
        if request.desk_rows is None:
            return response
        choices = self._choices(request) if request.POST.get(SEEN) == str(now.pk) else {}
        editing = Editing(base, request.desk_rows, request.user, self._note(request), choices)
        editing.publishes = "_publish" in request.POST and self.may_publish(request)
        editing.base_version = began.pk
        try:
            outcome = settle(thing, editing)
        except ConflictError as conflict:
            request._messages._queued_messages.clear()
            return conflict_page(self, request, thing, conflict, now)
        self.say(request, thing, outcome, self._note(request) or request.desk_message)
        return response

    def _choices(self, request: HttpRequest) -> dict[str, str]:
        return {name.removeprefix(CHOICE): value for name, value in request.POST.items() if name.startswith(CHOICE)}

    def _note(self, request: HttpRequest) -> str:
        return request.POST.get(NOTE, "").strip()[:250]

    def say(self, request: HttpRequest, thing: Model, outcome: Outcome, change: str | list) -> None:
        """Tell the editor what came of a save, and do what follows from it."""
        if outcome.is_changed:
            self.log_change(request, thing, change)
        if outcome.is_changed and not outcome.is_live:
            self.message_user(request, NOT_LIVE, messages.WARNING)
        if outcome.lost:
            self.message_user(request, LOST.format("; ".join(outcome.lost)), messages.WARNING)
        if outcome.is_live:
            self.after_going_live(request, type(thing)._base_manager.get(pk=thing.pk), thing)

    def desk_context(self, request: HttpRequest, thing: Model) -> dict:
        """What the form shows besides the thing itself."""
        return {}

    def may_publish(self, request: HttpRequest) -> bool:
        return False

    def after_going_live(self, request: HttpRequest, thing: Model, before: Model | None) -> None:
        """Do what follows when readers may see something else than `before`; that is None for what is new."""

    def response_change(self, request: HttpRequest, obj: Model) -> HttpResponse:
        request.desk_is_saved = True
        return super().response_change(request, obj)

    def log_change(self, request: HttpRequest, obj: Model, message) -> None:
        # Within the trial nothing is stored; what Django's form says of the change is logged afterwards.
        if getattr(request, "desk_is_trying", False):
            request.desk_message = message
        else:
            super().log_change(request, obj, message)

    def log_addition(self, request: HttpRequest, obj: Model, message) -> None:
        super().log_addition(request, obj, message)
        keep(obj, request.user, self._note(request) or ADDED)
        self.after_going_live(request, obj, None)

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        # What goes into the bin is what was seen last.
        latest(obj, rows_to_edit)
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        for thing in queryset:
            latest(thing, rows_to_edit)
        super().delete_queryset(request, queryset)


def take_by(rows: Rows, model: type[Model]) -> Rows:
    return take(model(pk=rows[0]["pk"]))

"""Putting back what an editor typed and the browser kept, and telling the browser what is stored.

The script of the form (`admin-movisies/autosave.js`) keeps a copy of what is typed, under a mark of its own. To put the
copy back it sends all fields again with `_restore`: the form shows them and stores nothing. Only when a form that
carries a mark is really stored does the answer set a cookie with that mark, and the browser lets go of the copy.
"""

import re
from collections.abc import Iterator

from django.conf import settings
from django.contrib import admin, messages
from django.db.models import Model
from django.forms.utils import ErrorDict, ErrorList
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse

# Names of what the form sends besides the fields of the thing, and of the cookie.
RESTORE, COPY, SAVED = "_restore", "_copy", "saved"
MARK = re.compile(r"[\w-]{8,40}")
DAY = 24 * 3600
# Of more forms than this a browser does not come to read the marks one by one.
MOST_MARKS = 10
RESTORED = "Dit is de tekst die deze browser bewaarde. Er is nog niets opgeslagen: kijk hem na en sla hem op."


class KeptForm:
    """A form that shows what was typed, whatever is wrong with it: that is said when it is saved."""

    def full_clean(self) -> None:
        self._errors, self.cleaned_data = ErrorDict(), {}

    def is_valid(self) -> bool:
        return False


class KeptFormSet:
    """A formset that shows what was typed; a row that someone else has deleted since becomes a new one."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        there = {str(row.pk) for row in self.get_queryset()}
        known, key = self.initial_form_count(), self.model._meta.pk.name
        kept = [n for n in range(known) if self.data.get(f"{self.prefix}-{n}-{key}") in there]
        if len(kept) < known:
            gone = [n for n in range(known) if n not in kept]
            order = [*kept, *gone, *range(known, self.total_form_count())]
            self.data = _renumbered(self.data, self.prefix, order)
            self.data[f"{self.prefix}-INITIAL_FORMS"] = len(kept)
            for n in range(len(kept), known):
                self.data[f"{self.prefix}-{n}-{key}"] = ""
            del self.management_form

    def full_clean(self) -> None:
        self._errors, self._non_form_errors = [], ErrorList()

    def is_valid(self) -> bool:
        return False


class RestoreAdmin(admin.ModelAdmin):
    """For forms of which the browser keeps what is typed."""

    class Media:
        js = [f"admin-movisies/{name}.js" for name in ("differences", "autosave", "sending")]

    def changeform_view(self, request: HttpRequest, object_id=None, form_url="", extra_context=None) -> HttpResponse:
        # Once all is stored, and not before: an error at the end of the transaction never gets here.
        response = super().changeform_view(request, object_id, form_url, extra_context)
        mark = request.POST.get(COPY, "")
        if getattr(request, "is_form_stored", False) and response.status_code < 400 and MARK.fullmatch(mark):
            _tell_saved(request, response, mark)
        return response

    def get_form(self, request: HttpRequest, obj: Model | None = None, change: bool = False, **kwargs) -> type:
        form = super().get_form(request, obj, change, **kwargs)
        return _as_kept(form) if RESTORE in request.POST else form

    def get_formsets_with_inlines(self, request: HttpRequest, obj: Model | None = None) -> Iterator[tuple]:
        for formset, inline in super().get_formsets_with_inlines(request, obj):
            if RESTORE in request.POST:
                formset = type(formset.__name__, (KeptFormSet, formset), {"form": _as_kept(formset.form)})
            yield formset, inline

    def render_change_form(self, request: HttpRequest, context: dict, add=False, change=False, form_url="", obj=None):
        if RESTORE in request.POST:
            self.message_user(request, RESTORED, messages.INFO)
        if add or self.has_change_permission(request, obj):
            sent = {"mark": request.POST.get(COPY, ""), "note": request.POST.get("_note", "")}
            context["autosave"] = sent | {"is_unsaved": request.method == "POST"}
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_add(self, request: HttpRequest, obj: Model, post_url_continue=None) -> HttpResponse:
        request.is_form_stored = True
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Model) -> HttpResponse:
        request.is_form_stored = True
        return super().response_change(request, obj)


def _as_kept(form: type) -> type:
    return type(form.__name__, (KeptForm, form), {})


def _renumbered(data: QueryDict, prefix: str, order: list[int]) -> QueryDict:
    """Give what was sent with the rows of a formset in another order."""
    numbers = {old: new for new, old in enumerate(order)}
    answer = QueryDict(mutable=True)
    for name, values in data.lists():
        row = re.fullmatch(rf"{re.escape(prefix)}-(\d+)-(.+)", name)
        if row and int(row[1]) in numbers:
            name = f"{prefix}-{numbers[int(row[1])]}-{row[2]}"
        answer.setlist(name, values)
    return answer


def _tell_saved(request: HttpRequest, response: HttpResponse, mark: str) -> None:
    marks = [known for known in request.COOKIES.get(SAVED, "").split(".") if MARK.fullmatch(known)]
    response.set_cookie(
        SAVED,
        ".".join([*marks, mark][-MOST_MARKS:]),
        max_age=DAY,
        path=reverse("admin:index"),
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )

"""The page for two editors who changed the same: three texts side by side, and a choice for each field."""

from dataclasses import dataclass

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from reversion.models import Version

from articles.versions.comparing import GONE as LEFT_OUT
from articles.versions.comparing import Piece, words_changed
from articles.versions.describing import Names, block_in_words, label_of, part_in_words, text_of
from articles.versions.merging import Clash
from articles.versions.saving import ConflictError
from articles.versions.wholes import Row, model_of

CONFLICT = 409
GONE = "(weggehaald)"
# What the form sends that must not be sent again: the page has its own.
_NOT_AGAIN = {"csrfmiddlewaretoken", "_seen"}


@dataclass(frozen=True)
class Choice:
    """One field to choose: its name in the form, what it is called, and the three texts, marked against the first."""

    name: str
    label: str
    base: str
    mine: list[Piece]
    theirs: list[Piece]


def conflict_page(
    model_admin: admin.ModelAdmin, request: HttpRequest, thing: Model, conflict: ConflictError, other: Version
) -> HttpResponse:
    """Show what both changed. What was typed goes along in the page, and is saved with the choices."""
    names = Names(conflict.base, conflict.merged.rows, conflict.theirs)
    sent = [(name, value) for name in request.POST for value in request.POST.getlist(name)]
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Iemand anders heeft dit intussen ook gewijzigd",
        "opts": model_admin.opts,
        "original": thing,
        "other": other,
        "choices": [_choice(clash, names) for clash in conflict.merged.clashes],
        "sent": [(name, value) for name, value in sent if name not in _NOT_AGAIN and not name.startswith("_choice:")],
    }
    return render(request, "admin/conflict.html", context, status=CONFLICT)


def _choice(clash: Clash, names: Names) -> Choice:
    base, mine, theirs = (_in_words(clash, value, names) for value in (clash.base, clash.mine, clash.theirs))
    # What was left out stands beside it, in the text that both began with.
    marked = ([p for p in words_changed(base, text) if p.kind != LEFT_OUT] for text in (mine, theirs))
    return Choice(clash.name, _label(clash), base, *marked)


def _in_words(clash: Clash, value, names: Names) -> str:
    if clash.field:
        return text_of(_model(clash)._meta.get_field(clash.field), value, names)
    return _row_in_words(value, names) if value else GONE


def _row_in_words(row: Row, names: Names) -> str:
    return block_in_words(row, names) if "box_kind" in row["fields"] else part_in_words(row, names, "")


def _label(clash: Clash) -> str:
    options = _model(clash)._meta
    field = label_of(options.get_field(clash.field)) if clash.field else ""
    is_part = clash.base is None or not clash.field or options.model_name != "article"
    return ": ".join(filter(None, [str(options.verbose_name) if is_part else "", field]))


def _model(clash: Clash) -> type[Model]:
    return model_of({"model": clash.key[0]})

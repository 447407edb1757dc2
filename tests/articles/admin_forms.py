"""Filling in a form of the admin the way a browser does: everything it shows, with what the test changes."""

from datetime import date, datetime, time

from django.forms import ModelMultipleChoiceField, MultiWidget
from django.http import HttpResponse


def filled_in(page: HttpResponse, **changes) -> dict:
    """Give what a browser would send when an editor opens `page`, makes these changes, and saves."""
    formsets = [inline.formset for inline in page.context["inline_admin_formsets"]]
    forms = [page.context["adminform"].form]
    for formset in formsets:
        forms += [formset.management_form, *formset.forms]
    data = {}
    for form in forms:
        for field in form:
            data |= _sent_by(field)
    version = page.context.get("version")
    return data | ({"_version": str(version)} if version else {}) | changes


def new_line(page: HttpResponse, model: type, **fields) -> dict:
    """Give what a browser sends for one more line of `model` below those that `page` shows."""
    formset = next(inline.formset for inline in page.context["inline_admin_formsets"] if inline.opts.model is model)
    number, prefix = formset.total_form_count(), formset.prefix
    line = {f"{prefix}-{number}-{name}": value for name, value in fields.items()}
    return {f"{prefix}-TOTAL_FORMS": number + 1, **line}


def errors(page: HttpResponse) -> list[str]:
    found = page.context["errors"]
    return [message for each in found for message in ([each] if isinstance(each, str) else each)]


def _sent_by(field) -> dict:
    value, widget = field.value(), field.field.widget
    if isinstance(widget, MultiWidget):
        parts = widget.decompress(value)
        return {f"{field.html_name}_{number}": _as_text(part) for number, part in enumerate(parts)}
    is_nothing = value is False or (isinstance(field.field, ModelMultipleChoiceField) and not value)
    return {} if is_nothing else {field.html_name: _as_text(value)}


def _as_text(value) -> str | list:
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [getattr(each, "pk", each) for each in value]
    return "" if value is None else str(value)

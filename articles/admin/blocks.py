"""The body of an article: one kind of block per inline, in one list that editors put in order."""

from content_editor.admin import ContentEditorInline
from django.contrib import admin
from django.db.models import QuerySet
from django.forms import BaseInlineFormSet, ModelForm
from django.http import HttpRequest
from django.utils.safestring import SafeString

from articles.admin.images import thumbnail_of
from articles.models import Box, Figure, Notes, PullQuote, SpeakerTurn, TextBlock
from articles.search.documents import plain

# The fields in which a block says something; a block of one kind has some of them.
CONTENT = ["title", "text", "picture", "alt", "caption", "credit"]


class BlockFormSet(BaseInlineFormSet):
    """Leaves out the blocks in which nothing was written: a plus too many, or a text that was wiped."""

    def _should_delete_form(self, form: ModelForm) -> bool:
        return super()._should_delete_form(form) or (form.has_changed() and _is_empty(form.cleaned_data))


def _is_empty(cleaned: dict) -> bool:
    return not any(plain(str(cleaned.get(name) or "")).strip() for name in CONTENT)


class BlockInline(ContentEditorInline):
    """A block shows the fields of its own kind only, with the words that fit the kind."""

    fk_name = "article"
    formset = BlockFormSet
    labels: dict[str, str] = {}
    help_texts: dict[str, str] = {}

    def formfield_for_dbfield(self, db_field, request: HttpRequest, **kwargs):
        if db_field.name in self.labels:
            kwargs["label"] = self.labels[db_field.name]
        if db_field.name in self.help_texts:
            kwargs["help_text"] = self.help_texts[db_field.name]
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class TextInline(BlockInline):
    model = TextBlock
    icon = "notes"
    fields = ["text", "region", "ordering"]
    help_texts = {"text": "Tussenkoppen en lijsten maak je met de knoppen. Een noot staat in de tekst als [^2]."}


class PullQuoteInline(BlockInline):
    model = PullQuote
    icon = "format_quote"
    fields = ["text", "region", "ordering"]
    help_texts = {"text": "Een zin uit het artikel, zonder aanhalingstekens."}


class BoxInline(BlockInline):
    model = Box
    icon = "crop_square"
    fields = ["box_kind", "title", "text", "region", "ordering"]


class FigureInline(BlockInline):
    model = Figure
    icon = "image"
    fields = [("picture", "thumbnail"), "alt", "caption", "credit", "region", "ordering"]
    autocomplete_fields = ["picture"]
    readonly_fields = ["thumbnail"]

    class Media:
        js = ["admin-movisies/pictures.js", "admin-movisies/choices.js"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).with_pictures()

    @admin.display(description="zo ziet het eruit")
    def thumbnail(self, figure: Figure) -> SafeString:
        return thumbnail_of(figure.picture)


class SpeakerTurnInline(BlockInline):
    model = SpeakerTurn
    icon = "record_voice_over"
    fields = ["title", "text", "region", "ordering"]
    labels = {"title": "naam van de spreker"}


class NotesInline(BlockInline):
    model = Notes
    icon = "format_list_numbered"
    fields = ["text", "region", "ordering"]
    help_texts = {"text": "Eén genummerde lijst; noot 2 hoort bij [^2] in de tekst."}


BLOCK_INLINES = [TextInline, PullQuoteInline, BoxInline, FigureInline, SpeakerTurnInline, NotesInline]

"""What readers asked and did not find, for the editors to act on."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.terms import WORD, WordsAdmin
from articles.models import UnansweredQuestion


@admin.register(UnansweredQuestion)
class UnansweredQuestionAdmin(WordsAdmin):
    """What was asked too seldom to show is not here at all, so that no address leads to it."""

    list_display = ["key", "count", "last_on", "term_link", "promotion_link"]
    ordering = ["-count", "-last_on", "key"]
    search_fields = ["key"]
    search_help_text = "Zoek op woord. Hier staat alleen wat drie keer of vaker is gevraagd."

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).reportable()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: UnansweredQuestion | None = None) -> bool:
        return False

    @admin.display(description="synoniem")
    def term_link(self, question: UnansweredQuestion) -> SafeString:
        address = reverse("admin:articles_term_add", query={WORD: question.key})
        return format_html('<a href="{}">maak er een zoekterm van</a>', address)

    @admin.display(description="aanbeveling")
    def promotion_link(self, question: UnansweredQuestion) -> SafeString:
        address = reverse("admin:articles_promotion_add", query={"words": question.key})
        return format_html('<a href="{}">beveel een artikel aan</a>', address)

"""Dossiers: a question, its articles in order with the reason for each, and whom to ask."""

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from articles.admin.choosing import ChoosesArticle
from articles.admin.publishing import PublishableAdmin
from dossiers.models import Dossier, DossierContact, DossierEntry


class EntryInline(ChoosesArticle, admin.TabularInline):
    model = DossierEntry
    extra = 0
    fields = ["position", "article", "note"]
    autocomplete_fields = ["article"]


class ContactInline(admin.TabularInline):
    model = DossierContact
    extra = 0
    fields = ["position", "person", "function", "organisation"]
    autocomplete_fields = ["person"]


@admin.register(Dossier)
class DossierAdmin(PublishableAdmin):
    publish_permission = "dossiers.publish_dossier"
    list_display = ["title", "entry_count", "updated_on", "status", "is_public_now"]
    list_filter = ["status"]
    date_hierarchy = "updated_on"
    ordering = ["title", "pk"]
    search_fields = ["title", "summary"]
    search_help_text = "Zoek op titel of samenvatting."
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["related"]
    inlines = [EntryInline, ContactInline]
    fieldsets = [
        ("Het dossier", {"fields": ["title", "summary", "body", "updated_on"]}),
        ("Hele publicatie", {"fields": ["publication_title", "publication_url"]}),
        ("Verwant", {"fields": ["related"], "classes": ["after-parts"]}),
        PublishableAdmin.publication_fieldset,
        ("Voor de redactie", {"fields": ["editor_note"], "classes": ["after-parts"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(entry_count=Count("entries"))

    def get_changeform_initial_data(self, request: HttpRequest) -> dict:
        return {"updated_on": timezone.localdate()} | super().get_changeform_initial_data(request)

    @admin.display(description="artikelen", ordering="entry_count")
    def entry_count(self, dossier: Dossier) -> int:
        return dossier.entry_count

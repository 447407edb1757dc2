"""Articles: found by issue, kind, status and topic; written block by block."""

from content_editor.admin import ContentEditor, RefinedModelAdmin
from django import forms
from django.contrib import admin
from django.db.models import Max
from django.http import HttpRequest
from django.urls import URLPattern, path

from articles.admin.blocks import BLOCK_INLINES
from articles.admin.choosing import ArticleChoices
from articles.admin.copies import CopyAdmin
from articles.admin.parts import PART_INLINES
from articles.models import Article, Issue, Topic


class IssueFilter(admin.RelatedFieldListFilter):
    """The issues with the name of their magazine."""

    def field_choices(self, field, request: HttpRequest, model_admin) -> list[tuple]:
        return [(issue.pk, issue.title) for issue in Issue.objects.newest_first().for_listing()]


class CopyFilter(admin.SimpleListFilter):
    """The articles with changes that readers do not see yet."""

    title = "werkversie"
    parameter_name = "werkversie"

    def lookups(self, request: HttpRequest, model_admin) -> list[tuple]:
        return [("ja", "staat klaar")]

    def queryset(self, request: HttpRequest, queryset):
        return queryset.filter(working_copy__isnull=False) if self.value() == "ja" else queryset


class TopicFilter(admin.SimpleListFilter):
    title = "onderwerp"
    parameter_name = "onderwerp"

    def lookups(self, request: HttpRequest, model_admin) -> list[tuple]:
        used = Topic.objects.filter(tagged_articles__isnull=False).distinct()
        return list(used.alphabetical().values_list("slug", "name"))

    def queryset(self, request: HttpRequest, queryset):
        return queryset.filter(topics__slug=self.value()) if self.value() else queryset


@admin.register(Article)
class ArticleAdmin(ContentEditor, CopyAdmin):
    list_display = ["title", "issue_title", "page_numbers", "kind", "status", "is_public_now"]
    list_filter = ["status", CopyFilter, "kind", ("issue", IssueFilter), TopicFilter]
    list_select_related = ["issue__publication"]
    date_hierarchy = "issue__date"
    ordering = ["-issue__date", "-issue_id", "position", "pk"]
    search_fields = [
        "title",
        "kicker",
        "contributions__byline",
        "contributions__person__given_name",
        "contributions__person__family_name",
        "contributions__person__sort_key",
    ]
    search_help_text = "Zoek op titel, bovenkop of de naam van een persoon."
    prepopulated_fields = {"slug": ["title"]}
    inlines = [*BLOCK_INLINES, *PART_INLINES]

    fieldsets = [
        (
            "Plaats in het tijdschrift",
            {"fields": [("issue", "position"), "kind", ("page_from", "page_to"), "are_pages_inferred"]},
        ),
        ("Koppen", {"fields": ["rubric", "kicker", "title", "subtitle", "lead", "summary"]}),
        ("Bij de tekst", {"fields": ["source_statement", "content_note", "foreign_words"], "classes": ["after-parts"]}),
        (
            "Publicatie",
            CopyAdmin.publication_fieldset[1]
            | {"description": "Lezers zien een artikel als het artikel én het nummer gepubliceerd zijn."},
        ),
        ("Voor de redactie", {"fields": ["source", "editor_note"], "classes": ["after-parts"]}),
    ]

    def get_urls(self) -> list[URLPattern]:
        choose = self.admin_site.admin_view(ArticleChoices.as_view(admin_site=self.admin_site))
        return [path("kiezen/", choose, name="articles_article_choose"), *super().get_urls()]

    @property
    def media(self) -> forms.Media:
        # Without the scripts content-editor adds to every page: one of them asks a question in English.
        return super(RefinedModelAdmin, self).media + forms.Media(
            css={"all": ["content_editor/django_admin_fixes.css", "content_editor/tabbed_fieldsets.css"]},
            js=["admin-movisies/blocks.js"],
        )

    @admin.display(description="nummer", ordering="issue__date")
    def issue_title(self, article: Article) -> str:
        return article.issue.title

    @admin.display(description="pagina", ordering="page_from")
    def page_numbers(self, article: Article) -> str:
        return article.pages

    def formfield_for_foreignkey(self, db_field, request: HttpRequest, **kwargs):
        if db_field.name != "issue":
            return super().formfield_for_foreignkey(db_field, request, **kwargs)
        kwargs["queryset"] = Issue.objects.newest_first().for_listing()
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        field.label_from_instance = lambda issue: issue.title
        return field

    def get_changeform_initial_data(self, request: HttpRequest) -> dict:
        """Give a new article of a known issue the next place in it."""
        initial = super().get_changeform_initial_data(request)
        issue_id = initial.get("issue", "")
        if issue_id.isdigit() and "position" not in initial:
            last = Article.objects.filter(issue_id=issue_id).aggregate(last=Max("position"))["last"]
            initial["position"] = (last or 0) + 1
        return initial

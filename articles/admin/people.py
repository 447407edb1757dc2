"""People: how their names are written, and in which articles they appear."""

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.pages import PageAdmin
from articles.models import Contribution, NameVariant, Person


class NameVariantInline(admin.TabularInline):
    model = NameVariant
    extra = 0


class ContributionsOfPerson(admin.TabularInline):
    """What this person did, to read and to go to; it is changed on the page of the article."""

    model = Contribution
    verbose_name_plural = "bijdragen (te wijzigen bij het artikel)"
    fields = readonly_fields = ["article_link", "issue", "role", "byline", "function", "organisation"]
    ordering = ["-article__issue__date", "article__position", "position"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("article__issue__publication")

    @admin.display(description="artikel")
    def article_link(self, contribution: Contribution) -> SafeString:
        address = reverse("admin:articles_article_change", args=[contribution.article_id])
        return format_html('<a href="{}">{}</a>', address, contribution.article)

    @admin.display(description="nummer")
    def issue(self, contribution: Contribution) -> str:
        return contribution.article.issue.title

    def has_add_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False


@admin.register(Person)
class PersonAdmin(PageAdmin):
    list_display = ["sort_name", "function", "organisation", "contribution_count"]
    ordering = ["sort_key", "pk"]
    search_fields = ["sort_key", "given_name", "prefix", "family_name", "variants__name"]
    search_help_text = "Zoek op naam, ook zonder accenten, of op een andere schrijfwijze."
    prepopulated_fields = {"slug": ["given_name", "prefix", "family_name"]}
    inlines = [NameVariantInline, ContributionsOfPerson]
    fieldsets = [
        ("Naam", {"fields": [("given_name", "prefix", "family_name"), "slug"]}),
        ("Werk", {"fields": ["function", "organisation", "biography"]}),
        ("Portret", {"fields": ["portrait", "portrait_focus"]}),
        ("Contact", {"fields": ["email", "phone"]}),
        ("Voor de redactie", {"fields": ["editor_note"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(contribution_count=Count("contributions", distinct=True))

    @admin.display(description="naam", ordering="sort_key")
    def sort_name(self, person: Person) -> str:
        return person.sort_name

    @admin.display(description="bijdragen", ordering="contribution_count")
    def contribution_count(self, person: Person) -> int:
        return person.contribution_count

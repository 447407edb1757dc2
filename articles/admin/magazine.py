"""Magazines and their issues."""

from collections.abc import Iterable

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.issue_desk import IssueDeskAdmin
from articles.admin.pages import PageAdmin, draw_after_commit
from articles.models import Article, ColophonEntry, Inference, Issue, Publication
from articles.models.publishing import Publishable


def with_articles(issues: Iterable[Issue]) -> list[Publishable]:
    """Give the issues with all of their articles, whose pictures show the name and the colour of the issue too."""
    issues = list(issues)
    return [*issues, *Article.objects.filter(issue__in=issues).for_listing()]


@admin.register(Publication)
class PublicationAdmin(PageAdmin):
    list_display = ["title", "issn", "publisher", "issue_count"]
    ordering = ["title"]
    search_fields = ["title"]
    prepopulated_fields = {"slug": ["title"]}
    view_on_site = False
    fields = ["title", "slug", "issn", "publisher", "description"]

    def is_address_known(self, obj: Publication) -> bool:
        return obj.issues.published().exists()

    def after_going_live(self, request: HttpRequest, thing: Publication, before: Publication | None) -> None:
        super().after_going_live(request, thing, before)
        if before and before.title != thing.title:
            draw_after_commit(with_articles(thing.issues.for_listing()))

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(issue_count=Count("issues"))

    @admin.display(description="nummers", ordering="issue_count")
    def issue_count(self, publication: Publication) -> int:
        return publication.issue_count


class ColophonInline(admin.TabularInline):
    model = ColophonEntry
    extra = 0
    fields = ["position", "role", "value"]


class InferenceInline(admin.TabularInline):
    model = Inference
    extra = 0


@admin.register(Issue)
class IssueAdmin(IssueDeskAdmin):
    list_display = ["title", "volume", "theme", "page_count", "articles_link", "status", "is_public_now"]
    list_filter = ["status", "publication"]
    list_select_related = ["publication"]
    date_hierarchy = "date"
    ordering = ["-date", "-pk"]
    search_fields = ["number", "date_label", "theme", "publication__title"]
    search_help_text = "Zoek op nummer, datum of thema."
    inlines = [ColophonInline, InferenceInline]
    readonly_fields = ["articles_link"]
    fieldsets = [
        (
            "Het nummer",
            {
                "fields": [
                    "publication",
                    ("volume", "number"),
                    ("date", "date_label"),
                    "theme",
                    "introduction",
                    "page_count",
                    "articles_link",
                ]
            },
        ),
        ("Omslag", {"fields": ["colour", "cover", "cover_focus"]}),
        IssueDeskAdmin.publication_fieldset,
        ("Voor de redactie", {"fields": ["source", "editor_note"], "classes": ["after-parts"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(article_count=Count("articles"))

    def draw_share_images(self, changed: Iterable[Issue]) -> None:
        super().draw_share_images(with_articles(changed))

    @admin.display(description="nummer", ordering="date")
    def title(self, issue: Issue) -> str:
        return issue.title

    @admin.display(description="artikelen", ordering="article_count")
    def articles_link(self, issue: Issue) -> SafeString | str:
        """The number of articles, leading to their list in the order of the pages, and a way to the next one."""
        if issue.pk is None:
            return "Sla het nummer eerst op."
        articles = reverse("admin:articles_article_changelist", query={"issue__id__exact": issue.pk})
        new_article = reverse("admin:articles_article_add", query={"issue": issue.pk})
        order, publish = (reverse(f"admin:articles_issue_{page}", args=[issue.pk]) for page in ("order", "publish"))
        return format_html(
            '<a href="{}">{} artikelen</a> · <a href="{}">toevoegen</a> · <a href="{}">volgorde</a> · '
            '<a href="{}">heel nummer publiceren</a>',
            *(articles, issue.article_count, new_article, order, publish),
        )

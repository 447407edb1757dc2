"""What an article has besides its body: people, topics, events, books and pointers to other articles."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.choosing import ChoosesArticle
from articles.admin.pages import HTTPS
from articles.models import ArticleTopic, Contribution, CrossReference, Event, PublicationDetails


class ContributionInline(admin.StackedInline):
    model = Contribution
    extra = 0
    fields = [("person", "role", "byline", "position"), ("function", "organisation", "age", "is_contact_public")]
    autocomplete_fields = ["person"]


class TopicInline(admin.TabularInline):
    model = ArticleTopic
    extra = 0
    fields = ["tag"]
    autocomplete_fields = ["tag"]


class EventInline(admin.StackedInline):
    model = Event
    extra = 0
    formfield_overrides = HTTPS
    fields = [
        ("title", "organiser", "price", "position"),
        ("registration_url", "registration_opens_on", "registration_note"),
        "dates",
    ]
    readonly_fields = ["dates"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("dates")

    @admin.display(description="datum en plaats")
    def dates(self, event: Event) -> SafeString | str:
        if event.pk is None:
            return "Sla het artikel eerst op; daarna vul je hier datum en plaats in."
        dates = "; ".join(", ".join(filter(None, [date.when, date.hours, date.where])) for date in event.dates.all())
        address = reverse("admin:articles_event_change", args=[event.pk])
        return format_html('{} <a href="{}">datum en plaats invullen</a>', dates or "nog niet bekend;", address)


class PublicationDetailsInline(admin.StackedInline):
    model = PublicationDetails
    extra = 0
    formfield_overrides = HTTPS
    fields = [
        ("title", "subtitle", "position"),
        ("authors", "editors", "publisher", "year"),
        ("isbn", "pages", "price"),
        ("url", "where_to_get"),
    ]


class CrossReferenceInline(ChoosesArticle, admin.TabularInline):
    model = CrossReference
    fk_name = "article"
    extra = 0
    fields = ["position", "text", "target"]
    autocomplete_fields = ["target"]


PART_INLINES = [ContributionInline, TopicInline, EventInline, PublicationDetailsInline, CrossReferenceInline]

"""Events with their dates and places; an article's own page links here."""

from django.contrib import admin
from django.db.models import Count, Min, QuerySet
from django.http import HttpRequest

from articles.admin.choosing import ChoosesArticle
from articles.admin.indexed import IndexedAdmin
from articles.admin.pages import HTTPS
from articles.models import Event, EventDate


class EventDateInline(admin.StackedInline):
    model = EventDate
    extra = 0
    fields = [("starts_on", "ends_on"), ("starts_at", "ends_at"), "label", ("venue", "place")]


@admin.register(Event)
class EventAdmin(ChoosesArticle, IndexedAdmin):
    list_display = ["name", "article", "first_day", "date_count", "organiser"]
    list_select_related = ["article"]
    search_fields = ["title", "article__title", "organiser", "dates__place"]
    search_help_text = "Zoek op naam, artikel, organisator of plaats."
    autocomplete_fields = ["article"]
    inlines = [EventDateInline]
    formfield_overrides = HTTPS
    ordering = ["-article__issue__date", "article__position", "position"]
    fieldsets = [
        (None, {"fields": ["article", "title", "organiser", "price", "position"]}),
        ("Aanmelden", {"fields": ["registration_url", "registration_opens_on", "registration_note"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        events = super().get_queryset(request)
        return events.annotate(first_day=Min("dates__starts_on"), date_count=Count("dates", distinct=True))

    @admin.display(description="naam")
    def name(self, event: Event) -> str:
        return event.name

    @admin.display(description="eerste datum", ordering="first_day")
    def first_day(self, event: Event):
        return event.first_day

    @admin.display(description="aantal datums", ordering="date_count")
    def date_count(self, event: Event) -> int:
        return event.date_count

"""The vocabulary: topics with their synonyms, each word once whatever its capitals and accents."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from taggit import admin as taggit_admin

from articles.admin.pages import PageAdmin
from articles.models import Topic, TopicSynonym
from articles.names import fold

# Our topics are the only tags; taggit's own model stays empty.
admin.site.unregister(taggit_admin.Tag)


class WordForm(forms.ModelForm):
    """Says at the word itself that the word is taken: the model finds that out from the key, which no form shows."""

    def validate_unique(self) -> None:
        try:
            self.instance.validate_unique(exclude=self._get_validation_exclusions())
        except ValidationError as error:
            errors = error.error_dict
            if errors.pop("key", None):
                errors["name"] = [self._taken_message()]
            self._update_errors(ValidationError(errors))

    def _taken_message(self) -> str:
        same = type(self.instance).objects.filter(key=self.instance.key).exclude(pk=self.instance.pk).first()
        return f"Dit woord staat al in de lijst, als ‘{same}’. Hoofdletters en accenten maken geen verschil."


class SynonymFormSet(forms.BaseInlineFormSet):
    def clean(self) -> None:
        super().clean()
        kept = [form for form in self.forms if form not in self.deleted_forms]
        keys = [fold(form.cleaned_data["name"]) for form in kept if getattr(form, "cleaned_data", {}).get("name")]
        if len(set(keys)) < len(keys):
            raise ValidationError("Hetzelfde woord staat hier twee keer.")


class SynonymInline(admin.TabularInline):
    model = TopicSynonym
    form = WordForm
    formset = SynonymFormSet
    extra = 0


@admin.register(Topic)
class TopicAdmin(PageAdmin):
    form = WordForm
    list_display = ["name", "broader", "article_count", "description"]
    list_select_related = ["broader"]
    ordering = ["key"]
    search_fields = ["key", "synonyms__key"]
    search_help_text = "Zoek op onderwerp of op een ander woord ervoor."
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["broader"]
    inlines = [SynonymInline]
    fields = ["name", "slug", "description", "broader"]

    def formfield_for_dbfield(self, db_field, request: HttpRequest, **kwargs):
        if db_field.name == "slug":
            # The addresses of the site are plain ASCII; taggit would take any letter.
            kwargs |= {"allow_unicode": False, "label": "deel van het webadres"}
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(article_count=Count("tagged_articles", distinct=True))

    @admin.display(description="artikelen", ordering="article_count")
    def article_count(self, topic: Topic) -> int:
        return topic.article_count

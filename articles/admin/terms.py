"""What editors teach the search: words that mean the same, and results to show first."""

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.choosing import ChoosesArticle
from articles.admin.topics import SynonymFormSet, WordForm
from articles.models import OtherTerm, Promotion, Term
from articles.names import fold

# In the address of the page for a new term: the word that it is to be found by as well.
WORD = "woord"


class WordsAdmin(admin.ModelAdmin):
    """Finds words whatever their accents, for their key has none."""

    class Media:
        js = ["admin-movisies/forms.js"]

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        return super().get_search_results(request, queryset, fold(search_term))


class TermForm(WordForm):
    def _taken_message(self) -> str:
        return f"{super()._taken_message()} Zet je woorden daar bij."


class OtherTermForm(forms.ModelForm):
    def clean(self) -> dict:
        """Refuse the term itself also when it is new: the model sees only a term that is stored."""
        cleaned = super().clean()
        name, term = cleaned.get("name"), cleaned.get("term")
        if name and term and term.pk is None and fold(name) == fold(term.name):
            self.add_error("name", "Dit is de term zelf.")
        return cleaned


class OtherTermInline(admin.TabularInline):
    model = OtherTerm
    form = OtherTermForm
    formset = SynonymFormSet
    fields = ["name", "relation"]

    def get_extra(self, request: HttpRequest, obj: Term | None = None, **kwargs) -> int:
        return 1 if request.GET.get(WORD) else 0


@admin.register(Term)
class TermAdmin(WordsAdmin):
    form = TermForm
    list_display = ["name", "synonyms", "former_terms", "abbreviations"]
    ordering = ["key"]
    search_fields = ["key", "others__key"]
    search_help_text = "Zoek op term of op een ander woord ervoor."
    inlines = [OtherTermInline]
    fields = ["name"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("others")

    def get_formset_kwargs(self, request: HttpRequest, obj: Term, inline, prefix: str) -> dict:
        """Fill in the word that the address names; not when it comes back, for what did not change is not stored."""
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        word = request.GET.get(WORD) if request.method == "GET" else None
        return kwargs | {"initial": [{"name": word}]} if word else kwargs

    @admin.display(description="synoniemen")
    def synonyms(self, term: Term) -> str:
        return _names(term, OtherTerm.Relation.SYNONYM)

    @admin.display(description="oude termen")
    def former_terms(self, term: Term) -> str:
        return _names(term, OtherTerm.Relation.FORMER)

    @admin.display(description="afkortingen")
    def abbreviations(self, term: Term) -> str:
        return _names(term, OtherTerm.Relation.ABBREVIATION)


def _names(term: Term, relation: OtherTerm.Relation) -> str:
    return ", ".join(other.name for other in term.others.all() if other.relation == relation)


@admin.register(Promotion)
class PromotionAdmin(ChoosesArticle, WordsAdmin):
    list_display = ["words", "position", "article", "issue"]
    list_select_related = ["article__issue__publication"]
    ordering = ["key", "position", "pk"]
    search_fields = ["key", "article__title"]
    search_help_text = "Zoek op zoekwoorden of op de titel van het artikel."
    autocomplete_fields = ["article"]
    fields = ["words", "article", "position"]

    class Media:
        js = ["admin-movisies/choices.js"]

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        """Find an article by its title as well, which does have accents."""
        found, _ = super().get_search_results(request, queryset, search_term)
        as_typed, _ = admin.ModelAdmin.get_search_results(self, request, queryset, search_term)
        return found | as_typed, False

    @admin.display(description="nummer", ordering="article__issue__date")
    def issue(self, promotion: Promotion) -> str:
        return promotion.article.issue.title

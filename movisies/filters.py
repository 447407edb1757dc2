"""The address of the search page: words, choices and order. What it says is checked here; the engine finds."""

import unicodedata
from collections.abc import Sequence
from functools import cached_property

import django_filters
from django import forms
from django.db import models
from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from articles.models import Article
from articles.search.current import catalogue
from articles.search.engine import search
from articles.search.results import Order, Results
from movisies.facets import FACETS, Names, User, issues_named, names_of

LONGEST_QUESTION = 200
MOST_VALUES = 30
# Code points that stand for nothing, and that XML does not take.
_NO_LETTERS = {"\ufffe", "\uffff"}


def readable(text: str) -> str:
    """Give what a visitor sent without what no database and no feed can hold, and no longer than the box allows."""
    letters = (" " if _is_no_letter(letter) else letter for letter in text[:LONGEST_QUESTION])
    return " ".join("".join(letters).split())


def _is_no_letter(letter: str) -> bool:
    return letter in _NO_LETTERS or unicodedata.category(letter) in ("Cc", "Cs")


class QuestionField(forms.CharField):
    """Any text at all, made fit to work with; no text is an error."""

    def to_python(self, value: object) -> str:
        return readable(super().to_python(value))


class KnownChoicesField(forms.MultipleChoiceField):
    """Keeps the values that exist. What does not exist is remembered to tell the reader, and is no error."""

    unknown: Sequence[str] = ()

    def clean(self, value: list[str] | None) -> list[str]:
        asked = [each for each in dict.fromkeys(value or []) if each][:MOST_VALUES]
        self.unknown = [each for each in asked if not self.valid_value(each)]
        return [each for each in asked if self.valid_value(each)]


class QuestionFilter(django_filters.CharFilter):
    field_class = QuestionField


class ChoicesFilter(django_filters.MultipleChoiceFilter):
    field_class = KnownChoicesField


class ArticleFilter(django_filters.FilterSet):
    """One state of the search page, every part of it in its address, in this order."""

    q = QuestionFilter(label="Zoekwoorden")
    jaar = ChoicesFilter(label="Jaar")
    blad = ChoicesFilter(label="Blad")
    nummer = ChoicesFilter(label="Nummer")
    soort = ChoicesFilter(label="Soort")
    onderwerp = ChoicesFilter(label="Onderwerp")
    persoon = ChoicesFilter(label="Persoon")
    dossier = ChoicesFilter(label="Dossier")
    wijze = ChoicesFilter(label="Hoe gevonden")
    volgorde = ChoicesFilter(label="Volgorde", choices=Order.choices)

    class Meta:
        model = Article
        fields: list[str] = []

    def __init__(self, data: QueryDict, user: User) -> None:
        asked = {facet: data.getlist(facet)[:MOST_VALUES] for facet in FACETS}
        self.current = catalogue()
        issues = issues_named(asked["nummer"], self.current, user)
        data = data.copy()
        numbers = [str(issues[value].object_id) if value in issues else value for value in asked["nummer"]]
        data.setlist("nummer", numbers)
        super().__init__(data, Article.objects.none())
        self.user = user
        self.names: Names = names_of(asked, self.current, user) | {
            "nummer": {str(issue.object_id): issue.title for issue in issues.values()}
        }
        for facet in FACETS:
            self.filters[facet].extra["choices"] = list(self.names.get(facet, {}).items())

    def filter_queryset(self, queryset: models.QuerySet[Article]) -> Results:
        """Let the engine find: it knows the order and counts the facets, and gives of the rows their numbers."""
        return search(self.question, self.user, self.choices, order=self.order, current=self.current)

    @cached_property
    def _checked(self) -> forms.Form:
        self.form.full_clean()
        return self.form

    @property
    def results(self) -> Results:
        return self.qs

    @cached_property
    def state(self) -> dict[str, list[str]]:
        """What the address says, as far as it means something, in the one order of its keys."""
        cleaned = self._checked.cleaned_data
        lists = cleaned | {"q": [cleaned["q"]], "volgorde": cleaned["volgorde"][:1]}
        return {key: values for key, values in lists.items() if any(values)}

    @property
    def question(self) -> str:
        return "".join(self.state.get("q", []))

    @property
    def choices(self) -> dict[str, list[str]]:
        return {facet: self.state[facet] for facet in FACETS if facet in self.state}

    @property
    def order(self) -> str:
        standard = Order.RELEVANCE if self.question else Order.NEWEST
        return next(iter(self.state.get("volgorde", [])), standard)

    @property
    def description(self) -> str:
        """The state in words: "jeugdhulp, 2019, interview"."""
        chosen = [self.names[facet][value] for facet, values in self.choices.items() for value in values]
        return ", ".join(filter(None, [self.question, *chosen]))

    @property
    def unknown(self) -> list[tuple[str, str]]:
        """What the address names and the archive does not have: the name of the facet and the value."""
        return [(FACETS[key], value) for key in FACETS for value in self._checked.fields[key].unknown]

    def address(self, name: str = "search", **changes: list[str]) -> str:
        """Give the address of this state with these keys changed: never of a later page, as its results are others."""
        state = {key: (self.state | changes).get(key, []) for key in self.filters}
        query = urlencode({key: values for key, values in state.items() if values}, doseq=True)
        return reverse(name) + (f"?{query}" if query else "")

    def without(self, facet: str, value: str) -> str:
        return self.address(**{facet: [other for other in self.state[facet] if other != value]})

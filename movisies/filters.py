"""The search page's filters."""

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest

from articles.models import Article, ArticleTopic, Block, Contribution, Issue, Person, Topic
from dossiers.models import Dossier

SEARCHED_FIELDS = ["title", "kicker", "subtitle", "rubric", "lead", "summary"]
MOST_WORDS = 12


class IssueChoiceField(django_filters.fields.ModelChoiceField):
    """A choice of an issue, named with its magazine."""

    def label_from_instance(self, obj: Issue) -> str:
        return obj.title


class IssueFilter(django_filters.ModelChoiceFilter):
    field_class = IssueChoiceField


def _issues(request: HttpRequest) -> QuerySet[Issue]:
    return Issue.objects.visible_to(request.user).for_listing().newest_first()


def _people(request: HttpRequest) -> QuerySet[Person]:
    return Person.objects.visible_to(request.user).alphabetical()


def _topics(request: HttpRequest) -> QuerySet[Topic]:
    return Topic.objects.visible_to(request.user).alphabetical()


def _dossiers(request: HttpRequest) -> QuerySet[Dossier]:
    return Dossier.objects.visible_to(request.user)


class ArticleFilter(django_filters.FilterSet):
    """Articles by word, year, issue, kind, topic, person and dossier; every state is a plain address."""

    q = django_filters.CharFilter(
        label="Zoekwoorden", method="with_words", widget=forms.TextInput(attrs={"type": "search"})
    )
    jaar = django_filters.NumberFilter(label="Jaar", field_name="issue__date__year", min_value=1, max_value=9999)
    nummer = IssueFilter(label="Nummer", field_name="issue", queryset=_issues, empty_label="alle nummers")
    soort = django_filters.ChoiceFilter(
        label="Soort", field_name="kind", choices=Article.Kind.choices, empty_label="alle soorten"
    )
    onderwerp = django_filters.ModelChoiceFilter(
        label="Onderwerp",
        field_name="topics",
        to_field_name="slug",
        queryset=_topics,
        empty_label="alle onderwerpen",
    )
    persoon = django_filters.ModelChoiceFilter(
        label="Persoon", method="with_person", to_field_name="slug", queryset=_people, empty_label="alle personen"
    )
    dossier = django_filters.ModelChoiceFilter(
        label="Dossier",
        field_name="dossiers",
        to_field_name="slug",
        queryset=_dossiers,
        empty_label="alle dossiers",
    )

    class Meta:
        model = Article
        fields: list[str] = []

    def load_choices(self) -> None:
        """Read what each list offers now, so that the template need not."""
        for field in self.form.fields.values():
            if hasattr(field, "queryset"):
                # iter() first: list() alone would ask the field for its length, and that is another query.
                field.widget.choices = list(iter(field.choices))

    def with_words(self, articles: QuerySet[Article], name: str, value: str) -> QuerySet[Article]:
        """Articles in which every word stands somewhere: in a heading, the text, a name or a topic."""
        for word in value.split()[:MOST_WORDS]:
            in_fields = Q()
            for field in SEARCHED_FIELDS:
                in_fields |= Q(**{f"{field}__icontains": word})
            in_body = Block.objects.filter(Q(text__icontains=word) | Q(title__icontains=word), article=OuterRef("pk"))
            in_names = Contribution.objects.filter(byline__icontains=word, article=OuterRef("pk"))
            in_topics = ArticleTopic.objects.filter(
                Q(tag__name__icontains=word) | Q(tag__synonyms__name__icontains=word), content_object=OuterRef("pk")
            )
            articles = articles.filter(in_fields | Exists(in_body) | Exists(in_names) | Exists(in_topics))
        return articles

    def with_person(self, articles: QuerySet[Article], name: str, value: Person) -> QuerySet[Article]:
        # A person may have several roles in one article; Exists keeps the article one row.
        return articles.filter(Exists(Contribution.objects.filter(person=value, article=OuterRef("pk"))))

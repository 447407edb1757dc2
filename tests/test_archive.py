"""The archive as it stands in `seeds/`: whole, counted, and with a note for everything odd."""

import pytest
from django.core.management import call_command
from django.db import transaction

from articles.models import Article, Contribution, Issue, OtherTerm, Person, Term, Topic
from dossiers.models import Dossier
from movisies.archive_check.report import find_all

pytestmark = pytest.mark.django_db

# Per issue: articles, people, contributions, cross references, dates of events, publications.
ISSUES = {
    "mo-samenlevingsopbouw/228": (32, 76, 85, 0, 10, 13),
    "movisies/2019-3": (29, 71, 112, 2, 9, 7),
    "movisies/2020-begin": (25, 53, 70, 3, 3, 7),
    "movisies/2020-zomer": (29, 53, 73, 3, 3, 9),
    "movisies/2021-begin": (35, 72, 97, 9, 5, 12),
}
RELATIONS = ["contributions", "cross_references", "events__dates", "publication_details"]


@pytest.fixture(scope="module", autouse=True)
def archive(django_db_setup, django_db_blocker):
    """The archive of the project; loading it takes long, and none of these tests writes, so it is done once."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_seeds", verbosity=0)
        yield
        transaction.set_rollback(True)


def counts(issue: Issue) -> tuple[int, ...]:
    people = Contribution.objects.filter(article__issue=issue, person__isnull=False)
    related = [issue.articles.filter(**{f"{name}__isnull": False}).values_list(f"{name}__pk") for name in RELATIONS]
    return (issue.articles.published().count(), people.values("person").distinct().count(), *map(len, related))


def test_every_issue_holds_what_was_printed_in_it():
    issues = Issue.objects.published().for_listing()
    assert {f"{issue.publication.slug}/{issue.slug}": counts(issue) for issue in issues} == ISSUES


def test_the_archive_has_one_list_of_people_topics_and_dossiers():
    models = (Article, Person, Topic, Dossier)
    assert [model.objects.published().count() for model in models] == [150, 274, 48, 9]


def test_the_search_knows_the_words_of_the_field():
    relations = [OtherTerm.objects.filter(relation=relation).count() for relation in OtherTerm.Relation]
    assert [Term.objects.count(), *relations] == [298, 404, 152, 85]


def test_everything_odd_is_explained_in_a_note():
    assert [str(finding) for finding in find_all() if not finding.is_explained] == []


def test_every_article_names_its_source_document():
    assert Article.objects.filter(source="").count() == 0
    assert Article.objects.values("source").distinct().count() == 5


def test_no_seed_holds_a_personal_address():
    assert Person.objects.exclude(email="", phone="").count() == 0

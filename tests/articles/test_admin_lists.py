"""The lists of the admin: what they cost, what they answer, and how one finds something."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import (
    Article,
    Event,
    Image,
    Issue,
    OtherTerm,
    Person,
    Promotion,
    Publication,
    Term,
    Topic,
    UnansweredQuestion,
)
from dossiers.models import Dossier
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.alike]


def list_of(model: type) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def group(name: str = "") -> Group:
    return Group.objects.create(name=name or f"groep {Group.objects.count()}")


def term() -> None:
    made = Term.objects.create(name=f"term {Term.objects.count()}")
    for relation in OtherTerm.Relation:
        made.others.create(name=f"{relation} van {made}", relation=relation)


def question() -> UnansweredQuestion:
    words = f"vraag {UnansweredQuestion.objects.count()}"
    return UnansweredQuestion.objects.create(key=words, count=3, last_on=timezone.localdate())


# For every list of the admin, a row with all that the list shows of it.
MAKERS = {
    Publication: lambda: factories.issue(),
    Issue: lambda: factories.article(),
    Article: lambda: factories.contribution(factories.article(topics=[factories.topic()])),
    Person: lambda: factories.contribution(factories.article()),
    Topic: lambda: factories.article(topics=[factories.topic(broader=factories.topic())]),
    Event: lambda: factories.event_date(factories.article()),
    Dossier: lambda: factories.dossier([factories.article()]),
    Image: lambda: factories.block(factories.article(), kind="figure", picture=factories.image()),
    Term: term,
    Promotion: lambda: Promotion.objects.create(words="zorg", article=factories.article()),
    UnansweredQuestion: question,
    User: lambda: factories.editor(),
    Group: group,
}


def queries_for(client, model: type) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(list_of(model)).status_code == 200
    return len(queries)


def test_every_list_is_in_the_table():
    assert set(admin.site._registry) == set(MAKERS)


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_a_list_costs_the_same_whatever_the_number_of_rows(admin_client, model):
    for _ in range(2):
        MAKERS[model]()
    queries_for(admin_client, model)
    few = queries_for(admin_client, model)
    for _ in range(18):
        MAKERS[model]()
    assert queries_for(admin_client, model) == few


@pytest.fixture
def found(admin_client):
    """A function that gives what a list shows for a query string."""
    return lambda model, **query: list(admin_client.get(list_of(model), query).context["cl"].result_list)


@pytest.mark.parametrize("words", ["Buurthuis", "öztürk", "ozturk", "gastblik"])
def test_an_article_is_found_by_title_kicker_and_people(found, words):
    article = factories.article(title="Het buurthuis terug", kicker="Gastblik")
    factories.contribution(article, person=factories.person("Çağla Öztürk"), byline="Ç. Öztürk")
    factories.article()
    assert found(Article, q=words) == [article]


@pytest.mark.parametrize("words", ["çağla", "cagla", "Cagla Ozturk", "C. Oz"])
def test_a_person_is_found_with_and_without_accents_and_by_another_spelling(found, words):
    person = factories.person("Çağla Öztürk")
    person.variants.create(name="C. Oz")
    factories.person()
    assert found(Person, q=words) == [person]


def test_a_topic_is_found_by_another_word_for_it(found):
    topic = factories.topic("mantelzorg")
    topic.synonyms.create(name="Familiezórg")
    factories.topic()
    assert found(Topic, q="familiezorg") == [topic]


def test_the_articles_of_an_issue_stand_in_page_order(found):
    issue = factories.issue()
    second, first = (factories.article(issue=issue, position=position) for position in (2, 1))
    factories.article()
    assert found(Article, issue__id__exact=issue.pk) == [first, second]


def test_articles_are_filtered_by_topic(found):
    article = factories.article(topics=[factories.topic("wijken")])
    factories.article(topics=[factories.topic()])
    assert found(Article, onderwerp="wijken") == [article]


def test_the_list_of_issues_leads_to_the_articles_of_each(admin_client):
    issue = factories.article().issue
    assert f"{list_of(Article)}?issue__id__exact={issue.pk}" in admin_client.get(list_of(Issue)).text


def test_the_list_says_whether_readers_see_an_article_now(found):
    factories.article(title="ja")
    factories.article(title="nee, later", published_at=factories.in_future())
    factories.article(title="nee, nummer is concept", issue=factories.issue(status="draft"))
    shown = {article.title: article.is_public for article in found(Article)}
    assert shown == {"ja": True, "nee, later": False, "nee, nummer is concept": False}


def test_the_list_of_people_counts_contributions(found):
    person = factories.contribution(factories.article()).person
    factories.contribution(factories.article(), person=person)
    assert [row.contribution_count for row in found(Person)] == [2]

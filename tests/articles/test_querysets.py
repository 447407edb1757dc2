import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from articles.models import Article, Contribution, CrossReference, EventDate, Issue, Person, Topic
from tests import factories

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2026, 5, 1, 12, 0, tzinfo=datetime.UTC)
TODAY = datetime.date(2020, 3, 10)
SECOND = datetime.timedelta(seconds=1)
DAY = datetime.timedelta(days=1)


@pytest.fixture
def it_is_noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


# Published or not

HIDDEN = {
    "draft": {"status": "draft", "published_at": None},
    "draft with a past moment": {"status": "draft", "published_at": NOON - DAY},
    "scheduled": {"status": "published", "published_at": NOON + SECOND},
}
for_each_hidden_state = pytest.mark.parametrize("state", HIDDEN.values(), ids=HIDDEN.keys())


@pytest.mark.parametrize(
    ("moment", "is_public"),
    [(NOON - SECOND, True), (NOON, True), (NOON + SECOND, False), (NOON + DAY, False)],
    ids=["a second ago", "now", "in a second", "tomorrow"],
)
@pytest.mark.parametrize("make", [factories.issue, factories.article, factories.dossier])
@pytest.mark.usefixtures("it_is_noon")
def test_something_published_shows_from_its_moment(make, moment, is_public):
    made = make(published_at=moment)
    assert type(made).objects.published().exists() is is_public


@pytest.mark.parametrize("make", [factories.issue, factories.article, factories.dossier])
def test_a_draft_does_not_show(make):
    made = make(status="draft")
    assert not type(made).objects.published().exists()


@for_each_hidden_state
@pytest.mark.usefixtures("it_is_noon")
def test_an_article_of_a_hidden_issue_does_not_show(state):
    factories.article(issue=factories.issue(**state))
    assert not Article.objects.published().exists()


@pytest.fixture(params=["draft article", "draft issue", "scheduled article", "scheduled issue"])
def hidden_article(request) -> Article:
    kind, part = request.param.split()
    state = {"status": "draft"} if kind == "draft" else {"published_at": factories.in_future()}
    if part == "issue":
        return factories.article(issue=factories.issue(**state))
    return factories.article(**state)


def test_the_rule_travels_through_a_relation(hidden_article):
    shown = factories.article(issue=factories.issue())
    assert [*shown.issue.articles.published()] == [shown]
    assert not hidden_article.issue.articles.published().exists()


def test_a_contribution_shows_with_its_article(hidden_article):
    factories.contribution(hidden_article)
    shown = factories.contribution(factories.article())
    assert [*Contribution.objects.published()] == [shown]


def test_a_person_shows_who_contributed_to_a_public_article(hidden_article):
    factories.contribution(hidden_article)
    factories.person()
    shown = factories.contribution(factories.article()).person
    assert [*Person.objects.published()] == [shown]


def test_a_person_with_hidden_articles_too_shows_once(hidden_article):
    person = factories.person()
    for article in (hidden_article, factories.article(), factories.article()):
        factories.contribution(article, person=person)
    assert [*Person.objects.published()] == [person]


def test_a_topic_shows_that_has_a_public_article(hidden_article):
    factories.article(topics=[factories.topic()], status="draft")
    shown = factories.topic()
    factories.article(topics=[shown])
    factories.article(topics=[shown])
    assert [*Topic.objects.published()] == [shown]


def test_a_topic_counts_public_articles_only(hidden_article):
    topic = factories.topic()
    factories.article(topics=[topic])
    hidden_article.tagged_topics.create(tag=topic)
    assert Topic.objects.with_article_counts().get().article_count == 1


def test_a_cross_reference_shows_when_its_target_does(hidden_article):
    article = factories.article()
    shown = factories.cross_reference(article, factories.article())
    factories.cross_reference(article, hidden_article)
    assert [*CrossReference.objects.published()] == [shown]


def test_a_date_shows_with_its_article(hidden_article):
    factories.event_date(hidden_article)
    shown = factories.event_date(factories.article())
    assert [*EventDate.objects.published()] == [shown]


# Who sees what


@pytest.mark.parametrize("group", ["redacteur", "eindredacteur", "beheerder"])
def test_an_editor_sees_what_is_hidden_from_readers(group, hidden_article):
    assert [*Article.objects.visible_to(factories.editor(group))] == [hidden_article]


def test_an_editor_sees_which_is_which(hidden_article):
    shown = factories.article()
    flags = {article: article.is_public for article in Article.objects.visible_to(factories.editor())}
    assert flags == {shown: True, hidden_article: False}


def test_a_visitor_sees_what_is_published(hidden_article):
    assert not Article.objects.visible_to(AnonymousUser()).exists()


def test_an_account_without_a_group_sees_what_is_published(hidden_article, django_user_model):
    user = django_user_model.objects.create_user("zonder-groep", is_staff=True)
    assert not Article.objects.visible_to(user).exists()


# Order and neighbours


def test_issues_have_neighbours_in_their_own_magazine_by_date():
    magazine = factories.publication()
    first, second, third = [
        factories.issue(publication=magazine, date=datetime.date(year, 1, 1)) for year in (2018, 2019, 2020)
    ]
    factories.issue(date=datetime.date(2019, 6, 1))
    assert Issue.objects.neighbours(second) == (first, third)
    assert Issue.objects.neighbours(first) == (None, second)
    assert Issue.objects.neighbours(third) == (second, None)


def test_issues_of_one_day_are_each_others_neighbours():
    magazine = factories.publication()
    first, second = factories.issue(publication=magazine), factories.issue(publication=magazine)
    assert Issue.objects.neighbours(first) == (None, second)
    assert Issue.objects.neighbours(second) == (first, None)


def test_a_hidden_issue_is_no_neighbour():
    magazine = factories.publication()
    first = factories.issue(publication=magazine)
    factories.issue(publication=magazine, status="draft")
    assert Issue.objects.published().neighbours(first) == (None, None)


def test_articles_stand_in_the_order_of_their_issue():
    issue = factories.issue()
    second, first = factories.article(issue=issue, position=2), factories.article(issue=issue, position=1)
    assert [*issue.articles.in_issue_order()] == [first, second]


def test_topics_stand_in_order_whatever_their_accents():
    names = ["Arbeid", "Één loket", "eenzaamheid", "Wonen"]
    for name in reversed(names):
        factories.topic(name)
    assert [topic.name for topic in Topic.objects.alphabetical()] == names


# Related articles


def test_an_article_is_related_by_topics_most_shared_first():
    one, two, other = factories.topic(), factories.topic(), factories.topic()
    article = factories.article(topics=[one, two])
    nearby = factories.article(topics=[one])
    near = factories.article(topics=[one, two])
    factories.article(topics=[other])
    assert [*Article.objects.related_to(article, [])] == [near, nearby]


def test_a_shared_dossier_weighs_more_than_two_topics():
    topics = [factories.topic(), factories.topic()]
    article = factories.article(topics=topics)
    by_topics = factories.article(topics=topics)
    by_dossier = factories.article()
    dossier = factories.dossier([article, by_dossier])
    assert [*Article.objects.related_to(article, [dossier])] == [by_dossier, by_topics]


# The agenda


@pytest.mark.parametrize(
    ("first", "last", "is_upcoming"),
    [
        (TODAY - DAY, None, False),
        (TODAY, None, True),
        (TODAY + DAY, None, True),
        (TODAY - DAY, TODAY, True),
        (TODAY - 2 * DAY, TODAY - DAY, False),
        (None, None, False),
    ],
    ids=["yesterday", "today", "tomorrow", "until today", "until yesterday", "unknown"],
)
def test_a_date_is_either_upcoming_or_past(first, last, is_upcoming):
    factories.event_date(factories.article(), starts_on=first, ends_on=last, label="najaar")
    assert EventDate.objects.upcoming(TODAY).exists() is is_upcoming
    assert EventDate.objects.past(TODAY).exists() is not is_upcoming


def dates_of_one_day() -> list[EventDate]:
    """A date without a time, one in the morning and one in the evening."""
    times = (None, datetime.time(9), datetime.time(20))
    return [factories.event_date(factories.article(), starts_on=TODAY, starts_at=time) for time in times]


def test_upcoming_dates_begin_with_the_first():
    whole_day, morning, evening = dates_of_one_day()
    tomorrow = factories.event_date(factories.article(), starts_on=TODAY + DAY)
    assert [*EventDate.objects.upcoming(TODAY)] == [whole_day, morning, evening, tomorrow]


def test_past_dates_begin_with_the_last():
    earlier = factories.event_date(factories.article(), starts_on=TODAY - DAY)
    whole_day, morning, evening = dates_of_one_day()
    assert [*EventDate.objects.past(TODAY + DAY)] == [evening, morning, whole_day, earlier]


def test_a_date_without_a_day_stands_at_the_date_of_its_issue():
    issue = factories.issue(date=datetime.date(2011, 9, 1))
    unknown = factories.event_date(factories.article(issue=issue), starts_on=None, label="najaar 2011")
    older = factories.event_date(factories.article(), starts_on=datetime.date(2010, 1, 1))
    newer = factories.event_date(factories.article(), starts_on=datetime.date(2012, 1, 1))
    assert [*EventDate.objects.past(TODAY)] == [newer, unknown, older]


def test_a_topic_shows_when_a_narrower_one_has_articles():
    broad = factories.topic("Gezondheid")
    middle = factories.topic("Psychische gezondheid", broader=broad)
    factories.topic("Leeg", broader=broad)
    factories.article(topics=[factories.topic("Piekeren", broader=middle)])
    assert {topic.name for topic in Topic.objects.published()} == {"Gezondheid", "Psychische gezondheid", "Piekeren"}

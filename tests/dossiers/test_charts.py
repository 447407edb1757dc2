"""Which people and topics meet in a dossier, and where a dot leads."""

from collections import Counter

import pytest

from dossiers.charts import DRAWN_TOPICS, MOST_PEOPLE, people_and_topics
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.alike]


def drawing(dossier):
    return people_and_topics(dossier, dossier.entries.published().for_map())


def counts(chart) -> dict:
    return {
        (row.heading.label, cell.column.heading.label): cell.meeting.count
        for row in chart.rows
        for cell in row.cells
        if cell.meeting
    }


def article_of(people, topics, role: str = "text", **fields):
    article = factories.article(topics=topics, **fields)
    for person in people:
        factories.contribution(article, person=person, role=role)
    return article


def names(chart) -> list[str]:
    return [column.heading.label for column in chart.columns]


def test_dot_counts_shared_articles_like_counting_by_hand():
    people = [factories.person(name) for name in ("Anna A", "Bram B", "Carla C")]
    topics = [factories.topic(name) for name in ("Wonen", "Werk", "Zorg")]
    chosen = [(people[:2], topics[:2]), (people[:1], topics), (people[1:], topics[2:]), (people, [])]
    dossier = factories.dossier([article_of(who, what) for who, what in chosen])
    by_hand = Counter((topic.name, person.name) for who, what in chosen for topic in what for person in who)
    assert counts(drawing(dossier)) == by_hand


@pytest.mark.parametrize("hidden", ["article", "issue"])
def test_hidden_article_does_not_count(hidden):
    person, topic = factories.person("Anna A"), factories.topic("Wonen")
    draft = {"status": "draft", "published_at": None}
    fields = draft if hidden == "article" else {"issue": factories.issue(**draft)}
    dossier = factories.dossier([article_of([person], [topic]), article_of([person], [topic], **fields)])
    assert counts(drawing(dossier)) == {("Wonen", "Anna A"): 1}


def test_article_outside_the_dossier_does_not_count():
    person, topic = factories.person("Anna A"), factories.topic("Wonen")
    article_of([person], [topic])
    assert counts(drawing(factories.dossier([article_of([person], [topic])]))) == {("Wonen", "Anna A"): 1}


@pytest.mark.parametrize("role", ["text", "interview", "interviewee", "portrayed", "speaker"])
def test_who_writes_or_speaks_is_drawn(role):
    dossier = factories.dossier([article_of([factories.person("Anna A")], [factories.topic()], role)])
    assert names(drawing(dossier)) == ["Anna A"]


@pytest.mark.parametrize("role", ["photo", "mentioned", "contact", "editor"])
def test_who_does_not_write_or_speak_is_not_drawn(role):
    dossier = factories.dossier([article_of([factories.person("Anna A")], [factories.topic()], role)])
    assert names(drawing(dossier)) == []


def test_two_roles_in_one_article_are_one_article():
    person, topic = factories.person("Anna A"), factories.topic("Wonen")
    article = article_of([person], [topic])
    factories.contribution(article, person=person, role="photo")
    chart = drawing(factories.dossier([article]))
    assert counts(chart) == {("Wonen", "Anna A"): 1}
    assert chart.columns[0].heading.description == "Anna A: 1 artikel"


def test_contribution_without_a_person_is_nobody():
    article = factories.article(topics=[factories.topic()])
    factories.contribution(article, person=None, byline="Redactie")
    assert drawing(factories.dossier([article])).rows == []


def test_people_in_most_articles_come_first_and_the_rest_stays_out():
    topic = factories.topic()
    crowd = [factories.person(f"Persoon {letter}") for letter in "ABCDEFGHIJKLMN"]
    dossier = factories.dossier([article_of(crowd, [topic]), article_of(crowd[-1:], [topic])])
    chart = drawing(dossier)
    assert len(chart.columns) == MOST_PEOPLE
    assert names(chart)[:2] == ["Persoon N", "Persoon A"]


def test_drawing_has_a_dozen_topics_and_the_table_all():
    article = article_of([factories.person()], [factories.topic() for _ in range(DRAWN_TOPICS + 3)])
    chart = drawing(factories.dossier([article]))
    assert (len(chart.drawn), len(chart.rows)) == (DRAWN_TOPICS, DRAWN_TOPICS + 3)


def test_dot_of_one_article_leads_to_the_article():
    article = article_of([factories.person()], [factories.topic()])
    [cell] = drawing(factories.dossier([article])).rows[0].cells
    assert cell.meeting.url == article.get_absolute_url()


@pytest.mark.search
def test_dot_of_more_articles_leads_to_exactly_those(client):
    person, topic = factories.person(), factories.topic(slug="wonen")
    both = [article_of([person], [topic]), article_of([person], [topic])]
    mentioned = article_of([person], [topic], role="mentioned")
    article_of([person], [topic])
    [cell] = drawing(factories.dossier([*both, mentioned])).rows[0].cells
    assert cell.meeting.count == 3
    found = client.get(cell.meeting.url).context["page"]
    assert {line.hit.article for line in found} == {*both, mentioned}


def test_dossier_page_shows_dots_and_figures_as_links(client):
    person, topic = factories.person("Anna A", slug="anna"), factories.topic("Wonen", slug="wonen")
    dossier = factories.dossier([article_of([person], [topic])])
    text = client.get(dossier.get_absolute_url()).text
    assert "<title>Wonen, Anna A: 1 artikel</title>" in text
    assert 'aria-label="Wonen, Anna A: 1 artikel">1</a>' in text
    map_ = text.partition('id="ontmoetingen"')[2]
    assert (map_.count('href="/personen/anna/"'), map_.count('href="/onderwerpen/wonen/"')) == (2, 2)


def test_dossier_in_which_nobody_speaks_has_no_drawing(client):
    dossier = factories.dossier([factories.article(topics=[factories.topic()])])
    text = client.get(dossier.get_absolute_url()).text
    assert "matrix" not in text
    assert "charts.css" not in text

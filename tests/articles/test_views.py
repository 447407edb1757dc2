"""What the magazine's pages say."""

import datetime

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def related(client, article) -> list[str]:
    page = client.get(article.get_absolute_url())
    return [(other.title, other.shared_topics, other.shared_dossiers) for other in page.context["related"]]


def test_related_articles_share_topics_most_first(client):
    a, b = factories.topic("Wonen"), factories.topic("Werk")
    article = factories.article(topics=[a, b])
    factories.article(topics=[a], title="Een")
    factories.article(topics=[a, b], title="Twee")
    factories.article(title="Geen")
    assert related(client, article) == [("Twee", 2, 0), ("Een", 1, 0)]


def test_same_dossier_weighs_more_than_a_shared_topic(client):
    topic = factories.topic("Wonen")
    article = factories.article(topics=[topic])
    factories.article(topics=[topic], title="Zelfde onderwerp")
    factories.dossier([article, factories.article(title="Zelfde dossier")])
    assert related(client, article) == [("Zelfde dossier", 0, 1), ("Zelfde onderwerp", 1, 0)]


def test_related_article_names_its_reason(client):
    topic = factories.topic("Wonen")
    article = factories.article(topics=[topic])
    factories.article(topics=[topic, factories.topic("Werk")])
    text = client.get(article.get_absolute_url()).text
    assert "ook over" in text
    assert 'class="related__topic">Wonen<' in text
    assert "Werk" not in text


def test_article_without_topics_has_nothing_related(client):
    factories.article()
    assert related(client, factories.article()) == []


def test_article_leads_to_its_neighbours_in_the_issue(client):
    issue = factories.issue()
    first, middle, last = (factories.article(issue=issue, position=n) for n in (1, 2, 3))
    context = client.get(middle.get_absolute_url()).context
    assert (context["previous"], context["next"]) == (first, last)


def test_issue_leads_to_its_neighbours_in_the_magazine(client):
    publication = factories.publication()
    dates = [datetime.date(2019, 1, 1), datetime.date(2020, 1, 1), datetime.date(2021, 1, 1)]
    first, middle, last = (factories.issue(publication=publication, date=date) for date in dates)
    factories.issue(date=datetime.date(2020, 6, 1))
    context = client.get(middle.get_absolute_url()).context
    assert (context["earlier"], context["later"]) == (first, last)


def test_issue_says_what_is_not_printed(client):
    text = client.get(factories.issue(volume=None, number="").get_absolute_url()).text
    assert text.count("niet vermeld in het blad") == 2


def test_issue_marks_what_is_inferred(client):
    issue = factories.issue(volume=14)
    issue.inferences.create(field="volume", evidence="Uit het vorige nummer.")
    text = client.get(issue.get_absolute_url()).text
    assert '14 <span class="inferred">afgeleid</span>' in text
    assert "Uit het vorige nummer" not in text


def test_article_cites_its_printed_source(client):
    issue = factories.issue(publication=factories.publication(title="Movisies"), volume=13, number="3")
    article = factories.article(issue=issue, page_from=4, page_to=6)
    factories.contribution(article, byline="Eveline Versluis")
    text = client.get(article.get_absolute_url()).text
    assert "Eveline Versluis, <cite>" in text
    assert "Movisies, jaargang 13, nummer 3 (november 2019), p. 4–6." in text


def test_person_page_groups_contributions_by_role_and_year(client):
    person = factories.person()
    for year in (2019, 2020):
        issue = factories.issue(date=datetime.date(year, 1, 1))
        factories.contribution(factories.article(issue=issue), person=person)
    factories.contribution(factories.article(), person=person, role="mentioned")
    roles = client.get(person.get_absolute_url()).context["roles"]
    years = [[row.article.issue.date.year for row in rows] for _, rows in roles]
    assert [label for label, _ in roles] == ["tekst", "genoemd"]
    assert years == [[2020, 2019], [2019]]


def test_people_stand_under_the_letter_of_their_family_name(client):
    factories.person("Jos", prefix="van der", family_name="Lans")
    factories.contribution(factories.article(), person=factories.person("Anna", prefix="van", family_name="IJzendoorn"))
    factories.contribution(factories.article(), person=factories.person("Jos", prefix="van der", family_name="Lans"))
    letters = client.get("/personen/").context["letters"]
    assert [letter for letter, _ in letters] == ["L", "IJ"]


def test_topic_page_leads_to_narrower_topics(client):
    broad = factories.topic("Klimaat")
    narrow = factories.topic("Energie", broader=broad)
    factories.article(topics=[narrow])
    factories.article(topics=[broad])
    assert client.get(broad.get_absolute_url()).context["narrower"] == [narrow]


def test_another_word_for_a_topic_leads_to_it(client):
    topic = factories.topic("Ouderen")
    topic.synonyms.create(name="Oude mensen")
    factories.article(topics=[topic])
    assert client.get("/onderwerpen/oude-mensen/")["Location"] == topic.get_absolute_url()


def test_another_word_for_a_hidden_topic_leads_nowhere(client):
    factories.topic("Ouderen").synonyms.create(name="bejaarden")
    assert client.get("/onderwerpen/bejaarden/").status_code == 404


def test_advertorial_says_what_it_is(client):
    assert "geen redactioneel artikel" in client.get(factories.article(kind="advertorial").get_absolute_url()).text


def test_title_in_another_language_carries_it(client):
    article = factories.article(title="What’s in a word", foreign_words="en: What’s in a word\nfr: autre chose")
    for path in (article.get_absolute_url(), article.issue.get_absolute_url()):
        assert '<span lang="en">What’s in a word</span>' in client.get(path).text

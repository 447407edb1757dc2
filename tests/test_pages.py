"""Every page in one table, with what it may cost: the number of queries, the same at N and at 10 N rows."""

import pytest
from django.db import connection
from django.template.backends.django import Template
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Event, Issue, NameVariant, TopicSynonym
from articles.search.keeping import together
from dossiers.models import Dossier, DossierContact
from tests import factories

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12

# The numbers that the articles of the archive below get: a reading list names articles by number.
LISTED = list(range(9001, 9031))

PUBLIC_PAGES = {
    "/": 6,
    "/nummers/": 2,
    "/nummers/blad/nummer/": 7,
    "/artikelen/het-artikel/": 11,
    "/personen/": 2,
    "/personen/de-persoon/": 3,
    "/onderwerpen/": 2,
    "/onderwerpen/door-de-jaren/": 2,
    "/onderwerpen/het-onderwerp/": 6,
    "/dossiers/": 1,
    "/dossiers/het-dossier/": 8,
    "/agenda/": 3,
    "/zoeken/": 8,
    "/zoeken/?q=artikel+buurt&jaar=2019&onderwerp=het-onderwerp&persoon=de-persoon&dossier=het-dossier": 12,
    "/zoeken/feed/?q=buurt&jaar=2019&soort=background&onderwerp=het-onderwerp": 11,
    "/zoeken/suggesties/?q=art": 5,
    "/leeslijst/": 0,
    f"/leeslijst/?a={'-'.join(map(str, LISTED))}": 3,
    f"/leeslijst/lezen/?a={'-'.join(map(str, LISTED))}": 6,
    "/leeslijst/lezen/": 0,
    "/toegankelijkheid/": 0,
    "/feed/": 2,
    "/sitemap.xml": 10,
    "/robots.txt": 0,
}
REDIRECTS = ["/artikelen/", "/redactie/"]


def fill(rows: int) -> None:
    """Make an archive in which every list on every page has `rows` rows."""
    issue = factories.issue(publication=factories.publication(slug="blad"), slug="nummer")
    topic = factories.topic("Het onderwerp", slug="het-onderwerp")
    person = factories.person("De Persoon", slug="de-persoon")
    main = full_article(issue, topic, person, slug="het-artikel", pk=LISTED[0])
    dossier = factories.dossier([main], slug="het-dossier")
    DossierContact.objects.create(dossier=dossier, person=person)
    for number in LISTED[1 : rows + 1]:
        factories.issue(publication=issue.publication)
        extra_topic = factories.topic(broader=topic)
        TopicSynonym.objects.create(topic=topic, name=f"ander woord {extra_topic.pk}")
        NameVariant.objects.create(person=person, name=f"andere naam {extra_topic.pk}")
        article = full_article(issue, topic, person, topics=[extra_topic], pk=number)
        factories.cross_reference(main, article)
        dossier.entries.create(article=article, position=article.pk % 1000)
        dossier.related.add(factories.dossier([article]))


def full_article(issue: Issue, topic, person, topics=(), **fields) -> Article:
    article = factories.article(issue=issue, topics=[topic, *topics], text="<p>Een buurt[^1]</p>", **fields)
    factories.block(article, kind="box", title="Kader", text="<p>In het kader</p>")
    factories.block(article, kind="notes", text="<ol><li><p>Noot</p></li></ol>")
    factories.contribution(article, person=person)
    factories.contribution(article, role="photo")
    event = Event.objects.create(article=article, organiser="Movisie")
    factories.event_date(article, event=event)
    factories.publication_details(article)
    return article


def queries(client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(path)
    assert response.status_code == 200, path
    return len(captured)


@pytest.mark.parametrize(("path", "budget"), PUBLIC_PAGES.items())
def test_page_stays_within_its_budget_however_large_the_archive(client, path, budget):
    with together():
        fill(2)
    few = queries(client, path)
    with together():
        fill_more(18)
    assert (few, queries(client, path)) == (few, few)
    assert few <= budget <= MOST_QUERIES


def test_misspelt_question_stays_within_the_budget_too(client):
    with together():
        fill(2)
    # The first question after a change reads what all questions need to know; a process answers thousands after it.
    client.get("/zoeken/?q=artikkelen")
    assert queries(client, "/zoeken/?q=artikkel") <= MOST_QUERIES


def fill_more(rows: int) -> None:
    issue, person = (
        Issue.objects.get(slug="nummer"),
        Article.objects.get(slug="het-artikel").contributions.first().person,
    )
    main = Article.objects.get(slug="het-artikel")
    topic, dossier = main.topics.get(), Dossier.objects.get(slug="het-dossier")
    for number in LISTED[-rows:]:
        article = full_article(issue, topic, person, topics=[factories.topic(broader=topic)], pk=number)
        factories.cross_reference(main, article)
        dossier.entries.create(article=article)
        dossier.related.add(factories.dossier([article]))
        factories.issue(publication=issue.publication)


@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_template_makes_no_query(client, path, monkeypatch):
    fill(2)
    render = Template.render

    def render_without_database(self, *args, **kwargs):
        with connection.execute_wrapper(_refuse):
            return render(self, *args, **kwargs)

    monkeypatch.setattr(Template, "render", render_without_database)
    assert client.get(path).status_code == 200


def _refuse(execute, sql, *args):
    raise AssertionError(f"A template made a query: {sql}")


@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_page_is_whole_in_an_empty_archive_or_says_it_is_not_there(client, path):
    is_about_a_row = any(word in path for word in ("het-", "de-persoon", "nummer/")) and "?" not in path
    assert client.get(path).status_code == (404 if is_about_a_row else 200)


@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_page_sets_no_cookie_and_may_be_kept_by_anyone_who_asks_again(client, path):
    fill(1)
    response = client.get(path)
    assert not response.cookies
    assert response["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize("path", REDIRECTS)
def test_old_habit_leads_somewhere(client, path):
    assert client.get(path).status_code == 302


def test_permanent_address_leads_to_the_article(client):
    article = factories.article()
    response = client.get(f"/a/{article.pk}/")
    assert (response.status_code, response["Location"]) == (302, article.get_absolute_url())


@pytest.mark.parametrize("query", ["'", '"', "%00", "a" * 3000, "%", "²", "🙂", "-", "(", "%D8%A7"])
def test_search_answers_any_words(client, query):
    fill(1)
    assert client.get(f"/zoeken/?q={query}&jaar=x&nummer=x&pagina=x&persoon=x").status_code == 200


def test_unknown_address_gets_a_dutch_page(client):
    response = client.get("/bestaat-niet/")
    assert response.status_code == 404
    assert "Deze pagina bestaat niet" in response.text


def test_failing_page_gets_a_dutch_page(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("articles.views.render", None)
    response = client.get("/nummers/")
    assert response.status_code == 500
    assert "Er ging iets mis" in response.text

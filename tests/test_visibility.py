"""What must never leak: every kind of hidden thing × every place where a reader could come across it."""

import datetime

import pytest

from articles.models import Article
from articles.versions.history import latest
from tests import factories
from tests.articles.versions.desk import Form, set_to

pytestmark = pytest.mark.django_db

SECRET = "Geheimzinnig"
# A page may repeat what a visitor asked; in capitals it finds the same, and is told apart from what must not show.
ASKED = SECRET.upper()

HIDDEN_ARTICLES = {
    "draft article": {"status": "draft", "published_at": None},
    "draft article with a past moment": {"status": "draft"},
    "article scheduled for later": {"published_at": "future"},
    "withdrawn article": {"status": "withdrawn", "withdrawal_reason": "Op verzoek."},
    "binned article": {},
}
HIDDEN_ISSUES = {
    "article in a draft issue": {"status": "draft", "published_at": None},
    "article in an issue scheduled for later": {"published_at": "future"},
    "article in a withdrawn issue": {"status": "withdrawn", "withdrawal_reason": "Op verzoek."},
}
# Their own addresses say that they were there, and why they are not any more.
WITHDRAWN = {"withdrawn article", "article in a withdrawn issue"}
HIDDEN = [*HIDDEN_ARTICLES, *HIDDEN_ISSUES]
SHOWN_TO_EDITORS = [name for name in HIDDEN if name != "binned article"]

# Pages that show other things too and must not name the hidden one.
PLACES = {
    "home": "/",
    "issue list": "/nummers/",
    "issue": "/nummers/blad/nummer/",
    "neighbours, related and cross references of an article": "/artikelen/zichtbaar/",
    "neighbours at the other end": "/artikelen/zichtbaar-ook/",
    "people": "/personen/",
    "person": "/personen/de-persoon/",
    "topics": "/onderwerpen/",
    "topic": "/onderwerpen/het-onderwerp/",
    "topics through the years": "/onderwerpen/door-de-jaren/",
    "dossiers": "/dossiers/",
    "dossier": "/dossiers/het-dossier/",
    "agenda": "/agenda/",
    "accessibility statement": "/toegankelijkheid/",
    "search": "/zoeken/",
    "search by word": f"/zoeken/?q={ASKED}",
    "search by word that others have too": f"/zoeken/?q={ASKED}+OR+artikel",
    "search by person": "/zoeken/?persoon=de-persoon",
    "search by topic": "/zoeken/?onderwerp=het-onderwerp",
    "search by dossier": "/zoeken/?dossier=het-dossier",
    "suggestions": f"/zoeken/suggesties/?q={ASKED[:6]}",
    "search feed": "/zoeken/feed/",
    "search feed of a word": f"/zoeken/feed/?q={ASKED}",
    "search feed of a topic": "/zoeken/feed/?onderwerp=het-onderwerp",
    "feed": "/feed/",
    "sitemap": "/sitemap.xml",
}
# Pages that exist only because of the hidden thing.
OWN_PAGES = {
    "article": "/artikelen/geheimzinnig/",
    "person of only that article": "/personen/geheimzinnig/",
    "topic of only that article": "/onderwerpen/geheimzinnig/",
}


def moments(fields: dict) -> dict:
    return {name: factories.in_future() if value == "future" else value for name, value in fields.items()}


def archive_with(hidden: str):
    """Make an archive in which one article, and all that hangs on it, must stay hidden."""
    publication = factories.publication(slug="blad")
    issue = factories.issue(publication=publication, slug="nummer")
    topic, person = factories.topic("Het onderwerp", slug="het-onderwerp"), factories.person(slug="de-persoon")
    before = factories.article(issue=issue, position=1, slug="zichtbaar", topics=[topic])
    after = factories.article(issue=issue, position=3, slug="zichtbaar-ook", topics=[topic])
    secret_issue = issue
    if hidden in HIDDEN_ISSUES:
        fields = moments(HIDDEN_ISSUES[hidden])
        secret_issue = factories.issue(publication=publication, theme=SECRET, date_label=SECRET, **fields)
    secret = factories.article(
        issue=secret_issue,
        position=2,
        title=SECRET,
        slug="geheimzinnig",
        topics=[topic, factories.topic(SECRET, slug="geheimzinnig")],
        **moments(HIDDEN_ARTICLES.get(hidden, {})),
    )
    for article in (before, after):
        factories.contribution(article, person=person)
        factories.cross_reference(article, secret)
    factories.contribution(secret, person=person)
    factories.contribution(secret, person=factories.person(SECRET, slug="geheimzinnig"), role="photo")
    factories.event_date(secret, starts_on=datetime.date(2099, 1, 1), venue=SECRET)
    factories.event_date(secret, venue=SECRET)
    factories.dossier([before, secret, after], slug="het-dossier")
    if hidden == "binned article":
        latest(secret)
        Article.objects.get(pk=secret.pk).delete()
    return secret


def leaks(client, paths, *secrets: str) -> list[str]:
    """Give the pages that do not answer as they should, or that name what is hidden."""
    answers = ((path, client.get(path)) for path in paths)
    return [path for path, page in answers if page.status_code != 200 or any(word in page.text for word in secrets)]


@pytest.mark.parametrize("hidden", HIDDEN)
def test_hidden_article_is_named_nowhere(client, hidden):
    archive_with(hidden)
    assert leaks(client, PLACES.values(), SECRET, "geheimzinnig") == []


@pytest.mark.parametrize("facet", ["persoon", "onderwerp"])
@pytest.mark.parametrize("path", ["/zoeken/", "/zoeken/feed/"])
@pytest.mark.parametrize("hidden", HIDDEN)
def test_what_only_hides_cannot_be_chosen(client, hidden, path, facet):
    archive_with(hidden)
    chosen, nonsense = (client.get(path, {facet: slug}).text for slug in ("geheimzinnig", "niets-van-dien"))
    assert chosen.replace("geheimzinnig", "niets-van-dien") == nonsense


@pytest.mark.parametrize("fields", HIDDEN_ISSUES.values(), ids=HIDDEN_ISSUES)
def test_hidden_issue_cannot_be_chosen(client, fields):
    article = factories.article(issue=factories.issue(theme=SECRET, date_label=SECRET, **moments(fields)))
    text = client.get("/zoeken/", {"nummer": [article.issue_id, article.issue.slug]}).text
    assert SECRET not in text
    assert "staat niet in het archief als nummer" in text


@pytest.mark.parametrize("hidden", SHOWN_TO_EDITORS)
def test_search_feed_shows_an_editor_what_it_shows_everybody(client, hidden):
    archive_with(hidden)
    client.force_login(factories.editor())
    assert SECRET in client.get(f"/zoeken/?q={ASKED}").text
    assert SECRET not in client.get(f"/zoeken/feed/?q={ASKED}").text


@pytest.mark.parametrize("page", OWN_PAGES)
@pytest.mark.parametrize("hidden", HIDDEN)
def test_page_of_something_hidden_does_not_exist(client, hidden, page):
    archive_with(hidden)
    is_told = hidden in WITHDRAWN and page == "article"
    assert client.get(OWN_PAGES[page]).status_code == (410 if is_told else 404)


@pytest.mark.parametrize("hidden", HIDDEN)
def test_permanent_address_of_something_hidden_does_not_exist(client, hidden):
    assert client.get(f"/a/{archive_with(hidden).pk}/").status_code == (410 if hidden in WITHDRAWN else 404)


def test_working_copy_is_named_nowhere(client):
    shown = archive_with("draft article")
    person, topic = shown.contributions.last().person, shown.topics.last()
    article = Article.objects.get(slug="zichtbaar")

    def change(copy: Article) -> None:
        factories.contribution(copy, person=person)
        copy.topics.add(topic)
        set_to(title=SECRET, lead=SECRET)(copy)

    Form(article, factories.editor()).write(change).save()
    assert leaks(client, PLACES.values(), SECRET, "geheimzinnig") == []
    assert [client.get(OWN_PAGES[page]).status_code for page in OWN_PAGES] == [404, 404, 404]


@pytest.mark.parametrize("page", ["/leeslijst/", "/leeslijst/lezen/"])
@pytest.mark.parametrize("hidden", HIDDEN)
def test_reading_list_leaves_out_the_hidden_article(client, hidden, page):
    response = client.get(f"{page}?a={archive_with(hidden).pk}")
    assert response.status_code == 200
    assert SECRET not in response.text
    assert response.context["articles"] == []


@pytest.mark.parametrize(("hidden", "fields"), HIDDEN_ISSUES.items(), ids=HIDDEN_ISSUES)
def test_page_of_a_hidden_issue_does_not_exist(client, hidden, fields):
    issue = factories.issue(**moments(fields))
    assert client.get(issue.get_absolute_url()).status_code == (410 if hidden in WITHDRAWN else 404)


HIDDEN_DOSSIERS = {
    "draft": {"status": "draft", "published_at": None},
    "scheduled": {"published_at": "future"},
    "withdrawn": {"status": "withdrawn", "withdrawal_reason": "Op verzoek."},
}


PLACES_OF_DOSSIERS = ["/", "/dossiers/", "/dossiers/open/", "/artikelen/los/", "/sitemap.xml"]
SEARCHES = ["/zoeken/", f"/zoeken/?q={ASKED}", f"/zoeken/feed/?q={ASKED}", f"/zoeken/suggesties/?q={ASKED}"]


@pytest.mark.parametrize("fields", HIDDEN_DOSSIERS.values(), ids=HIDDEN_DOSSIERS)
def test_hidden_dossier_is_named_nowhere(client, fields):
    article = factories.article(slug="los")
    hidden = factories.dossier([article], title=SECRET, slug="geheimzinnig", **moments(fields))
    factories.dossier([article], slug="open").related.add(hidden)
    assert leaks(client, PLACES_OF_DOSSIERS + SEARCHES, SECRET, "geheimzinnig") == []


@pytest.mark.parametrize(("hidden", "fields"), HIDDEN_DOSSIERS.items(), ids=HIDDEN_DOSSIERS)
def test_page_of_a_hidden_dossier_does_not_exist(client, hidden, fields):
    dossier = factories.dossier(**moments(fields))
    assert client.get(dossier.get_absolute_url()).status_code == (410 if hidden == "withdrawn" else 404)


@pytest.mark.parametrize("group", ["redacteur", "eindredacteur", "beheerder"])
@pytest.mark.parametrize("hidden", SHOWN_TO_EDITORS)
def test_editor_sees_the_hidden_article_marked_and_nobody_may_keep_the_page(client, hidden, group):
    secret = archive_with(hidden)
    client.force_login(factories.editor(group))
    response = client.get(secret.get_absolute_url())
    assert ("Ingetrokken." if hidden == "withdrawn article" else "Niet gepubliceerd.") in response.text
    assert response["Cache-Control"] == "private, no-store"


def test_editor_sees_a_published_article_without_the_mark(client):
    client.force_login(factories.editor())
    assert "Niet gepubliceerd" not in client.get(factories.article().get_absolute_url()).text


def test_logged_in_visitor_who_is_no_editor_sees_what_readers_see(client, django_user_model):
    secret = archive_with("draft article")
    client.force_login(django_user_model.objects.create_user("lezer"))
    assert client.get(secret.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("field", ["editor_note", "email", "phone"])
def test_what_is_meant_for_editors_stays_off_the_site(client, field):
    value = "geheim@example.org"
    person = factories.person(slug="de-persoon", **{field: value})
    article = factories.article(editor_note=value, slug="het-artikel")
    factories.contribution(article, person=person, role="contact")
    for path in ("/artikelen/het-artikel/", "/personen/de-persoon/", "/personen/", "/zoeken/"):
        assert value not in client.get(path).text


def test_contact_shows_where_the_editor_says_so(client):
    person = factories.person(email="info@example.org")
    article = factories.article()
    factories.contribution(article, person=person, role="contact", is_contact_public=True)
    assert "info@example.org" in client.get(article.get_absolute_url()).text

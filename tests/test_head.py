"""The head of every public page: its one address, what a shared link shows, and what machines read."""

import datetime
import json
import re
from html import unescape
from html.parser import HTMLParser

import pytest

from tests import factories
from tests.test_pages import PUBLIC_PAGES, fill

pytestmark = [pytest.mark.django_db, pytest.mark.alike]

PAGES = [path for path in PUBLIC_PAGES if path.endswith("/") and path != "/feed/"]
REQUIRED = [
    "description",
    *("og:site_name", "og:locale", "og:type", "og:url", "og:title", "og:description"),
    *("og:image", "og:image:type", "og:image:width", "og:image:height", "og:image:alt", "twitter:card"),
]
HARD_TITLES = [
    'Zij zei "ja" & <b>nee</b>',
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    "Op naar 🙂 beter",
    "regel\u2028einde",
    r"schuine \ streep",
]
for_each_hard_title = pytest.mark.parametrize("title", HARD_TITLES)


class _Head(HTMLParser):
    """Reads a page as a browser does, for as far as its head goes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.metas: list[tuple[str, str]] = []
        self.links: list[tuple[str, str]] = []
        self.scripts: list[str] = []
        self.title = ""
        self._inside = ""
        self.feed(text.partition("</head>")[0])

    def handle_starttag(self, tag, attrs) -> None:
        values = dict(attrs)
        if tag == "meta":
            self.metas.append((values.get("name") or values.get("property", ""), values.get("content", "")))
        elif tag == "link":
            self.links.append((values["rel"], values["href"]))
        self._inside = "json" if values.get("type") == "application/ld+json" else tag
        if self._inside == "json":
            self.scripts.append("")

    def handle_endtag(self, tag) -> None:
        self._inside = ""

    def handle_data(self, data) -> None:
        if self._inside == "json":
            self.scripts[-1] += data
        elif self._inside == "title":
            self.title += data

    def all(self, name: str) -> list[str]:
        return [content for found, content in self.metas if found == name]

    def one(self, name: str) -> str:
        (content,) = self.all(name)
        return content

    @property
    def data(self) -> list[dict]:
        return json.loads(self.scripts[0])["@graph"]


def head(client, path: str) -> _Head:
    return _Head(client.get(path).text)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_what_a_shared_link_shows(client, path):
    fill(1)
    found = head(client, path)
    assert [name for name in REQUIRED if len(found.all(name)) != 1 or not found.one(name)] == []
    assert found.one("og:locale") == "nl_NL"
    assert found.title.startswith(found.one("og:title"))
    assert found.one("og:image").startswith("http://testserver/")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_names_its_one_address(client, path):
    fill(1)
    found = head(client, f"{path}?utm_source=brief&pagina=1")
    assert [href for rel, href in found.links if rel == "canonical"] == [f"http://testserver{path}"]
    assert found.one("og:url") == f"http://testserver{path}"


@pytest.mark.parametrize(
    ("number", "query"),
    [("2", "?pagina=2"), ("1", ""), ("x", ""), ("²", ""), ("-3", ""), ("9" * 50, "?pagina=999999999")],
)
def test_a_later_page_of_a_list_is_an_address_of_its_own(client, number, query):
    found = head(client, f"/personen/?pagina={number}")
    assert ("canonical", f"http://testserver/personen/{query}") in found.links


# A reading list is one reader's own.
@pytest.mark.parametrize("path", [path for path in PAGES if "/leeslijst/" not in path])
def test_a_public_page_may_be_found(client, path):
    fill(1)
    assert head(client, path).all("robots") == []


@pytest.mark.parametrize("query", ["q=buurt", "jaar=2019", "q=buurt&pagina=2"])
def test_a_choice_from_the_archive_is_no_page_of_its_own(client, query):
    assert head(client, f"/zoeken/?{query}").one("robots") == "noindex"


@pytest.mark.parametrize("maker", [factories.article, factories.issue, factories.dossier])
def test_a_page_that_only_an_editor_sees_is_kept_out_of_search_engines(client, maker):
    client.force_login(factories.editor())
    row = maker(status="draft", published_at=None)
    assert head(client, row.get_absolute_url()).one("robots") == "noindex"


def test_a_page_that_does_not_exist_has_no_address(client):
    found = head(client, "/bestaat-niet/")
    assert [rel for rel, _ in found.links if rel == "canonical"] == []


@for_each_hard_title
def test_any_title_arrives_whole(client, title):
    issue = factories.issue(theme=title)
    dossier = factories.dossier(title=title, summary=title)
    article = factories.article(issue=issue, title=title, summary=title)
    for row in (article, issue, dossier):
        found = head(client, row.get_absolute_url())
        assert title in found.one("og:title")
        assert title in json.dumps(found.data, ensure_ascii=False).replace('\\"', '"').replace("\\\\", "\\")


@for_each_hard_title
def test_no_title_ends_the_linked_data_or_begins_another_script(client, title):
    text = client.get(factories.article(title=title).get_absolute_url()).text
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)[1]
    assert not set("<>&\u2028\u2029") & set(data)
    assert json.loads(data)["@graph"][0]["headline"] == title


def test_a_description_is_one_even_for_an_article_without_summary(client):
    article = factories.article(issue=factories.issue(number="3", publication=factories.publication(title="Blad")))
    assert head(client, article.get_absolute_url()).one("description") == "Blad, nummer 3 (november 2019)"


@pytest.fixture
def article():
    publication = factories.publication(title="Blad", slug="blad", issn="1875-2020", publisher="Movisie")
    issue = factories.issue(publication=publication, slug="2019-3", volume=13, number="3")
    article = factories.article(
        issue=issue,
        title="Titel",
        slug="titel",
        page_from=4,
        page_to=6,
        topics=[factories.topic("Buurt")],
        summary="Kort.",
    )
    jos = factories.person("Jos", prefix="van der", family_name="Lans", email="jos@example.org")
    factories.contribution(article, person=jos, is_contact_public=True)
    factories.contribution(article, person=factories.person("Monique"), byline="Moniek", role="interview")
    factories.contribution(article, person=factories.person("Een Fotograaf"), role="photo")
    return article


HIGHWIRE = {
    "citation_title": ["Titel"],
    "citation_author": ["Lans, Jos van der", "Moniek"],
    "citation_journal_title": ["Blad"],
    "citation_issn": ["1875-2020"],
    "citation_publisher": ["Movisie"],
    "citation_volume": ["13"],
    "citation_issue": ["3"],
    "citation_publication_date": ["2019/11"],
    "citation_firstpage": ["4"],
    "citation_lastpage": ["6"],
    "citation_language": ["nl"],
    "citation_keywords": ["Buurt"],
    "citation_abstract_html_url": ["http://testserver/artikelen/titel/"],
}
DUBLIN_CORE = {
    "DC.title": ["Titel"],
    "DC.creator": ["Lans, Jos van der", "Moniek"],
    "DC.date": ["2019-11"],
    "DC.identifier": ["http://testserver/artikelen/titel/"],
    "DC.source": ["Blad, jaargang 13, nummer 3 (november 2019), p. 4–6"],
    "DC.subject": ["Buurt"],
    "DC.language": ["nl"],
}


@pytest.mark.parametrize(("name", "values"), [*HIGHWIRE.items(), *DUBLIN_CORE.items()])
def test_an_article_says_how_to_cite_it(client, article, name, values):
    assert head(client, article.get_absolute_url()).all(name) == values


def test_what_is_not_known_of_an_article_is_left_out(client):
    found = head(client, factories.article().get_absolute_url())
    assert [name for name, content in found.metas if name.startswith(("citation", "DC")) and not content] == []
    assert found.all("citation_volume") == []


def test_a_season_is_not_given_as_a_month(client):
    issue = factories.issue(date=datetime.date(2020, 7, 1), date_label="zomer 2020")
    found = head(client, factories.article(issue=issue).get_absolute_url())
    assert found.one("citation_publication_date") == "2020"


@pytest.mark.parametrize("path", ["/artikelen/titel/", "/personen/jos/", "/nummers/blad/2019-3/"])
def test_the_head_never_holds_an_e_mail_address(client, article, path):
    person = article.contributions.first().person
    type(person).objects.filter(pk=person.pk).update(slug="jos")
    assert "jos@example.org" not in unescape(client.get(path).text.partition("</head>")[0])


def test_linked_data_places_an_article_in_its_issue_and_magazine(client, article):
    data = head(client, article.get_absolute_url()).data[0]
    issue = data["isPartOf"]
    assert (data["@type"], issue["@type"], issue["issueNumber"]) == ("Article", "PublicationIssue", "3")
    assert issue["isPartOf"]["volumeNumber"] == 13
    assert issue["isPartOf"]["isPartOf"]["issn"] == "1875-2020"
    assert [author["name"] for author in data["author"]] == ["Jos van der Lans", "Moniek"]


@pytest.mark.parametrize(("kind", "name"), [("news", "NewsArticle"), ("advertorial", "AdvertiserContentArticle")])
def test_linked_data_names_the_kind_of_article(client, kind, name):
    assert head(client, factories.article(kind=kind).get_absolute_url()).data[0]["@type"] == name


def test_linked_data_gives_events_with_a_day_and_books(client):
    article = factories.article(title="Congres")
    factories.event_date(article, venue="De Rijtuigenloods", place="Amersfoort", starts_at=datetime.time(9, 30))
    factories.event_date(article, starts_on=None, label="najaar 2011")
    factories.publication_details(article, isbn="9789088690563", authors="Ard Sprinkhuizen", year=2011)
    _, event, book = head(client, article.get_absolute_url()).data
    assert (event["@type"], event["startDate"]) == ("Event", "2019-12-20T09:30")
    assert event["location"] == {"@type": "Place", "name": "De Rijtuigenloods", "address": "Amersfoort"}
    assert (book["@type"], book["isbn"], book["datePublished"]) == ("Book", "9789088690563", "2011")


def test_linked_data_of_a_person(client):
    person = factories.person("Jos", slug="jos", function="publicist", organisation="Movisie")
    factories.contribution(factories.article(), person=person)
    (data,) = head(client, "/personen/jos/").data
    assert (data["@type"], data["name"], data["jobTitle"]) == ("Person", "Jos", "publicist")
    assert data["worksFor"]["name"] == "Movisie"


def test_linked_data_of_a_dossier_lists_its_articles(client, article):
    (data,) = head(client, factories.dossier([article]).get_absolute_url()).data
    assert data["hasPart"] == [{"@id": "http://testserver/artikelen/titel/"}]


def test_a_page_says_where_the_rules_for_fetching_ahead_stand(client):
    assert client.get("/")["Speculation-Rules"] == '"/voorladen.json"'


@pytest.mark.parametrize("path", ["/admin/login/", "/robots.txt", "/feed/"])
def test_what_is_no_page_for_readers_says_nothing_of_them(client, path):
    assert not client.get(path).has_header("Speculation-Rules")


def test_the_rules_leave_out_the_admin_and_questions(client):
    response = client.get("/voorladen.json")
    (rule,) = response.json()["prefetch"]
    assert response["Content-Type"] == "application/speculationrules+json"
    assert rule["eagerness"] == "moderate"
    assert {"/admin/*", "/zoeken/*", r"/*\?*=*"} <= set(rule["where"]["and"][1]["not"]["href_matches"])

"""What the search page makes of an address, and what it says of what was found."""

import html
import re
from xml.etree import ElementTree

import pytest

from articles.models import Promotion, Term
from articles.search.results import Order, Way
from movisies.facets import SHOWN
from movisies.filters import LONGEST_QUESTION
from tests import factories

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def titles(client, query: str) -> list[str]:
    return [line.hit.article.title for line in client.get(f"/zoeken/?{query}").context["page"]]


def words_of(client, query: str) -> str:
    """Give the page as one reads it."""
    main = client.get(f"/zoeken/?{query}").text.partition("<main")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", main)).split())


def links(client, query: str, *, within: str = "<main") -> list[str]:
    page = client.get(f"/zoeken/?{query}").text.partition(within)[2]
    return [html.unescape(address) for address in re.findall(r'href="([^"]*)"', page)]


def facet(client, query: str, name: str):
    return next((facet for facet in client.get(f"/zoeken/?{query}").context["facets"] if facet.name == name), None)


@pytest.mark.parametrize("query", ["q=wijkteam", "q=WIJKTEAM+jansen", "q=kadertitel", "q=kernwoord"])
def test_search_finds_words_in_headings_text_boxes_and_names(client, query):
    article = factories.article(title="Gevonden", lead="Een kernwoord.", text="<p>Over het wijkteam.</p>")
    factories.block(article, kind="box", title="Kadertitel")
    factories.contribution(article, byline="Piet Jansen")
    factories.article(title="Ander")
    assert titles(client, query) == ["Gevonden"]


def test_search_without_words_or_choices_shows_everything_newest_first(client):
    old, new = (factories.issue(date=f"{year}-01-01") for year in (2011, 2021))
    factories.article(title="Oud", issue=old)
    factories.article(title="Nieuw", issue=new)
    assert titles(client, "") == ["Nieuw", "Oud"]
    assert "Alle 2 artikelen" in words_of(client, "")


def test_choices_narrow_together(client):
    topic, person = factories.topic("Wonen"), factories.person()
    article = factories.article(title="Gevonden", topics=[topic], kind="essay")
    factories.contribution(article, person=person)
    factories.contribution(article, person=person, role="interviewee")
    dossier = factories.dossier([article])
    factories.article(topics=[topic])
    query = f"jaar=2019&soort=essay&onderwerp={topic.slug}&persoon={person.slug}"
    assert titles(client, f"{query}&dossier={dossier.slug}&blad={article.issue.publication.slug}") == ["Gevonden"]


def test_values_of_one_facet_widen(client):
    for kind in ("essay", "news", "column"):
        factories.article(title=kind, kind=kind)
    assert set(titles(client, "soort=essay&soort=news")) == {"essay", "news"}


@pytest.mark.parametrize("name", ["pk", "slug"])
def test_issue_is_chosen_by_its_number_or_its_slug(client, name):
    article = factories.article(title="Gevonden")
    factories.article()
    assert titles(client, f"nummer={getattr(article.issue, name)}") == ["Gevonden"]


@pytest.mark.parametrize(
    "query", ["soort=onzin", "jaar=²019", "nummer=99999999999999999999", "persoon=%00", "dossier='", "volgorde=x"]
)
def test_value_that_does_not_exist_counts_for_nothing(client, query):
    factories.article(title="Gevonden")
    assert titles(client, query) == ["Gevonden"]


def test_value_that_does_not_exist_is_named(client):
    assert "‘onzin’ staat niet in het archief als soort. Die keuze telt niet mee." in words_of(client, "soort=onzin")


def test_empty_values_of_an_old_address_are_nothing(client):
    factories.article(title="Gevonden")
    assert "staat niet in het archief" not in words_of(client, "q=&jaar=&nummer=&soort=&onderwerp=&persoon=&dossier=")


def test_counts_of_a_facet_are_not_narrowed_by_its_own_choice(client):
    factories.article(kind="essay")
    factories.article(kind="news")
    counts = {choice.value: (choice.count, choice.is_chosen) for choice in facet(client, "soort=essay", "soort").first}
    assert counts == {"essay": (1, True), "news": (1, False)}


def test_facet_with_nothing_to_choose_is_left_out(client):
    factories.article(kind="essay")
    factories.article(kind="essay")
    assert facet(client, "", "soort") is None


def test_chosen_value_stays_in_sight_without_results(client):
    factories.article(kind="essay")
    choices = facet(client, "q=onvindbaar&soort=essay", "soort").first
    assert [(choice.label, choice.count) for choice in choices] == [("essay", 0)]


def test_long_facet_shows_the_most_frequent_values_and_the_chosen_one(client):
    topics = [factories.topic(f"Onderwerp {n:02}") for n in range(SHOWN + 2)]
    factories.article(topics=topics)
    factories.article(topics=topics[:-1])
    shown = facet(client, f"onderwerp={topics[-1].slug}", "onderwerp")
    assert [choice.label for choice in shown.first] == [f"Onderwerp {n:02}" for n in (*range(SHOWN), SHOWN + 1)]
    assert [choice.label for choice in shown.more] == [f"Onderwerp {SHOWN:02}"]


def test_years_stand_newest_first(client):
    for year in (2011, 2021, 2019):
        factories.article(issue=factories.issue(date=f"{year}-01-01"))
    assert [choice.value for choice in facet(client, "", "jaar").first] == ["2021", "2019", "2011"]


def test_way_in_which_an_article_was_found_can_be_chosen(client):
    factories.article(title="Letterlijk", text="<p>Over hulp.</p>")
    factories.article(title="Deel", text="<p>Over jeugdhulp.</p>")
    assert {choice.value for choice in facet(client, "q=hulp", "wijze").first} == {Way.EXACT, Way.PART}
    assert titles(client, f"q=hulp&wijze={Way.PART}") == ["Deel"]


def test_chip_takes_one_choice_back_in_the_order_of_keys_and_to_the_first_page(client):
    factories.article(kind="essay", text="<p>buurt</p>")
    found = links(client, "soort=essay&pagina=1&jaar=2020&volgorde=oudste&q=buurt&jaar=2019", within='class="chips"')
    assert found[:4] == [
        "/zoeken/?q=buurt&jaar=2019&soort=essay&volgorde=oudste",
        "/zoeken/?q=buurt&jaar=2020&soort=essay&volgorde=oudste",
        "/zoeken/?q=buurt&jaar=2020&jaar=2019&volgorde=oudste",
        "/zoeken/?q=buurt&volgorde=oudste",
    ]


def test_relevance_is_an_order_for_words_only(client):
    factories.article(text="<p>buurt</p>")
    orders = {q: [link.label for link in client.get(f"/zoeken/?q={q}").context["orders"]] for q in ("", "buurt")}
    assert orders == {"": Order.labels[1:], "buurt": Order.labels}


@pytest.mark.parametrize(("order", "first"), [("nieuwste", "Nieuw"), ("oudste", "Oud")])
def test_results_stand_by_date_when_asked(client, order, first):
    for title, year in (("Oud", 2011), ("Nieuw", 2021)):
        factories.article(title=title, issue=factories.issue(date=f"{year}-01-01"), text="<p>buurt</p>")
    assert titles(client, f"q=buurt&volgorde={order}")[0] == first


def test_pages_keep_the_question_and_the_choices_in_their_address(client):
    issue = factories.issue()
    for _ in range(21):
        factories.article(issue=issue, text="<p>buurt</p>")
    assert "?q=buurt&jaar=2019&pagina=2" in links(client, "q=buurt&jaar=2019")
    assert "pagina 2 van 2" in words_of(client, "q=buurt&pagina=7")


def test_result_says_where_the_words_stand(client):
    article = factories.article(title="Titel", text="<p>In deze <b>buurt</b> & die.</p>", page_from=4, page_to=6)
    factories.contribution(article, byline="Ans Bos")
    for name in ("Bo", "Cas", "Dik", "Eef", "Fie"):
        factories.contribution(article, byline=name, role="interviewee")
    assert "<mark>buurt</mark> &amp; die." in client.get("/zoeken/?q=buurt").text
    source = f"Ans Bos met Bo, Cas, Dik en 2 anderen {article.issue.publication.title}, november 2019 p. 4–6"
    assert source in words_of(client, "q=buurt")


def test_text_of_an_article_is_shown_and_never_run(client):
    factories.article(title="<i>Titel</i>", text="<p>buurt &lt;script&gt;alert(1)&lt;/script&gt;</p>")
    page = client.get("/zoeken/?q=buurt").text
    assert "<script>alert" not in page
    assert "&lt;i&gt;Titel&lt;/i&gt;" in page


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("buurten", "‘buurten’ staat er letterlijk in."),
        ("buurt", "‘buurt’ staat er in een andere vorm: buurten."),
        ("hulp", "‘hulp’ staat in de samenstelling jeugdhulp."),
        ("bejaarden", "‘bejaarden’ vonden we met de oude of de nieuwe term: ouderen."),
        ("oudjes", "‘oudjes’ vonden we met een ander woord ervoor: ouderen."),
        ("jeugthulp", "Anders gespeld: jeugdhulp."),
    ],
)
def test_result_says_why_it_was_found(client, question, reason):
    term = Term.objects.create(name="ouderen")
    term.others.create(name="bejaarden", relation="former")
    term.others.create(name="oudjes")
    factories.article(text="<p>Over jeugdhulp voor ouderen in buurten.</p>")
    assert reason in words_of(client, f"q={question}")


def test_result_that_the_editors_recommend_says_so(client):
    article = factories.article(text="<p>buurt</p>")
    Promotion.objects.create(words="buurt", article=article)
    assert "Aanbevolen door de redactie" in words_of(client, "q=buurt")


def test_results_of_a_correction_say_what_was_not_found(client):
    factories.article(text="<p>Over eenzaamheid.</p>")
    assert "Niets gevonden voor ‘eenzamheid’. Dit zijn de resultaten voor eenzaamheid." in words_of(
        client, "q=eenzamheid"
    )


def test_article_that_misses_a_word_says_which(client):
    factories.article(title="Bijna", text="<p>buurt en wijk</p>")
    words = words_of(client, "q=buurt+wijk+gemeente")
    assert "Geen artikel met alle woorden" in words
    assert "Niet met alle woorden achtergrond zonder gemeente Bijna" in words


def test_small_words_of_a_whole_question_are_said_not_to_count(client):
    factories.article(text="<p>Over ouderen.</p>")
    assert "Gezocht op ‘ouderen’. Kleine woorden tellen niet mee." in words_of(client, "q=hoe+is+het+met+de+ouderen")


def test_person_topic_and_dossier_that_the_question_names_stand_above_the_results(client):
    article = factories.article(topics=[factories.topic("Wonen")])
    factories.contribution(article, person=factories.person("Ans Wonen"))
    factories.dossier([article], title="Wonen en zorg")
    named = words_of(client, "q=wonen").partition("Ook in het archief ")[2]
    assert named.startswith("persoon Ans Wonen dossier Wonen en zorg onderwerp Wonen")


def test_page_without_results_offers_to_drop_the_choice_that_is_in_the_way(client):
    factories.article(kind="essay", text="<p>buurt</p>")
    factories.article(kind="news")
    words = words_of(client, "q=buurt&soort=news&jaar=2019")
    assert "Niets gevonden" in words
    assert "Zoek zonder soort nieuws" in words
    assert "Zoek zonder jaar" not in words


def test_page_without_results_explains_how_to_ask(client):
    assert "Wel het ene woord, niet het andere." in words_of(client, "q=onvindbaar").partition("Niets gevonden")[2]


@pytest.mark.parametrize(
    ("query", "is_counted"), [("q=onvindbaar", True), ("q=onvindbaar&jaar=2019", False), ("", False)]
)
def test_only_words_without_result_and_without_choices_are_to_be_counted(client, query, is_counted):
    assert ("data-unanswered" in client.get(f"/zoeken/?{query}").text) is is_counted


def test_question_is_cut_where_the_box_ends(client):
    filters = client.get(f"/zoeken/?q={'a' * 10_000}").context["filters"]
    assert len(filters.question) == LONGEST_QUESTION


def test_page_and_feed_name_what_was_asked(client):
    topic = factories.topic("Wonen")
    factories.article(topics=[topic], kind="essay")
    page = client.get(f"/zoeken/?q=buurt&soort=essay&onderwerp={topic.slug}").text
    assert "<title>Zoeken: buurt, essay, Wonen – Movisies</title>" in page
    address = f"/zoeken/feed/?q=buurt&amp;soort=essay&amp;onderwerp={topic.slug}"
    assert f'title="Zoekvraag: buurt, essay, Wonen" href="{address}"' in page


def feed(client, query: str) -> ElementTree.Element:
    response = client.get(f"/zoeken/feed/?{query}")
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)  # noqa: S314 - our own output


def test_feed_follows_a_question_and_its_choices(client):
    factories.article(title="Gevonden", kind="essay", text="<p>buurt</p>")
    factories.article(kind="news", text="<p>buurt</p>")
    found = feed(client, "q=buurt&soort=essay&volgorde=oudste")
    assert found.findtext(f"{ATOM}title") == "Movisies: buurt, essay"
    assert [entry.findtext(f"{ATOM}title") for entry in found.iter(f"{ATOM}entry")] == ["Gevonden"]
    links = {link.get("rel"): link.get("href") for link in found.findall(f"{ATOM}link")}
    assert links["self"] == "http://testserver/zoeken/feed/?q=buurt&soort=essay"
    assert links["alternate"] == "http://testserver/zoeken/?q=buurt&soort=essay&volgorde=nieuwste"


def test_feed_begins_with_what_came_into_the_archive_last(client):
    old, new = (factories.issue(date=f"{year}-01-01") for year in (2011, 2021))
    factories.article(title="Eerder", issue=new)
    factories.article(title="Later", issue=old, published_at="2020-01-01T00:00Z")
    assert [entry.findtext(f"{ATOM}title") for entry in feed(client, "").iter(f"{ATOM}entry")] == ["Later", "Eerder"]


@pytest.mark.parametrize("query", ["q=%01%0b", "q=%ef%bf%be", "q=<a>%26", "q=%F0%9F%99%82", "q=%00"])
def test_feed_of_any_words_is_well_formed(client, query):
    assert feed(client, query).findtext(f"{ATOM}title").startswith("Movisies: ")


def test_suggestions_name_what_begins_with_the_letters_typed(client):
    factories.person("Ans Buurtman", slug="ans")
    factories.contribution(factories.article(title="Buurthuis"), person=factories.person("Bo Buurtman", slug="bo"))
    found = client.get("/zoeken/suggesties/?q=buurt").json()["suggestions"]
    assert {"kind": "persoon", "title": "Bo Buurtman", "url": "/personen/bo/"} in found
    assert sorted(each["title"] for each in found) == ["Bo Buurtman", "Buurthuis"]


@pytest.mark.parametrize("query", ["", "?q=", "?q=%00", "?q=%27", "?q=" + "a" * 5000])
def test_suggestions_answer_any_letters(client, query):
    assert client.get(f"/zoeken/suggesties/{query}").json() == {"suggestions": []}


EDITING = ["Beveel dit artikel aan bij deze woorden", "Voeg een synoniem toe bij deze woorden"]


def test_editor_recommends_a_result_or_adds_a_synonym_on_the_spot(client):
    article = factories.article(text="<p>buurt & wijk</p>")
    client.force_login(factories.editor())
    found = links(client, "q=buurt+%26+wijk")
    wanted = [f"/admin/articles/promotion/add/?words=buurt%20%26%20wijk&article={article.pk}"]
    wanted += ["/admin/articles/term/add/?name=buurt%20%26%20wijk"]
    assert [address for address in wanted if address not in found or client.get(address).status_code != 200] == []
    assert client.get("/zoeken/?q=buurt")["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("words", EDITING)
def test_reader_sees_nothing_of_the_editing(client, words):
    factories.article(text="<p>buurt</p>")
    assert words not in words_of(client, "q=buurt")
    client.force_login(factories.editor())
    assert words in words_of(client, "q=buurt")
    assert words not in words_of(client, "jaar=2019")

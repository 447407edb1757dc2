"""The reading list: its address is the list, and nothing that stands in it makes the page fail."""

import re

import pytest

from movisies.reading_list import LONGEST_LIST, address_of, numbers_in
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.alike]


def titles(client, numbers: str, page: str = "/leeslijst/") -> list[str]:
    return [article.title for article in client.get(f"{page}?a={numbers}").context["articles"]]


def test_list_shows_the_articles_in_the_order_of_the_address(client):
    first, second = factories.article(title="Een"), factories.article(title="Twee")
    assert titles(client, f"{second.pk}-{first.pk}") == ["Twee", "Een"]


@pytest.mark.parametrize("page", ["/leeslijst/", "/leeslijst/lezen/"])
@pytest.mark.parametrize("odd", ["x", "99999999", "9" * 5000, "-", "", "0", "²", "%00", "' OR 1=1", "1.5", "é%F0"])
def test_what_is_no_article_is_left_out(client, odd, page):
    article = factories.article(title="Een")
    assert titles(client, f"{odd}-{article.pk}-{odd}", page) == ["Een"]


def test_an_article_stands_on_a_list_once():
    assert numbers_in("12-7-12-007") == [12, 7]


def test_a_list_is_no_longer_than_the_longest():
    assert len(numbers_in("-".join(map(str, range(1, 100))))) == LONGEST_LIST


def test_the_longest_number_fits_the_database(client):
    assert numbers_in("9" * 18) == [int("9" * 18)]
    assert client.get(f"/leeslijst/?a={'9' * 18}").status_code == 200


def test_empty_list_says_so(client):
    assert "Deze lijst is leeg" in client.get("/leeslijst/").text


def test_links_take_an_article_off_and_change_the_order(client):
    a, b, c = (factories.article().pk for _ in range(3))
    entry = client.get(f"/leeslijst/?a={a}-{b}-{c}").context["entries"][1]
    addresses = [entry.without, entry.earlier, entry.later]
    assert addresses == [address_of([a, c]), address_of([b, a, c]), address_of([a, c, b])]


def test_first_and_last_go_no_further(client):
    a, b = factories.article().pk, factories.article().pk
    entries = client.get(f"/leeslijst/?a={a}-{b}").context["entries"]
    assert [entries[0].earlier, entries[1].later] == ["", ""]


def test_list_gives_its_own_address_to_share_without_what_was_left_out(client):
    article = factories.article()
    assert f"http://testserver/leeslijst/?a={article.pk}<" in client.get(f"/leeslijst/?a=x-{article.pk}").text


def test_list_adds_up_the_minutes(client):
    numbers = "-".join(str(factories.article(text="<p>" + "woord " * 440 + "</p>").pk) for _ in range(2))
    assert client.get(f"/leeslijst/?a={numbers}").context["minutes"] == 4


def test_article_page_offers_a_list_without_javascript(client):
    article = factories.article()
    assert f'href="/leeslijst/?a={article.pk}"' in client.get(article.get_absolute_url()).text


def full_article(title: str):
    article = factories.article(
        title=title, summary="In het kort.", text="<h2>Kop</h2><p>Hoe het ging, in een zin[^1].</p>"
    )
    factories.block(article, kind="box", title="Kader", text="<h2>Kop</h2>")
    factories.block(article, kind="notes", text="<ol><li><p>De noot.</p></li></ol>")
    factories.event_date(article, venue="Het Buurthuis")
    factories.publication_details(article, title="Het boek")
    return article


def test_bundle_shows_each_article_whole(client):
    article = full_article("Een")
    page = client.get(f"/leeslijst/lezen/?a={article.pk}").text
    for part in ("Hoe het ging", "De noot.", "Het Buurthuis", "Het boek", article.printed_source):
        assert part in page


def test_no_two_elements_of_a_bundle_share_an_id_and_each_link_within_leads_somewhere(client):
    numbers = f"{full_article('Een').pk}-{full_article('Twee').pk}"
    page = client.get(f"/leeslijst/lezen/?a={numbers}").text
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids)) > 10
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


@pytest.mark.parametrize("page", ["/leeslijst/", "/leeslijst/lezen/"])
def test_search_engines_keep_no_lists(client, page):
    assert '<meta name="robots" content="noindex">' in client.get(page).text

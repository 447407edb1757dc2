"""Whatever stands in a plain text field, a page has the elements that it has with honest words, and no other."""

import json
from xml.etree import ElementTree

import pytest

from tests import factories
from tests.articles.xss import PAYLOADS
from tests.articles.xss.pages import Outline, pages_of, rows_saying, say

pytestmark = [pytest.mark.django_db, pytest.mark.alike]
HONEST = "Een zin van gewone woorden " * 12
LISTS = ["/", "/nummers/", "/onderwerpen/", "/onderwerpen/door-de-jaren/", "/dossiers/", "/agenda/"]
# No database takes a NUL.
TYPED = [payload.replace("\0", " ") for payload in PAYLOADS]


def packed(longest: int) -> list[str]:
    """Give the attacks in as few texts as hold them, each attack whole where it fits."""
    texts = [""]
    for payload in TYPED:
        fits = len(texts[-1]) + len(payload) < longest
        texts[-1:] = [f"{texts[-1]} {payload}"] if fits else [texts[-1], payload]
    return texts


@pytest.fixture
def honest(client) -> list[list[tuple]]:
    return [Outline(client.get(page).text).elements for page in pages_of(rows_saying(HONEST, "<p>Tekst</p>")[0])]


@pytest.mark.parametrize("part", range(4))
def test_an_attack_in_a_plain_field_is_words_on_every_page(client, honest, part):
    for number, words in enumerate(packed(240)[part::4]):
        addresses = pages_of(rows_saying(words, "<p>Tekst</p>")[0])
        # The article's own page each time; the other kinds of pages take turns.
        for kind in (0, 1 + number % (len(addresses) - 1)):
            page = Outline(client.get(addresses[kind]).text)
            assert (page.elements, words) == (honest[kind], words)
            assert [address for address in page.addresses if "script:" in address] == []


def lists(client) -> list:
    """The elements of each list; of the people only which there are, for their names divide them over the letters."""
    people = set(Outline(client.get("/personen/").text).elements)
    return [people, *(Outline(client.get(page).text).elements for page in LISTS)]


def test_an_attack_in_a_plain_field_is_words_in_a_list(client):
    rows = [row for words in packed(240)[::4] for row in rows_saying(words)]
    with_attacks = lists(client)
    for row in rows:
        say(row, HONEST)
    assert with_attacks == lists(client)


def test_linked_data_says_the_attack_and_ends_no_script(client):
    for words in packed(240)[::6]:
        article = rows_saying(words)[0]
        page = Outline(client.get(article.get_absolute_url()).text)
        assert json.loads(page.linked_data)["@graph"][0]["headline"] == words[:250]


def test_the_feed_says_the_attacks(client, monkeypatch):
    monkeypatch.setattr("movisies.feeds.ENTRIES", 1000)
    said = [say(factories.article(), words) for words in packed(240)]
    feed = ElementTree.fromstring(client.get("/feed/").content)  # noqa: S314 - our own output
    titles = [entry.findtext("{*}title") for entry in feed.iterfind("{*}entry")]
    assert len(titles) == len(said)
    assert "{{7*7}}" in " ".join(titles)

"""Honest text comes through cleaning as it was: everything that an editor can make, in every combination."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.body import clean
from articles.prose import linked_words
from tests.articles.xss import words

# Everything one can type; what is no character at all, or only steers a printer, is left out on purpose.
typed = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), min_size=1
)
ADDRESSES = [
    "https://www.movisie.nl/artikel?a=1&b=2#kop",
    "http://localhost:8000/",
    "https://[::1]/x",
    "https://nl.wikipedia.org/wiki/Sociaal_werk_(beroep)",
    "https://example.org/één/ruïne",
    "https://example.org/?noot=[^1]",
    "mailto:redactie@example.org?subject=Brief",
    "/artikelen/de-buurt/#kop-slot",
    "#noot-1",
    "ref:article:123",
    "ref:dossier:7#kop-slot",
]


def element(name: str, content: st.SearchStrategy[str], attributes: str = "") -> st.SearchStrategy[str]:
    return content.map(lambda html: f"<{name}{attributes}>{html}</{name}>")


def several(content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(content, min_size=1, max_size=3).map("".join)


plain = typed.map(lambda text: escape(text, quote=False).replace("\u00a0", "&nbsp;"))
marked = plain | element("em", plain) | element("strong", plain | element("em", plain)) | st.just("<br>")
linked = st.builds(lambda address, html: f'<a href="{escape(address)}">{html}</a>', st.sampled_from(ADDRESSES), marked)
line = several(marked | linked)
paragraph = element("p", line)
lists = st.deferred(
    lambda: element("ul", several(item)) | element("ol", several(item), ' data-type="decimal" start="3"')
)
item = element("li", paragraph | st.builds(str.__add__, paragraph, lists))
cell = element("td", paragraph) | element("th", paragraph, ' colspan="2"')
table = element("table", element("tbody", several(element("tr", several(cell)))))
body = several(paragraph | element("h2", line) | element("h3", line) | lists | table)


@given(body)
def test_it_leaves_every_structure_as_it_was(html):
    assert clean(html) == html


@given(typed)
def test_it_keeps_the_words_of_any_text(text):
    assert words(clean(f"<p>{escape(text)}</p>")) == text


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_keeps_an_honest_address(address):
    assert list(linked_words(clean(f'<p><a href="{escape(address)}">x</a></p>'))) == [(address, "x")]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("www.movisie.nl/x", "https://www.movisie.nl/x"),
        ("redactie@example.org", "mailto:redactie@example.org"),
        (" https://a.nl/een twee ", "https://a.nl/een%20twee"),
        ("https://a.nl/een\ntwee", "https://a.nl/eentwee"),
    ],
)
def test_it_mends_a_sloppy_address(typed, meant):
    assert list(linked_words(clean(f'<a href="{typed}">x</a>'))) == [(meant, "x")]


@pytest.mark.parametrize(
    "address", ["//elders.example", "/\\elders.example", "https:elders", "kop", "ref:x:0", "tel:1"]
)
def test_a_link_that_leads_nowhere_becomes_plain_text(address):
    assert clean(f'<p>een <a href="{address}" title="t"><em>woord</em></a></p>') == "<p>een <em>woord</em></p>"


def test_it_drops_what_is_no_character():
    assert clean("<p>a\x00b\x01c\ud800d&#1;e\x0bf</p>") == "<p>abcde f</p>"


def test_it_keeps_only_values_that_mean_something():
    html = '<table><tbody><tr><td colspan="9999" rowspan="2">x</td></tr></tbody></table><ol start="a" type="x"></ol>'
    assert clean(html) == '<table><tbody><tr><td rowspan="2">x</td></tr></tbody></table><ol></ol>'

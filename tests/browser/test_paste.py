"""Pasting from elsewhere: the structure comes along, the dress does not. The samples are what programs really give."""

from pathlib import Path

import pytest

from articles.body import clean
from tests.browser.editing import open_editor, paste, select, text_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SAMPLES = Path(__file__).parent / "paste"


def expected(name: str) -> str:
    return (SAMPLES / f"{name}.expected.html").read_text().strip()


@pytest.fixture
def box(page, client, live_server):
    return open_editor(page, client, live_server.url)


@pytest.mark.parametrize("name", ["word", "google-docs", "web-page", "pdf-viewer"])
def test_html_from_elsewhere_keeps_its_structure_and_nothing_else(page, box, name):
    paste(box, html=(SAMPLES / f"{name}.html").read_text(), text="niet deze tekst")
    assert text_of(page) == expected(name)
    assert clean(text_of(page)) == text_of(page)


@pytest.mark.parametrize("name", ["pdf", "lines"])
def test_lines_from_a_printed_page_become_paragraphs_again(page, box, name):
    paste(box, text=(SAMPLES / f"{name}.txt").read_text())
    assert text_of(page) == expected(name)


LINKS = {
    "https://www.google.nl/url?url=https://a.nl/x&amp;sa=D": "https://a.nl/x",
    "https://l.facebook.com/l.php?u=https%3A%2F%2Fa.nl%2F&amp;h=1": "https://a.nl/",
    "https://a.nl/?q=url&amp;utm_id=3#kop": "https://a.nl/?q=url#kop",
    "https://a.nl/?Q=a%20b+c": "https://a.nl/?Q=a%20b+c",
    "mailto:a@b.nl": "mailto:a@b.nl",
    "ref:article:3": "ref:article:3",
}


def test_a_link_leads_where_it_says(page, box):
    for address, kept in LINKS.items():
        page.keyboard.press("Control+a")
        paste(box, html=f'<p>a <a href="{address}">b</a></p>')
        assert text_of(page) == f'<p>a <a href="{kept}">b</a></p>'


def test_pasting_puts_the_words_in_the_place_of_the_chosen_ones(page, client, live_server):
    box = open_editor(page, client, live_server.url, "<p>Een oud woord.</p>")
    select(box, "oud")
    paste(box, html="<b style='font-weight:normal'><span style='color:red'>nieuw</span></b>")
    assert text_of(page) == "<p>Een nieuw woord.</p>"


def test_what_was_copied_in_a_box_is_pasted_as_it_was(page, box):
    paste(box, html='<p data-pm-slice="1 1 []">10&nbsp;km</p>')
    assert text_of(page) == "<p>10&nbsp;km</p>"

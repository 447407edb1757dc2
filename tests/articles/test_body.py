from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from articles.body import clean, render, to_html

MARKED_NOTE = '<sup class="note-marker"><a href="#noot-1" id="bij-noot-1" aria-label="noot 1">1</a></sup>'
NOTES = "<ol><li>Eerste bron</li><li>Tweede bron</li></ol>"

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">klik</a>',
    '<a href="JaVa&#x09;Script:alert(1)">klik</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD4=">klik</a>',
    '<p onclick="alert(1)" style="color:red">tekst</p>',
    "<svg><script>alert(1)</script></svg>",
    '<iframe src="https://elders.example"></iframe>',
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    '<a href="#" title="[^1]" onmouseover="alert(1)">[^1]</a>',
    "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
    "<style>@import url(//elders.example)</style>",
    '<p title="<script>alert(1)</script>">tekst</p>',
]
SCRAPS = ["<p>", "</p>", '<a href="', '">', "<li>", "[^1]", "<", ">", '"', "'"]
html_pieces = st.lists(st.sampled_from([*HOSTILE, *SCRAPS]))


class Elements(HTMLParser):
    """Collects the elements and attributes that a browser would find."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def assert_harmless(html: str) -> None:
    found = Elements(html)
    assert not found.tags & {"script", "style", "iframe", "object", "embed", "img", "svg", "math", "form", "base"}
    assert [name for name, _ in found.attributes if name.startswith("on") or name in {"style", "src", "srcdoc"}] == []
    schemes = [value for name, value in found.attributes if name == "href"]
    assert [value for value in schemes if ":" in value and not value.startswith(("http:", "https:", "mailto:"))] == []


@pytest.mark.parametrize(
    "html",
    [
        "<p>Een <strong>vette</strong> en <em>schuine</em> zin.</p>",
        "<h2>Tussenkop</h2><h3>Kleine kop</h3>",
        "<ul><li>een</li></ul><ol><li>twee</li></ol>",
        "<table><tbody><tr><th>kop</th><td>cel</td></tr></tbody></table>",
        "<p>regel<br>regel</p>",
    ],
)
def test_it_keeps_what_an_editor_can_make(html):
    assert clean(html) == html


@pytest.mark.parametrize("address", ["https://www.movisie.nl/a?b=c", "mailto:redactie@example.org"])
def test_it_keeps_the_address_of_a_link(address):
    assert ("href", address) in Elements(clean(f'<p><a href="{address}">hier</a></p>')).attributes


@pytest.mark.parametrize("html", HOSTILE)
def test_it_removes_what_can_harm(html):
    assert_harmless(to_html(html, note_count=1))


@given(html_pieces.map("".join) | st.text())
def test_it_gives_harmless_html_whatever_comes_in(text):
    assert_harmless(to_html(text, note_count=1))
    assert_harmless(to_html(text, is_notes=True))


@given(html_pieces.map("".join) | st.text())
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)


def test_it_marks_its_html_safe():
    assert isinstance(to_html("<p>tekst</p>"), SafeString)


def test_it_links_a_marker_to_its_note():
    assert to_html("<p>tekst[^1]</p>", note_count=1) == f"<p>tekst{MARKED_NOTE}</p>"


@pytest.mark.parametrize("marker", ["[^0]", "[^3]", "[^1234]", "[^x]", "[1]"])
def test_it_leaves_a_marker_without_a_note_as_it_is(marker):
    assert to_html(f"<p>tekst{marker}</p>", note_count=2) == f"<p>tekst{marker}</p>"


def test_it_leaves_a_marker_in_an_attribute_as_it_is():
    html = to_html('<p><a href="https://example.org/?noot=[^1]">hier</a></p>', note_count=1)
    assert "note-marker" not in html
    assert ("href", "https://example.org/?noot=[^1]") in Elements(html).attributes


def test_it_gives_the_heads_of_a_table_their_scope():
    assert '<th scope="col">kop</th>' in to_html("<table><tbody><tr><th>kop</th></tr></tbody></table>")


def test_it_numbers_the_notes_and_leads_back_to_the_text():
    html = to_html(NOTES, is_notes=True)
    assert '<li id="noot-1"><a class="note-back" href="#bij-noot-1"' in html
    assert '<li id="noot-2"><a class="note-back" href="#bij-noot-2"' in html


def test_it_links_the_markers_of_every_block_to_the_notes_of_the_article():
    texts = ["<p>een[^1]</p>", "<p>twee[^2] en drie[^3]</p>", NOTES]
    kinds = ["text", "box", "notes"]
    parts = render(SimpleNamespace(kind=kind, text=text) for kind, text in zip(kinds, texts, strict=True))
    assert 'href="#noot-1"' in parts[0].html
    assert 'href="#noot-2"' in parts[1].html
    assert "drie[^3]" in parts[1].html


def test_each_marker_leads_to_a_note_that_leads_back_to_it():
    blocks = [SimpleNamespace(kind="text", text="<p>a[^1] b[^2]</p>"), SimpleNamespace(kind="notes", text=NOTES)]
    attributes = [pair for part in render(blocks) for pair in Elements(part.html).attributes]
    targets = {value for name, value in attributes if name == "id"}
    assert {value.removeprefix("#") for name, value in attributes if name == "href"} == targets


def test_no_two_elements_share_an_id_when_a_note_is_cited_twice():
    blocks = [SimpleNamespace(kind="text", text="<p>a[^1] b[^1]</p>")] * 2 + [SimpleNamespace(kind="notes", text=NOTES)]
    ids = [value for part in render(blocks) for name, value in Elements(part.html).attributes if name == "id"]
    assert len(ids) == len(set(ids))


def test_a_list_inside_a_note_holds_no_notes():
    notes = "<ol><li><p>Een</p><ul><li><p>deel</p></li></ul></li><li><p>Twee</p></li></ol>"
    html = to_html(notes, is_notes=True)
    assert (html.count('id="noot-'), 'id="noot-2"' in html) == (2, True)


def test_a_marker_inside_a_link_stays_as_typed():
    html = to_html('<p><a href="https://example.org">zie[^1]</a> en[^1]</p>', note_count=1)
    assert "zie[^1]</a>" in html
    assert html.count("noot-1") == 2


@pytest.mark.parametrize(("cell", "width"), [("78%", "78"), ("<p>11,5 %</p>", "11.5"), ("100 procent", "100")])
def test_it_draws_a_percentage_in_a_table(cell, width):
    html = to_html(f"<table><tbody><tr><td>Man</td><td>{cell}</td></tr></tbody></table>")
    assert f'<rect width="{width}" height="6"' in html
    assert cell in html


@pytest.mark.parametrize("text", ["<p>78%</p>", "<table><tbody><tr><td>120%</td><td>12.600</td></tr></tbody></table>"])
def test_it_draws_no_other_figure(text):
    assert "<svg" not in to_html(text)

from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from articles.body import clean, contents, render, to_html

MARKED_NOTE = (
    '<sup class="note-marker" id="bij-noot-1"><a href="#noot-1" aria-label="noot 1">1</a>'
    '<button type="button" popovertarget="noot-1-tekst" aria-label="noot 1">1</button></sup>'
)
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
    html = to_html("<p>een tekst[^1].</p>", note_count=1)
    assert html == f'<p>een <span class="noted">tekst{MARKED_NOTE}</span>.</p>'


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
    assert '<li id="noot-1"><div class="note" id="noot-1-tekst" popover>Eerste bron' in html
    assert '<a class="note-back" href="#bij-noot-2" aria-label="terug naar noot 2 in de tekst">↑</a></li>' in html


def test_notes_in_two_blocks_are_numbered_on():
    blocks = [SimpleNamespace(kind="notes", text=NOTES)] * 2
    assert 'id="noot-3"' in render(blocks)[1].html


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
    opened = {value for name, value in attributes if name == "popovertarget"}
    assert {value.removeprefix("#") for name, value in attributes if name == "href"} | opened == targets


def test_no_two_elements_share_an_id_when_a_note_is_cited_twice():
    blocks = [SimpleNamespace(kind="text", text="<p>a[^1] b[^1]</p>")] * 2 + [SimpleNamespace(kind="notes", text=NOTES)]
    ids = [value for part in render(blocks) for name, value in Elements(part.html).attributes if name == "id"]
    assert len(ids) == len(set(ids))


def test_a_list_inside_a_note_holds_no_notes():
    notes = "<ol><li><p>Een</p><ul><li><p>deel</p></li></ul></li><li><p>Twee</p></li></ol>"
    html = to_html(notes, is_notes=True)
    assert (html.count('<li id="noot-'), '<li id="noot-2"' in html) == (2, True)


def test_a_marker_inside_a_link_stays_as_typed():
    html = to_html('<p><a href="https://example.org">zie[^1]</a> en[^1]</p>', note_count=1)
    assert "zie[^1]</a>" in html
    assert html.count("<button") == 1


@pytest.mark.parametrize(("cell", "width"), [("78%", "78"), ("<p>11,5 %</p>", "11.5"), ("100 procent", "100")])
def test_it_draws_a_percentage_in_a_table(cell, width):
    html = to_html(f"<table><tbody><tr><td>Man</td><td>{cell}</td></tr></tbody></table>")
    assert f'<rect width="{width}" height="6"' in html
    assert cell in html


@pytest.mark.parametrize("text", ["<p>78%</p>", "<table><tbody><tr><td>120%</td><td>12.600</td></tr></tbody></table>"])
def test_it_draws_no_other_figure(text):
    assert "<svg" not in to_html(text)


def text_blocks(*texts: str) -> list[SimpleNamespace]:
    return [SimpleNamespace(kind="text", text=text) for text in texts]


def test_a_crosshead_gets_an_id_of_its_words():
    assert to_html("<h2>Één <em>buurt</em> &amp; de stad</h2>").startswith('<h2 id="kop-een-buurt-de-stad">Één <em>')


def test_a_crosshead_without_words_gets_no_id():
    assert to_html("<h3><br></h3>") == "<h3><br></h3>"


def test_crossheads_with_the_same_words_get_ids_of_their_own():
    parts = render(text_blocks("<h2>Kop</h2><h2>Kop</h2>", "<h2>Kop 2</h2><h3>!</h3><h3>?</h3>"))
    ids = [heading.id for part in parts for heading in part.headings]
    assert ids == ["kop-kop", "kop-kop-2", "kop-kop-2-2", "kop", "kop-2"]


def test_a_prefix_keeps_the_ids_of_two_articles_apart():
    blocks = [*text_blocks("<h2>Kop</h2><p>a[^1]</p>"), SimpleNamespace(kind="notes", text=NOTES)]
    pages = [Elements("".join(part.html for part in render(blocks, prefix=prefix))) for prefix in ("a1-", "a2-")]
    first, second = ({value for name, value in page.attributes if name in {"id", "popovertarget"}} for page in pages)
    assert (len(first), first & second) == (len(second), set())


def test_contents_hold_the_crossheads_with_the_smaller_ones_below():
    parts = render(text_blocks("<h2>Een</h2><h3>Deel</h3>", "<h2>Twee &amp; meer</h2>", "<h2>Drie</h2>"))
    listed = [(heading.text, [smaller.text for smaller in below]) for heading, below in contents(parts)]
    assert listed == [("Een", ["Deel"]), ("Twee & meer", []), ("Drie", [])]


def test_contents_name_no_note():
    parts = render(
        [*text_blocks("<h2>Een[^1]</h2><h2>Twee</h2><h2>Drie</h2>"), SimpleNamespace(kind="notes", text=NOTES)]
    )
    assert contents(parts)[0][0].text == "Een"


def test_contents_leave_out_what_stands_in_a_box():
    blocks = [*text_blocks("<h2>Een</h2><h2>Twee</h2>"), SimpleNamespace(kind="box", text="<h2>Drie</h2>")]
    assert contents(render(blocks)) == []


def test_contents_of_a_short_article_are_empty():
    assert contents(render(text_blocks("<h2>Een</h2><h2>Twee</h2><h3>Drie</h3>"))) == []


def test_words_in_another_language_carry_it():
    text = '<p>Lees <em>What\'s in a word</em> over cans &amp; cannots, niet over <a title="cans">canst</a></p>'
    [part] = render(
        [SimpleNamespace(kind="text", text=text)], languages={"What's in a word": "en", "cans & cannots": "en"}
    )
    assert '<em><span lang="en">What\'s in a word</span></em>' in part.html
    assert '<span lang="en">cans &amp; cannots</span>' in part.html
    assert part.html.count("<span") == 2

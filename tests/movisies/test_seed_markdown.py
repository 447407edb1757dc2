"""Bodies become blocks, in the HTML that the editor of the admin writes."""

from pathlib import Path

import pytest
from django.conf import settings

from articles import body
from movisies.seeding.markdown import read_body

# The database is asked whether a figure keeps to the constraints of its model.
pytestmark = [pytest.mark.django_db, pytest.mark.alike]

SAMPLE = """\
Een **vette *en* cursieve** zin met [een **link**](https://www.movisie.nl/?a=1&b=2),
die doorloopt.[^1]\\
Nieuwe regel & < "x".

## Tussenkop

1. een
   - diep
2. twee

::: pullquote
Een *kernzin*.
:::

::: box contact "Meer “weten”?"
| A | B |
| - | - |
| 1 | |
:::

::: speaker "Derk Loorbach"
Wat hij zegt.[^2]
:::

::: figure
caption = "Bijschrift"
credit = "Foto: iStock"
:::

### Slot

[^2]: Tweede noot.
[^1]: Eerste *noot*.
"""


def blocks(text: str) -> list[dict[str, str]]:
    read = read_body(text, "artikel.md", 1, Path())
    assert read.problems == []
    return read.blocks


def html(text: str) -> str:
    return blocks(text)[0]["text"]


def test_it_makes_a_block_of_every_part_in_order():
    kinds = ["text", "pull_quote", "box", "speaker", "figure", "text", "notes"]
    assert [block["kind"] for block in blocks(SAMPLE)] == kinds


def test_it_gives_a_box_its_kind_and_title():
    box = blocks(SAMPLE)[2]
    assert (box["box_kind"], box["title"]) == ("contact", "Meer “weten”?")


def test_it_gives_a_speaker_a_name():
    assert blocks(SAMPLE)[3] == {"kind": "speaker", "title": "Derk Loorbach", "text": "<p>Wat hij zegt.[^2]</p>"}


def test_it_gives_a_figure_its_words():
    assert blocks(SAMPLE)[4] == {"kind": "figure", "caption": "Bijschrift", "credit": "Foto: iStock"}


def test_it_puts_the_notes_at_the_end_in_order():
    items = "<li><p>Eerste <em>noot</em>.</p></li><li><p>Tweede noot.</p></li>"
    assert blocks(SAMPLE)[-1]["text"] == f'<ol data-type="decimal">{items}</ol>'


def test_it_makes_no_notes_without_notes():
    assert [block["kind"] for block in blocks("Tekst.")] == ["text"]


# Each pair was compared with what the editor in a browser makes of it.
@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("een\ntwee", "<p>een twee</p>"),
        ("een\\\ntwee", "<p>een<br>twee</p>"),
        ("*a **b** c*", "<p><em>a </em><strong><em>b</em></strong><em> c</em></p>"),
        ("**[x](https://x.nl)**", '<p><a href="https://x.nl"><strong>x</strong></a></p>'),
        ("<info@x.nl>", '<p><a href="mailto:info@x.nl">info@x.nl</a></p>'),
        ("“a” 'b' & 10\u00a0km", "<p>“a” 'b' &amp; 10&nbsp;km</p>"),
        ("- a\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("3. a", '<ol data-type="decimal" start="3"><li><p>a</p></li></ol>'),
        ("- a\n  - b", "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>"),
        (
            "| A |\n| - |\n| b |",
            "<table><tbody><tr><th><p>A</p></th></tr><tr><td><p>b</p></td></tr></tbody></table>",
        ),
    ],
)
def test_it_writes_html_as_the_editor_does(markdown, expected):
    assert html(markdown) == expected
    assert body.clean(expected) == expected


def test_it_writes_nothing_that_cleaning_changes():
    for block in blocks(SAMPLE):
        assert body.clean(block.get("text", "")) == block.get("text", "")


def test_it_shows_its_note_markers_on_the_page():
    assert 'href="#noot-1"' in body.to_html(html(SAMPLE), note_count=2)


def test_it_reads_all_bodies_of_the_project_without_a_change_by_cleaning():
    for path in (settings.BASE_DIR / "seeds").glob("*-*/*.md"):
        text = path.read_text().split("\n+++\n", 1)[1]
        for block in read_body(text, path.name, 1, path.parent).blocks:
            assert body.clean(block.get("text", "")) == block.get("text", ""), path

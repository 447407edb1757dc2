"""Attacks in the files of the archive: refused by line, or only words on the page."""

import json
from pathlib import Path

import pytest

from articles.body import clean, to_html
from articles.models import Article
from movisies.seeding.markdown import read_body
from tests.articles.xss import PAYLOADS, RENDERED, STORED, harm
from tests.articles.xss.pages import Outline
from tests.movisies.test_seed_archive import MiniArchive

pytestmark = [pytest.mark.django_db, pytest.mark.alike]
ONE_LINE = [payload for payload in PAYLOADS if payload.isprintable() and len(payload) <= 250]


PATTERNS = ["{}", "Een zin met {} erin.", "[woord]({})", "<{}>", "- {}", "| a |\n| - |\n| {} |"]


def accepted() -> list[str]:
    """Give the attacks that a body takes as they are."""
    return [payload for payload in ONE_LINE if not read_body(f"Woord {payload}", "artikel.md", 1, Path()).problems]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_an_attack_in_a_body_is_harmless_html(pattern):
    for payload in PAYLOADS:
        for block in read_body(pattern.replace("{}", payload), "artikel.md", 1, Path()).blocks:
            text = clean(block.get("text", ""))
            assert (harm(text, STORED), harm(to_html(text, note_count=1), RENDERED)) == ([], []), payload


def test_what_the_loader_takes_is_words_on_the_page(client, tmp_path):
    archive, attacks = MiniArchive(tmp_path), accepted()
    archive.change("01-voorwoord.md", "De eerste alinea.", "\n\n".join(f"Woord {payload}" for payload in attacks))
    archive.load()
    [block] = Article.objects.get(slug="voorwoord").blocks.all()
    assert block.text.count("<p>Woord ") == len(attacks) > 50
    assert harm(block.text, STORED) == []
    assert "{{7*7}}" in client.get("/artikelen/voorwoord/").text


def test_front_matter_is_words_on_the_page(client, tmp_path):
    archive = MiniArchive(tmp_path)
    for number, payload in enumerate(ONE_LINE):
        path = archive.root / "movisies-2019-3" / f"{number + 4:03}-x.md"
        text = archive.path("02-gesprek.md").read_text().replace('slug = "gesprek"', f'slug = "x-{number}"')
        text = text.replace('"Een gesprek"', json.dumps(payload, ensure_ascii=False)).replace('pages = "4-6"\n', "")
        path.write_text(text.replace('"Kort gezegd."', json.dumps(payload, ensure_ascii=False)))
    archive.load()
    page = Outline(client.get("/nummers/movisies/2019-3/").text)
    assert Article.objects.filter(title__in=ONE_LINE).count() == len(ONE_LINE)
    assert not {"img", "iframe", "style", "object"} & {tag for tag, _ in page.elements}
    assert not any(name.startswith("on") for _, names in page.elements for name in names)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//elders.example", "java\\tscript:x"])
def test_an_address_that_is_none_is_refused(tmp_path, address):
    archive = MiniArchive(tmp_path)
    archive.change("03-debat.md", 'title = "Een boek"', f'title = "Een boek"\nurl = "{address}"')
    archive.change("01-voorwoord.md", "De eerste alinea.", f"Een [link](<{address}>).")
    problems = " ".join(archive.problems())
    assert ("01-voorwoord.md" in problems, "03-debat.md" in problems) == (True, True)

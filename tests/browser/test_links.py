"""Making links to our own pages, by mouse and by keyboard alone, under the site's policy."""

import re

import pytest
from playwright.sync_api import expect

from articles.references import reference_to
from tests import factories
from tests.browser.editing import open_editor, select, text_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEXT = "<p>Lees het stuk over de wijk.</p>"


@pytest.fixture
def target(db):
    return factories.article(title="De zonnige wijk", status="draft")


def test_a_link_is_made_by_keyboard_alone(page, client, live_server, target, axe):
    box = open_editor(page, client, live_server.url, TEXT)
    other = factories.person("Zonnig Jansen")
    select(box, "het stuk")
    page.keyboard.press("Control+Shift+K")
    page.keyboard.type("zonn")
    expect(page.locator("#link-chooser-list").get_by_role("option")).to_have_count(2)
    assert "\n".join(axe(page)) == ""
    page.keyboard.press("ArrowDown")
    expect(page.locator("#link-chooser-list").get_by_role("option", selected=True)).to_contain_text("De zonnige wijk")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert text_of(page) == TEXT.replace("het stuk", f'<a href="{reference_to(other)}">het stuk</a>')


def test_a_link_is_made_by_mouse(page, client, live_server, target):
    box = open_editor(page, client, live_server.url, TEXT)
    select(box, "het stuk")
    page.locator("#blocks-0").get_by_role("button", name="link naar pagina").click()
    page.get_by_role("combobox", name="Zoek").fill("zonnige")
    page.locator("#link-chooser-list").get_by_role("option", name="De zonnige wijk").click()
    assert text_of(page) == TEXT.replace("het stuk", f'<a href="{reference_to(target)}">het stuk</a>')


def test_without_chosen_words_the_title_becomes_the_link(page, client, live_server, target):
    open_editor(page, client, live_server.url)
    page.keyboard.press("Control+Shift+K")
    page.get_by_role("combobox", name="Zoek").fill("zonnige")
    expect(page.locator("#link-chooser-list").get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    assert text_of(page) == f'<p><a href="{reference_to(target)}">De zonnige wijk</a></p>'


def test_escape_changes_nothing_and_gives_back_the_text(page, client, live_server, target):
    box = open_editor(page, client, live_server.url, TEXT)
    select(box, "het stuk")
    page.keyboard.press("Control+Shift+K")
    page.keyboard.type("niets zo")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("Niets gevonden")
    page.keyboard.press("Escape")
    expect(box).to_be_focused()
    assert text_of(page) == TEXT


def test_a_link_says_what_it_leads_to(page, client, live_server, target):
    text = f'<p>Lees <a href="{reference_to(target)}">dit</a> of <a href="ref:article:999">dat</a>.</p>'
    box = open_editor(page, client, live_server.url, text)
    title = r"^Link naar: De zonnige wijk \(artikel, "
    expect(box.get_by_text("dit")).to_have_attribute("title", re.compile(title))
    expect(box.get_by_text("dat")).to_have_attribute(
        "title", "Deze pagina is er niet meer; lezers zien alleen de woorden."
    )
    select(box, "dit")
    expect(page.locator("#blocks-0 .link-target")).to_contain_text("nog niet openbaar")
    assert text_of(page) == text


def test_the_button_for_links_opens_the_page_of_a_link_to_ours(page, client, live_server, target):
    box = open_editor(page, client, live_server.url, f'<p><a href="{reference_to(target)}">dit</a></p>')
    select(box, "dit")
    page.locator("#blocks-0 [data-name=link]").click()
    expect(page.get_by_role("dialog", name="Link naar een pagina van ons")).to_be_visible()

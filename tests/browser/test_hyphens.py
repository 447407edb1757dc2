"""Hyphens of a printed page, mended on request in the text editor."""

import pytest
from playwright.sync_api import expect

from tests.browser.editing import open_editor, select, text_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BROKEN = (
    "<p>De verant- woordelijkheid van homo- en bi-jongeren, Wmo- en jeugdbeleid, data-analisten.</p>"
    "<ul><li><p>samenle\u00advings<strong>op- bouw</strong> in de ge-<br>meenten</p></li></ul>"
)
MENDED = (
    "<p>De verantwoordelijkheid van homo- en bi-jongeren, Wmo- en jeugdbeleid, data-analisten.</p>"
    "<ul><li><p>samenlevings<strong>opbouw</strong> in de gemeenten</p></li></ul>"
)


def mend(page) -> None:
    page.locator("#blocks-0").get_by_role("button", name="afbreekstreepjes herstellen").click()


def test_the_whole_box_is_mended_and_said_and_undone_at_once(page, client, live_server):
    open_editor(page, client, live_server.url, BROKEN)
    mend(page)
    said = "3 woorden aan elkaar gezet, 1 zacht afbreekstreepje weggehaald. Ctrl+Z maakt dit ongedaan."
    expect(page.locator("#blocks-0 .hyphens-status")).to_have_text(said)
    assert text_of(page) == MENDED
    page.keyboard.press("Control+z")
    assert text_of(page) == BROKEN


def test_only_the_chosen_words_are_mended(page, client, live_server):
    box = open_editor(page, client, live_server.url, BROKEN)
    select(box, "De verant- woordelijkheid")
    mend(page)
    expect(page.locator("#blocks-0 .hyphens-status")).to_contain_text("1 woord aan elkaar gezet.")
    assert text_of(page) == BROKEN.replace("verant- woord", "verantwoord")


def test_a_text_without_broken_words_stays_as_it_is(page, client, live_server):
    open_editor(page, client, live_server.url, "<p>De homo- en bi-jongeren.</p>")
    mend(page)
    expect(page.locator("#blocks-0 .hyphens-status")).to_have_text("Er is niets te herstellen.")
    assert text_of(page) == "<p>De homo- en bi-jongeren.</p>"

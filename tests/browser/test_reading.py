"""A reader in a real browser: by keyboard alone, and without JavaScript."""

import pytest

from tests.browser.archive import PAGES, fill

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def archive():
    """One of everything that a page can show."""
    return fill()


def test_reader_goes_from_home_to_a_person_by_keyboard_alone(archive, page):
    page.goto("/")
    for href in ("/nummers/blad/nummer/", "/artikelen/het-artikel/", "/personen/de-persoon/"):
        _tab_to(page, href)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{href}")
    assert page.locator("h1").inner_text().startswith("Monique")


def test_skip_link_comes_first_and_leads_to_the_text(archive, page):
    page.goto("/artikelen/het-artikel/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_reader_without_javascript_can_search_and_read(archive, open_context):
    page = open_context(java_script_enabled=False).new_page()
    page.goto("/")
    page.get_by_role("searchbox").first.fill("buurt")
    page.get_by_role("button", name="Zoek").first.click()
    page.get_by_role("link", name="Verantwoordelijkheidsverdeling").click()
    assert page.get_by_role("heading", name="Een tussenkop").is_visible()


def test_note_leads_back_to_where_it_was_cited(archive, page):
    page.goto("/artikelen/het-artikel/#noot-1")
    page.get_by_role("link", name="terug naar noot 1").click()
    assert page.url.endswith("#bij-noot-1")


def test_reader_gets_no_cookie(archive, page):
    for path in PAGES.values():
        page.goto(path)
    assert page.context.cookies() == []


def _tab_to(page, href: str) -> None:
    """Press Tab until the focus is on a link to `href`, as a reader without a mouse does."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('href')") == href:
            return
    pytest.fail(f"no link to {href} within 60 tabs")

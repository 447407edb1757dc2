"""WCAG 2.2 AA, on every kind of page: axe in both colour schemes and three widths, and what axe cannot see."""

from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import Page

from tests.browser.archive import EVERYTHING, NOT_FOUND, PAGES, fill_with_every_kind
from tests.browser.site import check

pytestmark = pytest.mark.django_db
# 320 px is what is left of 1280 at a zoom of 400 %.
WIDTHS = [320, 768, 1280]
STANDARD = PAGES | NOT_FOUND
for_each_page = pytest.mark.parametrize("path", STANDARD.values(), ids=STANDARD)
for_each_page_and_kind_of_article = pytest.mark.parametrize("path", EVERYTHING.values(), ids=EVERYTHING)


@pytest.fixture(scope="module")
def site(serve):
    """One site for all these tests: they only look."""
    return serve(fill_with_every_kind)


@pytest.fixture
def look(site):
    """Give a function that shows a page to the visitor with these options."""

    def look_(path: str, **options):
        page = site.page(**options)
        page.goto(path)
        return page

    yield look_
    site.check()


def at_each(widths: list[int], page: Page, find: Callable[[Page], list[str]]) -> dict[int, list[str]]:
    """Give the faults by width of the window, for the widths that have any."""
    faults = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        faults[width] = find(page)
    return {width: found for width, found in faults.items() if found}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@for_each_page_and_kind_of_article
def test_page_breaks_no_rule_of_wcag(look, axe, path, scheme):
    page = look(path, color_scheme=scheme)
    # The dark scheme has the same page in other colours.
    find = partial(axe, only=["color-contrast"]) if scheme == "dark" else axe
    assert at_each(WIDTHS, page, find) == {}


@for_each_page_and_kind_of_article
def test_page_never_scrolls_sideways_and_cuts_nothing_off(look, path):
    assert at_each([320, 360, 768, 1280], look(path), check("clipped")) == {}


@for_each_page_and_kind_of_article
def test_reader_can_space_the_text_out(look, path):
    page = look(path)
    check("spaceText")(page)
    assert at_each([320, 1280], page, check("clipped")) == {}


@for_each_page_and_kind_of_article
def test_what_can_be_pressed_is_large_enough_or_has_room(look, path):
    assert at_each([320, 1280], look(path), check("targets")) == {}


@pytest.mark.parametrize("forced_colors", ["none", "active"])
@for_each_page
def test_focus_is_seen_wherever_it_goes_and_never_caught(look, path, forced_colors):
    page, faults, found = look(path, forced_colors=forced_colors, reduced_motion="reduce"), [], []
    for _ in range(300):
        page.keyboard.press("Tab")
        found = check("focus")(page)
        if found is None:
            break
        faults += found
    assert (faults, found) == ([], None)


@for_each_page
def test_controls_and_links_stand_out_in_forced_colours(look, path):
    assert check("forcedColours")(look(path, forced_colors="active")) == []


@for_each_page
def test_nothing_moves_for_who_asks_for_less_motion(look, path):
    assert check("motion")(look(path, reduced_motion="reduce")) == []


@for_each_page
def test_headings_step_down_one_at_a_time(look, path):
    assert check("headings")(look(path)) == []


@for_each_page
def test_page_says_where_its_parts_begin(look, path):
    page = look(path)
    counts = {role: page.get_by_role(role).count() for role in ("banner", "main", "contentinfo", "search")}
    assert counts == {"banner": 1, "main": 1, "contentinfo": 1, "search": 1}
    assert page.get_by_role("navigation", name="Hoofdmenu").count() == 1
    assert page.locator("html").get_attribute("lang") == "nl"


def test_menu_is_the_same_on_every_page(look):
    menus = {tuple(look(path).locator(".site-header :is(a, button)").all_inner_texts()) for path in PAGES.values()}
    assert len(menus) == 1


def test_help_stands_in_the_same_place_on_every_page(look):
    footers = {tuple(look(path).locator("footer.site-footer a").all_inner_texts()) for path in PAGES.values()}
    assert len(footers) == 1
    assert "Toegankelijkheid" in footers.pop()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_edges_of_fields_stand_out(look, scheme):
    assert check("edges")(look(PAGES["search"], color_scheme=scheme)) == []


def test_choosing_in_a_field_changes_nothing_by_itself(look):
    page = look(PAGES["search"])
    for box in page.get_by_role("checkbox").all():
        box.check()
    assert page.url.endswith(PAGES["search"])


def test_search_says_in_words_what_is_wrong(look):
    page = look(PAGES["search that misses a word"])
    assert page.get_by_text("‘niets’ staat niet in het archief als soort.").is_visible()
    assert page.get_by_role("heading", name="Niet met alle woorden").is_visible()
    assert look(PAGES["search without result"]).get_by_role("heading", name="Niets gevonden").is_visible()

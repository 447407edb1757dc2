"""Searching in a real browser: suggestions while typing, choices without scripts, what was not found is counted."""

import pytest

from articles.models import UnansweredQuestion
from tests import factories
from tests.browser.archive import fill

pytestmark = pytest.mark.django_db(transaction=True)
ANSWERED = "**/zoeken/suggesties/**"
POINTED = "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.textContent"


@pytest.fixture
def page(open_context):
    """A visitor without fading: the browser complains when a test leaves while one page fades into the next."""
    return open_context(reduced_motion="reduce").new_page()


@pytest.fixture
def archive():
    fill()
    factories.article(slug="verderop", title="Verder in de buurt", kind="essay")


@pytest.fixture
def box(archive, page):
    """The search box of the page, with suggestions for "ver" under it."""
    page.goto("/zoeken/")
    box = page.get_by_role("combobox", name="Waar zoek je naar?")
    with page.expect_response(ANSWERED):
        box.press_sequentially("ver", delay=20)
    page.get_by_role("option").first.wait_for()
    return box


def test_arrows_point_in_the_list_and_the_focus_stays_in_the_box(box, page):
    options = page.get_by_role("option").all_inner_texts()
    pointed = []
    for key in ["ArrowDown"] * (len(options) + 2):
        box.press(key)
        pointed.append((page.evaluate(POINTED) or "").strip())
    assert [words.split()[0] if words else "" for words in pointed] == [
        *(option.split()[0] for option in options), "", options[0].split()[0],
    ]  # fmt: skip
    assert page.get_by_role("option", selected=True).count() == 1


def test_chosen_suggestion_opens_its_page(box, page):
    page.get_by_role("option", name="Verder in de buurt").click()
    page.wait_for_url("**/artikelen/verderop/")
    page.go_back()
    box.fill("verder in")
    page.get_by_role("option", name="Verder in de buurt").wait_for()
    box.press("ArrowUp")
    box.press("Enter")
    page.wait_for_url("**/artikelen/verderop/")


def test_enter_without_choosing_asks_the_words(box, page):
    box.press("Enter")
    page.wait_for_url("**/zoeken/?q=ver")


def test_escape_closes_the_list_and_keeps_the_words(box, page):
    box.press("Escape")
    assert not page.get_by_role("option").first.is_visible()
    assert (box.input_value(), box.get_attribute("aria-expanded")) == ("ver", "false")


def test_number_of_suggestions_is_told(box, page):
    count = page.get_by_role("option").count()
    assert f"{count} suggestie" in page.locator("[role=status]").inner_text()


def test_open_list_breaks_no_rule_of_wcag(box, page, axe):
    box.press("ArrowDown")
    assert axe(page) == []


def test_pointed_suggestion_stands_out_in_forced_colours(archive, open_context):
    page = open_context(forced_colors="active").new_page()
    page.goto("/zoeken/")
    page.get_by_role("combobox").fill("buurt")
    option = page.get_by_role("option").first
    option.wait_for()
    before = option.screenshot()
    page.keyboard.press("ArrowDown")
    assert option.screenshot() != before


def test_answer_that_comes_late_does_not_replace_a_newer_one(archive, page):
    late = []
    page.route("**/suggesties/?q=ver", lambda route: late.append(route))
    page.goto("/")
    box = page.get_by_role("combobox", name="Zoek in het archief")
    with page.expect_request(ANSWERED):
        box.fill("ver")
    with page.expect_response(ANSWERED):
        box.fill("een ander")
    page.get_by_role("option", name="Een ander artikel").wait_for()
    assert late[0].request.failure == "net::ERR_ABORTED"


def test_choices_are_applied_without_scripts(archive, open_context):
    page = open_context(java_script_enabled=False).new_page()
    page.goto("/zoeken/?q=buurt")
    page.get_by_role("checkbox", name="essay").check()
    page.get_by_role("button", name="Pas toe").click()
    assert page.url.endswith("/zoeken/?q=buurt&soort=essay")
    page.get_by_role("link", name="Haal weg: Soort: essay").click()
    assert page.url.endswith("/zoeken/?q=buurt")


def test_choices_are_folded_on_a_phone(archive, phone):
    phone.goto("/zoeken/?q=buurt&soort=essay")
    assert not phone.get_by_role("checkbox", name="essay").is_visible()
    phone.get_by_text("Verfijn (1)").tap()
    assert phone.get_by_role("checkbox", name="essay").is_checked()


def test_question_without_result_is_counted_once_for_each_time_it_is_asked(archive, page):
    with page.expect_response("**/zoeken/gemist/"):
        page.goto("/zoeken/?q=onvindbaar")
    page.reload()
    page.goto("/zoeken/?q=onvindbaar&jaar=2019")
    page.go_back()
    page.wait_for_timeout(300)
    assert list(UnansweredQuestion.objects.values_list("key", "count")) == [("onvindbaar", 1)]

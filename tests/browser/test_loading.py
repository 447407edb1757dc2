"""How a page comes in: nothing on it jumps, the next one is fetched ahead, and one fades into the other."""

import pytest

from tests.browser.archive import fill

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = {"home": "/", "issue": "/nummers/blad/nummer/", "article": "/artikelen/het-artikel/", "search": "/zoeken/"}
ISSUE = "/nummers/blad/nummer/"
_COUNT_SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
        const moved = entry.sources.map((source) => source.node?.className || source.node?.nodeName);
        window.shifts.push(`${entry.value}: ${moved.join(", ")}`);
    }
}).observe({ type: "layout-shift", buffered: true });
"""
_WATCH_FADE = 'addEventListener("pagereveal", (event) => { window.fades = Boolean(event.viewTransition); });'


@pytest.fixture
def archive():
    fill()


@pytest.mark.parametrize("delay", [0, 400], ids=["fonts at once", "fonts late"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_nothing_moves_when_the_fonts_arrive(archive, open_context, path, width, delay):
    page = open_context(viewport={"width": width, "height": 740}).new_page()
    page.add_init_script(_COUNT_SHIFTS)
    # What a script puts on the page is not what is looked at here.
    page.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    if delay:
        page.route("**/*.woff2", lambda route: (page.wait_for_timeout(delay), route.continue_()))
    page.goto(path)
    page.wait_for_timeout(500)
    assert page.evaluate("window.shifts") == []


def test_the_page_of_a_link_under_the_mouse_is_fetched_ahead(archive, page):
    page.goto("/")
    page.wait_for_timeout(500)
    with page.expect_event("requestfinished", lambda request: request.url.endswith(ISSUE)) as fetched:
        page.locator(f'main a[href="{ISSUE}"]:visible').last.hover()
    assert fetched.value.headers["sec-purpose"] == "prefetch"


@pytest.mark.parametrize(("motion", "fades"), [("no-preference", True), ("reduce", False)])
def test_a_page_fades_into_the_next_unless_the_reader_wants_no_movement(archive, open_context, motion, fades):
    page = open_context(reduced_motion=motion).new_page()
    page.add_init_script(_WATCH_FADE)
    page.goto("/nummers/")
    page.locator(f'main a[href="{ISSUE}"]').first.click()
    page.wait_for_url(f"**{ISSUE}")
    page.wait_for_function("window.fades !== undefined")
    assert page.evaluate("window.fades") is fades


def test_the_linked_data_of_an_article_is_there_to_read(archive, page):
    page.goto("/artikelen/het-artikel/")
    text = page.locator('script[type="application/ld+json"]').text_content()
    assert page.evaluate("(text) => JSON.parse(text)['@context']", text) == "https://schema.org"

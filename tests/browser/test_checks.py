"""The checks of checks.js find what they look for: each of these pages has one fault."""

import pytest

from tests.browser.site import check

BAD = {
    "targets": "<style>a { display: block; height: 10px; width: 10px }</style><a href=x>a</a><a href=y>b</a>",
    "clipped": "<div style='width: 3000px'>breed</div>",
    "motion": "<p style='transition: color 2s'>traag</p>",
    "forcedColours": "<a href=x style='color: CanvasText; forced-color-adjust: none'>onzichtbaar</a>",
    "edges": "<input style='border: 1px solid #eee; background: #fff'>",
    "inline": "<p onclick='x()'>klik</p>",
    "headings": "<h1>een</h1><h3>drie</h3>",
}
MORE = {
    "clipped": "<p style='height: 1em; overflow: hidden'>een<br>twee<br>drie</p>",
    "motion": "<style>@view-transition { navigation: auto }</style>",
    "forcedColours": "<button style='border: 0'>knop</button>",
    "inline": "<p style='color: red'>rood</p>",
    "headings": "<h1>een</h1><h1>nog een</h1>",
}
UNMARKED = {
    "no mark of the focus": "<a href=x style='outline: none'>a</a>",
    "covered": "<a href=x>a</a><div style='position: fixed; inset: 0'></div>",
    "out of sight": "<a href=x style='position: fixed; top: -500px'>a</a>",
}
GOOD = """<style>:focus-visible { outline: 3px solid } :is(button, input) { border: 1px solid; padding: 8px }</style>
    <h1>een</h1><h2>twee</h2><p>Een zin met <a href=x>een link</a>, <a href=y>en nog een</a>.</p>
    <p><button>knop</button> <input></p>"""


@pytest.fixture
def show(browser):
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()

    def show_(html: str, name: str = ""):
        page.emulate_media(forced_colors="active" if name == "forcedColours" else "none")
        page.set_content(f"<!DOCTYPE html><body>{html}")
        return page

    yield show_
    context.close()


@pytest.mark.parametrize(("name", "html"), [*BAD.items(), *MORE.items()])
def test_check_finds_its_fault(show, name, html):
    assert len(check(name)(show(html, name))) > 0


@pytest.mark.parametrize("name", sorted(set(BAD) - {"inline"}))
def test_check_finds_nothing_on_a_good_page(show, name):
    assert check(name)(show(GOOD, name)) == []


@pytest.mark.parametrize(("fault", "html"), UNMARKED.items())
def test_focus_that_cannot_be_seen_is_found(show, fault, html):
    page = show(html)
    page.keyboard.press("Tab")
    assert any(fault in line for line in check("focus")(page))


def test_focus_that_can_be_seen_is_no_fault(show):
    page = show(GOOD)
    page.keyboard.press("Tab")
    assert check("focus")(page) == []

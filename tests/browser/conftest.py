"""A real browser on the running site. A page that breaks a rule of the site fails its test, whatever it looked at."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.browser import CHROMIUM_ARGUMENTS, find_chromium
from tests.browser.site import Site
from tests.conftest import IN_CI, NO_CHROMIUM

_WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# axe leaves these rules out unless they are asked for.
_OFF_BY_DEFAULT = {"target-size": {"enabled": True}, "label-content-name-mismatch": {"enabled": True}}
PHONE = {"width": 360, "height": 740}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once for all tests of a worker."""
    path = find_chromium()
    if path is None:
        (pytest.fail if IN_CI else pytest.skip)(NO_CHROMIUM)
    # Playwright's loop makes Django take the tests' own, synchronous queries for asynchronous ones.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def open_context(browser: Browser, live_server) -> Iterator[Callable[..., BrowserContext]]:
    """Give a function that opens a fresh visitor; what goes wrong on any of its pages fails the test at the end."""
    site = Site(browser, live_server.url)
    yield site.open
    site.close()
    site.check()


@pytest.fixture(scope="module")
def serve(django_db_setup, django_db_blocker, browser: Browser) -> Iterator[Callable[..., Site]]:
    """Give a function that fills the database once for the tests of a module, none of which writes, and serves it."""
    with django_db_blocker.unblock(), ExitStack() as stack:

        def serve_(fill: Callable[[], object]) -> Site:
            fill()
            stack.callback(call_command, "flush", verbosity=0, interactive=False)
            server = LiveServer("localhost")
            stack.callback(server.stop)
            site = Site(browser, server.url)
            stack.callback(site.close)
            return site

        yield serve_


@pytest.fixture
def page(open_context: Callable[..., BrowserContext]) -> Page:
    """A visitor at a desk."""
    return open_context().new_page()


@pytest.fixture
def phone(open_context: Callable[..., BrowserContext]) -> Page:
    """A visitor with a phone."""
    return open_context(viewport=PHONE, is_mobile=True, has_touch=True).new_page()


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """Give a function that lists what a page does against WCAG 2.2 AA, one readable line for each element."""
    return _violations


def _violations(page: Page, only: list[str] | None = None) -> list[str]:
    rules = {"runOnly": only} if only else {"runOnly": _WCAG, "rules": _OFF_BY_DEFAULT}
    # Evaluated by the debugger, axe is not a script of the page: the page's own CSP stays on.
    response = Axe().run(page, options={**rules, "resultTypes": ["violations"]}).response
    return [
        f"{violation['id']} ({violation['impact']}): {violation['help']} — {' '.join(node['target'])}: {node['html']}"
        for violation in response["violations"]
        for node in violation["nodes"]
    ]

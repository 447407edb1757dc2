"""A real browser on the running site. A page that breaks a rule of the site fails its test, whatever it looked at."""

import os
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import find_chromium
from tests.conftest import IN_CI, NO_CHROMIUM

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
DESKTOP = {"width": 1280, "height": 900}
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
        chromium = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def open_context(browser: Browser, live_server) -> Iterator[Callable[..., BrowserContext]]:
    """Give a function that opens a fresh visitor; what goes wrong on any of its pages fails the test at the end."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_(**options) -> BrowserContext:
        context = browser.new_context(**{"base_url": live_server.url, "locale": "nl-NL", "viewport": DESKTOP} | options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        _collect_faults(context, urlsplit(live_server.url).netloc, faults)
        return context

    yield open_
    for context in contexts:
        context.close()
    assert not faults, "\n".join(["The browser complained:", *faults])


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


def _violations(page: Page) -> list[str]:
    # Evaluated by the debugger, axe is not a script of the page: the page's own CSP stays on.
    response = Axe().run(page, options={"runOnly": _WCAG, "resultTypes": ["violations"]}).response
    return [
        f"{violation['id']} ({violation['impact']}): {violation['help']} — {' '.join(node['target'])}: {node['html']}"
        for violation in response["violations"]
        for node in violation["nodes"]
    ]


def _collect_faults(context: BrowserContext, host: str, faults: list[str]) -> None:
    """Note errors in the console (a breach of the CSP is one), errors of scripts, and requests to other servers."""

    def on_console(message) -> None:
        if message.type == "error" or "Content Security Policy" in message.text:
            faults.append(f"console: {message.text} ({message.location.get('url', '')})")

    def on_request(request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob", "about") and parts.netloc != host:
            faults.append(f"request to another server: {request.url}")

    context.on("console", on_console)
    context.on("weberror", lambda error: faults.append(f"script: {error.error}"))
    context.on("request", on_request)

"""A running site and its visitors."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

DESKTOP = {"width": 1280, "height": 900}
_NO_PAGE = "/bestaat-niet/"
_NO_GOODBYE = """
    const send = navigator.sendBeacon.bind(navigator);
    navigator.sendBeacon = (address, ...rest) => String(address).includes("/aanwezig/") || send(address, ...rest);
"""
_CHECKS = (Path(__file__).parent / "checks.js").read_text()


def check(name: str) -> Callable[[Page], list[str]]:
    """Give one of the checks in checks.js."""
    return lambda page: page.evaluate(f"{_CHECKS}.{name}()")


class Site:
    """Opens visitors, and keeps what goes wrong on any page they see in `faults`."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.url = url
        self.faults: list[str] = []
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self._pages: dict[str, Page] = {}

    def open(self, **options) -> BrowserContext:
        """Open a fresh visitor."""
        options = {"base_url": self.url, "locale": "nl-NL", "viewport": DESKTOP} | options
        context = self._browser.new_context(**options)
        context.set_default_timeout(10_000)
        self._contexts.append(context)
        # A form that is closed says so to the server, which would hear it while the database of the test is emptied.
        context.add_init_script(_NO_GOODBYE)
        self._listen(context)
        return context

    def page(self, **options) -> Page:
        """Give the page of the one visitor with these options, for tests that only look."""
        key = repr(sorted(options.items()))
        if key not in self._pages:
            self._pages[key] = self.open(**options).new_page()
        self._pages[key].set_viewport_size(DESKTOP)
        return self._pages[key]

    def check(self) -> None:
        """Fail when something went wrong since the last time."""
        faults, self.faults = self.faults, []
        assert not faults, "\n".join(["The browser complained:", *faults])

    def close(self) -> None:
        for context in self._contexts:
            context.close()

    def _listen(self, context: BrowserContext) -> None:
        """Note errors in the console (a breach of the CSP is one), errors of scripts, and requests to other servers."""
        host = urlsplit(self.url).netloc

        def on_console(message) -> None:
            place = message.location.get("url", "")
            is_wrong = message.type == "error" or "Content Security Policy" in message.text
            # The page that asks two editors to choose is an answer, though the browser takes its status for an error.
            is_wrong = is_wrong and "status of 409" not in message.text
            if is_wrong and not place.endswith(_NO_PAGE):
                self.faults.append(f"console: {message.text} ({place})")

        def on_request(request) -> None:
            parts = urlsplit(request.url)
            if parts.scheme not in ("data", "blob", "about") and parts.netloc != host:
                self.faults.append(f"request to another server: {request.url}")

        context.on("console", on_console)
        context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        context.on("request", on_request)

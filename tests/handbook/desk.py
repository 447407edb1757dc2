"""Two editors at their forms: opening one, saving behind the other's back, and cutting out what matters."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from articles.models import Article
from tests.articles.versions.desk import Form
from tests.handbook.archive import Archive
from tests.handbook.clock import AMSTERDAM, CLOCK

# So high that no form has to be scrolled: a picture is taken of what is in view, with lists that are open in it.
SIZE = {"width": 1120, "height": 4000}
# The list of everything at the side is the same on each page, and takes a third of it.
_WITHOUT_SIDE = "localStorage.setItem('django.admin.navSidebarIsOpen', 'false')"


class Desk:
    """A browser on the site, for one editor at a time."""

    def __init__(self, browser: Browser, url: str, archive: Archive) -> None:
        self.archive = archive
        self._browser, self._url = browser, url
        self._contexts: list[BrowserContext] = []

    def log_in(self, user: User) -> Page:
        """Open a browser in which this editor is logged in; its clock shows what ours does."""
        context = self._browser.new_context(
            base_url=self._url, viewport=SIZE, locale="nl-NL", timezone_id=AMSTERDAM, reduced_motion="reduce"
        )
        self._contexts.append(context)
        context.clock.set_fixed_time(CLOCK.now())
        context.add_init_script(_WITHOUT_SIDE)
        session = client_of(user).cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": self._url}])
        return context.new_page()

    def open(self, user: User, thing: Model, page: str = "change", question: str = "") -> Page:
        """Open a page about a thing, and wait until its scripts are done."""
        opened = self.log_in(user)
        go(opened, thing, page, question)
        return opened

    def close(self) -> None:
        for context in self._contexts:
            context.close()
        self._contexts.clear()


def go(page: Page, thing: Model, name: str = "change", question: str = "") -> None:
    page.goto(address_of(thing, name) + question)
    page.wait_for_load_state("networkidle")


def address_of(thing: Model, page: str = "change") -> str:
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_{page}", args=[thing.pk])


def client_of(user: User) -> Client:
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user)
    return client


def save(time: str, user: User, article: Article, change: Callable[[Article], object], note: str = "") -> None:
    """Let an editor save an article at this time, without a browser."""
    CLOCK.set(time)
    Form(article, user).write(change).save(note=note)


def content(page: Page) -> Locator:
    """All that is on a page of the admin itself."""
    return page.locator("#content > *")


def cut(page: Page, *parts: Locator, margin: int = 16) -> bytes:
    """Take a picture of what these parts of a page take up together."""
    page.evaluate("document.fonts.ready")
    boxes = [box for part in parts for each in part.all() if (box := each.bounding_box()) and box["height"] > 1]
    left, top = (max(min(box[side] for box in boxes) - margin, 0) for side in ("x", "y"))
    right = min(max(box["x"] + box["width"] for box in boxes) + margin, SIZE["width"])
    bottom = max(box["y"] + box["height"] for box in boxes) + margin
    clip = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    return page.screenshot(clip=clip, animations="disabled")

"""The text editor of the admin, for tests in a browser: opening one, selecting in it, reading what it holds."""

from django.conf import settings
from django.test import Client
from playwright.sync_api import Locator, Page, expect

from articles.models import Article
from tests import factories

_SELECT = """
(box, words) => {
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const start = walker.currentNode.data.indexOf(words)
    if (start < 0) continue
    box.focus()
    getSelection().setBaseAndExtent(walker.currentNode, start, walker.currentNode, start + words.length)
    return
  }
  throw new Error(`no such words: ${words}`)
}
"""
_PASTE = """
(box, {html, text}) => {
  const clipboardData = new DataTransfer()
  if (html) clipboardData.setData("text/html", html)
  if (text) clipboardData.setData("text/plain", text)
  box.focus()
  box.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}))
}
"""


def log_in(page: Page, url: str, group: str) -> Page:
    """Make the visitor of a page on the site at `url` a member of a group; give the page."""
    client = Client()
    client.force_login(factories.editor(group))
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": url}])
    return page


def open_form(page: Page, article: Article) -> None:
    """Open the form of an article, and wait until its editors are there."""
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    page.locator("#blocks-0 textarea[data-complete]").wait_for(state="attached")


def add_block(page: Page, kind: str) -> Locator:
    """Add a block of a kind at the end, and give it."""
    page.locator(".order-machine-insert-target.last").click()
    page.locator(".plugin-button", has_text=kind).click()
    blocks = page.locator(".order-machine .inline-related:not(.empty-form)")
    return blocks.filter(has=page.locator("h3", has_text=kind)).last


def write(place: Locator, text: str) -> None:
    """Write in a block, or in its box, in the place of what stands there."""
    box = place if "ProseMirror" in (place.get_attribute("class") or "") else place.locator(".ProseMirror").last
    box.click()
    place.page.keyboard.press("Control+A")
    place.page.keyboard.type(text)


def save(page: Page) -> None:
    page.get_by_role("button", name="Opslaan en opnieuw bewerken").click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def open_editor(page: Page, client, url: str, text: str = "", group: str = "redacteur") -> Locator:
    """Log in, open a draft with one text block, and give the box in which one writes."""
    client.force_login(factories.editor(group))
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": url}])
    article = factories.article(status="draft")
    factories.block(article, text=text)
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    page.locator("#blocks-0 textarea[data-complete]").wait_for(state="attached")
    box = page.locator("#blocks-0 .ProseMirror[contenteditable]")
    box.click()
    return box


def text_of(page: Page) -> str:
    """The text as it would be sent."""
    return page.locator("#blocks-0 textarea").first.input_value()


def paste(box: Locator, *, html: str = "", text: str = "") -> None:
    box.evaluate(_PASTE, {"html": html, "text": text})


def select(box: Locator, words: str) -> None:
    """Select these words, as a mouse would."""
    box.evaluate(_SELECT, words)
    box.page.wait_for_timeout(50)  # The editor hears of a new selection a moment later.

"""The real archive, followed link by link as a reader could: nothing broken, nothing out of reach."""

from html.parser import HTMLParser

import pytest
from django.core.management import call_command
from django.test import Client

from articles.models import Article, Issue, Person, Topic
from dossiers.models import Dossier

pytestmark = pytest.mark.django_db


class Page(HTMLParser):
    """The links and ids of one page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "a" and attributes.get("href"):
            self.links.append(attributes["href"])
        if "id" in attributes:
            self.ids.append(attributes["id"])


def crawl(client: Client) -> tuple[dict[str, Page], list[str]]:
    """Follow every link from the front page; give the pages by address, and the faults."""
    pages, faults, waiting = {}, [], ["/"]
    while waiting:
        address = waiting.pop()
        if address in pages:
            continue
        response = client.get(address, follow=True)
        pages[address] = page = Page(response.text)
        if response.status_code != 200:
            faults.append(f"{address} answers {response.status_code}")
        if len(page.ids) != len(set(page.ids)):
            faults.append(f"{address} has an id twice")
        faults += [f"{address}: no {link} here" for link in page.links if link[0] == "#" and link[1:] not in page.ids]
        waiting += [_address(address, link) for link in page.links if link[0] in "/?" and "/admin/" not in link]
    return pages, faults


def _address(page: str, link: str) -> str:
    return link.partition("#")[0] if link.startswith("/") else page.partition("?")[0] + link


def test_no_link_is_broken_and_no_page_out_of_reach(client):
    call_command("load_seeds", verbosity=0)
    pages, faults = crawl(client)
    assert faults == []
    models = [Article, Dossier, Issue.objects.select_related("publication"), Person, Topic]
    rows = [row for model in models for row in getattr(model, "objects", model).published()]
    assert [str(row) for row in rows if row.get_absolute_url() not in pages] == []
    assert len(rows) > 400

"""Every public page of the real archive in a real browser, listened to: no cookie, no third party, nothing inline."""

import re
from zlib import crc32

import pytest
from django.core.management import call_command
from playwright.sync_api import Page

from tests.browser.site import check
from tests.crawl import kind_of_list

pytestmark = pytest.mark.django_db
# Two halves, for the two workers of `make test`. A page of a list falls in the half of its list.
HALVES = [0, 1]
LEAST_PAGES = 480
_LINKS = "[...document.querySelectorAll('a[href]')].map((link) => new URL(link.getAttribute('href'), location).href)"
_KEPT = "[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"


@pytest.fixture(scope="module")
def site(serve):
    return serve(lambda: call_command("load_seeds", verbosity=0))


@pytest.mark.parametrize("half", HALVES)
def test_no_page_asks_another_server_runs_anything_inside_or_keeps_anything(site, half):
    page = site.page()
    visited, faults = _walk(page, site.url, half)
    site.check()
    assert (faults, page.context.cookies()) == ({}, [])
    assert len(visited) > LEAST_PAGES / len(HALVES) * 0.9


def _walk(page: Page, origin: str, half: int) -> tuple[set[str], dict[str, list[str]]]:
    waiting = [f"{origin}{path}" for path in re.findall(r"<loc>https?://[^/]+(.+?)</loc>", _sitemap(page))]
    visited, faults = set(), {}
    while waiting:
        address = waiting.pop().partition("#")[0]
        if kind_of_list(address) in visited or not _is_public(address, origin) or _half(address) != half:
            continue
        visited.add(kind_of_list(address))
        page.goto(address, wait_until="domcontentloaded")
        waiting += page.evaluate(_LINKS)
        if wrong := check("inline")(page) + page.evaluate(_KEPT):
            faults[address] = wrong
    return visited, faults


def _sitemap(page: Page) -> str:
    # Asked for beside the page: Chromium shows XML in a page of its own, which breaks our policy.
    return page.context.request.get("/sitemap.xml").text()


def _is_public(address: str, origin: str) -> bool:
    path = address.removeprefix(origin)
    no_pages = ("/admin/", "/a/", "/feed/", "/zoeken/feed/", "/media/", "/static/")
    return address.startswith(origin + "/") and not path.startswith(no_pages)


def _half(address: str) -> int:
    return crc32(address.partition("?")[0].split("/", 3)[3].encode()) % len(HALVES)

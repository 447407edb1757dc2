"""Every page of the real archive, reached link by link as a reader could: nothing broken, out of reach or invalid.

It needs no browser, but takes its time, and on either database finds the same.
"""

from collections import Counter

import pytest
from django.core.management import call_command
from django.test import Client

from articles.models import Article, Issue, Person, Topic
from dossiers.models import Dossier
from tests.browser import nu
from tests.conftest import IN_CI, NO_HTML_CHECKER
from tests.crawl import crawl

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def archive(django_db_setup, django_db_blocker):
    """The real archive, for all these tests: they only read."""
    with django_db_blocker.unblock():
        call_command("load_seeds", verbosity=0)
        yield
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture(scope="module")
def crawled(archive):
    return crawl(Client())


@pytest.fixture
def pages(crawled):
    """Every page; a feed is none."""
    return {
        address: page for address, page in crawled[0].items() if not address.startswith(("/feed/", "/zoeken/feed/"))
    }


def test_no_link_is_broken(crawled):
    assert crawled[1] == []


def test_no_page_is_out_of_reach(crawled):
    models = [Article, Dossier, Issue.objects.select_related("publication"), Person, Topic]
    rows = [row for model in models for row in getattr(model, "objects", model).published()]
    assert [str(row) for row in rows if row.get_absolute_url() not in crawled[0]] == []
    assert len(rows) > 400


def test_the_html_of_every_page_is_valid(pages, tmp_path):
    if not (nu.find_java() and nu.JAR.exists()):
        (pytest.fail if IN_CI else pytest.skip)(NO_HTML_CHECKER)
    for number, (address, page) in enumerate(pages.items()):
        name = "".join(letter if letter.isalnum() else "-" for letter in address)[:100]
        (tmp_path / f"{number}{name}.html").write_text(page.text)
    assert nu.complaints(tmp_path) == []
    assert len(pages) > 480


def test_every_page_has_one_h1_and_no_heading_skips_a_level(pages):
    assert [address for address, page in pages.items() if not _steps_down(page.headings)] == []


def test_no_two_pages_have_the_same_title(pages):
    titles = Counter(page.title for address, page in pages.items() if "?" not in address)
    assert [title for title, count in titles.items() if count > 1 or not title] == []


def _steps_down(levels: list[int]) -> bool:
    return levels.count(1) == 1 and all(
        after <= before + 1 for before, after in zip([0, *levels], levels, strict=False)
    )

"""Questions without a result: how they are counted, and what is never kept."""

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import UnansweredQuestion
from movisies import search
from tests import factories

pytestmark = pytest.mark.django_db
OWN_PAGE = {"Sec-Fetch-Site": "same-origin"}


def report(words: str, headers: dict[str, str] = OWN_PAGE) -> None:
    # With the checks that a browser meets, so that a page without a cookie may report.
    response = Client(enforce_csrf_checks=True).post("/zoeken/gemist/", {"q": words}, headers=headers)
    assert (response.status_code, response.content, response.cookies) == (204, b"", {})


def counts() -> dict[str, int]:
    return dict(UnansweredQuestion.objects.values_list("key", "count"))


def test_question_is_counted_in_one_way_of_writing_with_the_day():
    for words in ("Één vraag", "een  VRAAG", " een vraag\n"):
        report(words)
    assert counts() == {"een vraag": 3}
    assert UnansweredQuestion.objects.get().last_on == timezone.localdate()


def test_nothing_is_written_when_a_page_is_read(client):
    client.get("/zoeken/?q=onvindbaar")
    assert counts() == {}


def test_question_that_has_an_answer_is_not_counted():
    factories.article(text="<p>buurt</p>")
    report("buurt")
    assert counts() == {}


def test_question_that_only_an_editor_gets_answered_is_counted():
    factories.article(text="<p>buurt</p>", status="draft", published_at=None)
    report("buurt")
    assert counts() == {"buurt": 1}


@pytest.mark.parametrize("words", ["", " ", "\0", "a" * 101, "ans@example.org", "mijn bsn 123456789"])
def test_what_is_no_subject_is_not_kept(words):
    report(words)
    assert counts() == {}


@pytest.mark.parametrize(
    ("headers", "is_counted"),
    [
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, False),
        ({"Sec-Fetch-Site": "none"}, False),
        ({"Origin": "https://example.org"}, False),
        ({"Origin": "http://testserver"}, True),
        ({}, False),
    ],
)
def test_only_a_page_of_the_site_itself_may_report(headers, is_counted):
    report("onvindbaar", headers)
    assert (counts() == {"onvindbaar": 1}) is is_counted


def test_list_does_not_grow_without_end(monkeypatch):
    monkeypatch.setattr(search, "MOST_UNANSWERED", 1)
    for words in ("onvindbaar", "onvindbaar", "ook onvindbaar"):
        report(words)
    assert counts() == {"onvindbaar": 2}


def test_reporting_is_not_asking(client):
    assert client.get("/zoeken/gemist/?q=onvindbaar").status_code == 405

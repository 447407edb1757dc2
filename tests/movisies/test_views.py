"""What the pages of the whole site say."""

import datetime
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from tests import factories

pytestmark = pytest.mark.django_db


def test_home_leads_with_the_newest_issue(client):
    factories.issue(date=datetime.date(2011, 1, 1))
    newest = factories.issue(date=datetime.date(2021, 1, 1))
    factories.issue(date=datetime.date(2019, 1, 1))
    assert client.get("/").context["issue"] == newest


def test_agenda_parts_past_from_coming(client):
    today = timezone.localdate()
    article = factories.article()
    coming = factories.event_date(article, starts_on=today)
    past = factories.event_date(article, starts_on=today - datetime.timedelta(days=1))
    undated = factories.event_date(article, starts_on=None, label="najaar 2011")
    context = client.get("/agenda/").context
    assert context["upcoming"] == [coming]
    assert set(context["page"]) == {past, undated}


def test_event_of_several_days_is_coming_until_its_last(client):
    today = timezone.localdate()
    yesterday = today - datetime.timedelta(days=1)
    date = factories.event_date(factories.article(), starts_on=yesterday, ends_on=today)
    assert client.get("/agenda/").context["upcoming"] == [date]


def test_feed_is_atom_with_permanent_ids(client):
    article = factories.article(title="Nieuw <stuk>", summary="In het kort.")
    feed = ElementTree.fromstring(client.get("/feed/").content)  # noqa: S314 - our own output
    atom = "{http://www.w3.org/2005/Atom}"
    entry = feed.find(f"{atom}entry")
    assert entry.find(f"{atom}title").text == "Nieuw <stuk>"
    assert entry.find(f"{atom}id").text.endswith(f"/a/{article.pk}/")


def test_sitemap_lists_every_public_page(client):
    article = factories.article(topics=[factories.topic()])
    person = factories.contribution(article).person
    things = [article, article.issue, person, article.topics.get(), factories.dossier([article])]
    text = client.get("/sitemap.xml").text
    assert [thing for thing in things if f"{thing.get_absolute_url()}</loc>" not in text] == []


def test_robots_keeps_the_admin_out_and_names_the_sitemap(client):
    text = client.get("/robots.txt").text
    assert "Disallow: /admin/" in text
    assert "/sitemap.xml" in text


@pytest.mark.parametrize("path", ["/media/../manage.py", "/media/nee.jpg", "/media/%2e%2e/manage.py"])
def test_media_gives_uploaded_files_only(client, path):
    assert client.get(path).status_code in (400, 404)

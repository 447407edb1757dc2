"""Editors are told which texts refer to what they delete or withdraw."""

import datetime

import pytest
from django.contrib.admin.models import DELETION, LogEntry
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from reversion.models import Version

from articles.models import Article
from articles.references import reference_to
from articles.versions.history import latest
from tests import factories
from tests.articles.test_admin_publishing import address, run, save

pytestmark = pytest.mark.django_db
REASON = "Op verzoek van de geïnterviewde."


@pytest.fixture
def target(client) -> Article:
    """An article to which the text of another refers."""
    client.force_login(factories.editor("eindredacteur"))
    article = factories.article(title="Het doel")
    text = f'<p>Zie <a href="{reference_to(article)}">het vorige nummer</a>.</p>'
    factories.article(title="De verwijzing", text=text)
    return article


def test_page_for_deleting_lists_the_places(client, target):
    page = client.get(address(target, "delete")).text
    assert "De verwijzing" in page
    assert "het vorige nummer" in page


WITHDRAWING = {
    "from the form": lambda client, thing: save(client, thing, status="withdrawn", withdrawal_reason=REASON),
    "from the list": lambda client, thing: run(client, "withdraw", thing),
}


@pytest.mark.parametrize("withdraw", WITHDRAWING.values(), ids=WITHDRAWING)
def test_withdrawing_lists_the_places(client, target, withdraw):
    withdraw(client, target)
    page = client.get(reverse("admin:articles_article_changelist")).text
    assert "Lezers zien deze links nu als gewone woorden" in page
    assert "De verwijzing" in page


def test_nothing_is_said_where_nothing_refers(client, target):
    other = Article.objects.get(title="De verwijzing")
    assert "staat een link hierheen" not in client.get(address(other, "delete")).text
    run(client, "withdraw", other)
    assert "Lezers zien deze links" not in client.get(reverse("admin:articles_article_changelist")).text


@pytest.mark.parametrize(("days", "is_kept"), [(89, True), (91, False)])
def test_bin_is_emptied_after_ninety_days(client, target, capsys, days, is_kept):
    latest(target)
    client.post(address(target, "delete"), {"post": "yes"})
    LogEntry.objects.filter(action_flag=DELETION).update(action_time=timezone.now() - datetime.timedelta(days=days))
    call_command("empty_bin")
    assert Version.objects.get_deleted(Article).exists() is is_kept
    assert ("1 voorgoed weg." in capsys.readouterr().out) is not is_kept

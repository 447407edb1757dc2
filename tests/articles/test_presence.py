"""Who else has a form open: said while it is, forgotten afterwards, and in nobody's way."""

import datetime

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, OpenForm
from articles.versions.history import keep, latest
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return factories.article()


def someone(first: str = "Anna", last: str = "Bos", group: str = "redacteur", **options) -> Client:
    user = factories.editor(group)
    user.first_name, user.last_name = first, last
    user.save()
    client = Client(**options)
    client.force_login(user)
    client.user = user
    return client


def address(row, model: str = "articles_article") -> str:
    return reverse(f"admin:{model}_presence", args=[row.pk])


def say(client: Client, article: Article, **data) -> dict:
    return client.post(address(article), data).json()


def test_two_editors_see_each_other(article):
    anna, bram = someone(), someone("Bram", "Dam")
    assert say(anna, article)["others"] == []
    assert say(bram, article)["others"] == ["Anna Bos"]
    assert say(anna, article)["others"] == ["Bram Dam"]


def test_an_editor_without_a_name_goes_by_the_account(article):
    nameless = someone("", "")
    say(nameless, article)
    assert say(someone(), article)["others"] == [nameless.user.username]


def test_only_those_with_the_same_thing_open_are_named(article):
    say(someone(), factories.article())
    someone(group="eindredacteur").post(address(article.issue, "articles_issue"))
    assert say(someone(), article)["others"] == []


def test_who_leaves_is_named_no_more(article):
    anna, bram = someone(), someone("Bram", "Dam")
    say(anna, article)
    say(anna, article, leaving="1")
    assert say(bram, article)["others"] == []


def test_who_says_nothing_for_a_minute_is_gone_and_the_table_stays_small(article):
    for seconds in (59, 61):
        say(someone(f"Na {seconds}"), article)
        gone_quiet = timezone.now() - datetime.timedelta(seconds=seconds)
        OpenForm.objects.filter(user__first_name=f"Na {seconds}").update(seen_at=gone_quiet)
    assert say(someone(), article)["others"] == ["Na 59 Bos"]
    assert OpenForm.objects.count() == 2


def test_saying_it_again_takes_no_more_room(article):
    anna = someone()
    say(anna, article)
    first = OpenForm.objects.get().seen_at
    say(anna, article)
    assert OpenForm.objects.get().seen_at > first


def test_who_saved_since_is_named(article):
    anna, bram = someone(), someone("Bram", "Dam")
    began = latest(article)
    assert say(anna, article, version=began.pk)["saved_by"] == ""
    keep(article, bram.user, "Opgeslagen.")
    assert say(anna, article, version=began.pk)["saved_by"] == "Bram Dam"


def test_what_one_saved_oneself_is_no_news(article):
    anna, began = someone(), latest(article)
    keep(article, anna.user, "Opgeslagen.")
    assert say(anna, article, version=began.pk)["saved_by"] == ""


def test_a_change_without_an_account_is_somebodys(article):
    began = latest(article)
    keep(article, None, "Ingelezen.")
    assert say(someone(), article, version=began.pk)["saved_by"] == "Iemand"


@pytest.mark.parametrize("version", ["", "x", "-1", "²", "9" * 30])
def test_a_version_that_is_none_is_no_news(article, version):
    latest(article)
    assert say(someone(), article, version=version)["saved_by"] == ""


def test_it_takes_the_right_to_change(article):
    reader = someone()
    reader.user.groups.clear()
    assert reader.post(address(article)).status_code == 403
    assert someone().post(address(article.issue, "articles_issue")).status_code == 403


def test_it_takes_an_account(client, article):
    assert client.post(address(article)).url.startswith(reverse("admin:login"))


def test_it_takes_a_token_and_gives_a_fresh_one(article):
    anna = someone(enforce_csrf_checks=True)
    assert anna.post(address(article)).status_code == 403
    anna.get(reverse("admin:index"))
    token = anna.cookies[settings.CSRF_COOKIE_NAME].value
    fresh = anna.post(address(article), headers={"X-CSRFToken": token}).json()["token"]
    assert anna.post(address(article), {"csrfmiddlewaretoken": fresh}).status_code == 200


def test_looking_notes_nothing(article):
    assert someone().get(address(article)).status_code == 405
    assert not OpenForm.objects.exists()


def test_what_is_not_there_is_not_open():
    assert someone().post(reverse("admin:articles_article_presence", args=[1])).status_code == 404


def test_a_crowd_costs_no_more_queries(article, django_assert_max_num_queries):
    for number in range(8):
        say(someone(f"Nummer {number}"), article)
    version, anna = latest(article).pk, someone()
    with django_assert_max_num_queries(11):
        assert len(say(anna, article, version=version)["others"]) == 8

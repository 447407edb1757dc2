"""The writing desk says what readers see, and does no more than an editor asked for."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Figure, WorkingCopy
from articles.versions.comparing import Piece, words_changed
from articles.versions.history import versions_of
from tests import factories
from tests.articles.admin_forms import filled_in, new_line
from tests.articles.test_admin_publishing import address
from tests.articles.versions.desk import full_article

pytestmark = pytest.mark.django_db
DRAFT = {"status": "draft", "published_at": None}


@pytest.fixture
def desk() -> Client:
    client = Client()
    client.force_login(factories.editor("eindredacteur"))
    return client


def opened(client, thing) -> dict:
    return filled_in(client.get(address(thing)))


def sent(client, thing, **changes):
    return client.post(address(thing), opened(client, thing) | changes, follow=True)


def new_block(form: dict, **fields) -> dict:
    number = int(form["blocks-TOTAL_FORMS"])
    line = {"text": "", "region": "main", "ordering": "900"} | fields
    return {"blocks-TOTAL_FORMS": number + 1} | {f"blocks-{number}-{name}": value for name, value in line.items()}


# Putting back


def put_back(client, thing, version):
    return client.post(address(thing, "put_back"), {"versie": version.pk}, follow=True)


def test_putting_back_withdraws_and_publishes_nothing(desk):
    article = full_article(**DRAFT)
    sent(desk, article, title="Nieuw", _publish="1")
    redacteur = Client()
    redacteur.force_login(factories.editor("redacteur"))
    put_back(redacteur, article, versions_of(article).last())
    article.refresh_from_db()
    assert (article.status, article.title) == ("published", "Nieuw")
    assert WorkingCopy.objects.get().rows[0]["fields"]["title"] == "Oud"


def test_what_was_put_back_says_that_readers_do_not_see_it(desk):
    article = full_article()
    sent(desk, article, title="Nieuw")
    assert "Lezers zien dit nog niet" in put_back(desk, article, versions_of(article).last()).text


def test_putting_back_what_is_there_says_so(desk):
    article = full_article()
    desk.get(address(article))
    assert "er is niets gewijzigd" in put_back(desk, article, versions_of(article).first()).text


# What readers see


def test_correcting_what_was_published_at_a_broken_second_makes_a_copy(desk):
    article = full_article(published_at=timezone.now().replace(microsecond=123456))
    page = sent(desk, article, title="Nieuw")
    assert "Lezers zien dit nog niet" in page.text
    assert versions_of(article).first().revision.comment == "Opgeslagen."


HIDDEN = "lezers zien het pas als"


@pytest.mark.parametrize(("issue", "says"), [({}, "staat op de site"), (DRAFT, HIDDEN)])
def test_form_says_whether_readers_see_the_article(desk, issue, says):
    article = full_article(issue=factories.issue(**issue))
    assert says in desk.get(address(article)).text


LATER = {"published_at_0": "2040-01-01", "published_at_1": "09:00"}


@pytest.mark.parametrize(
    ("issue", "moment", "says"),
    [({}, {}, "lezers zien dit nu"), (DRAFT, {}, "zodra het nummer"), ({}, LATER, "vanaf het moment van publicatie")],
)
def test_publishing_says_when_readers_see_it(desk, issue, moment, says):
    article = full_article(issue=factories.issue(**issue), **DRAFT)
    assert says in sent(desk, article, _publish="1", **moment).text


WITHDRAWN = {"status": "withdrawn", "withdrawal_reason": "Op verzoek van Jan."}


def test_reason_that_is_missing_is_asked_for_at_its_field(desk):
    page = sent(desk, full_article(), status="withdrawn")
    assert page.context["adminform"].form.errors == {"withdrawal_reason": ["Zeg waarom het is ingetrokken."]}


@pytest.mark.parametrize("where", [address, Article.get_absolute_url])
def test_editor_is_told_what_readers_see_of_what_is_withdrawn(desk, where):
    page = desk.get(where(full_article(**WITHDRAWN))).text
    assert "met de reden: Op verzoek van Jan." in page


# Blocks in which nothing stands


def test_empty_block_is_left_out(desk):
    article = full_article(**DRAFT)
    sent(desk, article, **new_block(opened(desk, article), text="<p> </p>"))
    assert [block.text for block in article.blocks.all()] == ["<p>Over de wijk.</p>"]


def test_block_that_was_wiped_goes(desk):
    article = full_article(**DRAFT)
    sent(desk, article, **{"blocks-0-text": "<p></p>"})
    assert not article.blocks.exists()


def test_figure_with_only_a_caption_stays(desk):
    article = full_article(**DRAFT)
    line = {"caption": "Een plein", "region": "main", "ordering": "900"}
    sent(desk, article, **new_line(desk.get(address(article)), Figure, **line))
    assert [figure.caption for figure in Figure.objects.all()] == ["Een plein"]


# Choosing an article


def test_articles_to_choose_from_bear_their_issue(desk, django_assert_max_num_queries):
    articles = [factories.article(title="Oud") for _ in range(4)]
    field = {"app_label": "articles", "model_name": "crossreference", "field_name": "target"}
    with django_assert_max_num_queries(6):
        answer = desk.get(reverse("admin:articles_article_choose"), {"term": "oud", **field}).json()
    assert {found["text"] for found in answer["results"]} == {f"Oud ({article.issue.title})" for article in articles}


def test_chosen_article_bears_its_issue(desk):
    reference = factories.cross_reference(full_article(), factories.article(title="Oud"))
    assert f"Oud ({reference.target.issue.title})</option>" in desk.get(address(reference.article)).text


# Versions


def test_change_of_markup_only_is_told(desk):
    article = full_article(**DRAFT)
    sent(desk, article, **{"blocks-0-text": "<h2>Over de wijk.</h2>"})
    (step, _) = desk.get(address(article, "history")).context["steps"]
    assert [difference.label for difference in step.differences] == ["opmaak van de tekst"]


def test_long_stretch_that_is_equal_is_folded():
    words = "woord " * 2000
    same, new = words_changed(words, f"{words}erbij")
    assert (new.text, new.middle) == ("erbij", "")
    assert same.head + same.middle + same.tail == words
    assert len(same.head + same.tail) < 600
    assert Piece("kort", "same").middle == ""


# The issue and the bin


@pytest.mark.parametrize(
    ("moment", "says"),
    [({}, "staat op de site; 1 artikel"), ({"moment_0": "2040-01-02", "moment_1": "09:00"}, "2 januari 2040, 09:00")],
)
def test_publishing_an_issue_says_when_and_how_much(desk, moment, says):
    issue = factories.issue(**DRAFT)
    factories.article(issue=issue, text="<p>Over de wijk.</p>", **DRAFT)
    assert says in desk.post(reverse("admin:articles_issue_publish", args=[issue.pk]), moment, follow=True).text


def test_issue_that_is_on_the_site_has_nothing_to_publish(desk):
    article = full_article()
    page = desk.get(reverse("admin:articles_issue_publish", args=[article.issue_id])).text
    assert "er is niets te publiceren" in page
    assert "Publiceer het hele nummer" not in page


def test_deleting_points_at_the_bin(desk):
    page = desk.post(address(full_article(), "delete"), {"post": "yes"}, follow=True)
    assert "De prullenbak bewaart dit nog 90 dagen." in page.text


def test_moment_that_readers_wait_for_is_named(desk):
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    assert "ingepland: lezers zien het vanaf" in desk.get(address(full_article(published_at=tomorrow))).text

"""Putting back what the browser kept: the form shows it again, whole, and stores nothing by itself."""

import pytest
from django.urls import reverse

from articles.models import Article, Contribution, TextBlock
from articles.versions.history import versions_of
from tests import factories
from tests.articles.admin_forms import errors, filled_in, new_line

pytestmark = [pytest.mark.django_db, pytest.mark.alike]

MARK = "een-merk-1"
RESTORE = {"_restore": "1", "_copy": MARK}


@pytest.fixture
def article() -> Article:
    article = factories.article(title="Oud", text="<p>Eerste.</p>", status="draft", published_at=None)
    factories.contribution(article, byline="Anna Bos")
    return article


@pytest.fixture
def desk(client):
    client.force_login(factories.editor("redacteur"))
    return client


def address(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def form_of(page) -> dict:
    """Give what the form on this page would send, with the version that it began with."""
    return filled_in(page) | {"_version": page.context.get("version")}


def texts_in(page) -> list[str]:
    blocks = next(each for each in page.context["inline_admin_formsets"] if each.opts.model is TextBlock)
    return [shown.form["text"].value() for shown in blocks if "__prefix__" not in shown.form.prefix]


def test_a_restored_form_shows_what_was_kept_and_stores_nothing(desk, article):
    page = desk.get(address(article))
    before = versions_of(article).count()
    kept = form_of(page) | new_line(page, TextBlock, text="<p>Nieuw.</p>", region="main", ordering="99")
    shown = desk.post(address(article), kept | RESTORE | {"title": "Getypt"})
    assert shown.context["adminform"].form["title"].value() == "Getypt"
    assert texts_in(shown) == ["<p>Eerste.</p>", "<p>Nieuw.</p>"]
    assert (Article.objects.get().title, article.blocks.count(), versions_of(article).count()) == ("Oud", 1, before)


def test_a_restored_form_says_so_and_complains_of_nothing_yet(desk, article):
    kept = form_of(desk.get(address(article))) | {"title": "", "contributions-0-role": "?"}
    shown = desk.post(address(article), kept | RESTORE)
    assert errors(shown) == []
    assert "Er is nog niets opgeslagen" in shown.content.decode()


def test_a_restored_form_still_checks_when_it_is_saved(desk, article):
    shown = desk.post(address(article), form_of(desk.get(address(article))) | {"title": ""} | RESTORE)
    assert errors(desk.post(address(article), form_of(shown))) == ["Dit veld is verplicht."]


def test_a_restored_form_is_brought_together_with_what_others_saved(client, desk, article):
    kept = form_of(desk.get(address(article))) | {"title": "Mijn titel"}
    desk.post(address(article), form_of(desk.get(address(article))) | {"kicker": "Hun kop"})
    shown = desk.post(address(article), kept | RESTORE)
    assert shown.context["version"] == kept["_version"]
    assert desk.post(address(article), form_of(shown)).status_code == 302
    assert Article.objects.values_list("title", "kicker").get() == ("Mijn titel", "Hun kop")


def test_a_row_that_was_deleted_meanwhile_comes_back_with_its_text(desk, article):
    factories.block(article, text="<p>Tweede.</p>")
    kept = form_of(desk.get(address(article)))
    article.blocks.get(text="<p>Eerste.</p>").delete()
    shown = desk.post(address(article), kept | RESTORE)
    assert texts_in(shown) == ["<p>Eerste.</p>", "<p>Tweede.</p>"]


@pytest.mark.parametrize("version", ["", "x", "999999999"])
def test_a_deleted_row_is_a_new_one_when_the_version_is_unknown(desk, article, version):
    factories.block(article, text="<p>Tweede.</p>")
    kept = form_of(desk.get(address(article))) | {"_version": version}
    article.blocks.get(text="<p>Eerste.</p>").delete()
    shown = desk.post(address(article), kept | RESTORE)
    assert texts_in(shown) == ["<p>Tweede.</p>", "<p>Eerste.</p>"]
    assert desk.post(address(article), form_of(shown)).status_code == 302
    assert {block.text for block in article.blocks.all()} == {"<p>Eerste.</p>", "<p>Tweede.</p>"}


def test_a_row_of_a_person_who_is_gone_keeps_what_was_typed(desk, article):
    kept = form_of(desk.get(address(article))) | {"contributions-0-byline": "Getypt"}
    contribution = Contribution.objects.get()
    contribution.delete()
    contribution.person.delete()
    shown = desk.post(address(article), kept | RESTORE)
    assert 'value="Getypt"' in shown.content.decode()


def test_a_new_thing_is_restored_too(desk):
    where = reverse("admin:articles_article_add")
    kept = filled_in(desk.get(where)) | {"title": "Nieuw stuk"}
    shown = desk.post(where, kept | RESTORE)
    assert shown.context["adminform"].form["title"].value() == "Nieuw stuk"
    assert not Article.objects.exists()


def test_a_form_without_rows_is_not_stored_either(client):
    client.force_login(factories.editor("beheerder"))
    publication = factories.publication(title="Oud")
    where = reverse("admin:articles_publication_change", args=[publication.pk])
    shown = client.post(where, form_of(client.get(where)) | {"title": "Getypt"} | RESTORE)
    publication.refresh_from_db()
    assert (shown.context["adminform"].form["title"].value(), publication.title) == ("Getypt", "Oud")


def test_a_reader_of_the_admin_restores_nothing(client, article):
    user = factories.editor("redacteur")
    user.groups.clear()
    client.force_login(user)
    assert client.post(address(article), {"title": "x"} | RESTORE).status_code == 403


def test_a_stored_form_tells_its_mark(desk, article):
    kept = form_of(desk.get(address(article))) | {"title": "Nieuw", "_copy": MARK}
    cookie = desk.post(address(article), kept).cookies["saved"]
    assert (cookie.value, cookie["path"], cookie["samesite"]) == (MARK, "/admin/", "Lax")


def test_marks_wait_until_they_are_read(desk, article):
    kept = form_of(desk.get(address(article))) | {"title": "Nieuw"}
    desk.post(address(article), kept | {"_copy": "eerste-merk"})
    answer = desk.post(address(article), kept | {"_copy": "tweede-merk"})
    assert answer.cookies["saved"].value == "eerste-merk.tweede-merk"


@pytest.mark.parametrize(
    "change", [{"title": ""}, RESTORE, {"_copy": "<script>"}], ids=["error", "restored", "no mark"]
)
def test_a_form_that_is_not_stored_tells_nothing(desk, article, change):
    kept = form_of(desk.get(address(article))) | {"_copy": MARK} | change
    assert "saved" not in desk.post(address(article), kept).cookies


def test_a_conflict_tells_nothing(desk, article, client):
    kept = form_of(desk.get(address(article))) | {"title": "Mijn", "_copy": MARK}
    other = type(client)()
    other.force_login(factories.editor("eindredacteur"))
    other.post(address(article), form_of(other.get(address(article))) | {"title": "Hun"})
    answer = desk.post(address(article), kept)
    assert (answer.status_code, "saved" in answer.cookies) == (409, False)
    assert MARK in answer.content.decode()


def test_a_save_that_fails_tells_nothing(desk, article, monkeypatch):
    kept = form_of(desk.get(address(article))) | {"title": "Nieuw", "_copy": MARK}
    monkeypatch.setattr("articles.admin.desk.settle", lambda *args: 1 / 0)
    desk.raise_request_exception = False
    answer = desk.post(address(article), kept)
    assert (answer.status_code, "saved" in answer.cookies) == (500, False)

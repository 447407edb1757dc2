"""What the text editor asks of the server: pages to link to, what a link leads to, and which pieces are one word."""

import json

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles import references
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.alike]


@pytest.fixture
def editor(client):
    client.force_login(factories.editor("redacteur"))
    return client


def found(client, words: str) -> list[tuple[str, str]]:
    response = client.get(reverse("texts:pages"), {"q": words})
    return [(page["ref"], page["title"]) for page in response.json()["pages"]]


def joined(client, *pairs: tuple[str, str]) -> list[list[str]]:
    response = client.post(reverse("texts:words"), json.dumps(pairs), content_type="application/json")
    return response.json()["joined"]


def test_it_finds_everything_that_has_a_page(editor):
    article = factories.article(title="Zonnewijk", issue=factories.issue(theme="Zonnewijk"))
    things = [article, factories.person("Zonnewijk Jansen"), factories.dossier(title="Zonnewijk")]
    things += [factories.topic("Zonnewijk"), article.issue]
    assert {ref for ref, _ in found(editor, "zonnewijk")} == {references.reference_to(thing) for thing in things}


def test_it_finds_what_is_not_published_and_says_so(editor):
    factories.article(title="Nog geheim", status="draft")
    [page] = editor.get(reverse("texts:pages"), {"q": "geheim"}).json()["pages"]
    assert page["is_public"] is False


def test_a_title_that_begins_so_comes_first(editor):
    factories.article(title="Over de buurt", issue=factories.issue())
    factories.person("Buurt Jansen")
    assert [title for _, title in found(editor, "buurt")] == ["Buurt Jansen", "Over de buurt"]


@pytest.mark.parametrize("words", ["", " ", "\0", "%", "'", "x" * 3000])
def test_any_words_get_an_answer(editor, words):
    assert found(editor, words) == []


def test_it_names_what_a_reference_leads_to(editor):
    article = factories.article(title="De buurt", status="draft")
    asked = [references.reference_to(article), "ref:article:999", "ref:user:1", "geen"]
    [page] = editor.get(reverse("texts:titles"), {"ref": asked}).json()["pages"]
    assert (page["ref"], page["title"]) == (asked[0], "De buurt")


@pytest.mark.parametrize("name", ["pages", "titles"])
def test_a_visitor_is_sent_to_the_login(client, name):
    assert client.get(reverse(f"texts:{name}"), {"q": "x"}).status_code == 302


@pytest.mark.parametrize("name", ["pages", "titles"])
def test_who_may_see_nothing_in_the_admin_is_refused(client, name):
    client.force_login(User.objects.create_user("x", is_staff=True))
    assert client.get(reverse(f"texts:{name}"), {"q": "x"}).status_code == 403


@pytest.mark.parametrize(
    "pair", [("verant", "woordelijkheid"), ("Samenlevings", "opbouw"), ("gemeen", "ten"), ("coör", "dinatie")]
)
def test_a_word_broken_off_is_one_word(editor, pair):
    assert joined(editor, pair) == [list(pair)]


@pytest.mark.parametrize(
    "pair",
    [("homo", "en"), ("Wmo", "en"), ("bed", "en"), ("in", "of"), ("data", "analisten"), ("buurt", "Huis"), ("a", "")],
)
def test_a_hyphen_that_is_meant_stays(editor, pair):
    assert joined(editor, pair) == []


@pytest.mark.parametrize("body", ["", "{", "[1]", '{"a": 1}', '[["a"]]', "null", "[" * 100000])
def test_a_question_that_is_none_gets_a_clear_answer(editor, body):
    response = editor.post(reverse("texts:words"), body, content_type="application/json")
    assert (response.status_code, "Verwacht een lijst van paren" in response.text) == (400, True)

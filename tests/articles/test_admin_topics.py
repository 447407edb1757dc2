"""Topics in the admin: every word once, whatever its capitals and accents."""

import pytest
from django.urls import reverse

from articles.models import Topic, TopicSynonym
from tests import factories
from tests.articles.admin_forms import errors, filled_in, new_line

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/topic/add/"


@pytest.fixture
def editor(client):
    client.force_login(factories.editor("redacteur"))
    return client


@pytest.mark.parametrize("name", ["Één", "EEN", " een "])
def test_a_topic_that_exists_in_other_letters_is_refused(editor, name):
    factories.topic("een")
    page = editor.post(ADD, filled_in(editor.get(ADD), name=name, slug="nieuw"))
    assert "Dit woord staat al in de lijst, als ‘een’. Hoofdletters en accenten maken geen verschil." in errors(page)


def test_a_synonym_that_exists_in_other_letters_is_refused(editor):
    factories.topic("zorg").synonyms.create(name="zórg thuis")
    page = editor.get(ADD)
    line = new_line(page, TopicSynonym, name="Zorg Thuis")
    answer = editor.post(ADD, filled_in(page, name="thuiszorg", slug="thuiszorg", **line))
    assert errors(answer)[0].startswith("Dit woord staat al in de lijst, als ‘zórg thuis’.")


def test_the_same_synonym_twice_is_refused(editor):
    page = editor.get(ADD)
    lines = new_line(page, TopicSynonym, name="zorg") | {"synonyms-1-name": "Zórg", "synonyms-TOTAL_FORMS": 2}
    answer = editor.post(ADD, filled_in(page, name="thuiszorg", slug="thuiszorg", **lines))
    assert errors(answer) == ["Hetzelfde woord staat hier twee keer."]


def test_a_new_topic_is_saved_with_its_synonyms(editor):
    page = editor.get(ADD)
    data = filled_in(page, name="thuiszorg", slug="thuiszorg", **new_line(page, TopicSynonym, name="zorg thuis"))
    assert editor.post(ADD, data).status_code == 302
    assert [synonym.name for synonym in Topic.objects.get().synonyms.all()] == ["zorg thuis"]


def test_a_topic_keeps_its_own_name(editor):
    topic = factories.topic("één")
    change = reverse("admin:articles_topic_change", args=[topic.pk])
    assert editor.post(change, filled_in(editor.get(change), name="Een")).status_code == 302


def test_an_address_is_plain_letters(editor):
    page = editor.post(ADD, filled_in(editor.get(ADD), name="één", slug="één"))
    assert "slug" in page.context["adminform"].form.errors

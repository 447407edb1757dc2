"""Dossiers in the admin: articles in order with a reason, people to ask, and today's date."""

import pytest
from django.utils import timezone

from dossiers.models import Dossier, DossierContact, DossierEntry
from tests import factories
from tests.articles.admin_forms import errors, filled_in, new_line

pytestmark = pytest.mark.django_db

ADD = "/admin/dossiers/dossier/add/"
BASICS = {"title": "Eenzaamheid", "slug": "eenzaamheid", "summary": "Waar het over gaat."}


@pytest.fixture
def writer(client):
    client.force_login(factories.editor("redacteur"))
    return client


def test_a_dossier_keeps_its_articles_with_the_reason(writer):
    page = writer.get(ADD)
    line = new_line(page, DossierEntry, article=factories.article(title="Alleen").pk, position=1, note="Om te beginnen")
    assert writer.post(ADD, filled_in(page, **BASICS, **line)).status_code == 302
    assert [(entry.article.title, entry.note) for entry in DossierEntry.objects.all()] == [("Alleen", "Om te beginnen")]


def test_an_article_stands_in_a_dossier_once(writer):
    page, article = writer.get(ADD), factories.article()
    line = new_line(page, DossierEntry, article=article.pk, position=1)
    again = {name.replace("-0-", "-1-"): value for name, value in line.items()} | {"entries-TOTAL_FORMS": 2}
    assert errors(writer.post(ADD, filled_in(page, **BASICS, **line | again)))


def test_a_dossier_names_whom_to_ask(writer):
    page = writer.get(ADD)
    line = new_line(page, DossierContact, person=factories.person("Jos Lans").pk, position=1)
    writer.post(ADD, filled_in(page, **BASICS, **line))
    assert [person.name for person in Dossier.objects.get().contacts.all()] == ["Jos Lans"]


def test_the_text_is_cleaned(writer):
    body = "<p>Tekst<script>alert(1)</script></p>"
    writer.post(ADD, filled_in(writer.get(ADD), **BASICS, body=body))
    assert Dossier.objects.get().body == "<p>Tekst</p>"


def test_a_new_dossier_is_of_today(writer):
    assert writer.get(ADD).context["adminform"].form.initial["updated_on"] == timezone.localdate()

"""Publishing from the admin: who may, what it fills in, and what stays as it is afterwards."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Issue
from dossiers.models import Dossier
from tests import factories
from tests.articles.admin_forms import filled_in

pytestmark = pytest.mark.django_db

MAKERS = {Article: factories.article, Issue: factories.issue, Dossier: factories.dossier}
DRAFT = {"status": "draft", "published_at": None}
for_each_kind = pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
for_each_publisher = pytest.mark.parametrize("group", ["eindredacteur", "beheerder"])
SENT_IN = {"status": "published", "published_at_0": "", "published_at_1": ""}


def address(row, page: str = "change", *args) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}", args=args or [row.pk])


def save(client, row, **changes):
    page = client.get(address(row))
    answer = client.post(address(row), filled_in(page, **changes))
    row.refresh_from_db()
    return answer


def run(client, action: str, row) -> None:
    where = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_changelist")
    client.post(where, {"action": action, ACTION_CHECKBOX_NAME: [row.pk]})
    row.refresh_from_db()


@for_each_kind
@for_each_publisher
def test_publishing_without_a_moment_means_now(client, model, group):
    client.force_login(factories.editor(group))
    row, before = MAKERS[model](**DRAFT), timezone.now()
    assert save(client, row, **SENT_IN).status_code == 302
    assert row.status == "published"
    assert before <= row.published_at <= timezone.now()


@for_each_kind
def test_a_chosen_moment_stays(client, model):
    client.force_login(factories.editor())
    row = MAKERS[model](**DRAFT)
    save(client, row, status="published", published_at_0="2030-01-02", published_at_1="09:00")
    assert timezone.localtime(row.published_at).isoformat() == "2030-01-02T09:00:00+01:00"


@pytest.mark.parametrize("model", [Article, Dossier], ids=lambda model: model.__name__)
def test_a_redacteur_publishes_nothing(client, model):
    client.force_login(factories.editor("redacteur"))
    row = MAKERS[model](**DRAFT)
    assert save(client, row, title="Nieuwe titel", **SENT_IN).status_code == 302
    assert (row.title, row.status, row.published_at) == ("Nieuwe titel", "draft", None)


def test_a_redacteur_changes_a_published_article_beside_the_site(client):
    client.force_login(factories.editor("redacteur"))
    article = factories.article(title="Oude titel")
    save(client, article, title="Verbeterde titel", status="draft", _publish="1")
    assert (article.title, article.status) == ("Oude titel", "published")
    assert article.working_copy.rows[0]["fields"]["title"] == "Verbeterde titel"


@for_each_kind
@for_each_publisher
def test_the_list_publishes_and_withdraws(client, model, group):
    client.force_login(factories.editor(group))
    row = MAKERS[model](**DRAFT)
    run(client, "publish", row)
    assert row.status == "published"
    run(client, "withdraw", row)
    assert row.status == "draft"


@for_each_kind
def test_the_list_publishes_nothing_for_a_redacteur(client, model):
    client.force_login(factories.editor("redacteur"))
    row = MAKERS[model](**DRAFT)
    run(client, "publish", row)
    assert row.status == "draft"


def test_publishing_from_the_list_stands_in_the_history(client):
    client.force_login(factories.editor())
    article = factories.article(**DRAFT)
    run(client, "publish", article)
    assert "Status: gepubliceerd" in client.get(address(article, "history")).text


@for_each_kind
def test_the_address_of_what_was_published_cannot_change(client, model):
    client.force_login(factories.editor())
    row = MAKERS[model]()
    slug = row.slug
    save(client, row, slug="anders")
    assert row.slug == slug


@for_each_kind
def test_the_address_of_a_draft_can_change(client, model):
    client.force_login(factories.editor())
    row = MAKERS[model](**DRAFT)
    save(client, row, slug="anders")
    assert row.slug == "anders"


def test_a_new_title_of_a_draft_leaves_its_address(client):
    client.force_login(factories.editor())
    assert client.get(address(factories.article(**DRAFT))).context["adminform"].prepopulated_fields == []


def test_the_address_of_a_person_whom_readers_know_cannot_change(client):
    client.force_login(factories.editor())
    person = factories.contribution(factories.article()).person
    assert "slug" not in client.get(address(person)).context["adminform"].form.fields

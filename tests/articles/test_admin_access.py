"""Who may open which page of the admin."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse
from django.utils import timezone

from articles.models import (
    Article,
    Event,
    Image,
    Issue,
    Person,
    Promotion,
    Publication,
    Term,
    Topic,
    UnansweredQuestion,
)
from dossiers.models import Dossier
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.alike]

WRITES, READS, NOTHING = [200, 200, 200], [200, 403, 200], [403, 403, 403]
EDITED_BY_ALL = [Article, Event, Image, Person, Topic, Dossier, Term, Promotion]
# What the list, the page to add and the page to change answer.
ACCESS = {
    "redacteur": dict.fromkeys(EDITED_BY_ALL, WRITES)
    | {Issue: READS, Publication: READS, UnansweredQuestion: READS}
    | dict.fromkeys([User, Group], NOTHING),
    "eindredacteur": dict.fromkeys([*EDITED_BY_ALL, Issue], WRITES)
    | {Publication: READS, UnansweredQuestion: READS}
    | dict.fromkeys([User, Group], NOTHING),
    "beheerder": dict.fromkeys([*EDITED_BY_ALL, Issue, Publication, User, Group], WRITES) | {UnansweredQuestion: READS},
}
MAY_DELETE = {
    "redacteur": {Event},
    "eindredacteur": {*EDITED_BY_ALL, Issue, UnansweredQuestion},
    "beheerder": {*EDITED_BY_ALL, Issue, Publication, User, Group, UnansweredQuestion},
}
CASES = [(group, model) for group, models in ACCESS.items() for model in models]


def case_name(value) -> str:
    return value if isinstance(value, str) else value.__name__


@pytest.fixture
def rows():
    article = factories.article(topics=[factories.topic()], text="<p>Tekst</p>")
    for kind in ("pull_quote", "box", "figure", "speaker", "notes"):
        factories.block(article, kind=kind)
    factories.image()
    factories.contribution(article)
    factories.event_date(article)
    factories.publication_details(article)
    factories.cross_reference(article, factories.article(issue=article.issue))
    factories.dossier([article])
    factories.editor()
    Term.objects.create(name="ouderen").others.create(name="senioren")
    Promotion.objects.create(words="ouder worden", article=article)
    UnansweredQuestion.objects.create(key="65-plussers", count=3, last_on=timezone.localdate())


def address(model: type, page: str, *args) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.mark.parametrize(("group", "model"), CASES, ids=case_name)
def test_a_group_opens_the_pages_of_its_work_and_no_others(client, rows, group, model):
    client.force_login(factories.editor(group))
    pages = [address(model, "changelist"), address(model, "add"), address(model, "change", model.objects.first().pk)]
    assert [client.get(page).status_code for page in pages] == ACCESS[group][model]


@pytest.mark.parametrize(("group", "model"), CASES, ids=case_name)
def test_a_group_deletes_only_what_it_may(client, rows, group, model):
    client.force_login(factories.editor(group))
    answer = client.get(address(model, "delete", model.objects.first().pk)).status_code
    assert (answer == 200) == (model in MAY_DELETE[group])


@pytest.mark.parametrize("model", [Article, Issue, Person, Topic, Dossier], ids=case_name)
def test_a_change_page_leads_to_the_page_on_the_site(client, rows, model):
    client.force_login(factories.editor("eindredacteur"))
    row = model.objects.first()
    assert f'href="{row.get_absolute_url()}"' in client.get(address(model, "change", row.pk)).text


@pytest.mark.parametrize(
    ("model", "field", "target"),
    [
        ("contribution", "person", Person),
        ("articletopic", "tag", Topic),
        ("crossreference", "target", Article),
        ("promotion", "article", Article),
        ("figure", "picture", Image),
    ],
)
def test_a_writer_chooses_by_typing(client, rows, model, field, target):
    client.force_login(factories.editor("redacteur"))
    asked = {"term": str(target.objects.last()), "app_label": "articles", "model_name": model, "field_name": field}
    results = client.get(reverse("admin:autocomplete"), asked).json()["results"]
    assert str(target.objects.last().pk) in [result["id"] for result in results]


def test_a_stranger_is_sent_to_the_login(client):
    assert client.get(address(Article, "changelist")).url.startswith(reverse("admin:login"))


def test_someone_without_a_group_sees_no_article(client):
    client.force_login(User.objects.create_user("niemand", is_staff=True))
    assert client.get(address(Article, "changelist")).status_code == 403


def test_a_beheerder_cannot_make_a_technical_manager(client):
    client.force_login(factories.editor("beheerder"))
    page = client.get(address(User, "change", factories.editor().pk))
    assert "is_superuser" not in page.context["adminform"].form.fields


def test_a_beheerder_cannot_change_a_technical_manager(client, admin_user):
    client.force_login(factories.editor("beheerder"))
    page = client.get(address(User, "change", admin_user.pk))
    assert page.context["has_change_permission"] is False
    assert client.get(reverse("admin:auth_user_password_change", args=[admin_user.pk])).status_code == 403

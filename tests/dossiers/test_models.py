import pytest

from dossiers.models import Dossier, DossierContact, DossierEntry
from tests import factories
from tests.constraints import assert_refused, names_of_constraints

pytestmark = pytest.mark.django_db


def same_article() -> None:
    article = factories.article()
    factories.dossier([article, article])


def same_contact() -> None:
    dossier, person = factories.dossier(), factories.person()
    DossierContact.objects.create(dossier=dossier, person=person)
    DossierContact.objects.create(dossier=dossier, person=person)


REFUSED = [
    ("dossier_published_has_moment", lambda: factories.dossier(status="published", published_at=None)),
    ("dossier_withdrawn_has_reason", lambda: factories.dossier(status="withdrawn")),
    ("dossier_entry_once_per_article", same_article),
    ("dossier_contact_once_per_person", same_contact),
]


@pytest.mark.parametrize(("constraint", "make"), REFUSED, ids=[name for name, _ in REFUSED])
def test_the_database_refuses_what_breaks(constraint, make):
    assert_refused(constraint, make)


def test_every_constraint_is_in_the_table_above():
    assert names_of_constraints("dossiers") == {name for name, _ in REFUSED}


def test_a_dossier_is_cleaned_when_it_is_stored():
    dossier = factories.dossier(body="<p onclick='alert(1)'>tekst</p><script>alert(1)</script>")
    assert Dossier.objects.get(pk=dossier.pk).body == "<p>tekst</p>"


@pytest.fixture
def half_hidden() -> Dossier:
    """A public dossier with one public and two hidden articles."""
    scheduled = factories.article(published_at=factories.in_future())
    in_draft_issue = factories.article(issue=factories.issue(status="draft"))
    return factories.dossier([scheduled, factories.article(title="Zichtbaar"), in_draft_issue])


def test_a_dossier_shows_its_public_articles_only(half_hidden):
    assert [entry.article.title for entry in half_hidden.entries.published()] == ["Zichtbaar"]


def test_a_dossier_counts_its_public_articles_only(half_hidden):
    assert Dossier.objects.with_article_counts().get().article_count == 1


def test_the_entries_of_a_hidden_dossier_do_not_show():
    factories.dossier([factories.article()], status="draft")
    assert not DossierEntry.objects.published().exists()


def test_an_article_leads_to_public_dossiers_only():
    article = factories.article()
    shown = factories.dossier([article])
    factories.dossier([article], published_at=factories.in_future())
    assert [*article.dossiers.published()] == [shown]


def test_a_dossier_keeps_its_articles_in_the_editors_order():
    first, second = factories.article(title="Zon"), factories.article(title="Aarde")
    dossier = factories.dossier([first, second])
    assert [entry.article for entry in dossier.entries.all()] == [first, second]

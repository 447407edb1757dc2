import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import ProtectedError
from django.db.models.functions import Collate

from articles.models import Person
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("person", "initial"),
    [
        ({"given_name": "Jos", "prefix": "van der", "family_name": "Lans"}, "L"),
        ({"given_name": "Anna", "prefix": "van", "family_name": "IJzendoorn"}, "IJ"),
        ({"given_name": "Anna", "family_name": "Écluse"}, "E"),
        ({"given_name": "Achmed", "family_name": ""}, "A"),
    ],
    ids=["prefix", "IJ", "accent", "given name"],
)
def test_a_person_stands_under_a_letter(person, initial):
    assert Person(**person).initial == initial


IN_ORDER = [
    ("Zwaan", "", "Ariëns"),
    ("Bert", "", "Eckhart"),
    ("Anna", "", "Écluse"),
    ("Iris", "", "Ibrahimović"),
    ("Jos", "van der", "Lans"),
    ("Anna", "", "Lansing"),
    ("Çağla", "", "Öztürk"),
    ("Ymke", "", "Ypma"),
    ("Anna", "van", "IJzendoorn"),
    ("Micha", "de", "Zwart"),
]


def collations() -> list[str]:
    if connection.vendor == "sqlite":
        return ["BINARY", "NOCASE"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT collname FROM pg_collation WHERE collname IN ('C', 'nl-x-icu', 'und-x-icu')")
        return [name for (name,) in cursor.fetchall()]


def test_people_are_sorted_as_dutch_readers_expect_in_any_collation():
    for given, prefix, family in reversed(IN_ORDER):
        factories.person(given_name=given, prefix=prefix, family_name=family)
    people = Person.objects.values_list("given_name", "prefix", "family_name")
    assert [*people.alphabetical()] == IN_ORDER
    for collation in collations():
        assert [*people.order_by(Collate("sort_key", collation))] == IN_ORDER


def test_a_person_keeps_its_place_up_to_date():
    person = factories.person("Anna Aker")
    person.family_name = "Zand"
    person.save()
    assert Person.objects.get().sort_key.startswith("z zand")


def test_a_person_with_contributions_cannot_be_deleted():
    contribution = factories.contribution(factories.article())
    with pytest.raises(ProtectedError):
        contribution.person.delete()


# Contributions


def test_a_contribution_takes_the_name_of_now_as_byline():
    person = factories.person(given_name="Jos", prefix="van der", family_name="Lans")
    assert factories.contribution(factories.article(), person=person).byline == "Jos van der Lans"


def test_a_contribution_keeps_a_byline_that_was_given():
    assert factories.contribution(factories.article(), byline="J. v.d. Lans").byline == "J. v.d. Lans"


def test_renaming_a_person_changes_no_byline():
    contribution = factories.contribution(factories.article(), person=factories.person("Anna Bos"))
    contribution.person.family_name = "Dam"
    contribution.person.save()
    contribution.refresh_from_db()
    contribution.save()
    assert contribution.byline == "Anna Bos"


def test_a_contribution_without_a_person_has_a_printed_name():
    assert factories.contribution(factories.article(), person=None, byline="Hollandse Hoogte").pk


def test_a_contribution_without_any_name_is_refused_in_dutch():
    contribution = factories.contribution(factories.article())
    contribution.person, contribution.byline = None, ""
    with pytest.raises(ValidationError, match="Kies een persoon"):
        contribution.full_clean()


def test_a_contribution_describes_the_contributor_of_then():
    contribution = factories.contribution(factories.article(), function="adviseur", organisation="Movisie", age=66)
    assert contribution.description == "adviseur, Movisie, 66 jaar"

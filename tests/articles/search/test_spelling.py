"""Words that stand nowhere, spelled as the archive spells them."""

import pytest

from articles.models import Person
from articles.search.keeping import together
from tests import factories
from tests.articles.search.asking import archive, ask, find, term, titles_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "correction"),
    [
        ("eenzaamhied", "eenzaamheid"),
        ("Eenzaamheit", "eenzaamheid"),
        ("eenzaamheid wijken wonne", "eenzaamheid wijken wonen"),
        ("eenzaamhied in de wijkenn", "eenzaamheid in de wijken"),
        ("eenzamheid OR rouw", "eenzaamheid OR rouw"),
        ("soort:achtergrond eenzaamhied", "soort:achtergrond eenzaamheid"),
        ('"in de wijken" eenzaamhied', '"in de wijken" eenzaamheid'),
        ('"eenzaamhied"', '"eenzaamheid"'),
        ('" eenzaamhied "', '" eenzaamheid "'),
        ("eenzaamhied -huis", "eenzaamheid -huis"),
    ],
)
def test_it_answers_the_question_spelled_right(text, correction):
    archive({"raak": "eenzaamheid en wonen in de wijken", "mis": "zorg in huis"})
    results = find(text)
    assert (results.correction, results.is_corrected) == (correction, True)
    assert titles_of(results.ids) == ["raak"]


@pytest.mark.parametrize(
    "text", ["eenzaamheid", "eenzame", "zorg eenzaamheid", "xyzzyxyzzy", "zrg", "", "-eenzaamhied", "soort:eenzaamhied"]
)
def test_it_leaves_a_question_alone(text):
    archive({"een": "eenzaamheid", "twee": "goede zorg"})
    results = find(text)
    assert (results.correction, results.is_corrected) == ("", False)


def test_it_leaves_a_question_alone_that_something_answers():
    archive({"een": "eenzaamheid", "twee": "eenzaamhied"})
    assert ask("eenzaamhied") == ["twee"]


def test_it_leaves_a_word_alone_that_is_found_by_a_synonym():
    term("wijken", "buurten")
    archive({"een": "wijken", "twee": "beurten"})
    results = find("buurten")
    assert (titles_of(results.ids), results.correction) == (["een"], "")


def test_it_takes_the_word_that_most_articles_have():
    archive({"zelden": "bakkeraj", "vaak": "bakkerij", "ook": "bakkerij"})
    assert find("bakkerej").correction == "bakkerij"


def test_it_offers_no_correction_that_finds_nothing():
    archive({"een": "eenzaamheid", "twee": "zorg"})
    assert not find('"geen enkele zorg" eenzaamhied').is_corrected


def test_it_knows_a_new_word_at_once_and_forgets_one_that_is_gone():
    archive({"een": "tekst"})
    assert not find("eenzaamhied").correction
    (article,) = archive({"twee": "eenzaamheid"})
    assert find("eenzaamhied").correction == "eenzaamheid"
    article.delete()
    assert not find("eenzaamhied").correction


# Names


@pytest.fixture
def _jos():
    with together():
        written, _ = archive({"van Jos": "tekst", "over stof": "lens en lont"})
        jos = Person.objects.create(given_name="Jos", prefix="van der", family_name="Lansink", slug="jos")
        factories.contribution(written, person=jos)


@pytest.mark.parametrize(
    "name",
    [
        *("Jos van der Lansink", "jos lansink", "lansink", "van der Lansink", "Jos v.d. Lansink", "J. Lansink"),
        *("Jos van der Lanzink", "Jos Lansinck", "Lansnik", "Josh van der Lansink", "Jos van den Lansing"),
    ],
)
@pytest.mark.usefixtures("_jos")
def test_it_finds_a_person_by_part_of_the_name_or_with_a_letter_wrong(name):
    results = find(name)
    assert "van Jos" in titles_of([*results.ids, *results.near_ids])
    assert [other.title for other in results.others] == ["Jos van der Lansink"]

"""What narrows a question besides its words: conditions typed in it, and choices made on the page."""

import datetime

import pytest

from articles.models import Issue, Person, Publication
from articles.search.keeping import together
from dossiers.models import Dossier
from tests import factories
from tests.articles.search.asking import archive, ask, find

pytestmark = pytest.mark.django_db


@pytest.fixture
def _three_articles():
    with together():
        jos = Person.objects.create(given_name="Jos", prefix="van der", family_name="Lans", slug="jos-lans")
        topic = factories.topic("Sociaal werk", slug="sociaal-werk")
        magazine = factories.publication(slug="movisies")
        archive({"oud": "wonen"}, kind="column", issue=issue_of(2010, "3", factories.publication(slug="ander-blad")))
        of_2019, of_2021 = issue_of(2019, "14", magazine), issue_of(2021, "special", magazine)
        (written,) = archive({"midden": "zorg"}, kind="book_review", issue=of_2019, topics=[topic])
        (about,) = archive({"nieuw": "zorg"}, issue=of_2021)
        factories.contribution(written, person=jos, role="text")
        factories.contribution(about, person=jos, role="portrayed")
        factories.dossier([written], title="Lokale zorg", slug="lokaal")


def issue_of(year: int, number: str, publication: Publication) -> Issue:
    return factories.issue(date=datetime.date(year, 1, 1), number=number, publication=publication)


with_three_articles = pytest.mark.usefixtures("_three_articles")
ANSWERS = {
    "jaar": {
        "jaar:2019": "midden",
        "jaar:2019-2021": "nieuw midden",
        "jaar:2019-": "nieuw midden",
        "jaar:-2010": "oud",
        "jaar:zomaar": "",
        "jaar:²⁰¹⁹": "",
    },
    "jaar with words between": {"jaar:2019–2021": "nieuw midden", 'jaar:"2019 t/m 2021"': "nieuw midden"},
    "soort": {"soort:column": "oud", "soort:Columns": "oud", 'soort:"Boekbesprekingen"': "midden"},
    "blad": {"blad:movisies": "nieuw midden", 'blad:"Ander blad"': "oud"},
    "nummer": {"nummer:3": "oud", "nummer:special": "nieuw"},
    "auteur": {
        "auteur:lans": "midden",
        'auteur:"Jos van der Lans"': "midden",
        "auteur: jos": "midden",
        "AUTEUR:jos-lans": "midden",
        "auteur:niemand": "",
        "auteur:van": "",
    },
    "persoon": {"persoon:lans": "nieuw midden", "persoon:lans jaar:2021": "nieuw"},
    "onderwerp": {"onderwerp:sociaal-werk": "midden", 'onderwerp:"sociaal werk"': "midden"},
    "dossier": {"dossier:lokaal": "midden", "dossier:lokale": "midden"},
    "minus": {"-soort:column": "nieuw midden", "-auteur:lans": "nieuw oud", "-dossier:lokaal": "nieuw oud"},
    "minus and a space": {"-auteur: lans": "nieuw oud"},
    "words": {"zorg jaar:2019": "midden", "zorg -jaar:2019": "nieuw"},
}


@pytest.mark.parametrize("answers", ANSWERS.values(), ids=ANSWERS)
@with_three_articles
def test_a_condition_narrows_by(answers):
    assert {text: " ".join(ask(text, order="nieuwste")) for text in answers} == answers


@with_three_articles
def test_values_of_one_facet_widen_and_facets_narrow():
    assert ask("", {"jaar": ["2010", "2019"]}) == ["midden", "oud"]
    assert ask("", {"jaar": ["2010", "2019"], "blad": ["movisies"]}) == ["midden"]


@with_three_articles
def test_a_choice_comes_on_top_of_the_question():
    assert ask("zorg", {"jaar": ["2010", "2019"]}) == ["midden"]


@pytest.mark.parametrize(
    ("facet", "value"),
    [("soort", "book_review"), ("onderwerp", "sociaal-werk"), ("dossier", "lokaal"), ("jaar", "2019")],
)
@with_three_articles
def test_a_value_can_be_chosen_that_is_counted(facet, value):
    assert find("").facets[facet][value] == 1
    assert ask("", {facet: [value]}) == ["midden"]


@with_three_articles
def test_a_choice_that_nothing_has_leaves_nothing():
    assert ask("", {"jaar": ["1900"]}) == []


@pytest.mark.parametrize("choices", [{}, {"jaar": []}, {"kleur": ["rood"]}, {"wijze": ["exact"]}])
@with_three_articles
def test_a_choice_that_means_nothing_narrows_nothing(choices):
    assert ask("", choices) == ["nieuw", "midden", "oud"]


@with_three_articles
def test_a_choice_of_way_narrows_what_has_words():
    archive({"deel": "jeugdzorg"})
    assert ask("zorg", {"wijze": ["samenstelling"]}) == ["deel"]
    assert set(ask("zorg", {"wijze": ["samenstelling", "exact"]})) == {"deel", "midden", "nieuw"}


@pytest.mark.parametrize("asked", [("dossier:lokaal", {}), ("", {"dossier": ["lokaal"]}), ("-dossier:lokaal zorg", {})])
@with_three_articles
def test_a_hidden_dossier_narrows_nothing_for_readers(asked):
    seen_by_editor = ask(*asked, user=factories.editor())
    Dossier.objects.update(status="draft")
    assert ask(*asked) == (["nieuw", "midden"] if asked[0].startswith("-") else [])
    assert ask(*asked, user=factories.editor()) == seen_by_editor

"""What answers a question besides articles, and what may be meant while one still types."""

import pytest

from articles.models import Person, TopicSynonym
from articles.search.keeping import together
from articles.search.suggestions import MOST_SUGGESTIONS, suggest
from tests import factories
from tests.articles.search.asking import READER, archive, find

pytestmark = pytest.mark.django_db


@pytest.fixture
def _named():
    with together():
        topic = factories.topic("Sociaal werk", slug="sociaal-werk")
        TopicSynonym.objects.create(topic=topic, name="Welzijnswerk")
        issue = factories.issue(publication=factories.publication(title="Movisies"), number="14")
        articles = archive({"De wijk in": "tekst"}, issue=issue, topics=[topic])
        jos = Person.objects.create(given_name="Jos", prefix="van der", family_name="Lans", slug="jos")
        factories.contribution(articles[0], person=jos)
        factories.contribution(articles[0], person=factories.person("Anne-Marie Bos"))
        factories.dossier(articles, title="Lokale zorg")


with_names = pytest.mark.usefixtures("_named")


def others(text: str, **options) -> list[tuple[str, str]]:
    return [(other.kind, other.title) for other in find(text, **options).others]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("lans", [("persoon", "Jos van der Lans")]),
        ("Jos van der Lans", [("persoon", "Jos van der Lans")]),
        ('"Jos van der Lans"', [("persoon", "Jos van der Lans")]),
        ("interview met Jos van der Lans", [("persoon", "Jos van der Lans")]),
        ("anne-marie bos", [("persoon", "Anne-Marie Bos")]),
        ("lokale zorg", [("dossier", "Lokale zorg")]),
        ("sociaal werk", [("onderwerp", "Sociaal werk")]),
        ("welzijnswerk", [("onderwerp", "Sociaal werk")]),
        ("Movisies nummer 14", [("nummer", "Movisies, nummer 14, november 2019")]),
        ("lans werk", []),
        ("wijk", []),
        ("", []),
    ],
)
@with_names
def test_it_names(text, named):
    assert others(text) == named


@with_names
def test_it_leads_to_the_page():
    (other,) = find("lans").others
    assert other.url == "/personen/jos/"


def test_it_names_a_few_of_a_kind():
    with together():
        for number in range(5):
            factories.dossier(title=f"Zorg in deel {number}")
    assert len(others("zorg")) == 3


@pytest.mark.parametrize("asked", ["verlies", "rouwen"])
def test_an_empty_answer_comes_with_topics_around_it(asked):
    broader = factories.topic("Levensloop")
    topic = factories.topic("Rouw", broader=broader)
    TopicSynonym.objects.create(topic=topic, name="Verlies")
    archive({"titel": "tekst"}, topics=[topic])
    results = find(f"{asked} onvindbaarheid")
    assert [other.title for other in results.topics] == ["Levensloop", "Rouw"]
    assert not find(asked).topics


# While typing


def suggested(text: str, **options) -> list[str]:
    return [other.title for other in suggest(text, options.get("user", READER))]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("jo", "Jos van der Lans"),
        ("lan", "Jos van der Lans"),
        ("jos van de", "Jos van der Lans"),
        ("JÓS ", "Jos van der Lans"),
        ("anne-m", "Anne-Marie Bos"),
        ("anne m", "Anne-Marie Bos"),
        ("Anne-Marie B", "Anne-Marie Bos"),
        ("loka", "Lokale zorg"),
        ("sociaal w", "Sociaal werk"),
        ("de wij", "De wijk in"),
    ],
)
@with_names
def test_it_suggests(typed, title):
    assert title in suggested(typed)


@pytest.mark.parametrize("typed", ["", "l", "os", "lans jos", "?!", "\x00", "x" * 10_000, "' OR 1=1"])
@with_names
def test_it_suggests_nothing_for(typed):
    assert suggested(typed) == []


def test_it_suggests_what_begins_with_it_first_and_people_before_titles():
    with together():
        (article,) = archive({"Zorg nu": "tekst"})
        for name in ("Bo Zorgman", "Zorgman Bo"):
            factories.contribution(article, person=factories.person(name))
        factories.dossier(title="Zorg als dossier")
    assert suggested("zorg") == ["Zorgman Bo", "Zorg als dossier", "Zorg nu", "Bo Zorgman"]


def test_it_suggests_a_few():
    archive({f"Zorg deel {number}": "tekst" for number in range(MOST_SUGGESTIONS + 2)})
    assert len(suggested("zorg")) == MOST_SUGGESTIONS == 8


def test_it_suggests_what_can_be_seen_behind_much_that_is_hidden():
    archive({f"Zorg {number:02}": "tekst" for number in range(45)}, status="draft")
    archive({"Zorg zichtbaar": "tekst"})
    assert suggested("zorg") == ["Zorg zichtbaar"]
    assert len(suggested("zorg", user=factories.editor())) == MOST_SUGGESTIONS

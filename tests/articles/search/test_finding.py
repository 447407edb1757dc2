"""Which articles answer a question, in which way, for whom, and how they are counted."""

import datetime

import pytest

from articles.models import TopicSynonym
from tests import factories
from tests.articles.search.asking import archive, ask, find, hits, term, titles_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("zorg", {"beide", "zorg"}),
        ("zorg wijk", {"beide"}),
        ("wat doet de zorg in de wijk", {"beide"}),
        ('"zorg in de wijk"', {"beide"}),
        ("“zorg in de wijk”", {"beide"}),
        ('"wijk in de zorg"', set()),
        ("zorg -wijk", {"zorg"}),
        ('zorg -"in de wijk"', {"zorg"}),
        ("-zorg", {"huis", "wijk"}),
        ("zorg OR huizen", {"beide", "zorg", "huis"}),
        ("zorg OF huizen", {"beide", "zorg", "huis"}),
        ('zorg OR huizen "in de wijk"', {"beide"}),
        ("ZÓRG", {"beide", "zorg"}),
        ("onvindbaarheid", set()),
    ],
)
def test_it_finds_what_has_the_words(text, answer):
    archive({"beide": "zorg in de wijk", "zorg": "goede zorg", "huis": "een groot huis", "wijk": "een wijk"})
    assert set(ask(text)) == answer


def test_a_question_of_small_words_finds_what_has_them():
    archive({"raak": "wie is wie", "mis": "zorg"})
    assert ask("wie is wie") == ["raak"]


@pytest.mark.parametrize("text", ["e-learning", "elearning", "learning", '"de e-learning"', "E-LEARNING"])
def test_it_finds_a_word_with_a_hyphen(text):
    archive({"raak": "over de e-learning", "mis": "over de les"})
    assert ask(text) == ["raak"]


WEIRD = [
    "zorg\x00",
    "\x00",
    "zorg \ud800",
    "zorg'; DROP TABLE x; --",
    "zorg* NEAR(a b)",
    "zorg:*&!|()",
    "zorg " * 2000,
    "[z(]+",
]


@pytest.mark.parametrize("text", [*WEIRD, "²", "jaar:² zorg", '"', '"""zorg', "-" * 99, "OR " * 99, "auteur:" * 99])
def test_any_text_is_a_question(text):
    archive({"raak": "zorg"})
    results = find(text)
    assert len(results.ids[:10]) == results.total <= 1


WAYS = {
    "exact": ("huis", "het huis"),
    "stam": ("huizen", "het huis"),
    "verwant": ("eenzaam", "de eenzaamheid"),
    "samenstelling": ("hulp", "de jeugdhulp"),
    "synoniem": ("senioren", "de ouderen"),
    "oude-term": ("bejaarden", "de ouderen"),
    "spelling": ("eenzaamhied", "de eenzaamheid"),
}


@pytest.mark.parametrize(("way", "asked"), WAYS.items(), ids=WAYS)
def test_it_tells_in_which_way_a_word_was_found(way, asked):
    term("ouderen", "senioren")
    term("ouderen van vroeger", "ouderen", "bejaarden", relation="former")
    archive({"raak": asked[1], "mis": "iets anders"})
    assert [hit.way for hit in hits(asked[0])] == [way]
    assert find(asked[0]).facets["wijze"] == {way: 1}


@pytest.mark.parametrize(
    ("asked", "found"), [("wmo", "wet maatschappelijke ondersteuning"), ("wet maatschappelijke ondersteuning", "wmo")]
)
def test_a_term_of_several_words_is_found_by_its_abbreviation(asked, found):
    term("Wet maatschappelijke ondersteuning", "Wmo", relation="abbreviation")
    archive({"raak": f"dit is de {found} zelf", "mis": "ondersteuning bij de wet"})
    assert ask(asked) == ["raak"]


def test_a_term_with_small_words_in_it_is_found_by_its_abbreviation():
    term("Wet op de jeugdzorg", "Wjz", relation="abbreviation")
    archive({"raak": "dit is de Wjz zelf", "mis": "de wet"})
    assert ask("wet op de jeugdzorg") == ["raak"]


def test_a_compound_that_stands_nowhere_is_found_by_its_parts():
    archive({"raak": "de transitie naar andere energie", "mis": "energie"})
    assert [hit.way for hit in hits("energietransitie")] == ["samenstelling"]


def test_an_article_answers_in_the_farthest_way_of_its_words():
    archive({"ver": "jeugdhulp in huis", "dichtbij": "hulp in huis"})
    assert find("hulp huizen").facets["wijze"] == {"samenstelling": 1, "stam": 1}


def test_the_ways_share_out_all_that_was_found():
    term("hulp", "steun")
    texts = ["hulp", "hulpen", "jeugdhulp", "steun", "hulp en steun", "jeugdhulp en steun"]
    archive({f"artikel {text}": text for text in texts})
    results = find("hulp")
    assert sum(results.facets["wijze"].values()) == results.total == len(texts)
    assert [n for way, n in results.facets["wijze"].items() if find("hulp", {"wijze": [way]}).total != n] == []


@pytest.mark.parametrize("asked", ["rouw", "verlies"])
def test_an_article_is_found_by_its_topics(asked):
    topic = factories.topic("Rouw")
    TopicSynonym.objects.create(topic=topic, name="Verlies")
    archive({"raak": "zorg"}, topics=[topic])
    archive({"mis": "zorg"})
    assert ask(asked) == ["raak"]


# Everything, and counting


@pytest.mark.parametrize("text", ["", "  ", "???", '"'])
def test_an_empty_question_gives_all_articles_newest_first(text):
    for year in (2010, 2021, 2019):
        archive({str(year): "tekst"}, issue=factories.issue(date=datetime.date(year, 1, 1)))
    assert ask(text) == ["2021", "2019", "2010"]
    assert find(text).total == 3


def test_a_choice_narrows_the_counts_of_other_facets_only():
    archive({"een": "zorg", "twee": "zorg"}, kind="column", issue=factories.issue(date=datetime.date(2010, 1, 1)))
    archive({"drie": "zorg", "vier": "jeugdzorg"}, issue=factories.issue(date=datetime.date(2019, 1, 1)))
    facets = find("zorg", {"jaar": ["2010"]}).facets
    assert facets["jaar"] == {"2010": 2, "2019": 2}
    assert facets["soort"] == {"column": 2}
    assert facets["wijze"] == {"exact": 2}


def test_articles_with_most_of_the_words_are_near():
    archive({"alle": "zorg voor jeugd in de wijk", "twee": "zorg voor jeugd", "een": "zorg"})
    assert titles_of(find("zorg jeugd wijk").near_ids) == ["twee"]


@pytest.mark.parametrize("narrowing", ["-wijk", "-soort:column", "soort:interview"])
def test_what_a_question_leaves_out_is_not_near_either(narrowing):
    archive({"bijna": "zorg in de wijk"}, kind="column")
    assert find("zorg jeugd").near_ids
    assert not find(f"zorg jeugd {narrowing}").near_ids

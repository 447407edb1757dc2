"""In which order results come."""

import datetime
from itertools import pairwise

import pytest

from articles.models import Article, Person, Promotion
from articles.search import answer
from tests import factories
from tests.articles.search.asking import archive, ask, edit, find, term, titles_of

pytestmark = pytest.mark.django_db
FILLING = "Zij spraken elkaar daar op een morgen in het voorjaar lang over. " * 5


# Each pair in the order in which it must not stand by date, so that the words decide.
BETTER_FIRST = {
    "the word before its inflection": ("zorg", "goede zorgen", "goede zorg"),
    "an inflection before a compound": ("huizen", "een verpleeghuis", "een huis"),
    "the word before a derivation": ("eenzaam", "hun eenzaamheid", "zij zijn eenzaam"),
    "a compound before a synonym": ("ouderen", "de senioren daar", "de ouderenzorg daar"),
    "a synonym before a former term": ("ouderen", "de bejaarden daar", "de senioren daar"),
    "words side by side before words apart": ("zorg wijk", f"zorg {FILLING} wijk", f"{FILLING} zorg wijk"),
    "words near before words apart": ("zorg wijk", f"zorg {FILLING} wijk", f"{FILLING} zorg in de wijk"),
    "the whole row before the same words": ("man van staal", "een man met staal", "een man van staal"),
    "what is about it before what mentions it": ("zorg", f"zorg {FILLING}", f"zorg en zorg en zorg {FILLING}"),
    "a short text before a long one": ("zorg", f"zorg {FILLING * 20}", f"zorg {FILLING}"),
}


@pytest.mark.parametrize(("text", "worse", "better"), BETTER_FIRST.values(), ids=BETTER_FIRST)
def test_it_puts(text, worse, better):
    term("ouderen", "senioren")
    term("oudere mensen van vroeger", "ouderen", "bejaarden", relation="former")
    archive({"minder": worse, "meer": better})
    assert ask(text) == ["meer", "minder"]


def test_it_puts_what_has_a_rare_word_before_what_has_a_common_one():
    archive({"vaak": "zorg", "zelden": "rouw", "ook": "zorg", "weer": "zorg"})
    assert titles_of(find("zorg rouw").near_ids)[0] == "zelden"


# Where a word stands, the heaviest place first.
PLACES = {
    "title": lambda article: edit(article, title="De kastanje in de straat"),
    "topic": lambda article: article.topics.add("Kastanje"),
    "lead": lambda article: edit(article, lead="De kastanje"),
    "text": lambda article: factories.block(article, text="<p>De kastanje</p>"),
    "box": lambda article: factories.block(article, kind="box", text="<p>De kastanje</p>"),
    "caption": lambda article: factories.block(article, kind="box", caption="De kastanje"),
}


@pytest.mark.parametrize(("heavier", "lighter"), [*pairwise(PLACES)])
def test_a_word_weighs_by_where_it_stands(heavier, lighter):
    first, second = archive({"een": "tekst", "twee": "tekst"})
    PLACES[lighter](first)
    PLACES[heavier](second)
    assert list(find("kastanje").ids) == [second.pk, first.pk]


def test_an_author_stands_before_who_is_mentioned():
    _, written = archive({"genoemd": "Jos van der Lans zei", "geschreven": "tekst"})
    jos = Person.objects.create(given_name="Jos", prefix="van der", family_name="Lans", slug="jos")
    factories.contribution(written, person=jos)
    assert ask("Jos van der Lans") == ["geschreven", "genoemd"]


def test_of_equals_the_newest_stands_first():
    for year in (2010, 2021, 2019):
        archive({str(year): "zorg"}, issue=factories.issue(date=datetime.date(year, 1, 1)))
    assert ask("zorg") == ["2021", "2019", "2010"]


@pytest.mark.parametrize(
    ("order", "years"), [("nieuwste", ["2021", "2019", "2010"]), ("oudste", ["2010", "2019", "2021"])]
)
def test_it_orders_by_date_when_asked(order, years):
    for year, text in ((2010, "zorg"), (2021, "jeugdzorg"), (2019, "zorg zorg zorg")):
        archive({str(year): text}, issue=factories.issue(date=datetime.date(year, 1, 1)))
    assert ask("zorg", order=order) == years


def test_unpublished_articles_do_not_change_the_order():
    archive({"een": "zorg en nog eens rouw", "twee": "rouw en nog eens zorg zorg"})
    before = ask("zorg rouw")
    archive({f"verborgen {number}": "rouw" for number in range(9)}, status="draft")
    assert ask("zorg rouw") == before


# Pages


@pytest.fixture
def _many_pages(monkeypatch):
    monkeypatch.setattr(answer, "READ_IN_FULL", 5)
    articles = archive({f"artikel {number}": "zorg " * (number % 4 + 1) for number in range(14)})
    Promotion.objects.create(words="zorg", article=articles[-1])


with_many_pages = pytest.mark.usefixtures("_many_pages")


@with_many_pages
def test_every_article_is_on_one_page():
    ids = find("zorg").ids
    pages = [ids[start : start + 4] for start in range(0, 16, 4)]
    assert [len(page) for page in pages] == [4, 4, 4, 2]
    assert {key for page in pages for key in page} == set(Article.objects.values_list("pk", flat=True))


@pytest.mark.parametrize(
    "page", [slice(0, 4), slice(4, 8), slice(8, 12), slice(12, 16), slice(20, 24), slice(-2, None)]
)
@with_many_pages
def test_a_page_is_the_same_whichever_page_was_asked_before(page):
    assert find("zorg").ids[page] == list(find("zorg").ids)[page]


@with_many_pages
def test_results_are_taken_one_by_one_too():
    ids = find("zorg").ids
    one_by_one = list(ids)
    assert (ids[0], ids[-1], len(ids)) == (one_by_one[0], one_by_one[-1], 14)
    with pytest.raises(IndexError):
        ids[14]


@pytest.mark.parametrize("order", ["nieuwste", "oudste"])
@with_many_pages
def test_pages_by_date_hold_every_article_once(order):
    results = find("zorg", order=order)
    assert len(set(results.ids)) == len(results.ids[:4] + results.ids[4:]) == results.total == 14

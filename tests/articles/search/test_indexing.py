"""The store of tokens in the database in use, and what writing and asking cost."""

from itertools import count

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.models import Article, SearchDocument
from articles.search import indexing
from articles.search.impact import token_of_form, token_of_pair, token_of_part
from articles.search.store import SIDES, store
from articles.search.words import tokens
from tests import factories
from tests.articles.search.asking import archive, ask, find, term

pytestmark = pytest.mark.django_db


def put(*rows: tuple[int, set[str]], side: str = SIDES[0]) -> None:
    store().put(rows, side)


def holders(*wanted: str) -> dict[str, list[int]]:
    return {token: sorted(numbers) for token, numbers in store().find(wanted).items()}


# The store


def test_it_tells_which_documents_hold_a_token():
    put((1, {"zorg_1", "wijk_2"}))
    put((2, {"zorg_1"}), side=SIDES[1])
    assert holders("zorg_1", "wijk_2", "huis_1") == {"zorg_1": [1, 2], "wijk_2": [1]}


def test_it_is_asked_for_nothing():
    assert holders() == {}


def test_a_document_may_be_empty():
    put((1, set()), (2, {"zorg_1"}))
    assert holders("zorg_1") == {"zorg_1": [2]}


def test_what_one_side_holds_goes_when_it_is_cleared():
    put((1, {"zorg_1"}))
    put((2, {"zorg_1"}), side=SIDES[1])
    store().clear(SIDES[0], [1])
    assert holders("zorg_1") == {"zorg_1": [2]}


def test_forms_levels_parts_and_pairs_are_kept_apart():
    made = [token_of_form("zorg", 1), token_of_form("zorg", 2), token_of_form("zorgp", 1), token_of_form("zorg1", 1)]
    made += [token_of_part("zorg", 1), token_of_pair("zorg", "1"), token_of_pair("zorg", "p1")]
    put(*((number, {token}) for number, token in enumerate(made)))
    assert holders(*made) == {token: [number] for number, token in enumerate(made)}


WEIRD = [
    "²",
    "½",
    "1️⃣",
    "m²",
    "Ⅷ",
    "ß",
    "İ",
    "ﬃ",
    "مرحبا",
    "١٢٣",
    "文字",
    "कि",
    "ｆｕｌｌ",
    "𝐀𝐁",
    "not",
    "near",
    "a" * 64,
    "ж" * 64,
]


_numbers = count(1)


@given(st.text(max_size=70))
@settings(max_examples=40)
@example(" ".join(WEIRD))
def test_any_word_comes_back_from_the_store(text):
    made = {token_of_form(token.form, 4) for token in tokens(text)}
    number = next(_numbers)
    put((number, made))
    assert all(number in numbers for numbers in holders(*made).values())
    assert holders(*made, "nergens_4").keys() == made


@pytest.mark.parametrize("word", WEIRD)
def test_an_article_is_found_by_any_word(word):
    archive({"raak": f"tekst met {word} erin", "mis": "tekst"})
    assert ask(word) == ["raak"]


@pytest.mark.parametrize("ending", ["musea", "vrijsprak", "politici"])
def test_an_article_is_found_by_a_very_long_word_of_which_the_stem_is_longer(ending):
    word = ("x" * 60)[: 64 - len(ending)] + ending
    archive({"raak": word})
    assert ask(word) == ["raak"]


# Writing


def test_what_is_not_there_any_more_is_forgotten():
    gone = factories.article(title="kastanje")
    Article.objects.filter(pk=gone.pk)._raw_delete("default")
    indexing.update("article", [gone.pk, 0])
    assert find("kastanje").total == 0


def test_writing_the_same_again_changes_no_answer():
    articles = archive({"een": "zorg", "twee": "zorg zorg"})
    for _ in range(2):
        indexing.update("article", [article.pk for article in articles])
    assert ask("zorg") == ["twee", "een"]
    assert SearchDocument.objects.filter(kind="article").count() == 2


# What a question costs


def cost(text: str, **options) -> int:
    with CaptureQueriesContext(connection) as queries:
        find(text, **options)
    return len(queries)


@pytest.fixture
def _words_to_ask():
    term("wet maatschappelijke ondersteuning", "wmo")
    archive({f"artikel {number}": "zorg en wmo in de wijk" for number in range(3)})


@pytest.mark.parametrize("text", ["zorg", "wmo", "auteur:jos", "zorg OR wijk -huis", "", "jaar:2019 zorg"])
@pytest.mark.usefixtures("_words_to_ask")
def test_a_question_costs_a_few_queries_in_a_small_and_a_larger_archive(text):
    first = cost(text)
    archive({f"artikel {number}": "zorg en wmo in de wijk" for number in range(27)})
    assert cost(text) == first <= 8


@pytest.mark.parametrize("text", ['"in de wijk" zorg', "zorg wijk rouw", "zorgg", "onvindbaarheid zorg"])
@pytest.mark.usefixtures("_words_to_ask")
def test_a_phrase_a_near_article_and_a_correction_cost_a_few_more(text):
    assert cost(text) <= 13


@pytest.mark.usefixtures("_words_to_ask")
def test_what_all_questions_need_is_read_once():
    first = cost("zorg")
    assert cost("wijk") <= first - 2
    factories.article()
    assert cost("zorg") == first


@pytest.mark.usefixtures("_words_to_ask")
def test_a_page_of_results_costs_one_query_for_their_texts():
    ids = find("zorg").ids
    with CaptureQueriesContext(connection) as queries:
        list(ids[:20])
    assert len(queries) == 1


def test_a_flush_leaves_nothing_for_the_next_documents():
    archive({"oud": "kastanje"})
    # PostgreSQL empties no table of which a foreign key is still to be checked.
    connection.check_constraints()
    call_command("flush", verbosity=0, interactive=False)
    archive({"nieuw": "beuken"})
    assert (ask("kastanje"), ask("beuken")) == ([], ["nieuw"])

"""What is shown of a result: where the words stand in its text, and why it was found."""

import pytest

from articles.models import Article, Promotion
from tests import factories
from tests.articles.search.asking import archive, ask, find, hits, term

pytestmark = pytest.mark.django_db
FILLING = "Zij spraken elkaar daar lang over. " * 20


def shown(text: str) -> str:
    """Give the snippet of the first result, with brackets around what is marked."""
    return "".join(f"[{piece.text}]" if piece.is_hit else piece.text for piece in hits(text)[0].snippet)


@pytest.mark.parametrize(
    ("asked", "text", "snippet"),
    [
        ("zorg", "De zorg, dus.", "De [zorg], dus."),
        ("zorg", "Zorg om zorg", "[Zorg] om [zorg]"),
        ("huizen", "Een huis", "Een [huis]"),
        ("hulp", "De jeugdhulp", "De [jeugdhulp]"),
        ("senioren", "De ouderen", "De [ouderen]"),
        ("cooperaties", "De coöperatie’s", "De [coöperatie’s]"),
        ("zorg", "Jeugdzorg en bezorgdheid om zorg-2", "Jeugdzorg en bezorgdheid om [zorg]-2"),
        ('"zorg in de wijk"', "Zorg in de wijk", "[Zorg] [in] [de] [wijk]"),
        ("zorg -huis", "De zorg", "De [zorg]"),
        ("zorg", "<b>Goede</b> zorg[^1] &amp; meer", "Goede [zorg] & meer"),
    ],
)
def test_it_marks_what_was_found(asked, text, snippet):
    term("ouderen", "senioren")
    archive({"titel": text})
    assert shown(asked) == snippet


def test_it_marks_the_words_of_a_correction():
    archive({"titel": "De eenzaamheid"})
    assert shown("eenzaamhied") == "De [eenzaamheid]"


@pytest.mark.parametrize("place", [0, 1, 50, 118, 119, 120])
def test_it_shows_the_word_wherever_in_a_long_text_it_stands(place):
    words = FILLING.split()
    archive({"titel": " ".join([*words[:place], "kastanje", *words[place:]])})
    assert "[kastanje]" in shown("kastanje")


def test_it_shows_a_short_piece_of_a_long_text():
    archive({"titel": f"{FILLING} kastanje {FILLING}"})
    snippet = "".join(piece.text for piece in hits("kastanje")[0].snippet)
    assert 150 < len(snippet) < 300
    assert (snippet[:2], snippet[-2:]) == ("… ", " …")
    assert set(snippet.split()) <= {*FILLING.split(), "kastanje", "…"}


def test_it_shows_the_piece_with_most_of_the_words():
    archive({"titel": f"zorg {FILLING} zorg in de wijk {FILLING} wijk"})
    assert "[zorg] in de [wijk]" in shown("zorg wijk")


def test_it_shows_the_running_text_before_a_box():
    (article,) = archive({"titel": "eerst"})
    factories.block(article, kind="box", text="<p>De zorg in een kader</p>")
    factories.block(article, text="<p>De zorg in de tekst</p>")
    assert shown("zorg") == "De [zorg] in de tekst"


def test_it_shows_no_text_of_an_article_that_has_the_words_in_its_title_alone():
    archive({"Kastanje": "Een boom"}, page_from=4, page_to=6)
    (hit,) = hits("kastanje")
    assert (hit.snippet, hit.page) == ([], "")


@pytest.mark.parametrize(("pages", "written"), [((4, 6), "4–6"), ((7, 7), "7"), ((None, None), "")])
def test_it_names_the_printed_pages(pages, written):
    archive({"titel": "zorg"}, page_from=pages[0], page_to=pages[1])
    assert hits("zorg")[0].page == written


# Why it was found


@pytest.mark.parametrize(
    ("asked", "text", "reasons"),
    [
        ("zorg", "zorg", [("exact", "zorg", ("zorg",))]),
        ("Zorg", "zorg en zorgen", [("exact", "Zorg", ("zorg",))]),
        ("hulp", "jeugdhulp en schuldhulp", [("samenstelling", "hulp", ("jeugdhulp", "schuldhulp"))]),
        ("huizen", "één huis", [("stam", "huizen", ("huis",))]),
        ("ambulant huizen", "huis, ambulant", [("exact", "ambulant", ("ambulant",)), ("stam", "huizen", ("huis",))]),
        ("senioren", "ouderen", [("synoniem", "senioren", ("ouderen",))]),
        ("cooperatie", "coöperatie", [("exact", "cooperatie", ("coöperatie",))]),
    ],
)
def test_it_says_how_each_word_was_found(asked, text, reasons):
    term("ouderen", "senioren")
    archive({"titel": text})
    assert [(reason.way, reason.asked, reason.found) for reason in hits(asked)[0].reasons] == reasons


@pytest.mark.parametrize("asked", ["zorg", "huizen", "hulp huizen", '"een huis" hulp', "zorg OR hulp", "e-learning"])
def test_its_way_is_the_farthest_of_its_reasons(asked):
    order = ["exact", "stam", "verwant", "samenstelling"]
    archive({"een": "zorg voor een huis, hulp en e-learning", "twee": "een huis met jeugdhulp", "drie": "zorgen"})
    found = hits(asked)
    assert found
    assert [hit.way for hit in found] == [max((r.way for r in hit.reasons), key=order.index) for hit in found]


def test_it_names_the_words_that_a_near_article_misses():
    archive({"bijna": "zorg in de wijk"})
    results = find("zorg wijk rouw")
    (hit,) = results.hits(Article.objects.filter(pk__in=results.near_ids))
    assert hit.missing == ("rouw",)
    assert [reason.asked for reason in hit.reasons] == ["zorg", "wijk"]


def test_a_promoted_article_without_the_words_has_no_reasons():
    Promotion.objects.create(words="zorg", article=archive({"titel": "tekst"})[0])
    (hit,) = hits("zorg")
    assert (hit.is_promoted, hit.reasons, hit.missing) == (True, [], ("zorg",))


@pytest.mark.parametrize("asked", ["", "-huis", "soort:column"])
def test_a_question_without_words_has_nothing_to_show(asked):
    archive({"titel": "zorg"}, kind="column")
    (hit,) = hits(asked)
    assert (hit.article.title, hit.snippet, hit.reasons) == ("titel", [], [])


def test_it_gives_hits_in_the_order_of_the_articles():
    een, twee = archive({"een": "zorg", "twee": "zorg zorg"})
    results = find("zorg")
    assert [hit.article for hit in results.hits([een, twee])] == [een, twee]
    assert ask("zorg") == ["twee", "een"]

"""What a reader typed, understood."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.search.question import MOST_WORDS, Word, understand


def required(text: str) -> list[str]:
    """Write each thing that must be there as the words of which one will do."""
    return ["|".join(item.text for item in choice) for choice in understand(text).required]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("zorg wijk", ["zorg", "wijk"]),
        ("  zorg,  wijk? ", ["zorg", "wijk"]),
        ("zorg: wijk", ["zorg", "wijk"]),
        ("e-learning", ["e-learning"]),
        ("Coöperatie’s", ["Coöperatie’s"]),
        ("m²", ["m²"]),
    ],
)
def test_it_takes_every_word(text, wanted):
    assert required(text) == wanted


@pytest.mark.parametrize(
    "text", ['"in de wijk"', "“in de wijk”", "„in de wijk”", "«in de wijk»", '"in de wijk', '  "in de wijk"  ']
)
def test_it_takes_words_between_quotes_as_one(text):
    assert required(text) == ["in de wijk"]


def test_one_word_between_quotes_is_a_word():
    assert isinstance(understand('"wijk"').required[0][0], Word)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("zorg OR hulp", ["zorg|hulp"]),
        ("zorg OF hulp", ["zorg|hulp"]),
        ("zorg | hulp", ["zorg|hulp"]),
        ("zorg OR hulp OR steun", ["zorg|hulp|steun"]),
        ("zorg OR hulp wijk", ["zorg|hulp", "wijk"]),
        ('wijk zorg OR "eerste hulp"', ["wijk", "zorg|eerste hulp"]),
        ("OR zorg OR", ["zorg"]),
        ("zorg of hulp", ["zorg", "hulp"]),
        ("ZORG or HULP", ["ZORG", "or", "HULP"]),
        ('zorg "OR" hulp', ["zorg", "OR", "hulp"]),
    ],
)
def test_it_takes_one_of_the_words_around_or(text, wanted):
    assert required(text) == wanted


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("zorg -wijk", ["wijk"]),
        ("zorg –wijk", ["wijk"]),
        ("zorg −wijk", ["wijk"]),
        ('zorg -"in de wijk"', ["in de wijk"]),
        ("zorg - wijk", []),
        ("jeugd-zorg", []),
    ],
)
def test_it_leaves_out_what_stands_after_a_minus(text, unwanted):
    assert [item.text for item in understand(text).excluded] == unwanted


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("jaar:2019-2021", ("jaar", "2019-2021", False)),
        ("JAAR:2019", ("jaar", "2019", False)),
        ("jaar:-2010", ("jaar", "-2010", False)),
        ("soort: column", ("soort", "column", False)),
        ('auteur:"Jos van der Lans"', ("auteur", "Jos van der Lans", False)),
        ("auteur:“Jos van der Lans”", ("auteur", "Jos van der Lans", False)),
        ("-soort:column", ("soort", "column", True)),
        ("-soort: column", ("soort", "column", True)),
        ("auteur: soort:column", ("soort", "column", False)),
    ],
)
def test_it_reads_a_condition(text, condition):
    question = understand(text)
    assert [(c.facet, c.value, c.is_excluded) for c in question.conditions] == [condition]
    assert not question.has_words


def test_it_reads_words_around_a_condition():
    assert required("zorg jaar:2019 wijk") == ["zorg", "wijk"]


@pytest.mark.parametrize("text", ["https://voorbeeld", "tel: 030", "a:b"])
def test_a_colon_alone_makes_no_condition(text):
    question = understand(text)
    assert not question.conditions
    assert question.has_words


def test_it_leaves_small_words_out_and_says_so():
    question = understand("wat doet de gemeente met het geld")
    assert question.words == ["gemeente", "geld"]
    assert question.ignored == ["wat", "doet", "de", "met", "het"]


def test_it_keeps_small_words_when_there_is_nothing_else():
    question = understand("wie is dat")
    assert (question.words, question.ignored) == (["wie", "is", "dat"], [])


def test_it_takes_a_word_once_but_keeps_the_row():
    question = understand("wie is wie")
    assert (question.words, question.sequence) == (["wie", "is"], ("wie", "is", "wie"))


@pytest.mark.parametrize("text", ["", "   ", '"', '""', "-", "???", "OR", "👍", "\x00", "\ud800"])
def test_it_sees_that_nothing_is_asked(text):
    assert understand(text).is_empty


@pytest.mark.parametrize("text", ["zorg", "-zorg", "jaar:2019"])
def test_it_sees_that_something_is_asked(text):
    assert not understand(text).is_empty


def test_it_takes_so_many_words_and_no_more():
    assert len(required(" ".join(f"zorg{n}" for n in range(1000)))) == MOST_WORDS


@given(st.text(st.sampled_from('ab é-:"“OR|’²\x00\n'), max_size=30) | st.text(max_size=30))
@example('" zorg"')
def test_it_knows_where_each_word_stands(text):
    words = [item for choice in understand(text).required for item in choice if isinstance(item, Word)]
    assert all(text[word.start : word.end] == word.text for word in words)

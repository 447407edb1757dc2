"""Text cut into words: which forms, where they stand, and that no text whatsoever breaks it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.words import Analyser, fold, forms, tokens
from articles.search.words.forms import LONGEST_FORM

# The characters that mean something between letters, among any others.
TEXTS = st.text(st.one_of(st.sampled_from("aAzé19-‐'’./\n\t \u00ad\u0301_€²"), st.characters()), max_size=200)
ANALYSER = Analyser()


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("Coöperatie’s", "cooperaties"),
        ("FINANCIËLE", "financiele"),
        ("straße", "strasse"),
        ("œuvre", "oeuvre"),
        ("ĳsje", "ijsje"),
        ("zo'n", "zo"),
        ("z’n", "zijn"),
        ("Σωκράτης", "σωκρατησ"),
        ("—", ""),
    ],
)
def test_a_word_folds(word, form):
    assert fold(word) == form


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("samen-\nleving", "samenleving"),
        ("sa\u00admen\u00ad\nleving", "samenleving"),
        ("zorg- en welzijnswerk", "zorg en welzijnswerk"),
        ("zorg-\nen welzijnswerk", "zorg en welzijnswerk"),
        ("e-learning", "elearning e learning"),
        ("MO/samenlevingsopbouw", "mo samenlevingsopbouw"),
        ("thema's en thema’s", "themas en themas"),
        ("’s-Hertogenbosch", "shertogenbosch s hertogenbosch"),
        ("zo'n zon", "zo zon"),
        ("€5,-", "5"),
        ("2019-2021", "2019 2021"),
        ("covid-19", "covid19 covid 19"),
        ("B.V., d.w.z. a.u.b", "bv dwz aub"),
        ("een_naam@voorbeeld.nl", "een naam voorbeeld nl"),
        ("cafe\u0301", "cafe"),
        ("Zorg.Nu", "zorg nu"),
        ("\x00😀\ud800", ""),
    ],
)
def test_a_text_holds_the_words(text, forms):
    assert [token.form for token in tokens(text)] == forms.split()


def test_a_token_knows_its_place():
    text = "De e-learning’s begin"
    assert [text[token.start : token.end] for token in tokens(text)] == [
        "De",
        "e-learning’s",
        "e",
        "learning’s",
        "begin",
    ]


def test_a_word_without_end_has_a_form_of_bounded_length():
    assert [len(token.form) for token in tokens("a" * 10_000)] == [LONGEST_FORM]


@given(TEXTS)
def test_any_text_has_tokens_within_it_and_in_order(text):
    found = tokens(text)
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert all(left.start <= right.start for left, right in pairwise(found))
    assert all(token.form.isalnum() and len(token.form) <= LONGEST_FORM for token in found)


@given(TEXTS)
def test_folding_twice_is_folding_once(word):
    assert fold(fold(word)) == fold(word)


@given(TEXTS)
def test_any_form_can_be_analysed(text):
    for form in {fold(text), text, text.lower()}:
        assert isinstance(ANALYSER.root(form), str)
        assert ANALYSER.stem(form) not in ANALYSER.parts(form)


@given(st.text("aeioudgnrstvzbheklp", min_size=1, max_size=14))
def test_any_letters_have_a_stem(form):
    assert ANALYSER.stem(form)
    assert ANALYSER.root(form)
    assert form not in ANALYSER.parts(form)


@given(st.text(alphabet=st.sampled_from("aB1é .,-'’\n\u00ad_²\u0301·/ ")) | st.text())
def test_forms_are_those_of_the_tokens(text):
    assert forms(text) == [token.form for token in tokens(text)]

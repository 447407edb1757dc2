import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from articles.validators import validate_foreign_words, validate_isbn, validate_issn, validate_summary


@pytest.mark.parametrize("issn", ["0378-5955", "2434-561X", "1566-5453"])
def test_it_accepts_an_issn(issn):
    validate_issn(issn)


@pytest.mark.parametrize("issn", ["0378-5954", "2434-5610", "03785955", "0378-595", "0378-595x", "abcd-efgh", ""])
def test_it_refuses_what_is_no_issn(issn):
    with pytest.raises(ValidationError):
        validate_issn(issn)


@pytest.mark.parametrize("isbn", ["9789461643353", "978-94-6164-335-3", "0 8044 2957 X", "0-306-40615-2"])
def test_it_accepts_an_isbn(isbn):
    validate_isbn(isbn)


@pytest.mark.parametrize("isbn", ["9789461643354", "0306406153", "978946164335", "X030640615", "978946164335x", "isbn"])
def test_it_refuses_what_is_no_isbn(isbn):
    with pytest.raises(ValidationError):
        validate_isbn(isbn)


@given(st.integers(0, 11), st.integers(1, 9))
def test_it_notices_any_one_wrong_digit_of_an_isbn(place, shift):
    right = "9789461643353"
    wrong = right[:place] + str((int(right[place]) + shift) % 10) + right[place + 1 :]
    with pytest.raises(ValidationError):
        validate_isbn(wrong)


def test_it_accepts_a_summary_of_eighty_words():
    validate_summary("woord " * 80)


def test_it_refuses_a_longer_summary_and_tells_how_long_it_is():
    with pytest.raises(ValidationError, match="dit zijn er 81"):
        validate_summary("woord " * 81)


@pytest.mark.parametrize("value", ["", "en: Bowling alone", "en: Een\nfr: Deux\n", " en:x"])
def test_words_in_another_language_name_it(value):
    validate_foreign_words(value)


@pytest.mark.parametrize("value", ["Bowling alone", "en:", "eng: woord", "en: goed\nfout"])
def test_words_without_a_language_are_refused(value):
    with pytest.raises(ValidationError, match="en: Bowling alone"):
        validate_foreign_words(value)

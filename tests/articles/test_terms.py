"""What editors know about words: each once, whatever its capitals and accents, and nothing about a single reader."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from articles.models import OtherTerm, Promotion, Term, UnansweredQuestion
from tests import factories
from tests.constraints import assert_refused

pytestmark = pytest.mark.django_db
DAY = datetime.date(2020, 3, 10)


def question(words: str, count: int = 3, last_on: datetime.date = DAY) -> UnansweredQuestion:
    return UnansweredQuestion.objects.create(key=words, count=count, last_on=last_on)


def test_a_term_is_known_without_capitals_and_accents():
    assert Term.objects.create(name="Éénoudergezin").key == "eenoudergezin"


def test_another_word_is_known_without_capitals_and_accents():
    assert Term.objects.create(name="vroeg").others.create(name="Préventief").key == "preventief"


def test_promoted_words_are_known_without_capitals_and_accents():
    assert Promotion.objects.create(words="Eén  Loket", article=factories.article()).key == "een loket"


def test_a_term_exists_once():
    Term.objects.create(name="een")
    with pytest.raises(IntegrityError):
        Term.objects.create(name="Één")


def test_a_term_that_exists_is_refused_in_time():
    Term.objects.create(name="een")
    with pytest.raises(ValidationError) as refusal:
        Term(name="Één").full_clean(exclude=["key"])
    assert "key" in refusal.value.error_dict


def test_a_word_stands_with_a_term_once():
    term = Term.objects.create(name="ouderen")
    term.others.create(name="senioren")
    assert_refused("other_term_once_per_term", lambda: term.others.create(name="Senioren", relation="former"))


def test_a_word_may_stand_with_two_terms():
    for name in ("Wet zorg en dwang", "Wet verplichte ggz"):
        Term.objects.create(name=name).others.create(name="Bopz", relation="former")
    assert OtherTerm.objects.filter(key="bopz").count() == 2


def test_a_term_is_no_other_word_for_itself():
    other = OtherTerm(term=Term.objects.create(name="ouderen"), name="Ouderen")
    with pytest.raises(ValidationError, match="Dit is de term zelf"):
        other.full_clean(exclude=["key"])


def test_the_words_of_a_term_go_with_it():
    Term.objects.create(name="ouderen").others.create(name="senioren")
    Term.objects.all().delete()
    assert not OtherTerm.objects.exists()


def test_an_article_is_promoted_once_for_the_same_words():
    article = factories.article()
    Promotion.objects.create(words="ouder worden", article=article)
    assert_refused(
        "promotion_once_per_article", lambda: Promotion.objects.create(words="Ouder Worden", article=article)
    )


def test_promotions_stand_together_by_their_words_and_then_in_order():
    places = [("wonen", 1), ("armoede", 2), ("Armoede", 1)]
    for words, position in places:
        Promotion.objects.create(words=words, position=position, article=factories.article())
    assert list(Promotion.objects.values_list("words", "position")) == places[::-1]


def test_a_question_that_few_asked_is_not_to_be_shown():
    question("van één lezer", count=2)
    shown = question("van meer lezers", count=3)
    assert list(UnansweredQuestion.objects.reportable()) == [shown]


def test_the_question_asked_most_and_last_comes_first():
    later = DAY + datetime.timedelta(days=1)
    third, first, second = question("a"), question("b", count=4), question("c", last_on=later)
    assert list(UnansweredQuestion.objects.reportable()) == [first, second, third]

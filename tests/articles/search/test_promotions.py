"""What editors put first."""

import pytest

from articles.models import Promotion
from tests import factories
from tests.articles.search.asking import archive, ask, find, hits

pytestmark = pytest.mark.django_db


def test_a_promoted_article_stands_first_also_when_it_has_not_the_words():
    archive({"vol": "zorg zorg zorg"})
    second, first = archive({"tweede": "tekst", "eerste": "tekst"})
    Promotion.objects.create(words="Zórg", article=second, position=2)
    Promotion.objects.create(words="zorg", article=first, position=1)
    assert ask(" ZORG ") == ["eerste", "tweede", "vol"]
    assert [hit.is_promoted for hit in hits("zorg")] == [True, True, False]
    assert find("zorg").total == 3


@pytest.mark.parametrize("words", ["zorgg", "onvindbaar"])
def test_a_promoted_article_is_there_when_nothing_has_the_words(words):
    archive({"vol": "zorg"})
    Promotion.objects.create(words=words, article=archive({"eerste": "tekst"})[0])
    assert ask(words)[0] == "eerste"


def test_a_promoted_article_is_there_for_just_its_words():
    Promotion.objects.create(words="zorg", article=archive({"eerste": "tekst"})[0])
    assert ask("zorg wijk") == []


@pytest.mark.parametrize("choices", [{"soort": ["column"]}, {"jaar": ["1900"]}])
def test_a_promoted_article_that_is_not_chosen_is_not_there(choices):
    Promotion.objects.create(words="zorg", article=archive({"eerste": "tekst"}, kind="essay")[0])
    assert ask("zorg", choices) == []


def test_a_hidden_article_is_not_promoted_to_readers():
    Promotion.objects.create(words="zorg", article=archive({"eerste": "tekst"}, status="draft")[0])
    assert (ask("zorg"), find("zorg").total) == ([], 0)
    assert ask("zorg", user=factories.editor()) == ["eerste"]

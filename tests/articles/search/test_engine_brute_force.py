"""The engine against a plain scan of every text: nothing is missed, nothing is too much, every count is right."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable
from random import Random

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils.html import strip_tags
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles.models import Article
from articles.search.engine import search
from articles.search.keeping import together
from articles.search.results import Results
from articles.search.words import SMALL_WORDS, tokens
from tests import factories

ARTICLES = 60
WORDS = [
    "wijk", "wijken", "wijkteam", "wijkteams", "zorg", "zorgen", "jeugdzorg", "mantelzorg", "mantelzorger", "huis",
    "huizen", "buurthuis", "eenzaam", "eenzaamheid", "eenzame", "geven", "geeft", "gaf", "idee", "ideeën",
    "coöperatie", "coöperaties", "energietransitie", "transitie", "energie", "gemeente", "gemeenten", "gemeentelijk",
    "ouderen", "oudere", "bejaarden", "e-learning", "online-training", "zo’n", "Noord-Brabant", "café", "cafés",
    "Wmo", "ggz", "lhbti", "2019", "van der Lans", "Lansing", "de", "het", "en", "niet", "'s-Gravenhage",
    "polarisatie", "polariseren", "hulp", "hulpverlening", "hulpverlener", "’t", "A.M.", "straat", "straten",
    "vrijwilliger", "vrijwilligers", "vrijwillig", "vrijwilligerswerk", "schuldhulpverlening",
]  # fmt: skip
SOMETIMES = 0.3


# Which of the words, and from where in the list of those that turned up.
any_word = st.integers(0, 10_000)
few = settings(max_examples=40)
FACETS = ["jaar", "blad", "soort", "onderwerp", "persoon"]


class Scan:
    """Every article that a reader may see: the forms in its texts, and the values of its facets."""

    def __init__(self) -> None:
        related = ("issue__publication", "blocks", "topics", "contributions__person")
        articles = list(Article.objects.published().prefetch_related(*related))
        self.forms = {article.pk: forms_of(article) for article in articles}
        self.values = {article.pk: values_of(article) for article in articles}
        self.vocabulary = sorted(set().union(*self.forms.values()))
        self.words = [form for form in self.vocabulary if form not in SMALL_WORDS]

    def holding(self, form: str) -> set[int]:
        return {pk for pk, forms in self.forms.items() if form in forms}

    def word(self, place: int) -> str:
        return self.words[place % len(self.words)]

    def having(self, facet: str, value: str, among: set[int]) -> set[int]:
        return {pk for pk in among if value in self.values[pk][facet]}

    def count(self, facet: str, among: Iterable[int]) -> Counter[str]:
        return Counter(value for pk in among for value in self.values[pk][facet])


def values_of(article: Article) -> dict[str, set[str]]:
    return {
        "jaar": {str(article.issue.date.year)},
        "blad": {article.issue.publication.slug},
        "soort": {article.kind},
        "onderwerp": {topic.slug for topic in article.topics.all()},
        "persoon": {contribution.person.slug for contribution in article.contributions.all()},
    }


def forms_of(article: Article) -> set[str]:
    """Read an article as a reader does, from the title to the last box."""
    texts = [article.title, article.kicker, article.lead, article.summary, article.get_kind_display()]
    for block in article.blocks.all():
        texts += [block.title, strip_tags(block.text.replace("<", " <"))]
    texts += [contribution.byline for contribution in article.contributions.all()]
    texts += [topic.name for topic in article.topics.all()]
    return {token.form for text in texts for token in tokens(text)}


def find(text: str, choices: dict[str, list[str]] | None = None, user: AbstractBaseUser | None = None) -> Results:
    return search(text, user or AnonymousUser(), choices)


def found(text: str, **choices: list[str]) -> set[int]:
    """Give what is found for the words as typed."""
    results = find(text, choices)
    return set() if results.is_corrected else set(results.ids)


def build(random: Random) -> None:
    """Make articles of words that have much to do with one another, and hide some of them."""
    issues = [factories.issue(date=datetime.date(year, 1, 1)) for year in (2011, 2019, 2021)]
    topics = [factories.topic(name) for name in ("Wijken", "Zorg", "Wonen in de straat")]
    people = [factories.person(name) for name in ("Jos Lans", "An Huizen", "Ad Wijk")]
    for number in range(ARTICLES):
        words, sometimes = (make(random) for make in (words_of, words_or_none))
        article = factories.article(
            title=words(3).capitalize(), kicker=sometimes(2), lead=sometimes(6), summary=sometimes(6),
            text=f"<h2>{words(2)}</h2><p>{words(18)}</p>", topics=random.sample(topics, random.randint(0, 2)),
            kind=random.choice(["news", "interview", "column"]), issue=random.choice(issues),
            status="draft" if number % 10 == 9 else "published",
        )  # fmt: skip
        factories.block(article, kind="box", title=sometimes(2), text=f"<p>{words(5)}</p>")
        for person in random.sample(people, random.randint(0, 2)):
            factories.contribution(article, person=person, byline=person.name)


def words_of(random: Random) -> Callable[[int], str]:
    return lambda most: " ".join(random.choice(WORDS) for _ in range(random.randint(1, most)))


def words_or_none(random: Random) -> Callable[[int], str]:
    return lambda most: words_of(random)(most) if random.random() < SOMETIMES else ""


class BruteForceTests(TestCase):
    """A class, so that the archive is made once for all of them."""

    @classmethod
    def setUpTestData(cls) -> None:
        with together():
            build(Random(5))  # noqa: S311 - the same archive every time
        cls.scan = Scan()

    def test_each_word_is_found_where_it_stands_and_nowhere_else(self):
        answers = {form: found(form, wijze=["exact"]) for form in self.scan.vocabulary}
        assert answers == {form: self.scan.holding(form) for form in self.scan.vocabulary}

    def test_each_word_is_found_in_the_drafts_of_an_editor_too(self):
        editor, drafts = factories.editor(), Article.objects.exclude(pk__in=self.scan.forms)
        for article in drafts:
            assert article.pk in find(tokens(article.title)[0].form, user=editor).ids

    def test_each_article_is_found_in_one_way(self):
        for word in self.scan.vocabulary:
            ways = find(word).facets["wijze"]
            parts = [found(word, wijze=[way]) for way in ways]
            assert [len(part) for part in parts] == list(ways.values())
            assert sum(map(len, parts)) == len(set().union(*parts)) == len(found(word))

    @few
    @given(any_word, any_word)
    def test_two_words_are_both_there(self, one, other):
        one, other = self.scan.word(one), self.scan.word(other)
        assert found(f"{one} {other}") == found(one) & found(other)

    @few
    @given(any_word, any_word)
    def test_either_word_is_there(self, one, other):
        one, other = self.scan.word(one), self.scan.word(other)
        assert found(f"{one} OR {other}") == found(one) | found(other)

    @few
    @given(any_word, any_word)
    def test_what_is_excluded_is_not_there_in_any_inflection(self, one, other):
        one, other = self.scan.word(one), self.scan.word(other)
        assert found(f"{one} -{other}") == found(one) - found(other, wijze=["exact", "stam"])

    @few
    @given(any_word)
    def test_the_counts_of_a_question_are_right(self, word):
        results = find(self.scan.word(word))
        for facet in FACETS:
            assert results.facets[facet] == self.scan.count(facet, results.ids)

    @few
    @given(any_word, st.sampled_from(["news", "interview", "column"]), st.sampled_from(["2011", "2019", "2021"]))
    def test_a_choice_narrows_all_counts_but_its_own(self, word, kind, year):
        facets = find(self.scan.word(word), {"soort": [kind], "jaar": [year]}).facets
        everything = found(self.scan.word(word))
        of_kind, of_year = self.scan.having("soort", kind, everything), self.scan.having("jaar", year, everything)
        assert facets["jaar"] == self.scan.count("jaar", of_kind)
        assert facets["soort"] == self.scan.count("soort", of_year)
        assert facets["persoon"] == self.scan.count("persoon", of_kind & of_year)

"""What a search gives back: articles in order, why each was found, and what else may help."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.db import models

from articles.models import Article
from articles.search.question import Question


class Way(models.TextChoices):
    """How a word of the question was found in an article, the nearest way first."""

    EXACT = "exact", "exact"
    STEM = "stam", "stam"
    ROOT = "verwant", "verwant woord"
    PART = "samenstelling", "samenstelling"
    SYNONYM = "synoniem", "synoniem"
    FORMER = "oude-term", "oude term"
    SPELLING = "spelling", "spelling"


class Order(models.TextChoices):
    """In which order results come."""

    RELEVANCE = "relevantie", "relevantie"
    NEWEST = "nieuwste", "nieuwste eerst"
    OLDEST = "oudste", "oudste eerst"


@dataclass(frozen=True, slots=True)
class Reason:
    """How one word of the question was found: the word as asked, and what stands in the article for it."""

    way: Way
    asked: str
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a snippet: a word that was found, or the text around it."""

    text: str
    is_hit: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """An article in a list of results, with where and why it was found."""

    article: Article
    snippet: list[Piece] = field(default_factory=list)
    # The printed page or pages of the snippet, empty when unknown.
    page: str = ""
    reasons: list[Reason] = field(default_factory=list)
    way: Way = Way.EXACT
    # Words of the question that the article does not have; only of articles that are near.
    missing: tuple[str, ...] = ()
    is_promoted: bool = False


@dataclass(frozen=True, slots=True)
class Other:
    """A person, dossier, topic or issue that the question names, or a title while typing."""

    kind: str
    title: str
    url: str
    detail: str = ""


@dataclass
class Results:
    """The answer to one question: all articles that the asker may see, and the help around them."""

    question: Question
    total: int
    # Primary keys of the articles, in order; worked out beyond the best ones only when a later page asks for them.
    ids: Sequence[int]
    # Name of the facet → value → number of articles; what is chosen in a facet does not narrow its own numbers.
    facets: dict[str, dict[str, int]]
    # Values of facets as people read them: ("persoon", "jos-van-der-lans") → "Jos van der Lans".
    labels: dict[tuple[str, str], str] = field(default_factory=dict)
    # The whole question spelled right, or empty.
    correction: str = ""
    # Nothing was found for the question itself: these are the results for the correction.
    is_corrected: bool = False
    # Primary keys of articles that miss one of the words, when few have all.
    near_ids: list[int] = field(default_factory=list)
    others: list[Other] = field(default_factory=list)
    # Broader and neighbouring topics, when nothing was found.
    topics: list[Other] = field(default_factory=list)
    explain: Callable[[Sequence[Article]], list[Hit]] = lambda articles: [Hit(article) for article in articles]

    def hits(self, articles: Sequence[Article]) -> list[Hit]:
        """Give articles (of a page, or near ones) as hits, in the order given: with a snippet and the reasons."""
        return self.explain(articles)

"""What answers one question: the articles, in order, with their numbers and their reasons."""

from collections.abc import Mapping, Sequence, Set
from functools import cached_property
from heapq import nlargest
from itertools import chain

from articles.models import Article
from articles.names import fold
from articles.search.catalogue import Catalogue
from articles.search.conditions import articles_chosen, articles_with, intersection
from articles.search.finding import Found, find
from articles.search.leaves import RANK, WAYS, Growing
from articles.search.ordered import Ordered
from articles.search.others import Others
from articles.search.question import Question
from articles.search.reading import Reader, Reading
from articles.search.results import Hit, Order, Results, Way
from articles.search.snippets import snippet

Choices = Mapping[str, Sequence[str]]

# So many of the best articles are read in full and put in order by what they say; the others keep the rough order.
READ_IN_FULL = 20
# Fewer articles than this are sorted by date; of more, the whole archive is looked through in order.
FEW_TO_SORT = 3000
# With fewer articles than this that have all words, those with most of the words are of use.
FEW = 10
# What a reader can narrow results by, besides the way in which they were found; and of which there are numbers.
CHOSEN_BY = ("jaar", "blad", "nummer", "soort", "onderwerp", "persoon", "dossier")
COUNTED = ("jaar", "blad", "soort", "onderwerp", "persoon", "dossier")


class Answer:
    """What answers one question."""

    def __init__(
        self,
        current: Catalogue,
        question: Question,
        visible: Set[int],
        choices: Choices,
        order: str,
        corrected: Sequence[str] = (),
    ) -> None:
        self.current, self.question, self.visible, self.order = current, question, visible, order
        self.choices = {facet: values for facet, values in choices.items() if values}
        required, excluded = Growing(current).needs(question, corrected)
        self.found: Found = find(required, excluded, visible, current.common_words)
        rarities = [answer.rarity for answer in self.found.answered]
        self.reader = Reader(self.found.needs, rarities, question.sequence, current.analyser)
        self.readings: dict[int, Reading] = {}

    def results(self, *, correction: str = "", is_corrected: bool = False) -> Results:
        """Give the answer; `correction` is the question spelled right, asked already when `is_corrected`."""
        others = Others(self.current, self.found, self.question, self.visible)
        return Results(
            question=self.question,
            total=len(self.chosen),
            ids=Ordered(self),
            facets=self.facets(),
            labels=self.current.labels,
            correction=correction,
            is_corrected=is_corrected,
            near_ids=self.near(),
            others=others.named(),
            topics=others.neighbouring() if not self.chosen else [],
            explain=self.explain,
        )

    @cached_property
    def promoted(self) -> list[int]:
        """The articles that the editors put first for these words."""
        if not self.question.has_words:
            return []
        promoted = self.current.promotions.get(fold(self.question.text), ())
        numbers = (self.current.numbers.get(("article", pk)) for pk in promoted)
        return [number for number in numbers if number in self.visible]

    @cached_property
    def answering(self) -> set[int]:
        """The articles that answer the question, before anything is chosen on the page."""
        found = self.found.numbers & self.current.articles
        return intersection([found, *self._conditions()], found).difference(*self._unwanted()) | set(self.promoted)

    @cached_property
    def way_ranks(self) -> dict[int, int]:
        return dict.fromkeys(self.promoted, 0) | self.found.way_ranks(self.answering)

    @cached_property
    def sets(self) -> dict[str, set[int]]:
        """For each facet in which something is chosen, the articles that have it."""
        sets = {
            facet: articles_chosen(self.current, facet, self.choices[facet], self.visible)
            for facet in CHOSEN_BY
            if facet in self.choices
        }
        if "wijze" in self.choices and self.question.has_words:
            ranks = {RANK[way] for way in WAYS if way.value in self.choices["wijze"]}
            sets["wijze"] = {number for number, rank in self.way_ranks.items() if rank in ranks}
        return sets

    @cached_property
    def chosen(self) -> set[int]:
        return intersection([self.answering, *self.sets.values()], self.answering)

    def facets(self) -> dict[str, dict[str, int]]:
        """Count the articles for each value of each facet, as if nothing were chosen in that facet itself."""
        counts = self.current.count([facet for facet in COUNTED if facet not in self.sets], self.chosen)
        for facet in self.sets.keys() & set(COUNTED):
            counts |= self.current.count([facet], self._but(facet))
        counts["dossier"] = {slug: n for slug, n in counts["dossier"].items() if slug in self._dossiers}
        if self.question.has_words:
            counts["wijze"] = self._count_ways(self._but("wijze"))
        return counts

    def _count_ways(self, numbers: set[int]) -> dict[str, int]:
        """Count by the way in which an article was found: what a way reaches and a nearer one does not."""
        found = numbers.difference(self.promoted)
        within = self.found.sizes(found)
        counts = {
            way.value: size - (within[rank - 1] if rank else 0)
            for rank, (way, size) in enumerate(zip(WAYS, within, strict=True))
        }
        counts[WAYS[0].value] += len(numbers) - len(found)
        return {way: count for way, count in counts.items() if count}

    @property
    def _dossiers(self) -> set[str]:
        return {self.current.entries[number].slug for number in self.current.dossiers if number in self.visible}

    def _but(self, facet: str) -> set[int]:
        if facet not in self.sets:
            return self.chosen
        return intersection([self.answering, *(s for f, s in self.sets.items() if f != facet)], self.answering)

    def near(self) -> list[int]:
        """Give the articles with most of the words, when few have all; best first."""
        if not self.question.is_plain or len(self.answering) >= FEW or self.order != Order.RELEVANCE:
            return []
        scores = self.found.nearly()
        allowed = intersection([self.current.articles & scores.keys(), *self._conditions(), *self._other_sets()], set())
        allowed = (allowed & self.visible) - self.answering.union(*self._unwanted())
        best = self._highest(allowed, scores, FEW)
        return self.object_ids(self.read_in_full(best)[: FEW - len(self.answering)])

    def _highest(self, numbers: Set[int], scores: Mapping[int, float], most: int = READ_IN_FULL) -> list[int]:
        """Give the documents that score highest; of equals the newest."""
        # Of equals `nlargest` keeps the first: the newest.
        return nlargest(most, self._newest_first(numbers), key=scores.__getitem__)

    def _newest_first(self, numbers: Set[int]) -> list[int]:
        if len(numbers) < FEW_TO_SORT:
            return sorted(numbers, key=self.current.rank_by_date.__getitem__)
        return [number for number in self.current.by_date if number in numbers]

    def _conditions(self) -> list[set[int]]:
        wanted = (condition for condition in self.question.conditions if not condition.is_excluded)
        return [articles_with(self.current, condition, self.visible) for condition in wanted]

    def _unwanted(self) -> list[set[int]]:
        unwanted = (condition for condition in self.question.conditions if condition.is_excluded)
        return [articles_with(self.current, condition, self.visible) for condition in unwanted]

    def _other_sets(self) -> list[set[int]]:
        return [numbers for facet, numbers in self.sets.items() if facet != "wijze"]

    def best(self) -> list[int]:
        """Give the best articles, in order of what they say on the question, promoted ones first."""
        first = [number for number in self.promoted if number in self.chosen]
        return first + self.read_in_full(self._highest(self.chosen.difference(first), self.found.score))

    def read_in_full(self, numbers: Sequence[int]) -> list[int]:
        """Put documents in order by what they say; of equals the newest first."""
        self.read(numbers)
        return sorted(numbers, key=lambda n: (-round(self.readings[n].score, 9), self.current.rank_by_date[n]))

    def read(self, numbers: Sequence[int]) -> None:
        self.found.texts.read(numbers)
        for number in numbers:
            if number not in self.readings:
                self.readings[number] = self.reader.read(self.found.texts.of(number))

    def by_score(self) -> list[int]:
        # Sorting keeps the order of equals: the newest first.
        scores = self.found.score
        return sorted(self._newest_first(self.chosen), key=lambda number: -scores.get(number, 0.0))

    def by_date(self) -> list[int]:
        newest = self._newest_first(self.chosen)
        return newest[::-1] if self.order == Order.OLDEST else newest

    def object_ids(self, numbers: Sequence[int]) -> list[int]:
        return [self.current.entries[number].object_id for number in numbers]

    def explain(self, articles: Sequence[Article]) -> list[Hit]:
        """Say of articles where and why they were found."""
        numbers = [self.current.numbers[("article", article.pk)] for article in articles]
        if self.question.has_words:
            self.read(numbers)
        return [self._hit(article, number) for article, number in zip(articles, numbers, strict=True)]

    def _hit(self, article: Article, number: int) -> Hit:
        reading = self.readings.get(number)
        if reading is None:
            return Hit(article)
        forms = chain.from_iterable(reading.forms.values())
        return Hit(
            article,
            snippet=snippet(reading.best, forms) if reading.best else [],
            page=article.pages if reading.best else "",
            reasons=self.reader.reasons(reading),
            way=max(reading.ways.values(), key=RANK.__getitem__, default=Way.EXACT),
            missing=self.reader.missing(reading),
            is_promoted=number in self.promoted,
        )

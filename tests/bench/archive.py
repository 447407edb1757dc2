"""An archive of any size, made up and always the same: `fill(25_000, report)`."""

import datetime
import tomllib
from collections.abc import Callable, Sequence
from itertools import accumulate, chain
from random import Random

from django.db import models, transaction
from django.utils.text import slugify

from articles.models import (
    Article,
    ArticleTopic,
    Block,
    Contribution,
    Issue,
    Person,
    Publication,
    Topic,
    TopicSynonym,
)
from articles.names import fold, full_name, sort_key
from dossiers.models import Dossier, DossierEntry
from tests import repository
from tests.bench.texts import Writer
from tests.bench.words import Vocabulary

SEED = 1978
FIRST_YEAR, YEARS, ISSUES_A_YEAR = 1980, 45, 6
PEOPLE, TOPICS, DOSSIERS, DOSSIER_SIZE = 3_000, 400, 60, 30
DRAFT_PART = 0.02
AT_ONCE = 500
KINDS = {
    "news": 24, "background": 18, "practice": 12, "interview": 12, "column": 7, "opinion": 6, "event": 6,
    "book_review": 5, "essay": 4, "portrait": 3, "editorial": 2, "infographic": 1,
}  # fmt: skip
ROLES = {"text": 50, "interview": 8, "interviewee": 18, "speaker": 6, "photo": 10, "mentioned": 8}
LONG_AGO = datetime.datetime(2019, 11, 1, 9, 0, tzinfo=datetime.UTC)
PUBLIC = {"status": "published", "published_at": LONG_AGO}


def fill(number: int, report: Callable[[str], None]) -> Vocabulary:
    """Store `number` articles in an empty database, with the issues, people, topics and dossiers around them."""
    archive = Archive(number)
    with transaction.atomic():
        archive.store_frame()
        for start in range(0, number, AT_ONCE):
            archive.store_articles(range(start + 1, min(start + AT_ONCE, number) + 1))
            if (start + AT_ONCE) % 5_000 == 0:
                report(f"  {start + AT_ONCE} artikelen geschreven")
        archive.store_dossiers()
    return archive.vocabulary


class Archive:
    """What the articles share while they are made: the words, the chances, and one source of chance."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.random = Random(SEED)  # noqa: S311 - chance that has to be the same every time
        self.vocabulary = Vocabulary(self.random)
        self.writer = Writer(self.vocabulary, self.random)
        self.topic_words = [self.writer.topic_words() for _ in range(TOPICS)]
        self.people: list[Person] = []
        self._position = dict.fromkeys(range(1, YEARS * ISSUES_A_YEAR + 1), 0)

    def store_frame(self) -> None:
        _store(
            [
                Publication(pk=1, title="Movisies", slug="movisies"),
                Publication(pk=2, title="MO/samenlevingsopbouw", slug="mo-samenlevingsopbouw"),
            ]
        )
        _store([self._issue(number) for number in range(YEARS * ISSUES_A_YEAR)])
        self.people = self._make_people()
        _store(self.people)
        _store(self._make_topics())
        _store([TopicSynonym(topic_id=pk, name=f"{word} {pk}", key=fold(f"{word} {pk}"))
                for pk, (word, *_) in enumerate(self.topic_words, 1)])  # fmt: skip

    def store_articles(self, keys: Sequence[int]) -> None:
        rows: dict[type[models.Model], list[models.Model]] = {
            Article: [],
            Block: [],
            Contribution: [],
            ArticleTopic: [],
        }
        for key in keys:
            topics = self._draw_distinct(TOPICS, self.random.choices((1, 2, 3, 4), (30, 35, 25, 10))[0])
            people = self._draw_distinct(PEOPLE, self.random.randint(1, 5))
            self._add_article(rows, key, [topic - 1 for topic in topics], [self.people[pk - 1] for pk in people])
            rows[ArticleTopic] += [ArticleTopic(content_object_id=key, tag_id=topic) for topic in topics]
        for made in rows.values():
            _store(made)

    def store_dossiers(self) -> None:
        pks = range(1, DOSSIERS + 1)
        own = [self.topic_words[pk] for pk in pks]
        texts = [self.writer.write(words) for words in own]
        _store([
            Dossier(pk=pk, title=text.title, slug=f"dossier-{pk}", summary=text.summary, body=text.blocks[0][2],
                    updated_on=datetime.date(2024, 1, 1), **PUBLIC)
            for pk, text in zip(pks, texts, strict=True)
        ])  # fmt: skip
        size = min(DOSSIER_SIZE, self.number)
        _store(
            [
                DossierEntry(dossier_id=pk, article_id=article, position=position)
                for pk in pks
                for position, article in enumerate(self.random.sample(range(1, self.number + 1), size), 1)
            ]
        )

    def _issue(self, number: int) -> Issue:
        year, part = FIRST_YEAR + number // ISSUES_A_YEAR, number % ISSUES_A_YEAR + 1
        date = datetime.date(year, 2 * part, 1)
        return Issue(
            pk=number + 1, publication_id=1 + number % 2, volume=year - FIRST_YEAR + 1, number=str(part), date=date,
            date_label=f"{part}, {year}", slug=f"{year}-{part}", **PUBLIC,
        )  # fmt: skip

    def _make_people(self) -> list[Person]:
        seeds = tomllib.loads((repository.ROOT / "seeds" / "people.toml").read_text())["person"]
        given = sorted({person["given"] for person in seeds if "given" in person})
        made_up = [word for word in self.vocabulary.words[10_000:] if word.istitle() and word.isalpha()]
        family = sorted({person["family"] for person in seeds if "family" in person}) + made_up[:1500]
        taken: dict[tuple[str, str, str], None] = {}
        while len(taken) < PEOPLE:
            prefix = self.random.choices(("", "van", "de", "van der"), (70, 12, 10, 8))[0]
            taken[self.random.choice(given), prefix, self.random.choice(family)] = None
        return [
            Person(pk=pk, given_name=name[0], prefix=name[1], family_name=name[2], sort_key=sort_key(*name),
                   slug=f"{slugify(full_name(*name))[:100]}-{pk}")
            for pk, name in enumerate(taken, 1)
        ]  # fmt: skip

    def _make_topics(self) -> list[Topic]:
        taken: dict[str, str] = {}
        for words in self.topic_words:
            name = next(
                word for word in chain(words, self.vocabulary.words) if fold(word) not in taken and len(word) > 3
            )
            taken[fold(name)] = name.capitalize()
        return [
            Topic(pk=pk, name=name, key=key, slug=f"{slugify(name)}-{pk}", broader_id=pk % 20 + 1 if pk > 20 else None)
            for pk, (key, name) in enumerate(taken.items(), 1)
        ]

    def _add_article(self, rows: dict, key: int, topics: list[int], people: list[Person]) -> None:
        issue = (key - 1) * len(self._position) // self.number + 1
        self._position[issue] += 1
        own = [word for topic in topics for word in self.topic_words[topic]]
        text = self.writer.write(own + [person.family_name for person in people])
        status = {"status": "draft"} if self.random.random() < DRAFT_PART else PUBLIC
        rows[Article].append(Article(
            pk=key, issue_id=issue, position=self._position[issue], kind=self._draw(KINDS), title=text.title,
            kicker=text.kicker, lead=text.lead, summary=text.summary, slug=f"{slugify(text.title)[:100]}-{key}",
            page_from=self._position[issue], page_to=self._position[issue] + 1, **status,
        ))  # fmt: skip
        rows[Block] += [
            Block(article_id=key, kind=kind, title=title, text=html, ordering=number)
            for number, (kind, title, html) in enumerate(text.blocks)
        ]
        rows[Contribution] += [
            Contribution(article_id=key, person=person, role="text" if number == 0 else self._draw(ROLES),
                         byline=person.name, position=number, organisation="Movisie" if number == 0 else "")
            for number, person in enumerate(people)
        ]  # fmt: skip

    def _draw(self, weights: dict[str, int]) -> str:
        return self.random.choices(list(weights), list(weights.values()))[0]

    def _draw_distinct(self, last: int, number: int) -> list[int]:
        """Draw numbers from 1 to `last` by Zipf's law: the second half as often as the first, and so on."""
        sums = _zipf_sums(last)
        drawn: dict[int, None] = {}
        while len(drawn) < number:
            drawn[self.random.choices(range(1, last + 1), cum_weights=sums)[0]] = None
        return list(drawn)


_sums: dict[int, list[float]] = {}


def _zipf_sums(last: int) -> list[float]:
    if last not in _sums:
        _sums[last] = list(accumulate(1 / (rank + 5) for rank in range(1, last + 1)))
    return _sums[last]


def _store(rows: list[models.Model]) -> None:
    if rows:
        type(rows[0]).objects.bulk_create(rows, batch_size=AT_ONCE)

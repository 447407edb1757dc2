"""How good the search is, measured with questions whose answers people judged: nDCG@10 and recall@10."""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.contrib.auth.models import AnonymousUser

from articles.models import Article
from articles.search.engine import search

TOP = 10
BEST_GRADE = 2
# Questions that quote a text as printed; where the text is retold they say nothing of the search.
APART = "phrase"
_QUOTES = str.maketrans(dict.fromkeys("‘’‚`´", "'") | dict.fromkeys("“”„«»", '"'))

# A source document and a title in it, ready to compare.
Name = tuple[str, str]


class JudgementError(Exception):
    """Raised when a file does not hold judged questions; says where, and what is expected."""


@dataclass(frozen=True)
class JudgedQuery:
    """One question, with the articles that answer it: 2 for a good answer, 1 for one of some use."""

    id: str
    text: str
    group: str
    grades: Mapping[Name, int]


@dataclass
class Score:
    """What one question got: `recall` is None without articles of grade 2, `ndcg` without any judged article."""

    query: JudgedQuery
    ndcg: float | None
    recall: float | None
    found: int
    # The first titles found, each with its grade.
    top: list[tuple[str, int]]


@dataclass
class Scores:
    """What all questions got, with the articles that the archive does not have."""

    scores: list[Score]
    unknown: list[str] = field(default_factory=list)

    @property
    def groups(self) -> list[str]:
        return sorted({score.query.group for score in self.scores})

    def ndcg(self, *groups: str) -> float:
        return _mean(score.ndcg for score in self._chosen(groups))

    def recall(self, *groups: str) -> float:
        return _mean(score.recall for score in self._chosen(groups))

    @property
    def unanswerable(self) -> list[Score]:
        """The questions to which the archive has no answer."""
        return [score for score in self.scores if not score.query.grades]

    def _chosen(self, groups: Sequence[str]) -> list[Score]:
        """The questions of these groups; without groups all, but for those that quote."""
        return [s for s in self.scores if (s.query.group in groups if groups else s.query.group != APART)]


def read(path: Path) -> list[JudgedQuery]:
    """Read judged questions from a file; raises `JudgementError` when it holds something else."""
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise JudgementError(f"{path}: dit bestand is niet te lezen ({error}).") from error
    except json.JSONDecodeError as error:
        raise JudgementError(f"{path}:{error.lineno}: dit is geen JSON ({error.msg}).") from error
    if not isinstance(entries, list):
        raise JudgementError(f"{path}: hier hoort een lijst van vragen te staan.")
    return [_query(f"{path}: vraag {number}", entry) for number, entry in enumerate(entries, 1)]


def measure(queries: Iterable[JudgedQuery]) -> Scores:
    """Ask every question as a reader without an account would, and compare the answers with the judgements."""
    queries = list(queries)
    rows = Article.objects.values_list("pk", "source", "title")
    titles = {pk: title for pk, _, title in rows}
    names = {pk: name_of(source, title) for pk, source, title in rows}
    missing = {name for query in queries for name in query.grades} - set(names.values())
    unknown = [f"{query.id}: {source}, {title}" for query in queries for source, title in query.grades.keys() & missing]
    return Scores([_score(query, names, titles) for query in queries], unknown)


def name_of(source: str, title: str) -> Name:
    """Give source and title so that capitals, spaces and the kind of quotes make no difference."""
    return source.strip(), " ".join(title.translate(_QUOTES).casefold().split())


def _score(query: JudgedQuery, names: Mapping[int, Name], titles: Mapping[int, str]) -> Score:
    results = search(query.text, AnonymousUser())
    keys = [*results.ids[:TOP], *results.near_ids][:TOP]
    gains = [query.grades.get(names[key], 0) for key in keys]
    best = sum(grade == BEST_GRADE for grade in query.grades.values())
    return Score(
        query=query,
        ndcg=_discounted(gains) / _discounted(sorted(query.grades.values(), reverse=True)) if query.grades else None,
        recall=gains.count(BEST_GRADE) / best if best else None,
        found=results.total,
        top=[(titles[key], grade) for key, grade in zip(keys, gains, strict=True)],
    )


def _discounted(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades[:TOP], 1))


def _mean(values: Iterable[float | None]) -> float:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else math.nan


def _query(where: str, entry: Any) -> JudgedQuery:
    if not isinstance(entry, dict):
        raise JudgementError(f"{where}: hier hoort een vraag te staan, met id, query, class en relevant.")
    for key, kind in {"id": str, "query": str, "class": str, "relevant": list}.items():
        if not isinstance(entry.get(key), kind):
            raise JudgementError(
                f"{where} ({entry.get('id', 'zonder id')}): {key} ontbreekt of is geen {_KINDS[kind]}."
            )
    judged = [_judgement(f"{where} ({entry['id']}), antwoord {n}", row) for n, row in enumerate(entry["relevant"], 1)]
    return JudgedQuery(entry["id"], entry["query"], entry["class"], dict(judged))


_KINDS = {str: "tekst", list: "lijst"}


def _judgement(where: str, row: Any) -> tuple[Name, int]:
    if not isinstance(row, dict) or not isinstance(row.get("source"), str) or not isinstance(row.get("title"), str):
        raise JudgementError(f"{where}: hier horen source en title te staan, allebei tekst.")
    if type(row.get("grade")) is not int or row["grade"] not in (1, BEST_GRADE):
        raise JudgementError(f"{where}: grade is 1 of 2.")
    # A long title stands in two keys, as in the seeds.
    return name_of(row["source"], f"{row['title']} {row.get('title_continued', '')}"), row["grade"]

"""Tell how good the search is, by questions that people judged: `manage.py search_quality FILE`."""

import math
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from movisies.search_quality import APART, JudgementError, Score, Scores, measure, read


class Command(BaseCommand):
    help = "Meet hoe goed de zoekmachine is, met vragen waarvan de goede antwoorden bekend zijn."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="BESTAND", help="lijst van beoordeelde vragen (JSON)")
        parser.add_argument("--per-query", action="store_true", help="toon ook elke vraag met wat er gevonden is")

    def handle(self, *, file: Path, per_query: bool, **options) -> None:
        try:
            scores = measure(read(file))
        except JudgementError as error:
            raise CommandError(str(error)) from error
        for name in scores.unknown:
            self.stderr.write(self.style.WARNING(f"let op: niet in het archief: {name}"))
        for score in scores.scores if per_query else []:
            self._write_query(score)
        self._write_totals(scores)

    def _write_query(self, score: Score) -> None:
        self.stdout.write(f"{score.query.id} {score.query.group}: {score.query.text}")
        self.stdout.write(f"  ndcg@10={_figure(score.ndcg)} recall@10={_figure(score.recall)} gevonden={score.found}")
        for title, grade in score.top:
            self.stdout.write(f"  {grade or '·'} {title}")

    def _write_totals(self, scores: Scores) -> None:
        for group in scores.groups:
            self.stdout.write(f"{group:14}{_both(scores, group)}")
        self.stdout.write(f"all {_both(scores)} (zonder {APART})")
        empty = sum(not score.found for score in scores.unanswerable)
        self.stdout.write(f"zonder antwoord: {len(scores.unanswerable)}, waarvan {empty} zonder treffers")


def _both(scores: Scores, *groups: str) -> str:
    return f"ndcg@10={_figure(scores.ndcg(*groups))} recall@10={_figure(scores.recall(*groups))}"


def _figure(value: float | None) -> str:
    return "–" if value is None or math.isnan(value) else f"{value:.3f}"

"""Tell how well the search engine knows Dutch words: a file of labelled pairs, and which of them it gets wrong."""

import json
from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.search.words.judging import RELATIONS, Judge, Pair, read_pairs

_EXPECTED = f"Verwacht: een JSON-lijst van objecten met “a”, “b” en “relation” ({', '.join(RELATIONS)})."


class Command(BaseCommand):
    help = "Meet de woordkennis van de zoekmachine aan een bestand met woordparen en toont elk paar dat niet klopt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="BESTAND", help="JSON-lijst van objecten met a, b en relation")

    def handle(self, *args, **options) -> None:
        pairs = self._read(options["file"])
        failures = list(Judge(pairs).failures())
        totals = Counter(pair.relation for pair in pairs)
        failed = Counter(pair.relation for pair in failures)
        for relation in filter(totals.get, RELATIONS):
            holding, total = totals[relation] - failed[relation], totals[relation]
            self.stdout.write(f"{relation:<9} {holding:>4} van {total:>4}  {holding / total:7.1%}")
        for pair in failures:
            self.stdout.write(f"  klopt niet: {pair}")
        self.stdout.write(f"{len(pairs)} paren, {len(failures)} kloppen niet")

    def _read(self, path: Path) -> list[Pair]:
        try:
            return read_pairs(json.loads(path.read_text(encoding="utf-8")))
        except OSError as error:
            raise CommandError(f"{path}: dit bestand is niet te lezen. {_EXPECTED}") from error
        except json.JSONDecodeError as error:
            place = f"regel {error.lineno}, teken {error.colno}"
            raise CommandError(f"{path}, {place}: dit is geen JSON. {_EXPECTED}") from error
        except (UnicodeDecodeError, RecursionError) as error:
            raise CommandError(f"{path}: dit is geen JSON in UTF-8. {_EXPECTED}") from error
        except ValueError as error:
            raise CommandError(f"{path}: {error}. {_EXPECTED}") from error

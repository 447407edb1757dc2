"""Write the search index anew: `manage.py rebuild_search`."""

from argparse import ArgumentParser
from time import monotonic

from django.core.management.base import BaseCommand, CommandError

from articles.models import SearchState
from articles.search import indexing


class Command(BaseCommand):
    help = "Maakt de zoekindex opnieuw; zoeken kan ondertussen gewoon. Tweemaal draaien mag."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-missing", action="store_true", help="alleen als de index nog nooit is gemaakt")

    def handle(self, *, if_missing: bool, **options) -> None:
        if if_missing and SearchState.objects.filter(rebuilt_at__isnull=False).exists():
            return
        started = monotonic()
        try:
            total = indexing.rebuild(self._report)
        except indexing.OvertakenError as error:
            raise CommandError("Er is intussen een andere herbouw begonnen; deze is gestopt.") from error
        seconds = monotonic() - started
        rate = total / max(seconds, 0.001)
        self._report(f"zoekindex klaar: {total} stukken in {seconds:.0f} s, {rate:.0f} per seconde")

    def _report(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

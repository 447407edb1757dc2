"""Write the search index anew: `manage.py rebuild_search`."""

from time import monotonic

from django.core.management.base import BaseCommand

from articles.search import indexing


class Command(BaseCommand):
    help = "Maakt de zoekindex opnieuw; zoeken kan ondertussen gewoon. Tweemaal draaien mag."

    def handle(self, **options) -> None:
        started = monotonic()
        total = indexing.rebuild(self._report)
        seconds = monotonic() - started
        self._report(
            f"zoekindex klaar: {total} stukken in {seconds:.0f} s, {total / max(seconds, 0.001):.0f} per seconde"
        )

    def _report(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

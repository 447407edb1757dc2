"""Forget for good what was deleted long ago: `manage.py empty_bin`."""

from django.core.management.base import BaseCommand

from articles.versions.bin import DAYS, empty


class Command(BaseCommand):
    help = f"Verwijdert voorgoed wat langer dan {DAYS} dagen in de prullenbak ligt. Mag elke dag draaien."

    def handle(self, **options) -> None:
        count = empty(self._report)
        self.stdout.write(f"{count} voorgoed weg.")

    def _report(self, line: str) -> None:
        self.stdout.write(line)

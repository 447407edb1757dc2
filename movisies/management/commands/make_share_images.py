"""Draw the share images that are missing: `manage.py make_share_images`."""

from django.core.management.base import BaseCommand

from movisies.sharing import draw_share_images


class Command(BaseCommand):
    help = "Tekent de ontbrekende deelbeelden en ruimt op wat nergens meer bij hoort. Mag stoppen en opnieuw draaien."

    def handle(self, **options) -> None:
        draw_share_images(self._report)

    def _report(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

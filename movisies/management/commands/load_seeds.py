"""Read the archive from its files, check it, and store it: `manage.py load_seeds`."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.models import Issue
from movisies.seeding.check import check_archive
from movisies.seeding.normalise import to_records
from movisies.seeding.problems import Problem, SeedError
from movisies.seeding.read import Archive, read_archive
from movisies.seeding.store import store_records


class Command(BaseCommand):
    help = "Leest de bestanden van het archief, controleert ze en zet ze in de database. Tweemaal draaien mag."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths", nargs="*", type=Path, metavar="PATH", help="een seeds-map, of de map van een nummer"
        )
        parser.add_argument("--check", action="store_true", help="alleen lezen en controleren")
        parser.add_argument("--if-empty", action="store_true", help="alleen als er nog geen nummers zijn")
        parser.add_argument("--overwrite", action="store_true", help="ook wat de redactie na het laden wijzigde")

    def handle(self, *, paths: list[Path], check: bool, if_empty: bool, overwrite: bool, **options) -> None:
        if if_empty and Issue.objects.exists():
            return self._report("Er zijn al nummers; er is niets geladen.")
        paths = paths or [settings.BASE_DIR / "seeds"]
        for path in paths:
            if not path.is_dir():
                raise CommandError(f"{path} is geen map.")
        archive = read_archive(paths, self._report)
        if problems := check_archive(archive):
            raise CommandError(_listing(problems))
        if check:
            return self._report(f"{_contents(archive)} gecontroleerd: geen problemen")
        try:
            outcomes = store_records(to_records(archive), overwrite=overwrite, report=self._report)
        except SeedError as error:
            raise CommandError(_listing(error.problems)) from error
        counts = ", ".join(f"{outcome} {count}" for outcome, count in outcomes.items())
        return self._report(f"{_contents(archive)} geladen: {counts}")

    def _report(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def _contents(archive: Archive) -> str:
    issues, articles = archive.wanted_issues, sum(len(issue.articles) for issue in archive.wanted_issues)
    return f"{articles} artikelen in {len(issues)} {'nummer' if len(issues) == 1 else 'nummers'}"


def _listing(problems: list[Problem]) -> str:
    lines = "\n".join(str(problem) for problem in problems)
    return f"{lines}\nProblemen: {len(problems)}. Er is niets opgeslagen."

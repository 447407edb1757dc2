"""Tell what is missing, double or odd in the archive, and what of it the editors' notes explain."""

from itertools import groupby
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from movisies.archive_check.report import find_all, table_of_counts


class Command(BaseCommand):
    help = "Controleert het archief: wat ontbreekt, wat is dubbel, wat wijkt af, en wat daarvan is toegelicht."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--sources", type=Path, metavar="MAP", help="map met de brondocumenten (.txt)")
        parser.add_argument("--open", action="store_true", help="toon alleen wat nog niet is toegelicht")

    def handle(self, *args, **options) -> None:
        sources = options["sources"]
        if sources and not any(sources.glob("*.txt")):
            raise CommandError(f"{sources}: hier staan geen brondocumenten (.txt).")
        findings = list(find_all(sources))
        for issue, group in groupby(findings, key=lambda finding: finding.issue):
            shown = [finding for finding in group if not (options["open"] and finding.is_explained)]
            self.stdout.write(self.style.MIGRATE_HEADING(issue))
            for finding in shown:
                self.stdout.write(f"  {finding}")
        self._write_table(table_of_counts(findings))
        remaining = sum(not finding.is_explained for finding in findings)
        self.stdout.write(f"{len(findings)} bevindingen, {remaining} open, {len(findings) - remaining} toegelicht")

    def _write_table(self, rows: list[list[str]]) -> None:
        widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
        for first, *rest in rows:
            numbers = (cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))
            self.stdout.write("  ".join([first.ljust(widths[0]), *numbers]))

"""Run Lighthouse on five pages of the real archive, print one table, and end with 1 when a bound is not met."""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.browser import find_chromium
from tests.production import serving

PAGES = {
    "home": "/",
    "issue": "/nummers/movisies/2021-begin/",
    "article": "/artikelen/de-sociale-basis-keert-terug-in-nieuwe-gedaanten/",
    "dossier": "/dossiers/mantelzorg-volhouden/",
    # Without a question: what a reader asked is kept out of search engines on purpose, and would score as a fault.
    "search": "/zoeken/",
}
CATEGORIES = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
MOST_KILOBYTES = 60
TRIES = 3
COUNTED = {"Document", "Stylesheet", "Script"}
HERE = Path(__file__).parent
CHROME_FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --disable-background-networking"


@dataclass
class Result:
    """What Lighthouse says of one page."""

    name: str
    scores: dict[str, int]
    largest_paint: float
    shift: float
    kilobytes: float
    faults: list[str]

    @property
    def is_within_bounds(self) -> bool:
        is_light = self.name != "article" or self.kilobytes <= MOST_KILOBYTES
        return all(self.scores[name] >= least for name, least in CATEGORIES.items()) and self.shift == 0 and is_light


def measure(name: str, address: str, folder: Path) -> Result:
    report = folder / f"{name}.json"
    command = [
        str(HERE / "node_modules" / ".bin" / "lighthouse"), address, "--quiet", "--output=json",
        f"--output-path={report}", f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={CHROME_FLAGS}",
    ]  # fmt: skip
    for attempt in range(TRIES):
        run = subprocess.run(command, env=os.environ | {"CHROME_PATH": find_chromium() or ""}, stderr=subprocess.PIPE)
        if run.returncode == 0:
            return read(name, json.loads(report.read_text()))
        # Lighthouse loses a trace now and then (NO_NAVSTART) and itself says: run again.
        sys.stderr.write(f"{name}, attempt {attempt + 1}: {run.stderr.decode().strip()[:200]}\n")
    raise SystemExit(f"Lighthouse could not measure {address}.")


def read(name: str, report: dict) -> Result:
    audits = report["audits"]
    requests = audits["network-requests"]["details"]["items"]
    return Result(
        name=name,
        scores={category: round(report["categories"][category]["score"] * 100) for category in CATEGORIES},
        largest_paint=audits["largest-contentful-paint"]["numericValue"] / 1000,
        shift=round(audits["cumulative-layout-shift"]["numericValue"], 4),
        kilobytes=sum(item["transferSize"] for item in requests if item.get("resourceType") in COUNTED) / 1000,
        faults=[
            f"{category}: {audits[reference['id']]['title']} ({audits[reference['id']].get('displayValue', '')})"
            for category in CATEGORIES
            for reference in report["categories"][category]["auditRefs"]
            if reference["weight"]
            and (audits[reference["id"]]["score"] or 0) < 1
            and audits[reference["id"]]["score"] is not None
        ],
    )


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="movisies-lighthouse-") as folder, serving() as url:
        results = [measure(name, url + path, Path(folder)) for name, path in PAGES.items()]
    lines = [f"{'':10}{'perf.':>7}{'access.':>9}{'practices':>11}{'SEO':>6}{'LCP s':>8}{'CLS':>7}{'kB':>7}"]
    for result in results:
        perf, access, practices, seo = result.scores.values()
        figures = f"{perf:>7}{access:>9}{practices:>11}{seo:>6}{result.largest_paint:>8.2f}{result.shift:>7g}"
        lines.append(
            f"{result.name:10}{figures}{result.kilobytes:>7.1f}{'' if result.is_within_bounds else '  ← out of bounds'}"
        )
        lines += [f"{'':10}  {fault}" for fault in result.faults if not result.is_within_bounds]
    lines.append("kB: HTML, CSS and JavaScript as sent; mobile profile; CLS: layout shift.")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if all(result.is_within_bounds for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())

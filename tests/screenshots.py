"""Take a picture of every kind of page, on a phone and at a desk, in light and dark: `make screenshots`.

The pictures, and for each kind one sheet with its four pictures side by side, land in `.screenshots/`.
"""

import shutil
import sys
from pathlib import Path

from django.apps import apps
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import CHROMIUM_ARGUMENTS, find_chromium
from tests.production import serving
from tests.repository import ROOT

FOLDER = ROOT / ".screenshots"
SIZES = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1280, "height": 900}}
SCHEMES = ["light", "dark"]
# The sheet shows no more than this of a long page; the picture itself shows all of it.
SHOWN = 1600
PAGES = {
    "home": "/",
    "issues": "/nummers/",
    "issue": "/nummers/movisies/2021-begin/",
    "people": "/personen/",
    "person": None,
    "topics": "/onderwerpen/",
    "topics through the years": "/onderwerpen/door-de-jaren/",
    "topic": "/onderwerpen/mantelzorg/",
    "dossiers": "/dossiers/",
    "dossier": "/dossiers/mantelzorg-volhouden/",
    "agenda": "/agenda/",
    "search": "/zoeken/?q=buurt",
    "search with choices": "/zoeken/?q=eenzaamheid&jaar=2020&jaar=2021&soort=interview&onderwerp=ouderen",
    "search with a typing error": "/zoeken/?q=eenzamheid",
    "search that misses a word": "/zoeken/?q=mantelzorg+voetbal&soort=niets",
    "search without result": "/zoeken/?q=xyzzy&jaar=2019",
    "reading list": None,
    "reading list, whole": None,
    "empty reading list": "/leeslijst/",
    "accessibility": "/toegankelijkheid/",
    "not found": "/bestaat-niet/",
}


def addresses() -> dict[str, str]:
    """Give every kind of page by name; an article of each kind is the longest of its kind in the archive."""
    # The models can be had only once the site is set up.
    article_model, person_model = (apps.get_model("articles", name) for name in ("Article", "Person"))
    longest = {}
    for article in article_model.objects.published().prefetch_related("blocks"):
        length = sum(len(block.text) for block in article.blocks.all())
        longest[article.kind] = max(longest.get(article.kind, (0, "")), (length, article.get_absolute_url()))
    person = max(person_model.objects.published(), key=lambda person: person.contributions.count())
    numbers = "-".join(str(pk) for pk in article_model.objects.published().values_list("pk", flat=True)[:3])
    found = {
        "person": person.get_absolute_url(),
        "reading list": f"/leeslijst/?a={numbers}",
        "reading list, whole": f"/leeslijst/lezen/?a={numbers}",
    }
    articles = {f"article {kind}": address for kind, (_, address) in sorted(longest.items())}
    return {name: path or found[name] for name, path in PAGES.items()} | articles


def take(browser: Browser, url: str, paths: dict[str, str]) -> None:
    for scheme in SCHEMES:
        for size, viewport in SIZES.items():
            context = browser.new_context(base_url=url, viewport=viewport, color_scheme=scheme, reduced_motion="reduce")
            page = context.new_page()
            for name, path in paths.items():
                page.goto(path)
                page.evaluate("document.fonts.ready")
                page.screenshot(path=_picture(name, size, scheme), full_page=True)
            context.close()


def make_sheet(page: Page, name: str) -> None:
    """Put the four pictures of one kind of page side by side."""
    pictures = [_picture(name, size, scheme) for size in SIZES for scheme in SCHEMES]
    figures = "".join(
        f"<figure><figcaption>{path.stem}</figcaption><img src='{path.name}'></figure>" for path in pictures
    )
    style = f"""body {{ margin: 16px; display: flex; gap: 16px; background: #888; font: 14px sans-serif; }}
        figure {{ margin: 0; height: {SHOWN // 2}px; overflow: hidden; }} img {{ display: block; zoom: 0.5; }}"""
    sheet = FOLDER / "sheet.html"
    sheet.write_text(f"<!DOCTYPE html><title>{name}</title><style>{style}</style>{figures}")
    page.goto(sheet.as_uri())
    page.screenshot(path=FOLDER / "sheets" / f"{_file_name(name)}.png", full_page=True)
    sheet.unlink()


def _file_name(name: str) -> str:
    return name.replace(",", "").replace(" ", "-").replace("_", "-")


def _picture(name: str, size: str, scheme: str) -> Path:
    return FOLDER / f"{_file_name(name)}-{size}-{scheme}.png"


def _photograph(url: str, paths: dict[str, str]) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_ARGUMENTS)
        take(browser, url, paths)
        page = browser.new_page(viewport={"width": 1800, "height": 900})
        for name in paths:
            make_sheet(page, name)
        browser.close()


def main() -> int:
    shutil.rmtree(FOLDER, ignore_errors=True)
    (FOLDER / "sheets").mkdir(parents=True)
    with serving() as url:
        paths = addresses()
        _photograph(url, paths)
    sys.stdout.write(
        f"{4 * len(paths)} pictures of {len(paths)} kinds of page in {FOLDER}, four to a sheet in sheets/\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

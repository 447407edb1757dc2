"""Take every picture of the handbook, each in its own way, and keep them small."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test.testcases import LiveServerThread
from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser import CHROMIUM_ARGUMENTS, find_chromium
from tests.handbook.archive import Archive
from tests.handbook.desk import Desk
from tests.handbook.pictures import PICTURES
from tests.repository import ROOT

FOLDER = ROOT / "docs" / "handboek"
WIDEST, MOST_BYTES, MOST_TOGETHER = 1280, 120_000, 1_000_000
# As many as text with a few colours needs; a drawing among it stays a drawing.
COLOURS = 96


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    with serving() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_ARGUMENTS)
        desk = Desk(browser, url, Archive())
        for name, take in PICTURES.items():
            (FOLDER / f"{name}.png").write_bytes(small(take(desk)))
            desk.close()
        browser.close()
    return report()


@contextmanager
def serving() -> Iterator[str]:
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.terminate()


def small(png: bytes) -> bytes:
    """Write a picture with a palette: a third of its size, and no difference that a reader sees."""
    picture = Image.open(BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()


def report() -> int:
    """Say what was made; 1 when a picture, or all of them together, are too large for a handbook."""
    files = sorted(FOLDER.glob("*.png"))
    faults = [line for path in files for line in faults_of(path)]
    faults += [f"{path.name}: no picture of the handbook" for path in files if path.stem not in PICTURES]
    together = sum(path.stat().st_size for path in files)
    if together > MOST_TOGETHER:
        faults.append(f"together {together:,} bytes, at most {MOST_TOGETHER:,}")
    sys.stdout.write(f"{len(files)} pictures in {FOLDER}, {together:,} bytes\n")
    sys.stderr.write("".join(f"{line}\n" for line in faults))
    return 1 if faults else 0


def faults_of(path: Path) -> Iterator[str]:
    width, size = Image.open(path).width, path.stat().st_size
    if width > WIDEST:
        yield f"{path.name}: {width} pixels wide, at most {WIDEST}"
    if size > MOST_BYTES:
        yield f"{path.name}: {size:,} bytes, at most {MOST_BYTES:,}"

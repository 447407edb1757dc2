"""The files of the repository, as git would list them; but a copy without git must pass its tests too."""

from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def files(pattern: str = "*", under: str = ".") -> list[Path]:
    """List the files that are not ignored, relative to the root, whose name matches `pattern`."""
    ignored = [line.strip("/") for line in (ROOT / ".gitignore").read_text().splitlines() if line]
    found = (path.relative_to(ROOT) for path in _walk(ROOT / under, [".git", *ignored]))
    return sorted(path for path in found if fnmatch(path.name, pattern))


def _walk(folder: Path, ignored: list[str]) -> Iterator[Path]:
    for path in folder.iterdir():
        if any(fnmatch(path.name, pattern) for pattern in ignored):
            continue
        if path.is_dir():
            yield from _walk(path, ignored)
        else:
            yield path

"""TOML that remembers on which line each key stands.

The standard library parses; a second, simple pass over the same text finds the lines. That pass may trust the text,
because it only runs on what parsed.
"""

import re
import tomllib
from typing import Any

Path = tuple[str | int, ...]

_STRING_OR_COMMENT = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*', re.DOTALL
)
_HEADER = re.compile(r"\s*(\[\[?)([^\[\]=]+)\]")
_KEY = re.compile(r"\s*([^=\[\]{}]+?)\s*=")
_AT_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_DUTCH = {
    "Invalid date or datetime": "deze datum bestaat niet; schrijf jaar-maand-dag, zoals 2019-11-01",
    "Cannot overwrite a value": "deze sleutel staat er al",
    "Expected '=' after a key in a key/value pair": "na een sleutel hoort een = met een waarde",
    "Invalid value": "geen geldige waarde; zet tekst tussen rechte aanhalingstekens",
    "Illegal character '\\n'": "het aanhalingsteken aan het eind ontbreekt",
    "Unterminated string": "het aanhalingsteken aan het eind ontbreekt",
    "Expected newline or end of document after a statement": "na de waarde hoort een nieuwe regel",
    "Unclosed array": "het haakje ] aan het eind van de lijst ontbreekt",
}


class TomlError(Exception):
    """Raised for text that is not TOML, with the line and the cause in Dutch."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(text)
        self.line, self.text = line, text


def parse(text: str) -> dict[str, Any]:
    """Give the tables in `text`; raise TomlError with a line within `text` (the first is 1)."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        place = _AT_LINE.search(message)
        line = int(place[1]) if place and place[1] else max(text.rstrip().count("\n") + 1, 1)
        cause = _AT_LINE.sub("", message)
        raise TomlError(line, f"geen geldige TOML: {_DUTCH.get(cause, cause)}") from error


def salvage(text: str) -> dict[str, Any]:
    """Give the plain keys at the top of broken `text`, so that one mistake does not make others point at nothing."""
    found: dict[str, Any] = {}
    for line in text.split("\n"):
        if line.lstrip().startswith("["):
            break
        try:
            found |= tomllib.loads(line)
        except tomllib.TOMLDecodeError:
            continue
    return found


def locate(text: str) -> dict[Path, int]:
    """Give the line of every key and table header in `text`: ("event", 0, "date", 1, "place") → 34."""
    lines: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    here: Path = ()
    depth = 0
    masked = _STRING_OR_COMMENT.sub(lambda match: re.sub(r"[^\n]", "_", match[0]), text)
    for number, (shape, original) in enumerate(zip(masked.split("\n"), text.split("\n"), strict=True), 1):
        if depth == 0 and (header := _HEADER.match(shape)):
            here = _enter(_names(original[slice(*header.span(2))]), counts, is_item=header[1] == "[[")
            lines.setdefault(here, number)
        elif depth == 0 and (key := _KEY.match(shape)):
            lines.setdefault(here + _names(original[slice(*key.span(1))]), number)
        depth += sum(shape.count(c) for c in "[{") - sum(shape.count(c) for c in "]}")
    return lines


def _names(dotted: str) -> Path:
    return tuple(name.strip().strip("\"'") for name in dotted.split("."))


def _enter(names: Path, counts: dict[Path, int], *, is_item: bool) -> Path:
    """Give the path of the table a header opens; each part that is a list gets the number of its last item."""
    path: Path = ()
    for depth, name in enumerate(names, 1):
        path += (name,)
        if is_item and depth == len(names):
            counts[path] = counts.get(path, 0) + 1
        if path in counts:
            path += (counts[path] - 1,)
    return path

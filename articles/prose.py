"""What a text may hold, and how a text is brought back to that: one allow-list for the editor and the sanitiser."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import quote

import nh3
from django.utils.html import escape
from django_prose_editor.config import allowlist_from_extensions, expand_extensions

# A link to something of ours is stored by kind and number, `ref:article:123`, so that it outlives a changed address.
REFERENCE = re.compile(r"ref:(?P<kind>[a-z]{1,20}):(?P<pk>[1-9][0-9]{0,17})(?P<fragment>#[\w-]{1,100})?")

# What an editor can make in a text, and so what the sanitiser lets through: one definition for both.
EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto", "ref"]},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "HardBreak": True,
    "History": True,
}

TAG = re.compile(r"""(<(?:"[^"]*"|'[^']*'|[^>"'])*>)""")

# As the sanitiser writes an attribute: always in double quotes, and no quote in it.
_HREF = re.compile(r' href="([^"]*)"')

# No database or feed takes these; half of a character outside the first 65,536 is none.
_NO_CHARACTER = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ODD_SPACE = re.compile(r"[\x0b\x0c]")
_ONLY_EMPTY = re.compile(r"<(\w+)></\1>")

_HOST = r"(?:[^\s/?#\\@:\[\]<>\"'`]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?"
# What the editor of a browser, or an e-mail program, can follow; never a word before a colon that we do not know.
_ADDRESSES = re.compile(rf"https?://{_HOST}(?:[/?#].*)?|mailto:[^@]+@[^@]+|/(?![/\\]).*|#.+", re.IGNORECASE)
_WITHOUT_SCHEME = re.compile(r"(?P<site>www\.[\w-]+\.\w.*)|(?P<mail>[\w.+-]+@[\w-]+\.[\w.-]+)")
_ENCODED_IN_ADDRESS = re.compile(r"[\s\"'<>\\`]")
# A browser skips these wherever they stand in an address, and spaces at either end.
_SKIPPED_IN_ADDRESS = re.compile(r"[\t\r\n]")

# Two or three are enough for every known attack; what takes more than this was made to.
_MOST_TIMES = 8

_RELATIONS = {"nofollow", "noopener", "noreferrer"}
_VALUES = {
    ("ol", "start"): re.compile(r"-?\d{1,5}"),
    ("ol", "type"): re.compile(r"[1aAiI]"),
    ("ol", "data-type"): re.compile(r"decimal|(?:lower|upper)-(?:alpha|roman)|disc"),
    **{(cell, span): re.compile(r"[1-9]\d?") for cell in ("td", "th") for span in ("colspan", "rowspan")},
}


def clean(text: str) -> str:
    """Give `text` (HTML) with only the elements and attributes that a body may hold; the rest is dropped.

    What is left after an element was dropped may itself mean something else to a browser, a paragraph in a paragraph
    for one. So it is cleaned until nothing changes: what is stored is what a browser makes of it.
    """
    for _ in range(_MOST_TIMES):
        cleaned = _clean_once(text)
        if cleaned == text:
            return text
        text = cleaned
    return escape(text)


def _clean_once(text: str) -> str:
    cleaned = characters(_cleaner.clean(characters(text))) if text else ""
    cleaned = change_links(cleaned, lambda address: address)
    # An editor without words still holds a paragraph; an empty field must be empty.
    return "" if _ONLY_EMPTY.fullmatch(cleaned) else cleaned


def change_links(html: str, change: Callable[[str], str]) -> str:
    """Give cleaned `html` with each address as `change` gives it, escaped; a link left without one is plain text."""
    if "<a" not in html:
        return html
    kept: list[bool] = []

    def pieces() -> Iterator[str]:
        for piece in TAG.split(html):
            if piece == "<a>" or piece.startswith("<a "):
                changed = _HREF.sub(lambda match: f' href="{change(match[1])}"', piece)
                kept.append(' href=""' not in changed and ' href="' in changed)
                yield changed if kept[-1] else ""
            else:
                yield "" if piece == "</a>" and kept and not kept.pop() else piece

    return "".join(pieces())


def linked_words(html: str) -> Iterator[tuple[str, str]]:
    """Give the links in cleaned `html`, in order: each address, and the words that one clicks on."""
    words: list[str] = []
    addresses: list[str] = []
    for piece in TAG.split(html):
        if piece.startswith("<a "):
            addresses += [unescape(match[1]) for match in _HREF.finditer(piece)]
        elif piece == "</a>" and addresses:
            yield addresses.pop(), unescape("".join(words)).strip()
            words = []
        elif addresses and not piece.startswith("<"):
            words.append(piece)


def characters(text: str) -> str:
    """Give `text` without what is no character: a feed with one of those is no feed at all."""
    return _ODD_SPACE.sub(" ", _NO_CHARACTER.sub("", text))


def _keep(element: str, attribute: str, value: str) -> str | None:
    """Give the value that an allowed attribute may have, or None to drop the attribute."""
    if attribute == "href":
        return _address(value)
    if attribute == "rel":
        return " ".join(word for word in value.lower().split() if word in _RELATIONS) or None
    if pattern := _VALUES.get((element, attribute)):
        return value if pattern.fullmatch(value) else None
    return value


def _address(value: str) -> str | None:
    address = _SKIPPED_IN_ADDRESS.sub("", value).strip()
    if REFERENCE.fullmatch(address):
        return address
    if bare := _WITHOUT_SCHEME.fullmatch(address):
        address = f"https://{address}" if bare["site"] else f"mailto:{address}"
    address = address if _ADDRESSES.fullmatch(address) and not _NO_CHARACTER.search(address) else ""
    return _ENCODED_IN_ADDRESS.sub(lambda match: quote(match[0]), address) or None


def _make_cleaner() -> nh3.Cleaner:
    rules = allowlist_from_extensions(expand_extensions(EXTENSIONS))
    # Left to itself it lets every element have a title and a language.
    return nh3.Cleaner(**rules | {"attributes": rules["attributes"] | {"*": set()}}, attribute_filter=_keep)


_cleaner = _make_cleaner()

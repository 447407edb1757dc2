"""Known attacks, ways to change them, and what a browser would find in the HTML that they become.

`payloads.json` was written after the OWASP filter evasion cheat sheet, PortSwigger's lists of events and elements,
html5sec.org and published mutations of nested MathML, SVG, style, noscript, template and select.
"""

import json
import random
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

import html5lib

PAYLOADS: list[str] = [
    payload for group in json.loads((Path(__file__).parent / "payloads.json").read_text()).values() for payload in group
]

# What a stored text may hold, and what a page may hold of it besides: notes, bars of tables, words in a language.
STORED = {
    **{name: set() for name in ["p", "h2", "h3", "strong", "em", "br", "ul", "li", "table", "thead", "tbody", "tr"]},
    "ol": {"start", "type", "data-type"},
    "th": {"colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "a": {"href", "title", "rel"},
}
RENDERED = STORED | {
    "h2": {"id"},
    "h3": {"id"},
    "th": {"colspan", "rowspan", "scope"},
    "a": {"href", "title", "rel", "class", "aria-label"},
    "li": {"id"},
    "div": {"class", "id", "popover"},
    "span": {"class", "lang"},
    "sup": {"class", "id"},
    "button": {"class", "type", "popovertarget", "popovertargetaction", "aria-label"},
    "svg": {"class", "viewBox", "preserveAspectRatio", "aria-hidden"},
    "rect": {"width", "height"},
}
_NOT_ADDRESS = re.compile(r"[\x00-\x20]")
_SAFE_ADDRESS = re.compile(r"https?://[^/\\]|mailto:|/(?![/\\])|#|ref:[a-z]+:\d+(?:#[\w-]+)?$", re.IGNORECASE)


def elements(html: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Give what a browser finds in `html`, element by element, with its attributes."""
    tree = html5lib.parseFragment(html, container="div", namespaceHTMLElements=False)
    for element in tree.iter():
        if element is not tree:
            name = element.tag if isinstance(element.tag, str) else "comment"
            yield name.rpartition("}")[2], dict(element.attrib)


def harm(html: str, allowed: dict[str, set[str]]) -> list[str]:
    """List what stands in `html` that may not: elements, attributes, addresses."""
    found = []
    for name, attributes in elements(html):
        if name not in allowed:
            found.append(f"<{name}>")
        found += [f"<{name} {key}>" for key in attributes.keys() - allowed.get(name, set())]
        href = _NOT_ADDRESS.sub("", attributes.get("href", "#"))
        found += [] if _SAFE_ADDRESS.match(href) else [f"<{name} href={href}>"]
    return found


def words(html: str) -> str:
    """Give the text that a reader sees."""
    tree = html5lib.parseFragment(html, container="div", namespaceHTMLElements=False)
    return "".join(tree.itertext())


def mutated(payload: str, seed: random.Random) -> str:
    """Give the attack in another writing, as filters are evaded: case, spaces, entities, nesting, cutting, doubling."""
    return seed.choice(_MUTATIONS)(payload, seed)


def _at(payload: str, seed: random.Random) -> tuple[str, str]:
    place = seed.randrange(len(payload) + 1)
    return payload[:place], payload[place:]


def _case(payload: str, seed: random.Random) -> str:
    return "".join(seed.choice([letter.lower(), letter.upper()]) for letter in payload)


def _space(payload: str, seed: random.Random) -> str:
    return seed.choice(["\t", "\n", "\r", "\x0c", "\0", "\u00a0", "\u200b", "/", "\x01"]).join(_at(payload, seed))


def _entity(payload: str, seed: random.Random) -> str:
    head, tail = _at(payload, seed)
    return head + (f"&#{seed.choice(['x%x', 'X%04x'])};" % ord(tail[0]) + tail[1:] if tail else "")


def _escaped(payload: str, seed: random.Random) -> str:
    return escape(payload, quote=seed.random() < 0.5)


def _nested(payload: str, seed: random.Random) -> str:
    outer = ["<svg>{}</svg>", "<math><mtext>{}", "<table>{}</table>", "<a title='{}'>x</a>", "<select>{}"]
    outer += ["<h2>{}</h2>", "<noscript>{}</noscript>", "<template>{}</template>", "<style>{}</style>", "<!--{}-->"]
    return seed.choice(outer).replace("{}", payload)


def _cut(payload: str, seed: random.Random) -> str:
    return seed.choice(_at(payload, seed))


def _doubled(payload: str, seed: random.Random) -> str:
    head, tail = _at(payload, seed)
    return head + payload + tail


_MUTATIONS = [_case, _space, _entity, _escaped, _nested, _cut, _doubled]

"""The same attacks before the parser that counts: a browser finds in a cleaned text only what a text may hold."""

import pytest

from articles.body import clean, to_html
from tests.articles.xss import PAYLOADS, RENDERED, STORED

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# The elements with their attributes, and whether a second reading finds the same: if not, it could mutate.
LOOK = """
(texts) => texts.map((html) => {
  const box = document.createElement("div")
  box.innerHTML = html
  const written = box.innerHTML
  const elements = [...box.querySelectorAll("*")].map((e) => [e.localName, e.getAttributeNames(), e.protocol ?? ""])
  box.innerHTML = written
  return {elements, isStable: box.innerHTML === written}
})
"""
SCHEMES = {"", "http:", "https:", "mailto:", "ref:"}


def faults(found: dict, allowed: dict[str, set[str]]) -> list:
    wrong = [e for e in found["elements"] if set(e[1]) - allowed.get(e[0], set()) or e[0] not in allowed]
    return wrong + [e for e in found["elements"] if e[2] not in SCHEMES]


def shown(text: str) -> str:
    return to_html(text, note_count=1)


@pytest.mark.parametrize(("write", "allowed"), [(clean, STORED), (shown, RENDERED)], ids=["stored", "shown"])
def test_a_browser_finds_only_what_a_text_may_hold(page, write, allowed):
    page.goto("/toegankelijkheid/")
    payloads = [*PAYLOADS, *("".join(PAYLOADS[start : start + 40]) for start in range(0, len(PAYLOADS), 40))]
    texts = [write(payload) for payload in payloads]
    for payload, found in zip(payloads, page.evaluate(LOOK, texts), strict=True):
        assert (faults(found, allowed), found["isStable"]) == ([], True), payload

"""The text of a body, whatever was written in it: no element, attribute or address but those that a text may have."""

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.body import clean, render, to_html
from tests.articles.xss import PAYLOADS, RENDERED, STORED, harm, mutated, words

TOGETHER = 40  # as many attacks as one page has to bear at once
BATCHES = [PAYLOADS[start : start + TOGETHER] for start in range(0, len(PAYLOADS), TOGETHER)]
SAID_AS_TEXT = [payload for payload in PAYLOADS if not set(payload) & set("<&\x00\x01\x1b\x1f")]
NOTES = "<ol><li><p>Noot</p></li></ol>"


@st.composite
def mutations(draw) -> list[str]:
    """A few attacks, each changed one to three times."""
    seed = draw(st.randoms())
    payloads = draw(st.lists(st.sampled_from(PAYLOADS), min_size=4, max_size=8))
    for _ in range(draw(st.integers(1, 3))):
        payloads = [mutated(payload, seed) for payload in payloads]
    return payloads


def shown(text: str) -> list[str]:
    """Every way in which a page shows a stored text."""
    notes = [SimpleNamespace(kind="notes", text=NOTES + text)]
    blocks = [SimpleNamespace(kind=kind, text=text) for kind in ("text", "box", "speaker")]
    hostile = {"x": '"><script>alert(1)</script>', "<script>": "en", "href": "nl"}
    return [part.html for part in render(blocks + notes, languages=hostile)] + [to_html(text, note_count=1)]


def test_there_are_attacks_of_every_kind():
    assert len(PAYLOADS) == len(set(PAYLOADS)) >= 500


@pytest.mark.parametrize("payload", PAYLOADS)
def test_an_attack_is_not_stored(payload):
    assert harm(clean(payload), STORED) == []


@pytest.mark.parametrize("batch", BATCHES)
def test_an_attack_that_is_stored_already_is_not_shown(batch):
    assert [found for html in shown("".join(batch)) for found in harm(html, RENDERED)] == []
    assert [found for payload in batch for found in harm(to_html(f"<p>{payload}</p>"), RENDERED)] == []


@pytest.mark.parametrize("batch", BATCHES)
def test_an_attack_that_was_cleaned_stays_clean(batch):
    for text in ("".join(batch), *batch):
        assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize("payload", SAID_AS_TEXT)
def test_an_attack_without_html_is_only_words(payload):
    assert words(to_html(f"<p>{payload}</p>")) == payload


@settings(max_examples=150)
@given(mutations())
def test_an_attack_written_otherwise_is_not_stored_and_not_shown(payloads):
    for text in ("".join(payloads), *payloads):
        assert harm(clean(text), STORED) == []
        assert clean(clean(text)) == clean(text)
    assert harm(to_html("".join(payloads), note_count=1, is_notes=True), RENDERED) == []

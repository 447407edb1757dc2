"""The handbook shows each of its pictures, says in words what is on it, and leads nowhere that is not there."""

import re

import pytest

from tests import repository

HANDBOOK = repository.ROOT / "docs" / "handboek.md"
# What a few pictures say of a page of the admin takes a sentence.
SHORTEST_DESCRIPTION = 60


@pytest.fixture(scope="module")
def text() -> str:
    return HANDBOOK.read_text()


def test_shows_every_picture_that_is_there_and_no_other(text):
    shown = re.findall(r"\]\((handboek/[^)]+)\)", text)
    there = [f"handboek/{path.name}" for path in (HANDBOOK.parent / "handboek").iterdir()]
    assert sorted(shown) == sorted(there)


def test_describes_every_picture_for_who_does_not_see_it(text):
    descriptions = re.findall(r"!\[([^\]]*)\]", text)
    assert [words for words in descriptions if len(words) < SHORTEST_DESCRIPTION] == []


def test_leads_to_headings_that_are_there(text):
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) - anchors == set()

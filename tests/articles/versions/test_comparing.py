"""What differs between two texts, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.versions.comparing import GONE, NEW, SAME, words_changed

texts = st.lists(st.sampled_from(["de", "wijk", "stad", "buurt,", "en", ".", "\n", "  ", "é"]), max_size=60).map(
    " ".join
)


def said(pieces, *kinds: str) -> str:
    return "".join(piece.text for piece in pieces if piece.kind in kinds)


@given(texts, texts)
def test_both_texts_can_be_read_from_the_pieces(before, after):
    pieces = words_changed(before, after)
    assert (said(pieces, SAME, GONE), said(pieces, SAME, NEW)) == (before, after)


@pytest.mark.parametrize(
    ("before", "after", "gone", "new"),
    [
        ("Over de wijk en de stad.", "Over de buurt en de stad.", "wijk", "buurt"),
        ("Een zin.", "Een zin. Nog een.", "", " Nog een."),
        ("Een zin. Nog een.", "Een zin.", " Nog een.", ""),
        ("", "Alles nieuw", "", "Alles nieuw"),
    ],
)
def test_only_what_changed_is_marked(before, after, gone, new):
    pieces = words_changed(before, after)
    assert (said(pieces, GONE), said(pieces, NEW)) == (gone, new)


def test_one_word_changed_in_a_long_text_is_all_that_is_marked():
    words = [f"woord{n % 700}" for n in range(10_000)]
    pieces = words_changed(" ".join(words), " ".join([*words[:5000], "anders", *words[5001:]]))
    assert (said(pieces, GONE), said(pieces, NEW)) == (words[5000], "anders")

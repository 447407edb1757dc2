"""`manage.py search_words` counts, shows what does not hold, and says what is wrong with a file."""

import json

import pytest
from django.core.management import CommandError, call_command


@pytest.fixture
def write(tmp_path):
    def write(content: str):
        path = tmp_path / "paren.json"
        path.write_text(content, encoding="utf-8")
        return path

    return write


def test_it_counts_per_relation_and_shows_what_does_not_hold(write, capsys):
    rows = [("wijk", "wijken", "same"), ("wijk", "zorg", "same"), ("gezin", "zin", "different")]
    path = write(json.dumps([dict(zip(("a", "b", "relation"), row, strict=True)) for row in rows]))
    call_command("search_words", path)
    lines = capsys.readouterr().out.splitlines()
    assert [line.split() for line in lines[:2]] == [
        ["same", "1", "van", "2", "50.0%"],
        ["different", "1", "van", "1", "100.0%"],
    ]
    assert lines[2:] == ["  klopt niet: same: wijk / zorg", "3 paren, 1 kloppen niet"]


def test_it_accepts_an_empty_list(write, capsys):
    call_command("search_words", write("[]"))
    assert capsys.readouterr().out == "0 paren, 0 kloppen niet\n"


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("[", "regel 1, teken 2"),
        ("[" * 100_000, "geen JSON"),
        ("{}", "geen lijst"),
        ("[1]", "paar 1"),
        ('[{"a": "x", "b": "y"}]', "paar 1: “relation” ontbreekt"),
        ('[{"a": "x", "b": "…", "relation": "same"}]', "paar 1: “b”"),
        ('[{"a": "x", "b": "\\ud800y", "relation": "same"}]', "paar 1: “b”"),
        ('[{"a": "x", "b": "y", "relation": "gelijk"}]', "“gelijk”"),
    ],
)
def test_it_says_where_a_file_is_wrong(write, content, place):
    with pytest.raises(CommandError, match=place) as caught:
        call_command("search_words", write(content))
    assert "Verwacht: een JSON-lijst" in str(caught.value)


def test_it_says_that_a_file_is_missing(tmp_path):
    with pytest.raises(CommandError, match="niet te lezen"):
        call_command("search_words", tmp_path / "niets.json")

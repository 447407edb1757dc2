"""The accessibility statement: a whole table, of which every proof exists."""

import ast

import pytest

from movisies import accessibility
from tests.repository import ROOT

_NUMBERS = """
1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12
1.4.13 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.4.11 2.5.1 2.5.2 2.5.3 2.5.4
2.5.7 2.5.8 3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6 3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8 4.1.2 4.1.3
"""
CRITERIA = _NUMBERS.split()
TABLE = accessibility.parse((ROOT / "docs" / "toegankelijkheid.md").read_text())
TESTS = sorted({test for criterion in TABLE.criteria for test in criterion.tests})


def test_every_criterion_of_wcag_has_its_row():
    assert [criterion.number for criterion in TABLE.criteria] == CRITERIA


@pytest.mark.parametrize("criterion", TABLE.criteria, ids=CRITERIA)
def test_criterion_has_a_status_and_a_proof(criterion):
    statuses = (accessibility.FULL, accessibility.PARTIAL, accessibility.NOT_APPLICABLE)
    assert criterion.status in statuses
    assert criterion.level in ("A", "AA")
    assert criterion.tests or "met de hand bekeken op 21 november 2026" in criterion.manual
    assert criterion.how.endswith(".")


@pytest.mark.parametrize("test", TESTS)
def test_named_test_exists(test):
    path, _, name = test.partition("::")
    tree = ast.parse((ROOT / "tests" / path).read_text())
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.django_db
def test_public_statement_says_what_the_table_says(client):
    text = client.get("/toegankelijkheid/").text
    assert all(criterion.name in text for criterion in TABLE.criteria)
    for criterion in TABLE.partial:
        assert text.count(f"{criterion.name} ({criterion.number})") == 1
    assert TABLE.assessed_on in text

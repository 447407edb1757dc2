"""Holds docs/architecture: which way imports point, where a rule stands, and that no file outgrows a sitting."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import repository

ALLOWED_IMPORTS = {
    "articles": {"articles"},
    "dossiers": {"articles", "dossiers"},
    "movisies": {"articles", "dossiers", "movisies"},
}
OUR_PACKAGES = {*ALLOWED_IMPORTS, "tests"}
TOP_LEVEL = {
    ".ci",
    ".editorconfig",
    ".gitignore",
    "CHANGELOG.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "articles",
    "docs",
    "dossiers",
    "manage.py",
    "movisies",
    "pyproject.toml",
    "requirements-dev.txt",
    "requirements.txt",
    "seeds",
    "templates",
    "tests",
}
PUBLICATION_RULE = Path("articles/querysets/visibility.py")
SAFE_HTML = Path("articles/body.py")
# The first line that fits a file's path counts.
LONGEST = [
    (r"tests/", 400),
    (r"/migrations/", 10_000),
    (r"/management/commands/", 60),
    (r"(^|/)urls\.py", 40),
    (r"(^|/)querysets(/\w+)?\.py", 120),
    (r"(^|/)views(\.py|/)", 150),
    (r"(^|/)admin(\.py|/)", 150),
    (r"\.py$", 250),
    (r"\.html$", 80),
]

SOURCES = [path for package in ALLOWED_IMPORTS for path in repository.files("*.py", package)]
TEMPLATES = repository.files("*.html", "templates") if (repository.ROOT / "templates").exists() else []
CODE = [path for path in SOURCES if "migrations" not in path.parts]

for_each_source = pytest.mark.parametrize("path", SOURCES, ids=str)
for_each_code_file = pytest.mark.parametrize("path", CODE, ids=str)
for_each_template = pytest.mark.parametrize("path", TEMPLATES, ids=str)


def tree(path: Path) -> ast.Module:
    return ast.parse((repository.ROOT / path).read_text())


def imported(node: ast.AST) -> Iterator[str]:
    """Give the full names of the modules that an import statement names."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, "write the whole path of what you import"
        yield node.module


def name_of(node: ast.AST) -> str:
    return getattr(node, "id", None) or getattr(node, "attr", "")


def calls(path: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call))


def spells_out_the_rule(keyword: ast.keyword) -> bool:
    """Tell whether a condition is about what is published: `status="published"`, `issue__published_at__lte=…`."""
    value = getattr(keyword.value, "value", None) if isinstance(keyword.value, ast.Constant) else name_of(keyword.value)
    lookups = (keyword.arg or "").split("__")
    return "published_at" in lookups or ("status" in lookups and str(value).lower() == "published")


@for_each_source
def test_imports_point_one_way(path):
    packages = {name.partition(".")[0] for node in ast.walk(tree(path)) for name in imported(node)}
    assert packages & OUR_PACKAGES <= ALLOWED_IMPORTS[path.parts[0]]


@for_each_code_file
def test_no_import_hides_inside_a_function(path):
    functions = [n for n in ast.walk(tree(path)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)]
    inside = [node.lineno for function in functions for node in ast.walk(function) if list(imported(node))]
    assert inside == []


@pytest.mark.parametrize("path", sorted(set(CODE) - {SAFE_HTML}), ids=str)
def test_one_module_marks_text_safe(path):
    names = {name_of(node) for node in ast.walk(tree(path)) if isinstance(node, ast.Name | ast.Attribute)}
    assert "mark_safe" not in names
    assert [call.lineno for call in calls(path) if name_of(call.func) in {"SafeString", "SafeText"}] == []


@pytest.mark.parametrize("path", sorted(set(CODE) - {PUBLICATION_RULE}), ids=str)
def test_the_publication_rule_is_spelled_out_in_one_place(path):
    # A constraint of a model says what its own row may be; that is not a choice of rows.
    choosing = {"When", "exclude", "filter", "get", "get_object_or_404"} | (set() if "models" in str(path) else {"Q"})
    keywords = [keyword for call in calls(path) if name_of(call.func) in choosing for keyword in call.keywords]
    assert [keyword.value.lineno for keyword in keywords if spells_out_the_rule(keyword)] == []


@for_each_template
def test_a_template_switches_no_escaping_off(path):
    text = (repository.ROOT / path).read_text()
    assert re.findall(r"\|\s*safe(?:seq)?\b|{%\s*autoescape\s+off", text) == []


@for_each_template
def test_a_template_holds_nothing_that_the_csp_refuses(path):
    text = (repository.ROOT / path).read_text()
    assert re.findall(r"<[^>]*\s(?:style|on[a-z]+)\s*=", text) == []
    # Linked data is not run; the CSP leaves it alone.
    assert re.findall(r"<style\b|<script\b(?![^>]*\ssrc=)(?![^>]*application/ld\+json)[^>]*>", text) == []


def test_the_top_level_is_fixed():
    assert {path.parts[0] for path in repository.files()} - TOP_LEVEL == set()


@pytest.mark.parametrize("path", [*SOURCES, *TEMPLATES, *repository.files("*.py", "tests")], ids=str)
def test_no_file_outgrows_one_sitting(path):
    limit = next(lines for pattern, lines in LONGEST if re.search(pattern, path.as_posix()))
    assert len((repository.ROOT / path).read_text().splitlines()) <= limit

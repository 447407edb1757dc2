"""The lock files hold what the project asks for, and nothing of the machine that wrote them."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests import repository

LOCKS = ["requirements.txt", "requirements-dev.txt"]
PROJECT = tomllib.loads((repository.ROOT / "pyproject.toml").read_text())["project"]


def read(lock: str) -> str:
    return (repository.ROOT / lock).read_text()


def pins(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", read(lock), re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host(lock):
    assert "://" not in read(lock)
    assert re.findall(r"^\s*-(?!-hash=)", read(lock), re.MULTILINE) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_each_pin_has_a_hash(lock):
    entries = re.split(r"\n(?=\S)", re.sub(r"^\s*#.*\n", "", read(lock), flags=re.MULTILINE).strip())
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.txt", PROJECT["dependencies"]),
        ("requirements-dev.txt", PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]),
    ],
)
def test_a_lock_satisfies_the_project(lock, wanted):
    locked = pins(lock)
    requirements = {canonicalize_name(r.name): r.specifier for r in map(Requirement, wanted)}
    assert [name for name, range_ in requirements.items() if locked.get(name, "0") not in range_] == []


def test_both_locks_agree():
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


def test_no_file_names_a_path_of_one_machine():
    machine = re.compile(rb"(?<![\w./-])/(?:home|root|Users|work)/\w")
    assert [path for path in repository.files() if machine.search((repository.ROOT / path).read_bytes())] == []

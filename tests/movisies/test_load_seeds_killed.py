"""A load that is killed in the middle, in a process of its own on a database of its own."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.movisies.test_seed_archive import MiniArchive

ROOT = Path(__file__).resolve().parent.parent.parent
# The child says when it stands in the middle of storing, and waits there to be killed.
LOAD_AND_STOP = """
import sys, time
import django
from django.core.management import execute_from_command_line
django.setup()
from movisies.seeding import store

def stop(self, shape, rows):
    if shape.name == "article":
        print("HALFWEG", flush=True)
        time.sleep(60)

store._KindStore._write_below = stop
execute_from_command_line(["manage.py", "load_seeds", sys.argv[1]])
"""


@pytest.fixture
def environment(tmp_path) -> dict[str, str]:
    own = {"DATABASE_URL": f"sqlite:///{tmp_path / 'site.sqlite3'}", "DJANGO_SETTINGS_MODULE": "movisies.settings"}
    environment = os.environ | own
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=environment, check=True)
    return environment


def test_it_leaves_the_database_as_it_was(tmp_path, environment):
    command = [sys.executable, "-c", LOAD_AND_STOP, str(MiniArchive(tmp_path).root)]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as child:
        assert any(line == "HALFWEG\n" for line in child.stdout)
        child.send_signal(signal.SIGKILL)
    with sqlite3.connect(tmp_path / "site.sqlite3") as database:
        for table in ("articles_person", "articles_article", "movisies_seedrecord"):
            assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)  # noqa: S608

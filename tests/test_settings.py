"""What the settings promise, each read in a process of its own as a server would."""

import json
import os
import subprocess
import sys
from http import HTTPStatus

import pytest
from django.http import HttpResponse
from django.test import override_settings
from django.urls import include, path

from tests import repository

PRODUCTION = {"PRODUCTION": "1", "SECRET_KEY": "a-Long_and+random=Secret" * 3, "ALLOWED_HOSTS": "www.example.org"}
urlpatterns = [path("", lambda request: HttpResponse("een pagina")), path("", include("movisies.urls"))]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python with only these settings in its environment."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=repository.ROOT,
        env={**kept, "DJANGO_SETTINGS_MODULE": "movisies.settings", "DATABASE_URL": "sqlite://:memory:", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def evaluate(expression: str, **environment: str):
    setup = "import django, json; from django.conf import settings; from django.db import connection; django.setup()"
    result = run("-c", f"{setup}; print(json.dumps({expression}, default=str))", **environment)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_production_refuses_to_start_without(name):
    result = run("manage.py", "check", **PRODUCTION | {name: ""})
    assert result.returncode != 0
    assert f"{name} is empty" in result.stderr


def test_production_passes_the_deployment_check():
    result = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert result.returncode == 0, result.stderr
    assert "no issues (0 silenced)" in result.stdout


def test_debug_is_off_unless_asked_for():
    assert evaluate("settings.DEBUG") is False


def test_a_postgres_url_chooses_postgresql():
    database = evaluate("settings.DATABASES['default']", DATABASE_URL="postgres://anna:geheim@db.example.org:5433/blad")
    chosen = [database[key] for key in ("ENGINE", "USER", "PASSWORD", "HOST", "PORT", "NAME")]
    assert chosen == ["django.db.backends.postgresql", "anna", "geheim", "db.example.org", 5433, "blad"]


def test_a_sqlite_url_chooses_that_file(tmp_path):
    database = evaluate("settings.DATABASES['default']", DATABASE_URL=f"sqlite:///{tmp_path}/blad.sqlite3")
    assert [database["ENGINE"], database["NAME"]] == ["django.db.backends.sqlite3", f"{tmp_path}/blad.sqlite3"]


def test_sqlite_lets_readers_go_on_while_someone_writes(tmp_path):
    pragmas = (
        "[connection.cursor().execute(f'PRAGMA {name}').fetchone()[0] for name in ('journal_mode', 'synchronous')]"
    )
    assert evaluate(pragmas, DATABASE_URL=f"sqlite:///{tmp_path}/blad.sqlite3") == ["wal", 1]


def test_sqlite_writers_wait_for_each_other():
    options = evaluate("settings.DATABASES['default']['OPTIONS']")
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] >= 5


@pytest.fixture
def response(client):
    with override_settings(ROOT_URLCONF=__name__):
        response = client.get("/")
    assert response.status_code == HTTPStatus.OK
    return response


def test_a_page_allows_scripts_and_styles_of_its_own_only(response):
    policy = dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("X-Frame-Options", "DENY"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_a_page_has_the_header(response, header, value):
    assert response[header] == value

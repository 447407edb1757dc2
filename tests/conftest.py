"""The test run: which database, a place for files, and what every test may count on."""

import os
import tempfile

import hypothesis
import pytest
from django.conf import settings

from tests.browser import find_chromium
from tests.postgres import NoPostgresError, Server

IN_CI = os.environ.get("CI") == "true"
NO_CHROMIUM = "THE BROWSER TESTS DID NOT RUN: no Chromium on this machine (on Debian: apt-get install chromium)"
NO_HTML_CHECKER = (
    "THE HTML WAS NOT CHECKED: it takes Java and npm (on Debian: apt-get install default-jre-headless npm)"
)

_server = pytest.StashKey[Server]()

# No example fails for being slow on a busy machine, and CI tries the same examples every time.
hypothesis.settings.register_profile("movisies", deadline=None, derandomize=IN_CI)
hypothesis.settings.load_profile("movisies")

# A test run is the same whatever the environment of the machine says of the site that runs there.
for _name in ("PRODUCTION", "DEBUG", "SECRET_KEY", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "BEHIND_TLS_PROXY"):
    os.environ.pop(_name, None)


@pytest.fixture(autouse=True)
def _index_where_it_is_searched(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the index in step only for tests that search, by their name or their mark: it costs more than most do."""
    name, is_marked = request.node.nodeid, request.node.get_closest_marker("search")
    if not is_marked and not any(word in name for word in ("search", "zoek", "unanswered", "browser")):
        monkeypatch.setattr("articles.search.keeping.changed", lambda kind, object_ids: None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--db",
        choices=["sqlite", "pg"],
        help="pg takes the server of DATABASE_URL, else one of this run's own; left out, DATABASE_URL decides",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Choose the database before the settings are read; the workers of xdist find the choice in their environment."""
    if not hasattr(config, "workerinput"):
        _choose_database(config)
    os.environ["DJANGO_SETTINGS_MODULE"] = "movisies.settings"
    media = tempfile.TemporaryDirectory(prefix="movisies-media-", ignore_cleanup_errors=True)
    config.add_cleanup(media.cleanup)
    settings.MEDIA_ROOT = media.name
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    is_postgres = settings.DATABASES["default"]["ENGINE"].endswith("postgresql")
    if config.getoption("--db") and is_postgres != (config.getoption("--db") == "pg"):
        raise pytest.UsageError("--db came too late: unset DJANGO_SETTINGS_MODULE, or set DATABASE_URL instead.")


def _choose_database(config: pytest.Config) -> None:
    wanted, url = config.getoption("--db"), os.environ.get("DATABASE_URL", "")
    if wanted == "sqlite":
        os.environ["DATABASE_URL"] = "sqlite://:memory:"
    elif wanted == "pg" and not url.startswith("postgres"):
        try:
            server = Server()
        except NoPostgresError as reason:
            pytest.exit(f"THE TESTS ON POSTGRESQL DID NOT RUN: {reason}", returncode=1 if IN_CI else 0)
        config.add_cleanup(server.stop)
        os.environ["DATABASE_URL"] = server.url
        config.stash[_server] = server


def pytest_report_header(config: pytest.Config) -> list[str]:
    server = config.stash.get(_server, None)
    engine = settings.DATABASES["default"]["ENGINE"].rpartition(".")[2]
    return [
        f"database: {engine}" + (f", a server of this run's own from {server.source}" if server else ""),
        f"browser: {find_chromium() or 'none'}",
    ]


def pytest_terminal_summary(terminalreporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    for reason in (NO_CHROMIUM, NO_HTML_CHECKER):
        if any(reason in str(report.longrepr) for report in skipped):
            terminalreporter.write_sep("!", reason, red=True)

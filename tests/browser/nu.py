"""The Nu HTML checker of the W3C, a Java program that make installs from npm (see tests/html/package.json)."""

import json
import shutil
import subprocess
from pathlib import Path

from tests.repository import ROOT

JAR = ROOT / "tests" / "html" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def find_java() -> str | None:
    return shutil.which("java")


def complaints(folder: Path) -> list[str]:
    """Check every .html file in a folder in one run; give the errors and warnings, as readable lines."""
    command = [
        find_java(),
        "-Xss8m",
        "-jar",
        str(JAR),
        "--skip-non-html",
        "--format",
        "json",
        "--exit-zero-always",
        folder,
    ]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    messages = json.loads(run.stderr)["messages"]
    return [_line(message) for message in messages if message["type"] == "error" or message.get("subType") == "warning"]


def _line(message: dict) -> str:
    name = Path(message.get("url", "")).name
    return f"{name}:{message.get('lastLine', '?')} {message['message']} — {message.get('extract', '').strip()}"

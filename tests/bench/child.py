"""Get Django ready in a process of its own, then run a module that needs it: `python -m tests.bench.child NAME …`."""

import os
import runpy
import sys

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "movisies.settings"
    django.setup()
    runpy.run_module(f"tests.bench.{sys.argv.pop(1)}", run_name="__main__")

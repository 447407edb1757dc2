"""Two editors who save at the very same moments, each with a connection of their own.

On SQLite this needs a file: `outcome_on` runs this module in a process of its own, on a database that it makes.
"""

import json
import os
import subprocess
import sys
import threading

ROUNDS = 25


def outcome_on(url: str) -> dict:
    """Let them work on a new database; give what came of it."""
    environment = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "movisies.settings"}
    command = [sys.executable, "-m", "tests.articles.versions.at_once"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def work_at_once() -> dict:
    """Give the faults that an editor would have seen, the words that were lost, and the saves and versions counted."""
    from articles.models import Article
    from articles.versions.history import versions_of
    from tests import factories

    article = factories.article(status="draft", published_at=None)
    editors = [Editor(article, who, own) for who, own in (("een", "kicker"), ("twee", "subtitle"))]
    for editor in editors:
        editor.start()
    for editor in editors:
        editor.join()
    fresh = Article.objects.get(pk=article.pk)
    lost = [editor.own for editor in editors if getattr(fresh, editor.own) != editor.last]
    faults = [fault for editor in editors for fault in editor.faults]
    return {
        "faults": faults,
        "lost": lost,
        "saves": sum(e.saves for e in editors),
        "versions": len(versions_of(article)),
    }


class Editor(threading.Thread):
    """Writes in a field of their own, and every third time in one that the other writes in too."""

    def __init__(self, article, who: str, own: str) -> None:
        super().__init__()
        self.article, self.who, self.own = article, who, own
        self.faults: list[str] = []
        self.last, self.saves = "", 0

    def run(self) -> None:
        from django.db import connection

        try:
            for number in range(ROUNDS):
                self.write(number)
        except Exception as fault:
            self.faults.append(repr(fault))
        finally:
            connection.close()

    def write(self, number: int) -> None:
        from articles.versions.saving import ConflictError
        from tests.articles.versions.desk import Form, editor, set_to

        form = Form(self.article, editor(self.who))
        words = {self.own: f"{self.who} {number}"} | ({"lead": f"{self.who} {number}"} if number % 3 == 0 else {})
        form.write(set_to(**words))
        try:
            is_changed = form.save().is_changed
        except ConflictError:
            return
        self.saves += is_changed
        self.last = words[self.own]


if __name__ == "__main__":
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    sys.stdout.write(json.dumps(work_at_once()))

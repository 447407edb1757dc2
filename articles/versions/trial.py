"""Doing something as if, to see what would come of it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from articles.search.keeping import set_aside


@contextmanager
def trial() -> Iterator[None]:
    """Take back at the end all that is written within, in the index too.

    So a form, a page or a check that works on stored rows can work on rows that are not stored: put them, use them, and
    they were never there. What has to happen after a commit (pictures, mail) does not happen.
    """
    with set_aside(), transaction.atomic():
        yield
        transaction.set_rollback(True)

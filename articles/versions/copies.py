"""Changes to a published article, kept beside what readers see until they are published too."""

from django.contrib.auth.models import AbstractBaseUser

from articles.models import Article, WorkingCopy
from articles.versions.history import keep
from articles.versions.merging import merge
from articles.versions.wholes import STATE, Rows, put, same, take

PUBLISHED_COPY = "Werkversie gepubliceerd."
DISCARDED = "Werkversie weggegooid; dit is weer de tekst op de site."


def copy_of(article: Article) -> WorkingCopy | None:
    return WorkingCopy.objects.filter(article=article).select_related("started_by", "changed_by").first()


def rows_of_copy(copy: WorkingCopy, live: Rows) -> Rows:
    """Give the article as the copy has it, with what was changed on the site since the copy began.

    What both changed is as the copy has it: its editor chose those words, and the site follows when it is published.
    """
    return with_state(merge(copy.base, copy.rows, live).rows, live)


def rows_now(article: Article) -> Rows:
    """Give what an editor works on: the copy when there is one, otherwise the article as it is stored."""
    live, copy = take(article), copy_of(article)
    return rows_of_copy(copy, live) if copy else live


def with_state(rows: Rows, other: Rows) -> Rows:
    """Give the rows with the state of publication that other rows have."""
    state = {name: other[0]["fields"][name] for name in STATE if name in other[0]["fields"]}
    return [rows[0] | {"fields": rows[0]["fields"] | state}, *rows[1:]]


def state_of(rows: Rows) -> dict:
    return {name: rows[0]["fields"].get(name) for name in STATE}


def store_copy(article: Article, rows: Rows, user: AbstractBaseUser | None) -> WorkingCopy | None:
    """Keep changes beside the article; when nothing differs from the site any more, there is no copy."""
    live = take(article)
    if same(with_state(rows, live), live):
        WorkingCopy.objects.filter(article=article).delete()
        return None
    fields = {"rows": rows, "base": live, "changed_by": user}
    return WorkingCopy.objects.update_or_create(
        article=article, defaults=fields, create_defaults=fields | {"started_by": user}
    )[0]


def publish_copy(article: Article, user: AbstractBaseUser | None) -> list[str]:
    """Put the copy in the place of what readers see, text and relations; give what could not be, in words.

    Raises WorkingCopy.DoesNotExist when there is none.
    """
    copy = WorkingCopy.objects.get(article=article)
    lost = put(rows_of_copy(copy, take(article)))
    copy.delete()
    keep(article, user, PUBLISHED_COPY)
    return lost


def discard_copy(article: Article, user: AbstractBaseUser | None) -> None:
    """Throw the copy away; its versions stay, so that nothing that was written is lost."""
    WorkingCopy.objects.filter(article=article).delete()
    keep(article, user, DISCARDED)

"""An article as the writing desk has it, and editors who change it."""

from collections.abc import Callable

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Article
from articles.versions.history import latest, rows_of
from articles.versions.saving import Editing, Outcome, rows_to_edit, settle
from articles.versions.trial import trial
from articles.versions.wholes import Rows, put, take
from tests import factories


def editor(name: str = "redacteur") -> User:
    return User.objects.get_or_create(username=name)[0]


def full_article(**fields) -> Article:
    """An article with one of everything."""
    article = factories.article(title="Oud", text="<p>Over de wijk.</p>", topics=[factories.topic("Wonen")], **fields)
    factories.contribution(article, person=factories.person("Anna Bos"))
    factories.event_date(article, place="Utrecht")
    factories.publication_details(article)
    return article


def changed(rows: Rows, change: Callable[[Article], object]) -> Rows:
    """Give what an editor makes of rows, by changing the article as it is stored then."""
    with transaction.atomic(), trial():
        put(rows)
        article = Article.objects.get(pk=rows[0]["pk"])
        change(article)
        return take(article)


class Form:
    """The form of an article as one editor has it open."""

    def __init__(self, article: Article, user: User) -> None:
        self.article, self.user = article, user
        self.version = latest(article, rows_to_edit)
        self.base = self.mine = rows_of(self.version)

    def write(self, change: Callable[[Article], object]) -> "Form":
        self.mine = changed(self.mine, change)
        return self

    def save(self, **options) -> Outcome:
        editing = Editing(self.base, self.mine, self.user, base_version=self.version.pk, **options)
        with transaction.atomic():
            return settle(self.article, editing)


def set_to(**fields) -> Callable[[Article], object]:
    def change(article: Article) -> None:
        for name, value in fields.items():
            setattr(article, name, value)
        article.save()

    return change

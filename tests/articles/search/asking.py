"""Small archives, and questions asked of them as a reader does."""

from collections.abc import Sequence

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model

from articles.models import Article, OtherTerm, Term
from articles.search.engine import search
from articles.search.keeping import together
from articles.search.results import Hit, Results
from tests import factories

READER = AnonymousUser()


def archive(texts: dict[str, str], **fields) -> list[Article]:
    """Make an article for each title, with this text; all in one issue, so that only the words tell them apart."""
    fields.setdefault("issue", None)
    with together():
        fields["issue"] = fields["issue"] or factories.issue()
        return [factories.article(title=title, text=f"<p>{text}</p>", **fields) for title, text in texts.items()]


def edit(row: Model, **fields) -> None:
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()


def term(name: str, *others: str, relation: str = "synonym") -> Term:
    made = Term.objects.create(name=name)
    for other in others:
        OtherTerm.objects.create(term=made, name=other, relation=relation)
    return made


def find(text: str, choices: dict | None = None, *, user=READER, **options) -> Results:
    return search(text, user, choices, **options)


def titles_of(keys: Sequence[int]) -> list[str]:
    titles = dict(Article.objects.values_list("pk", "title"))
    return [titles[key] for key in keys]


def ask(text: str, choices: dict | None = None, **options) -> list[str]:
    """Give the titles of the articles found, in order."""
    return titles_of(find(text, choices, **options).ids)


def hits(text: str, **options) -> list[Hit]:
    results = find(text, **options)
    articles = Article.objects.in_bulk(list(results.ids))
    return results.hits([articles[key] for key in results.ids])

"""An archive in which every plain text field holds what it is given, and what a browser finds on its pages."""

from html.parser import HTMLParser

from django.db import models
from django_prose_editor.fields import ProseEditorField

from articles.models import Article, Block, TopicSynonym
from dossiers.models import Dossier, DossierContact
from tests import factories

# Texts with a form of their own, which their validators hold; and what only the programs read.
_OF_THEIR_OWN = {"foreign_words", "issn", "isbn", "region", "key", "sort_key", "status", "colour", "kind"}
_KINDS = (models.SlugField, models.URLField, models.EmailField, models.FileField, ProseEditorField)


def say(row: models.Model, words: str) -> models.Model:
    """Put `words` in every plain text field of a row, past all that would check them."""
    fields = [field for field in row._meta.concrete_fields if isinstance(field, models.CharField | models.TextField)]
    plain = [f for f in fields if not isinstance(f, _KINDS) and not f.choices and f.name not in _OF_THEIR_OWN]
    values = {f.name: (f"{row.pk} {words}" if f.unique else words)[: f.max_length] for f in plain}
    type(row)._base_manager.filter(pk=row.pk).update(**values)
    return row


def rows_saying(words: str, body: str = "") -> list[models.Model]:
    """Make an article with all its parts, in an issue, a topic and a dossier of its own, that all say `words`."""
    topic = factories.topic()
    article = factories.article(topics=[topic], foreign_words="en: woord")
    blocks = [factories.block(article, kind=kind) for kind in Block.Kind.values]
    people = [factories.contribution(article, role=role) for role in ("text", "photo")]
    date, dossier = factories.event_date(article), factories.dossier([article])
    reference = factories.cross_reference(article, factories.article(issue=article.issue))
    rows = [article, article.issue, article.issue.publication, topic, dossier, dossier.entries.get(), date, date.event]
    rows += [*blocks, *people, *(contribution.person for contribution in people), reference, reference.target]
    rows += [factories.publication_details(article), TopicSynonym.objects.create(topic=topic, name=f"x {topic.pk}")]
    rows += [DossierContact.objects.create(dossier=dossier, person=people[0].person)]
    # Past what cleans a text on saving.
    Block.objects.filter(article=article).update(text=body)
    Dossier.objects.filter(pk=dossier.pk).update(body=body)
    return [say(row, words) for row in rows]


# The lines of a text that has line breaks, and of a title drawn on a cover: as many as the words take.
_LINES = {("br", ()), ("text", ("class", "dy", "x", "y"))}


class Outline(HTMLParser):
    """The elements of a page with the names of their attributes, in order; and apart, its addresses and linked data."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.addresses: list[str] = []
        self.linked_data = ""
        self._is_in_data = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = (tag, tuple(sorted(name for name, _ in attrs)))
        self.elements += [] if element in _LINES else [element]
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src", "action"}]
        self._is_in_data = ("type", "application/ld+json") in attrs

    def handle_endtag(self, tag: str) -> None:
        self._is_in_data = False

    def handle_data(self, data: str) -> None:
        self.linked_data += data if self._is_in_data else ""


def pages_of(article: Article) -> list[str]:
    """Give the addresses of the pages about an article and about what it hangs together with."""
    person = article.contributions.first().person
    others = [article.issue, article.topics.get(), article.dossiers.get(), person]
    return [page.get_absolute_url() for page in [article, *others]] + [f"/leeslijst/lezen/?a={article.pk}"]

"""What of the magazine can be found: articles, people, issues and topics; loaded when the apps are ready."""

from collections.abc import Iterable, Iterator
from functools import partial

from django.apps import apps
from django.db.models import Prefetch
from django.db.models.signals import post_migrate

from articles.models import (
    Article,
    ArticleTopic,
    Block,
    Contribution,
    Event,
    EventDate,
    Image,
    Issue,
    NameVariant,
    OtherTerm,
    Person,
    Promotion,
    Publication,
    PublicationDetails,
    Term,
    Topic,
    TopicSynonym,
)
from articles.search.documents import Document, Source, plain, with_crossheads
from articles.search.indexing import empty_after_flush
from articles.search.keeping import refresh_after, register

Texts = Iterator[tuple[str, str]]
# A body's texts weigh as running text; these kinds of blocks do not.
_FIELD_OF_BLOCK = {Block.Kind.BOX: "box", Block.Kind.NOTES: "other", Block.Kind.FIGURE: "other"}


def read_articles(pks: Iterable[int]) -> Iterator[Document]:
    """Give the documents of these articles."""
    people = Contribution.objects.select_related("person").prefetch_related("person__variants")
    rows = (
        Article.objects.filter(pk__in=pks)
        .select_related("issue__publication")
        .prefetch_related(Prefetch("contributions", people), "topics", "events__dates")
        .prefetch_related(Prefetch("blocks", Block.objects.with_pictures()))
        .prefetch_related("publication_details", "dossier_entries")
    )
    for row in rows:
        path = row.get_absolute_url()
        yield Document("article", row.pk, row.title, row.slug, path, list(_texts_of(row)), _facts_of(row))


def _texts_of(article: Article) -> Texts:
    yield "title", article.title
    for text in (article.kicker, article.subtitle, article.rubric, article.get_kind_display()):
        yield "head", text
    for contribution in article.contributions.all():
        person = contribution.person
        names = [person.name, *(variant.name for variant in person.variants.all())] if person else []
        for name in dict.fromkeys([contribution.byline, *names]):
            yield "people", name
        yield "other", contribution.description
    for topic in article.topics.all():
        yield "topics", topic.name
    yield "lead", article.lead
    yield "lead", article.summary
    for block in article.blocks.all():
        yield from _texts_of_block(block)
    yield from _texts_of_facts(article)
    yield "other", article.source_statement


def _texts_of_block(block: Block) -> Texts:
    name = _FIELD_OF_BLOCK.get(block.kind, "body")
    yield ("crosshead" if block.kind == Block.Kind.BOX else name), block.title
    yield from with_crossheads(block.text, name)
    for text in (block.shown_caption, block.shown_credit):
        yield "other", text


def _texts_of_facts(article: Article) -> Texts:
    for event in article.events.all():
        yield "other", f"{event.title} {event.organiser}"
        for date in event.dates.all():
            yield "other", f"{date.label} {date.venue} {date.place}"
    for book in article.publication_details.all():
        yield "other", f"{book.title} {book.subtitle} {book.authors} {book.editors} {book.publisher} {book.isbn}"


def _facts_of(article: Article) -> dict:
    contributions = [c for c in article.contributions.all() if c.person_id]
    return {
        "date": article.issue.date.toordinal(),
        "year": article.issue.date.year,
        "publication": article.issue.publication.slug,
        "issue": article.issue_id,
        "position": article.position,
        "kind": article.kind,
        "topics": sorted({topic.pk for topic in article.topics.all()}),
        "people": sorted({c.person_id for c in contributions}),
        "authors": sorted({c.person_id for c in contributions if c.role in Contribution.AUTHOR_ROLES}),
        # The entries, not the dossiers: what an unpublished dossier holds is told apart when a reader asks.
        "dossiers": sorted({entry.dossier_id for entry in article.dossier_entries.all()}),
    }


def read_people(pks: Iterable[int]) -> Iterator[Document]:
    """Give the documents of these people; what only editors may read is not in it."""
    for row in Person.objects.filter(pk__in=pks).prefetch_related("variants"):
        variants = [variant.name for variant in row.variants.all()]
        texts = [("title", row.name), *(("people", name) for name in variants)]
        texts += [("head", row.function), ("head", row.organisation), ("body", row.biography)]
        yield Document("person", row.pk, row.name, row.slug, row.get_absolute_url(), texts, {"variants": variants})


def read_issues(pks: Iterable[int]) -> Iterator[Document]:
    """Give the documents of these issues."""
    for row in Issue.objects.filter(pk__in=pks).select_related("publication"):
        texts = [("title", row.title), ("title", row.theme), ("head", row.publication.title)]
        texts += [("head", row.date_label), ("body", plain(row.introduction))]
        facts = {"number": row.number, "publication": row.publication.slug, "magazine": row.publication.title}
        yield Document("issue", row.pk, row.title, row.slug, row.get_absolute_url(), texts, facts)


def read_topics(pks: Iterable[int]) -> Iterator[Document]:
    """Give the documents of these topics, with their other words and their place among the broader ones."""
    for row in Topic.objects.filter(pk__in=pks).prefetch_related("synonyms"):
        synonyms = [synonym.name for synonym in row.synonyms.all()]
        texts = [("title", row.name), *(("people", name) for name in synonyms), ("body", row.description)]
        facts = {"synonyms": synonyms, "broader": row.broader_id}
        yield Document("topic", row.pk, row.name, row.slug, row.get_absolute_url(), texts, facts)


def _articles_with(name: str, row) -> Iterable[int]:
    return Article.objects.filter(**{name: row.pk}).values_list("pk", flat=True)


def _own(row) -> Iterable[int]:
    return [row.pk]


def _of_article(row) -> Iterable[int]:
    return [row.article_id]


def _articles_with_date(row: EventDate) -> Iterable[int]:
    return Event.objects.filter(pk=row.event_id).values_list("article_id", flat=True)


def _issues_of(row: Publication) -> Iterable[int]:
    return row.issues.values_list("pk", flat=True)


_IN_ARTICLE = [Contribution, Event, PublicationDetails, Block, *Block.__subclasses__()]
register(
    Source(
        "article",
        Article,
        read_articles,
        {Article: _own, EventDate: _articles_with_date, ArticleTopic: lambda row: [row.content_object_id]}
        | dict.fromkeys(_IN_ARTICLE, _of_article)
        | {
            Issue: partial(_articles_with, "issue"),
            Topic: partial(_articles_with, "tagged_topics__tag"),
            Person: partial(_articles_with, "contributions__person"),
            NameVariant: lambda row: Article.objects.filter(contributions__person=row.person_id).values_list(
                "pk", flat=True
            ),
            Publication: partial(_articles_with, "issue__publication"),
            Image: partial(_articles_with, "blocks__picture"),
        },
    )
)
register(Source("person", Person, read_people, {Person: _own, NameVariant: lambda row: [row.person_id]}))
register(Source("issue", Issue, read_issues, {Issue: _own, Publication: _issues_of}))
register(Source("topic", Topic, read_topics, {Topic: _own, TopicSynonym: lambda row: [row.topic_id]}))
refresh_after(Term, OtherTerm, Promotion)
post_migrate.connect(empty_after_flush, sender=apps.get_app_config("articles"))

"""The whole check: every issue, then what concerns the archive at large, and a table of counts."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from django.db.models import Count, F, Prefetch

from articles.models import Article, CrossReference, Person, Topic
from movisies.archive_check.doubles import check_people, check_topics
from movisies.archive_check.findings import Finding
from movisies.archive_check.issues import check_issue, word_count
from movisies.archive_check.verbatim import Sources, check_verbatim

COLUMNS = ["nummer", "artikelen", "pagina’s", "mensen", "onderwerpen", "woorden", "open", "toegelicht"]


def find_all(sources: Path | None = None) -> Iterator[Finding]:
    """Give everything odd in the archive, issue by issue; with `sources`, a folder, also what is copied."""
    documents = Sources(sources) if sources else None
    for issue, group in groupby(_articles(), key=lambda article: article.issue):
        articles = list(group)
        yield from check_issue(issue, articles)
        if documents:
            yield from check_verbatim(documents, articles)
    parts = Count("contributions", distinct=True) + Count("dossier_contacts", distinct=True)
    yield from check_people(list(Person.objects.annotate(parts=parts).alphabetical()))
    topics = Topic.objects.annotate(parts=Count("tagged_articles")).select_related("broader")
    yield from check_topics(list(topics.prefetch_related("synonyms").alphabetical()))


def table_of_counts(findings: list[Finding]) -> list[list[str]]:
    """Give a head and a row per issue: its articles, pages, people, topics and words, and its findings."""
    found = Counter((finding.issue, finding.is_explained) for finding in findings)
    rows = [COLUMNS]
    for issue, group in groupby(_articles(), key=lambda article: article.issue):
        articles = list(group)
        people = {row.person_id for article in articles for row in article.contributions.all() if row.person_id}
        topics = {topic.pk for article in articles for topic in article.topics.all()}
        counts = [len(articles), issue.page_count or 0, len(people), len(topics), sum(map(word_count, articles))]
        rows.append([issue.title, *map(str, [*counts, found[str(issue), False], found[str(issue), True]])])
    return rows


def _articles():
    references = CrossReference.objects.with_public_flag().select_related("target")
    return (
        Article.objects.for_page()
        .prefetch_related(Prefetch("cross_references", references))
        .order_by(F("issue__date").asc(), "issue_id", "position")
    )

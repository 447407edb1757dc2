"""Checks of one issue: its pages, and what each of its articles lacks."""

import re
from collections import defaultdict
from collections.abc import Iterator

from django.utils.html import strip_tags

from articles.models import Article, Block, Issue
from movisies.archive_check.findings import Finding, sentence_about, sentence_about_page

Kind = Article.Kind

# How long a body is by the agreement on retelling, in words of running text: boxes, notes and tables not counted.
LENGTHS = {
    **dict.fromkeys([Kind.INTERVIEW, Kind.PORTRAIT, Kind.BACKGROUND, Kind.PRACTICE, Kind.ESSAY], (300, 600)),
    **dict.fromkeys([Kind.OPINION, Kind.CORRESPONDENCE, Kind.SERIES], (300, 600)),
    **dict.fromkeys([Kind.COLUMN, Kind.EDITORIAL], (150, 300)),
    **dict.fromkeys([Kind.NEWS, Kind.EVENT, Kind.BOOK_REVIEW], (80, 200)),
}
# Short items share a page by nature; two longer ones on one page deserve a look.
SHORT = {Kind.NEWS, Kind.EVENT, Kind.BOOK_REVIEW, Kind.BOOK_LIST, Kind.ADVERTORIAL, Kind.CARTOON, Kind.COLOPHON}
SHORT |= {Kind.CONTENTS, Kind.EDITORIAL, Kind.OTHER}
RUNNING_TEXT = {Block.Kind.TEXT, Block.Kind.SPEAKER}


def check_issue(issue: Issue, articles: list[Article]) -> Iterator[Finding]:
    """Give what is odd in one issue; `articles` are its own, with blocks, contributions and topics at hand."""
    yield from _check_pages(issue, articles)
    for article in articles:
        yield from _check_article(issue, article)


def word_count(article: Article) -> int:
    """Count the words of the running text: what a reader reads from start to end, without boxes, notes and tables."""
    html = " ".join(block.text for block in article.blocks.all() if block.kind in RUNNING_TEXT)
    without_tables = re.sub(r"<table.*?</table>", " ", html, flags=re.DOTALL)
    return len(re.findall(r"\w[\w’'-]*", strip_tags(without_tables.replace("<", " <"))))


def _check_pages(issue: Issue, articles: list[Article]) -> Iterator[Finding]:
    on_page = defaultdict(list)
    for article in articles:
        if article.page_from is None:
            note = sentence_about(article.editor_note, "pagina")
            yield Finding("zonder paginacijfer", str(issue), article.title, explained_by=note)
            continue
        for page in range(article.page_from, article.page_to + 1):
            on_page[page].append(article)
    for page in range(1, (issue.page_count or 0) + 1):
        note = sentence_about_page(issue.editor_note, page)
        if not on_page[page]:
            yield Finding("pagina zonder artikel", str(issue), f"pagina {page}", explained_by=note)
        elif sum(article.kind not in SHORT for article in on_page[page]) > 1:
            titles = " / ".join(article.title for article in on_page[page])
            yield Finding("pagina met twee artikelen", str(issue), f"pagina {page}", titles, explained_by=note)


def _check_article(issue: Issue, article: Article) -> Iterator[Finding]:
    def found(check: str, detail: str = "", *words: str) -> Finding:
        return Finding(
            check, str(issue), article.title, detail, explained_by=sentence_about(article.editor_note, *words)
        )

    if not article.contributions.all():
        yield found("zonder mensen", "", "geen naam", "geen namen", "geen mensen", "noemt niemand")
    if not article.topics.all():
        yield found("zonder onderwerp")
    if not article.summary:
        yield found("zonder samenvatting")
    if not article.lead:
        yield found("zonder lead", "", "geen lead")
    words, (shortest, longest) = word_count(article), LENGTHS.get(article.kind, (0, 10_000))
    if not shortest <= words <= longest:
        yield found("andere lengte dan afgesproken", f"{words} woorden, {shortest} tot {longest}", "lengte", "woorden")
    for reference in article.cross_references.all():
        if not reference.is_public:
            yield found("verwijzing die nergens heen leidt", reference.text)

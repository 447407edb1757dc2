"""Where an article was printed, in the words that reference managers and libraries read: Highwire and Dublin Core."""

from articles.models import Article, Contribution, Issue

MONTHS = [
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
]
Pairs = list[tuple[str, str]]


def highwire(article: Article, address: str) -> Pairs:
    """Give the `citation_…` pairs of an article, each with a value; nothing in them leads to someone's e-mail."""
    issue, publication = article.issue, article.issue.publication
    return _with_value(
        ("citation_title", article.title),
        *(("citation_author", author_name(author)) for author in article.authors),
        ("citation_journal_title", publication.title),
        ("citation_issn", publication.issn),
        ("citation_publisher", publication.publisher),
        ("citation_volume", issue.volume),
        ("citation_issue", issue.number),
        ("citation_publication_date", printed_on(issue).replace("-", "/")),
        ("citation_firstpage", article.page_from),
        ("citation_lastpage", article.page_to),
        ("citation_language", "nl"),
        *(("citation_keywords", topic.name) for topic in article.topics.all()),
        ("citation_abstract_html_url", address),
    )


def dublin_core(article: Article, address: str) -> Pairs:
    publication = article.issue.publication
    return _with_value(
        ("DC.title", article.title),
        *(("DC.creator", author_name(author)) for author in article.authors),
        ("DC.publisher", publication.publisher),
        ("DC.date", printed_on(article.issue)),
        ("DC.type", "Text"),
        ("DC.format", "text/html"),
        ("DC.language", "nl"),
        ("DC.identifier", address),
        ("DC.source", article.printed_source),
        *(("DC.subject", topic.name) for topic in article.topics.all()),
        ("DC.description", article.summary or article.lead),
    )


def author_name(author: Contribution) -> str:
    """Give the printed name, family name first where we know which part that is."""
    person = author.person
    return person.sort_name if person and person.name == author.byline else author.byline


def printed_on(issue: Issue) -> str:
    """Give when an issue came out, no more precisely than it says itself: "2019-11", or "2020" for "zomer 2020"."""
    is_month_printed = MONTHS[issue.date.month - 1] in issue.date_label.lower()
    return f"{issue.date:%Y-%m}" if is_month_printed else f"{issue.date:%Y}"


def _with_value(*pairs: tuple[str, str | int | None]) -> Pairs:
    return [(name, str(value)) for name, value in pairs if value]

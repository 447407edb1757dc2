"""What only shows when the files lie side by side: references between them, and pages."""

import re
from collections.abc import Iterator

from django.core.exceptions import ValidationError

from articles.models import Article, Contribution, CrossReference
from movisies.seeding.problems import Problem
from movisies.seeding.read import Archive, ArticleFile, IssueFolder
from movisies.seeding.tables import Entry, suggest
from movisies.seeding.twice import check_twice

_PAGES = re.compile(r"([1-9]\d{0,3})(?:-([1-9]\d{0,3}))?")


def check_archive(archive: Archive) -> list[Problem]:
    """Give every problem in the archive, those of reading included, in the order of files and lines."""
    problems = [*archive.problems, *check_twice(archive), *_check_topics(archive)]
    problems += _check_references(archive)
    for issue in archive.wanted_issues:
        for article in issue.articles:
            problems += _check_article(issue, article)
    return sorted({problem for problem in problems if problem.file not in archive.files_not_wanted})


def whole_title(entry: Entry) -> str:
    """Give an article's title, which may stand in two pieces."""
    return " ".join(filter(None, [entry["title"], entry["title_continued"]]))


def page_range(entry: Entry) -> tuple[int, int] | None:
    """Give the first and last page of an article: "12-14" → (12, 14); None when unknown or unreadable."""
    pages = _PAGES.fullmatch(entry["pages"])
    return (int(pages[1]), int(pages[2] or pages[1])) if pages else None


def cited_article(issue: IssueFolder, citing: ArticleFile, page: int) -> ArticleFile | None:
    """Give the other article on `page` of the issue; rather one that starts there than one that goes on there."""
    on_page = [
        (pages[0] != page, article.position, article)
        for article in issue.articles
        if article is not citing and (pages := page_range(article.entry)) and pages[0] <= page <= pages[1]
    ]
    return min(on_page, key=lambda found: found[:2])[2] if on_page else None


def topics_broadest_first(topics: list[Entry]) -> list[Entry]:
    """Give the topics so that a broader one comes before those under it; a topic in a circle is left out."""
    by_slug = {topic["slug"]: topic for topic in topics}
    placed: dict[str, Entry] = {}
    waiting = topics
    while waiting:
        ready = [topic for topic in waiting if topic["broader"] in placed or topic["broader"] not in by_slug]
        if not ready:
            break
        placed |= {topic["slug"]: topic for topic in ready}
        waiting = [topic for topic in waiting if topic["slug"] not in placed]
    return list(placed.values())


def _check_article(issue: IssueFolder, article: ArticleFile) -> Iterator[Problem]:
    entry = article.entry
    pages, last = page_range(entry), issue.entry["page_count"]
    if entry["pages"] and not pages:
        yield entry.problem("pages", 'verwacht "7" of "12-14"')
    if pages:
        yield from _constraint(entry, "pages", Article(page_from=pages[0], page_to=pages[1]), "article_pages_in_order")
        if last and max(pages) > last:
            yield entry.problem("pages", f"pagina {max(pages)} is er niet; het nummer telt er {last}")
    if entry["title_continued"]:
        yield from _check_title(entry)
    for row in entry.tables("contribution"):
        if not row.has("person"):
            yield from _constraint(row, "", Contribution(byline=row["byline"]), "contribution_has_byline")
    for row in entry.tables("cross_reference"):
        yield from _check_cross_reference(issue, article, row)


def _check_title(entry: Entry) -> Iterator[Problem]:
    """Hold the title in two pieces against its field; a title in one piece was when it was read."""
    try:
        Article._meta.get_field("title").run_validators(whole_title(entry))
    except ValidationError as error:
        yield entry.problem("title_continued", " ".join(error.messages))


def _check_cross_reference(issue: IssueFolder, article: ArticleFile, row: Entry) -> Iterator[Problem]:
    page, target = row["page"], row["article"]
    if row.has("page") == row.has("article"):
        yield row.problem(
            "page" if row.has("page") else "", "noem een pagina (page) of een artikel (article), één van beide"
        )
    elif page != "" and cited_article(issue, article, page) is None:
        yield row.problem("page", f"op pagina {page} van dit nummer staat geen ander artikel")
    elif target and target == article.entry["slug"]:
        itself = CrossReference(article_id=1, target_id=1)
        yield from _constraint(row, "article", itself, "cross_reference_to_another_article")


def _constraint(entry: Entry, key: str, instance, name: str) -> Iterator[Problem]:
    """Let the model say it: try one of its own constraints."""
    constraint = next(item for item in instance._meta.constraints if item.name == name)
    try:
        constraint.validate(type(instance), instance)
    except ValidationError as error:
        yield entry.problem(key, " ".join(error.messages))


def _check_references(archive: Archive) -> Iterator[Problem]:
    """Follow every slug that points at something in another file."""
    articles = [article.entry for issue in archive.issues for article in issue.articles]
    people = _Known("person", "onbekende persoon", "people.toml", archive.people, archive)
    topics = _Known("topic", "onbekend onderwerp", "topics.toml", archive.topics, archive)
    publications = _Known("publication", "onbekend tijdschrift", "publications.toml", archive.publications, archive)
    written = _Known("article", "onbekend artikel", "de artikelen", articles, archive)
    dossiers = _Known("dossier", "onbekend dossier", "dossiers/", [file.entry for file in archive.dossiers], archive)
    for issue in archive.wanted_issues:
        yield from publications.check(issue.entry, "publication")
        for entry in (article.entry for article in issue.articles):
            yield from topics.check(entry, "topics")
            for row in entry.tables("contribution"):
                yield from people.check(row, "person")
            for row in entry.tables("cross_reference"):
                yield from written.check(row, "article")
    for topic in archive.topics:
        yield from topics.check(topic, "broader")
    for entry in (file.entry for file in archive.dossiers):
        yield from dossiers.check(entry, "related")
        for row in entry.tables("article"):
            yield from written.check(row, "article")
        for row in entry.tables("contact"):
            yield from people.check(row, "person")


class _Known:
    """The slugs of one kind, and the complaint about one that is not among them."""

    def __init__(self, kind: str, complaint: str, place: str, entries: list[Entry], archive: Archive) -> None:
        self.complaint, self.place = complaint, place
        self.slugs = {entry["slug"]: entry for entry in entries if entry["slug"]}
        self.is_complete = kind not in archive.unreadable

    def check(self, entry: Entry, key: str) -> Iterator[Problem]:
        """Complain about each slug under `key` that nothing has."""
        value = entry[key]
        for slug in [value] if isinstance(value, str) else value:
            if slug and slug not in self.slugs and self.is_complete:
                near = suggest(slug, list(self.slugs)) or f"; zie {self.place}"
                yield entry.problem(key, f'{self.complaint} "{slug}"{near}')


def _check_topics(archive: Archive) -> Iterator[Problem]:
    placed = topics_broadest_first(archive.topics)
    for topic in archive.topics:
        if topic not in placed:
            yield topic.problem("broader", "dit onderwerp staat, via andere, onder zichzelf")

"""What a page is about, as linked data in the words of schema.org, for search engines. Never an e-mail address."""

from collections.abc import Callable, Iterable
from typing import Any

from articles.citation import printed_on
from articles.models import Article, Contribution, EventDate, Issue, Person, PublicationDetails

Data = dict[str, Any]
# Makes a whole address of the path of a page.
Absolute = Callable[[str], str]

SITE = {"@type": "WebSite", "name": "Movisies"}
_TYPES = {Article.Kind.NEWS: "NewsArticle", Article.Kind.ADVERTORIAL: "AdvertiserContentArticle"}


def graph(*things: Data) -> Data:
    return {"@context": "https://schema.org", "@graph": list(things)}


def of_article(article: Article, absolute: Absolute, image: str) -> Data:
    """Describe the article: our retelling of a printed piece, by the printed authors, in its issue."""
    address = absolute(article.get_absolute_url())
    return _with_value(
        {
            "@type": _TYPES.get(article.kind, "Article"),
            "@id": address,
            "url": address,
            "headline": article.title,
            "alternativeHeadline": article.subtitle,
            "description": article.summary or article.lead,
            "articleSection": article.rubric or article.get_kind_display(),
            "inLanguage": "nl",
            "isAccessibleForFree": True,
            "image": image,
            "datePublished": printed_on(article.issue),
            "author": [_author(author, absolute) for author in article.authors],
            "publisher": _organisation(article.issue.publication.publisher),
            "creditText": f"Naverteld uit {article.printed_source}",
            "pageStart": article.page_from,
            "pageEnd": article.page_to,
            "keywords": [topic.name for topic in article.topics.all()],
            "isPartOf": of_issue(article.issue, absolute),
        }
    )


def of_issue(issue: Issue, absolute: Absolute, **more: str) -> Data:
    address = absolute(issue.get_absolute_url())
    magazine = _with_value(
        {
            "@type": "Periodical",
            "name": issue.publication.title,
            "issn": issue.publication.issn,
            "publisher": _organisation(issue.publication.publisher),
        }
    )
    volume = {"@type": "PublicationVolume", "volumeNumber": issue.volume, "isPartOf": magazine}
    return _with_value(
        {
            "@type": "PublicationIssue",
            "@id": address,
            "url": address,
            "name": issue.title,
            "about": issue.theme,
            "issueNumber": issue.number,
            "datePublished": printed_on(issue),
            "inLanguage": "nl",
            "isPartOf": volume if issue.volume else magazine,
        }
        | more
    )


def of_person(person: Person, absolute: Absolute) -> Data:
    return _with_value(
        {
            "@type": "Person",
            "@id": absolute(person.get_absolute_url()),
            "url": absolute(person.get_absolute_url()),
            "name": person.name,
            "jobTitle": person.function,
            "worksFor": _organisation(person.organisation),
            "description": person.biography,
        }
    )


def of_events(dates: Iterable[EventDate]) -> list[Data]:
    """Describe each date of an event that has a day; a season in print is not a date."""
    return [_of_date(date) for date in dates if date.starts_on]


def of_publication(book: PublicationDetails) -> Data:
    return _with_value(
        {
            "@type": "Book" if book.isbn else "CreativeWork",
            "name": f"{book.title}. {book.subtitle}" if book.subtitle else book.title,
            "author": book.authors,
            "editor": book.editors,
            "publisher": _organisation(book.publisher),
            "datePublished": str(book.year or ""),
            "isbn": book.isbn,
            "numberOfPages": book.pages,
            "url": book.url,
        }
    )


def _of_date(date: EventDate) -> Data:
    time = f"T{date.starts_at:%H:%M}" if date.starts_at else ""
    place = _with_value({"@type": "Place", "name": date.venue or date.place, "address": date.place})
    return _with_value(
        {
            "@type": "Event",
            "name": date.event.name,
            "startDate": f"{date.starts_on.isoformat()}{time}",
            "endDate": date.ends_on.isoformat() if date.ends_on else "",
            "location": place if date.where else "",
            "organizer": _organisation(date.event.organiser),
        }
    )


def _author(author: Contribution, absolute: Absolute) -> Data:
    address = absolute(author.person.get_absolute_url()) if author.person else ""
    return _with_value({"@type": "Person" if author.person else "Organization", "name": author.byline, "url": address})


def _organisation(name: str) -> Data | None:
    return {"@type": "Organization", "name": name} if name else None


def _with_value(data: Data) -> Data:
    return {name: value for name, value in data.items() if value not in ("", None, [])}

"""What the head of a page says to machines about the thing the page is about."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString

from articles import body, citation, linked_data, share_images
from articles.models import Article, EventDate, Issue, Person, PublicationDetails
from articles.models.publishing import Publishable


@dataclass(frozen=True)
class Head:
    """The part of a page's head that depends on its subject; `includes/_about.html` writes it."""

    og_type: str = "website"
    image: str = ""
    image_alt: str = ""
    pairs: list[tuple[str, str]] = field(default_factory=list)
    linked_data: SafeString | str = ""
    is_hidden: bool = False


def of_issue(request: HttpRequest, issue: Issue) -> Head:
    image = share_image(request, issue)
    more = {"description": issue.introduction, "image": image}
    return _of_publishable(issue, image, "website", linked_data.of_issue(issue, request.build_absolute_uri, **more))


def of_article(
    request: HttpRequest, article: Article, dates: list[EventDate], publications: list[PublicationDetails]
) -> Head:
    absolute, image = request.build_absolute_uri, share_image(request, article)
    address = absolute(article.get_absolute_url())
    pairs = citation.highwire(article, address) + citation.dublin_core(article, address)
    described = [
        linked_data.of_article(article, absolute, image),
        *linked_data.of_events(dates),
        *(linked_data.of_publication(publication) for publication in publications),
    ]
    return _of_publishable(article, image, "article", *described, pairs=pairs)


def of_person(request: HttpRequest, person: Person) -> Head:
    described = linked_data.of_person(person, request.build_absolute_uri)
    return Head(og_type="profile", linked_data=body.to_json(linked_data.graph(described)), is_hidden=_is_hidden(person))


def of_collection(request: HttpRequest, thing: Publishable, description: str, parts: list[Article]) -> Head:
    """Give the head of a page that collects articles, such as a dossier."""
    absolute, image = request.build_absolute_uri, share_image(request, thing)
    described = {
        "@type": "CollectionPage",
        "@id": absolute(thing.get_absolute_url()),
        "name": str(thing),
        "description": description,
        "inLanguage": "nl",
        "hasPart": [{"@id": absolute(part.get_absolute_url())} for part in parts],
        "isPartOf": linked_data.SITE | {"url": absolute("/")},
    }
    return _of_publishable(thing, image, "website", described)


def share_image(request: HttpRequest, thing: Publishable) -> str:
    """Give the whole address of the share image of `thing`, or nothing while none was made."""
    address = share_images.address_of(thing)
    return request.build_absolute_uri(address) if address else ""


def _of_publishable(thing: Publishable, image: str, og_type: str, *described: dict[str, Any], pairs=()) -> Head:
    return Head(
        og_type=og_type,
        image=image,
        image_alt=thing.share_card.alt,
        pairs=list(pairs),
        linked_data=body.to_json(linked_data.graph(*described)),
        is_hidden=_is_hidden(thing),
    )


def _is_hidden(thing: Publishable | Person) -> bool:
    """Tell whether only an editor sees the page; readers are never given a row that is not public."""
    return not getattr(thing, "is_public", True)

"""A reading list without an account: the articles stand in the address, so that whoever has the address has the list.

`/leeslijst/?a=12-7-45` shows articles 12, 7 and 45, in that order. What is not an article that this visitor may see is
left out without a word: a list that was shared must not break, nor tell, because something was withdrawn.
"""

import re
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from articles import body, references
from articles.models import Article

LONGEST_LIST = 30
# No row has a number of more digits, and the database takes none.
_NUMBER = re.compile(r"[0-9]{1,18}")


@dataclass(frozen=True)
class Entry:
    """An article on the list, and the addresses of the lists that one click makes of this one."""

    article: Article
    without: str
    earlier: str
    later: str


@dataclass(frozen=True)
class Chapter:
    """An article as the reader shows it, whole."""

    article: Article
    parts: list[body.Part]
    event_dates: list[Any]


def overview(request: HttpRequest) -> HttpResponse:
    articles = _listed(request, Article.objects.visible_to(request.user).for_listing().prefetch_related("blocks"))
    return render(request, "movisies/reading_list.html", _context(request, articles) | {"entries": _entries(articles)})


def reader(request: HttpRequest) -> HttpResponse:
    articles = _listed(request, Article.objects.visible_to(request.user).for_reader())
    texts = (block.text for article in articles for block in article.blocks.all())
    links = references.addresses(texts, request.user)
    chapters = [_chapter(article, links) for article in articles]
    return render(request, "movisies/reading_list_reader.html", _context(request, articles) | {"chapters": chapters})


def numbers_in(text: str) -> list[int]:
    """Give the numbers of the articles in an address, each once, in order, and no more than a list holds."""
    numbers = (int(word) for word in text.split("-") if _NUMBER.fullmatch(word))
    return list(dict.fromkeys(numbers))[:LONGEST_LIST]


def address_of(numbers: list[int], name: str = "reading_list") -> str:
    return reverse(name) + (f"?a={'-'.join(map(str, numbers))}" if numbers else "")


def _listed(request: HttpRequest, articles) -> list[Article]:
    numbers = numbers_in(request.GET.get("a", ""))
    found = {article.pk: article for article in articles.filter(pk__in=numbers)} if numbers else {}
    return [found[number] for number in numbers if number in found]


def _context(request: HttpRequest, articles: list[Article]) -> dict[str, Any]:
    numbers = [article.pk for article in articles]
    return {
        "articles": articles,
        "numbers": "-".join(map(str, numbers)),
        "minutes": sum(article.reading_minutes for article in articles),
        "list_address": address_of(numbers),
        "reader_address": address_of(numbers, "reading_list_reader"),
        "full_address": request.build_absolute_uri(address_of(numbers)),
        "longest_list": LONGEST_LIST,
    }


def _entries(articles: list[Article]) -> list[Entry]:
    numbers = [article.pk for article in articles]
    return [
        Entry(
            article,
            without=address_of(numbers[:place] + numbers[place + 1 :]),
            earlier=address_of(_swapped(numbers, place - 1)) if place else "",
            later=address_of(_swapped(numbers, place)) if place + 1 < len(numbers) else "",
        )
        for place, article in enumerate(articles)
    ]


def _swapped(numbers: list[int], place: int) -> list[int]:
    """Give the numbers with the one at `place` and the next one changed about."""
    return [*numbers[:place], numbers[place + 1], numbers[place], *numbers[place + 2 :]]


def _chapter(article: Article, links: body.Links) -> Chapter:
    return Chapter(
        article,
        # Numbers of notes and texts of crossheads come back in other articles; their ids must not.
        parts=body.render(article.blocks.all(), prefix=f"a{article.pk}-", languages=article.languages, links=links),
        event_dates=[date for event in article.events.all() for date in event.dates.all()],
    )

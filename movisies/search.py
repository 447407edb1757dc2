"""The search page, the suggestions while typing, and the count of what was not found."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Page
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from articles.models import Article, Contribution, UnansweredQuestion
from articles.names import fold
from articles.paging import page_of
from articles.search import engine
from articles.search.results import Hit, Order, Results
from articles.search.suggestions import suggest
from movisies.facets import FACETS, facets_of
from movisies.filters import ArticleFilter, readable

# Who sends nonsense on purpose shall not fill the database.
MOST_UNANSWERED = 10_000
MOST_DIGITS = 5
MOST_NAMES = 4


@dataclass(frozen=True)
class Line:
    """A result with the people whom the article lets speak."""

    hit: Hit
    subjects: str


@dataclass(frozen=True)
class Chip:
    """A choice that is on, with the address of the page without it, and whether there is anything on that page."""

    facet: str
    label: str
    without: str
    has_results_without: bool


@dataclass(frozen=True)
class OrderLink:
    """A way to order the results."""

    label: str
    address: str
    is_current: bool


def search(request: HttpRequest) -> HttpResponse:
    filters = ArticleFilter(request.GET, request.user)
    results = filters.results
    page = page_of(request, results.ids)
    page.object_list, near = _lines(request, results, page)
    context = {
        "filters": filters,
        "results": results,
        "page": page,
        "near": near,
        "facets": facets_of(results, filters.choices, filters.names) if results.total > 1 or filters.choices else [],
        "chips": _chips(filters, results),
        "orders": _orders(filters, results),
        "count": _in_words(results.total),
        "corrected": filters.address(q=[results.correction]),
        "feed": filters.address("search_feed", volgorde=[]),
        "all_without_choices": filters.address(**{facet: [] for facet in FACETS}),
        "is_missed": not results.total and bool(filters.question) and not filters.choices,
        "is_searching": any(value for name, value in request.GET.items() if name != "pagina"),
    }
    return render(request, "movisies/search.html", context)


def suggestions(request: HttpRequest) -> JsonResponse:
    found = suggest(readable(request.GET.get("q", "")), request.user)
    return JsonResponse({"suggestions": [{"kind": o.kind, "title": o.title, "url": o.url} for o in found]})


@csrf_exempt
@require_POST
def unanswered(request: HttpRequest) -> HttpResponse:
    """Count a question that the page of a reader reports as not found; nothing of who asked, and no moment."""
    question = readable(request.POST.get("q", ""))
    key = fold(question)
    if _is_own_page(request) and _may_be_kept(key) and not engine.search(question, AnonymousUser()).total:
        _count(key)
    return HttpResponse(status=204)


def _lines(request: HttpRequest, results: Results, page: Page) -> tuple[list[Line], list[Line]]:
    """Give the results of this page, and below the last of them the articles that miss a word."""
    near = [] if page.has_next() else results.near_ids
    articles = Article.objects.visible_to(request.user).for_listing().in_bulk([*page.object_list, *near])
    of_page = [articles[number] for number in page.object_list if number in articles]
    hits = results.hits([*of_page, *(articles[number] for number in near if number in articles)])
    lines = [Line(hit, _subjects(hit.article)) for hit in hits]
    return lines[: len(of_page)], lines[len(of_page) :]


def _subjects(article: Article) -> str:
    """Give whom the article lets speak: "Anita Bastiaans, Marike Arents, Hugo Bos en 5 anderen"."""
    roles = Contribution.SUBJECT_ROLES
    names = list(dict.fromkeys(c.byline for c in article.contributions.all() if c.role in roles and c.byline))
    if len(names) > MOST_NAMES:
        names[MOST_NAMES - 1 :] = [f"{len(names) - MOST_NAMES + 1} anderen"]
    return " en ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _chips(filters: ArticleFilter, results: Results) -> list[Chip]:
    def chip(facet: str, value: str) -> Chip:
        # Its own choice does not narrow the counts of a facet, so they say what there is without it.
        has_more = any(results.facets.get(facet, {}).values())
        return Chip(FACETS[facet], filters.names[facet][value], filters.without(facet, value), has_more)

    return [chip(facet, value) for facet, values in filters.choices.items() for value in values]


def _orders(filters: ArticleFilter, results: Results) -> list[OrderLink]:
    offered = [order for order in Order if results.question.has_words or order != Order.RELEVANCE]
    current = filters.order if filters.order in offered else offered[0]
    return [
        OrderLink(order.label, filters.address(volgorde=[] if order == offered[0] else [order]), order == current)
        for order in offered
    ]


def _in_words(count: int) -> str:
    return f"{count:,}".replace(",", ".") + (" artikel" if count == 1 else " artikelen")


def _is_own_page(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def _may_be_kept(key: str) -> bool:
    """Tell whether these are words of a subject, as far as one can tell, and not someone's address or number."""
    is_personal = "@" in key or sum(letter.isdigit() for letter in key) > MOST_DIGITS
    return bool(key) and len(key) <= UnansweredQuestion._meta.get_field("key").max_length and not is_personal


def _count(key: str) -> None:
    questions = UnansweredQuestion.objects
    today = timezone.localdate()
    with transaction.atomic():
        if questions.filter(key=key).exists() or questions.count() < MOST_UNANSWERED:
            questions.get_or_create(key=key, defaults={"last_on": today})
            questions.filter(key=key).update(count=F("count") + 1, last_on=today)

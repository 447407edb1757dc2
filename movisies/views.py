"""Pages that need the whole site: home, search, the agenda, and what a web server asks for."""

import mimetypes

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.static import serve

from articles.models import EventDate, Issue, Topic
from articles.paging import page_of
from dossiers.models import Dossier

LEADING = 8
NEWEST_DOSSIERS = 3
MAIN_TOPICS = 15
EVENTS_ON_A_PAGE = 40
DAY = 24 * 3600
# Where a browser would show it as a picture and nothing else; whatever else was uploaded is offered as a download.
SHOWN_MEDIA = {"image/avif", "image/jpeg", "image/png", "image/webp"}


def home(request: HttpRequest) -> HttpResponse:
    issue = Issue.objects.published().newest_first().for_listing().first()
    context = {
        "issue": issue,
        "articles": list(issue.articles.published().long_pieces_first().for_listing()[:LEADING]) if issue else [],
        "dossiers": list(Dossier.objects.published().with_article_counts().newest_first()[:NEWEST_DOSSIERS]),
        "topics": list(Topic.objects.published().most_used_first()[:MAIN_TOPICS]),
        "colour": issue.colour if issue else "",
    }
    return render(request, "movisies/home.html", context)


def agenda(request: HttpRequest) -> HttpResponse:
    dates = EventDate.objects.visible_to(request.user).for_listing()
    today = timezone.localdate()
    page = page_of(request, dates.past(today), size=EVENTS_ON_A_PAGE)
    return render(request, "movisies/agenda.html", {"upcoming": list(dates.upcoming(today)), "page": page})


def robots(request: HttpRequest) -> HttpResponse:
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /zoeken/?",
        "Disallow: /leeslijst/?",
        f"Sitemap: {sitemap}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def prefetch_rules(request: HttpRequest) -> HttpResponse:
    """Name the links that a browser may fetch when a reader is about to follow one: pages, and no questions."""
    not_pages = [f"{reverse(name)}*" for name in ("admin:index", "search", "feed")]
    others = ["/redactie/*", f"{settings.STATIC_URL}*", f"{settings.MEDIA_URL}*", r"/*\?*=*"]
    where = {"and": [{"href_matches": "/*"}, {"not": {"href_matches": [*not_pages, *others]}}]}
    rules = {"prefetch": [{"where": where, "eagerness": "moderate"}]}
    response = JsonResponse(rules, content_type="application/speculationrules+json")
    response["Cache-Control"] = f"public, max-age={DAY}"
    return response


def media(request: HttpRequest, path: str) -> HttpResponse:
    """Serve an uploaded file on a machine without a web server in front; in production that server does it."""
    if settings.PRODUCTION:
        raise Http404
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    if mimetypes.guess_type(path)[0] not in SHOWN_MEDIA:
        response["Content-Disposition"] = "attachment"
    return response

"""What the text editor of the admin asks while one writes: which pages of ours there are, and which words."""

import json
from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBadRequest, JsonResponse
from django.urls import path
from django.views.decorators.http import require_GET, require_POST

from articles import references
from articles.prose import REFERENCE
from articles.search.documents import SOURCES, Source
from articles.search.words import fold
from articles.search.words.wordlist import is_known

OF_A_KIND = 6
MOST_WORDS = 2000
# Behind these a hyphen stands for what the words share: "homo- en bisexueel", "in- of uitstroom".
_BETWEEN_TWO = {"en", "of", "tot", "dan", "als", "noch", "maar", "plus", "naar", "ofwel", "respectievelijk", "versus"}
# First what an editor links to most.
_ORDER = ["article", "person", "dossier", "topic", "issue"]


@require_GET
def pages(request: HttpRequest) -> JsonResponse:
    """Find pages of ours by the words typed, as the lists of the admin do, in any state of publication."""
    typed = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:100]
    sources = _visible_sources(request)
    found = [_described(source, row) for source in sources if typed for row in _search(request, source, typed)]
    # A title that begins so is likelier meant than one that only holds the words.
    found.sort(key=lambda page: not fold(page["title"]).startswith(fold(typed)))
    return JsonResponse({"pages": found})


@require_GET
def titles(request: HttpRequest) -> JsonResponse:
    """Name what the references in a text lead to; what is no more is left out."""
    asked = [match for match in map(REFERENCE.fullmatch, request.GET.getlist("ref")[:200]) if match]
    found = []
    for source in _visible_sources(request):
        numbers = {int(match["pk"]) for match in asked if match["kind"] == source.kind}
        found += [_described(source, row) for row in (_rows(request, source).filter(pk__in=numbers) if numbers else [])]
    return JsonResponse({"pages": found})


@require_POST
def words(request: HttpRequest) -> JsonResponse | HttpResponseBadRequest:
    """Tell of each two pieces, broken off at the end of a line, whether they are one word."""
    try:
        pairs = [[str(first), str(second)] for first, second in json.loads(request.body)[:MOST_WORDS]]
    except (TypeError, ValueError, KeyError, RecursionError):
        return HttpResponseBadRequest("Verwacht een lijst van paren woorddelen, bijvoorbeeld [[“verant”, “woord”]].")
    return JsonResponse({"joined": [pair for pair in pairs if is_one_word(*pair)]})


def is_one_word(first: str, second: str) -> bool:
    """Tell whether "verant- woordelijkheid" is one word; of "homo- en" the hyphen is meant."""
    return fold(second) not in _BETWEEN_TWO and second[:1].islower() and is_known(fold(first + second))


def _visible_sources(request: HttpRequest) -> list[Source]:
    sources = [SOURCES[kind] for kind in _ORDER if kind in SOURCES]
    visible = [s for s in sources if admin.site.get_model_admin(s.model).has_view_permission(request)]
    if not visible:
        raise PermissionDenied
    return visible


def _rows(request: HttpRequest, source: Source) -> Any:
    model_admin = admin.site.get_model_admin(source.model)
    return model_admin.get_queryset(request).select_related(*(model_admin.list_select_related or []))


def _search(request: HttpRequest, source: Source, typed: str) -> Iterable[Any]:
    model_admin = admin.site.get_model_admin(source.model)
    found, may_repeat = model_admin.get_search_results(request, _rows(request, source), typed)
    return (found.distinct() if may_repeat else found)[:OF_A_KIND]


def _described(source: Source, row: Any) -> dict[str, Any]:
    kind = source.model._meta.verbose_name
    return {
        "ref": references.reference_to(row),
        "title": getattr(row, "title", "") or str(row),
        "kind": f"{kind}, {row.issue.title}" if source.kind == "article" else kind,
        "is_public": getattr(row, "is_public", True),
    }


app_name = "texts"
urlpatterns = [
    path("paginas/", admin.site.admin_view(pages), name="pages"),
    path("titels/", admin.site.admin_view(titles), name="titles"),
    path("woorden/", admin.site.admin_view(words), name="words"),
]

"""Links in stored text to what has a page of ours: made of addresses on saving, and of their numbers when shown.

A text keeps such a link as `ref:article:123`: the kind and the number of what it leads to. So it follows a slug that
was changed, and shows only to readers who may see what it leads to. What can be referred to is what can be found, and
where such texts stand is where the sources of the search engine say that text stands (see `articles.search.documents`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape, unescape
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from django.conf import settings
from django.db import models
from django.db.models import F, Value
from django.http.request import validate_host
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django_prose_editor.fields import ProseEditorField

from articles.prose import REFERENCE, change_links, linked_words
from articles.querysets import VisibleQuerySet
from articles.search.documents import SOURCES, Source

# What stands in the address of a page: the slug, and for an issue that of its magazine before it.
_PARTS = {"issue": ("publication__slug", "slug")}


@dataclass(frozen=True)
class Place:
    """Where a text refers to something: the thing whose page holds the text, and the words of the link."""

    thing: models.Model
    words: str


def written(text: str) -> str:
    """Give cleaned `text` in which every link to a page of ours is a reference."""
    return change_links(text, lambda address: escape(reference_for(unescape(address)) or unescape(address)))


def reference_for(address: str) -> str:
    """Give the reference to what the page at `address` is about; nothing when it is no page of ours."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if not _is_ours(parts):
        return ""
    reference = _named(_resolved(unquote(parts.path)))
    full = f"{reference}#{parts.fragment}" if reference and parts.fragment else reference
    return full if REFERENCE.fullmatch(full) else reference


def reference_to(thing: models.Model) -> str:
    """Give the reference to a row: "ref:article:123"."""
    return f"ref:{_kind_of(type(thing))}:{thing.pk}"


def addresses(texts: Iterable[str], user: Any) -> dict[tuple[str, int], str]:
    """Give the path of everything that `texts` refer to and this visitor may see, by kind and number.

    One query for all of them, whatever their kinds; none where nothing is referred to.
    """
    wanted: dict[str, set[int]] = defaultdict(set)
    for found in (match for text in texts if "ref:" in text for match in REFERENCE.finditer(text)):
        wanted[found["kind"]].add(int(found["pk"]))
    queries = [_paths(SOURCES[kind], pks, user) for kind, pks in sorted(wanted.items()) if kind in SOURCES]
    rows = queries[0].union(*queries[1:], all=True) if queries else []
    return {(kind, pk): _path(SOURCES[kind], [before, slug] if before else [slug]) for kind, pk, before, slug in rows}


def references_to(thing: models.Model) -> list[Place]:
    """List the places that refer to `thing`, in any text, published or not: to look at before it goes."""
    if thing._meta.concrete_model not in {source.model for source in SOURCES.values()}:
        return []
    reference = reference_to(thing)
    return [
        Place(place, words)
        for source in SOURCES.values()
        for place, text in _texts_with(source, reference)
        for address, words in linked_words(text)
        if address.partition("#")[0] == reference
    ]


def _paths(source: Source, pks: Iterable[int], user: Any) -> models.QuerySet:
    *before, slug = _PARTS.get(source.kind, ("slug",))
    rows: VisibleQuerySet = source.model.objects.visible_to(user).filter(pk__in=pks).order_by()
    first = F(before[0]) if before else Value("", models.CharField())
    named = rows.annotate(kind_of_row=Value(source.kind, models.CharField()), first_part=first)
    return named.values_list("kind_of_row", "pk", "first_part", slug)


def _path(source: Source, parts: list[str]) -> str:
    return reverse(f"{_name_of_page(source)}_detail", args=parts)


def _name_of_page(source: Source) -> str:
    return f"{source.model._meta.app_label}:{source.model._meta.model_name}"


def _is_ours(parts: SplitResult) -> bool:
    """Tell whether an address is of this site and is the page itself, not a list or a question of it."""
    hosts = [host for host in settings.ALLOWED_HOSTS if host != "*"]
    is_here = parts.path.startswith("/") if not parts.netloc else validate_host(parts.hostname or "", hosts)
    return is_here and parts.scheme in ("", "http", "https") and not parts.query


def _resolved(path: str) -> ResolverMatch | None:
    try:
        return resolve(path if path.endswith("/") else f"{path}/")
    except Resolver404:
        return None


def _named(match: ResolverMatch | None) -> str:
    """Give the reference to the row that a page is about, if there is one."""
    for source in SOURCES.values() if match else []:
        row = source.model.objects.filter(**_conditions(source, match)) if _is_page_of(source, match) else None
        if row is not None and (pk := row.values_list("pk", flat=True).first()):
            return f"ref:{source.kind}:{pk}"
    return ""


def _is_page_of(source: Source, match: ResolverMatch) -> bool:
    return match.view_name in {f"{_name_of_page(source)}_{page}" for page in ("detail", "permalink")}


def _conditions(source: Source, match: ResolverMatch) -> dict[str, Any]:
    relations = {field.name for field in source.model._meta.fields if field.is_relation}
    return {f"{name}__slug" if name in relations else name: value for name, value in match.kwargs.items()}


def _kind_of(model: type[models.Model]) -> str:
    return next(source.kind for source in SOURCES.values() if source.model is model._meta.concrete_model)


def _texts_with(source: Source, words: str) -> Iterator[tuple[models.Model, str]]:
    """Give the rows of a source in whose texts these words stand, each with the text."""
    for model, owners in source.touched_by.items():
        fields = [field for field in model._meta.concrete_fields if isinstance(field, ProseEditorField)]
        for field in [] if model._meta.proxy else fields:
            rows = list(model._base_manager.filter(**{f"{field.name}__contains": words}).order_by("pk"))
            things = source.model.objects.in_bulk({pk for row in rows for pk in owners(row)})
            yield from ((things[pk], getattr(row, field.name)) for row in rows for pk in owners(row) if pk in things)

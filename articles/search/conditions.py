"""What narrows a question besides its words: conditions typed in it, and choices made on the page."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from functools import reduce

from articles.models import Article
from articles.search.catalogue import Catalogue
from articles.search.question import Condition
from articles.search.words import SMALL_WORDS, corrections, tokens

_YEARS = re.compile(r"(\d{0,4})\s*(-|–|t/m)?\s*(\d{0,4})$", re.ASCII)
_KIND_OF_FACET = {
    "onderwerp": "topic",
    "persoon": "person",
    "auteur": "person",
    "dossier": "dossier",
    "nummer": "issue",
}


def articles_with(catalogue: Catalogue, condition: Condition, visible: Set[int]) -> set[int]:
    """Give the numbers of the articles that are what the condition says; of an unreadable condition none."""
    values = _READERS.get(condition.facet, _named)(catalogue, condition.facet, condition.value)
    return articles_chosen(catalogue, condition.facet, values, visible)


def articles_chosen(catalogue: Catalogue, facet: str, values: Iterable[str], visible: Set[int]) -> set[int]:
    """Give the numbers of the articles that have one of these values of a facet; nothing is in a hidden dossier."""
    if facet == "dossier":
        values = [slug for slug in values if catalogue.by_slug.get(("dossier", slug)) in visible]
    return set().union(*(catalogue.holders[facet].get(value, ()) for value in values))


def _years(catalogue: Catalogue, facet: str, value: str) -> list[str]:
    """Read "2019", "2019-2021", "2019-" or "-2010"."""
    match = _YEARS.match(value)
    if not match:
        return []
    first, dash, last = match.groups()
    low = int(first or 0)
    high = int(last or 9999) if dash else low
    return [year for year in catalogue.holders[facet] if low <= int(year) <= high]


def _kinds(catalogue: Catalogue, facet: str, value: str) -> list[str]:
    """Read the name of a kind of article, in the singular or the plural: "interview", "columns"."""
    asked = _stems(catalogue, value)
    return [kind for kind, label in Article.Kind.choices if asked and asked <= _stems(catalogue, f"{kind} {label}")]


def _named(catalogue: Catalogue, facet: str, value: str) -> list[str]:
    """Read a slug, or words of the name of a topic, person, dossier or issue."""
    entries = {n: entry for n, entry in catalogue.entries.items() if entry.kind == _KIND_OF_FACET[facet]}
    forms = {token.form for token in tokens(value)}
    asked = forms - SMALL_WORDS or forms
    found = [
        entry
        for number, entry in entries.items()
        if value.lower() in {entry.slug, str(entry.facts.get("number", "")).lower()}
        or (asked and asked <= catalogue.names[number])
    ]
    if not found and asked:
        found = [entries[number] for number in _named_nearly(catalogue, asked) if number in entries]
    return [str(entry.object_id) if facet == "nummer" else entry.slug for entry in found]


def _named_nearly(catalogue: Catalogue, asked: Set[str]) -> set[int]:
    """Give what is named with these words, a letter wrong or another inflection."""
    known = sorted(catalogue.named_by)
    stems = {form: catalogue.analyser.stem(form) for form in known}
    near = []
    for word in asked:
        stem = catalogue.analyser.stem(word)
        like = [form for form in known if stems[form] == stem] or corrections(word, known, limit=3)
        near.append(set().union(*(catalogue.named_by[form] for form in like)))
    return intersection(near, set())


def _publications(catalogue: Catalogue, facet: str, value: str) -> list[str]:
    asked = "-".join(token.form for token in tokens(value))
    return [slug for slug in catalogue.holders[facet] if asked and asked in slug]


_READERS: Mapping[str, Callable[[Catalogue, str, str], Sequence[str]]] = {
    "jaar": _years,
    "soort": _kinds,
    "blad": _publications,
}


def _stems(catalogue: Catalogue, text: str) -> set[str]:
    forms = [token.form for token in tokens(text)]
    return {catalogue.analyser.stem(form) for form in forms if form not in SMALL_WORDS} or set(forms)


def intersection(sets: Sequence[set[int]], otherwise: set[int]) -> set[int]:
    """Give what all sets share, or `otherwise` when there are none."""
    return reduce(set.intersection, sorted(sets, key=len)) if sets else otherwise

"""What may stand only once, in one file or in all of them together."""

from collections.abc import Callable, Hashable, Iterable, Iterator

from articles.names import fold
from movisies.seeding.keys import OTHER_TERMS
from movisies.seeding.problems import Problem
from movisies.seeding.read import Archive
from movisies.seeding.tables import Entry


def check_twice(archive: Archive) -> Iterator[Problem]:
    """Complain about everything that an earlier entry has already."""
    # What is not wanted goes first, so that the file that is wanted gets the blame.
    folders = sorted(archive.issues, key=lambda folder: folder.is_wanted)
    issues = [folder.entry for folder in folders]
    articles = [article.entry for folder in folders for article in folder.articles]
    dossiers = [file.entry for file in archive.dossiers]
    for entries in (archive.publications, archive.people, archive.topics, articles, dossiers):
        yield from _twice(entries, "slug", _value("slug"))
    yield from _twice(issues, "slug", _together("publication", "slug"))
    yield from _twice(issues, "number", _together("publication", "volume", "number"))
    yield from _twice(archive.publications, "title", _value("title"))
    for entries in (archive.topics, archive.terms):
        yield from _twice(entries, "name", lambda entry: fold(entry["name"]))
    yield from _words_twice(archive.topics)
    yield from _other_terms_twice(archive.terms)
    for folder in archive.wanted_issues:
        places = {article.entry.file: f"plaats {article.position}" for article in folder.articles}
        entries = [article.entry for article in folder.articles]
        yield from _twice(entries, "", lambda entry, places=places: places[entry.file])
    yield from _twice_in_one(articles, archive.people, dossiers)


def _twice_in_one(articles: list[Entry], people: list[Entry], dossiers: list[Entry]) -> Iterator[Problem]:
    """Complain about what stands twice in one entry."""
    for entry in articles:
        yield from _twice(entry.tables("contribution"), "person", _together("person", "role"))
        yield from _listed_twice(entry, "topics")
    for entry in people:
        yield from _listed_twice(entry, "variants")
    for entry in dossiers:
        yield from _twice(entry.tables("article"), "article", _value("article"))
        yield from _twice(entry.tables("contact"), "person", _value("person"))


def _value(key: str) -> Callable[[Entry], Hashable]:
    return lambda entry: entry[key]


def _together(*keys: str) -> Callable[[Entry], Hashable]:
    """Take the values of several keys as one; nothing when one of them is missing."""
    return lambda entry: all(entry[key] for key in keys) and " ".join(str(entry[key]) for key in keys)


def _twice(entries: Iterable[Entry], key: str, identity: Callable[[Entry], Hashable]) -> Iterator[Problem]:
    """Complain about each entry whose identity an earlier one has; an empty identity does not count."""
    first: dict[Hashable, Entry] = {}
    for entry in entries:
        value = identity(entry)
        if value and (other := first.setdefault(value, entry)) is not entry:
            yield entry.problem(key, f'"{value}" staat al in {other.file}, regel {other.line(key)}')


def _listed_twice(entry: Entry, key: str) -> Iterator[Problem]:
    values = entry[key] or []
    for value in sorted({value for value in values if values.count(value) > 1}):
        yield entry.problem(key, f'"{value}" staat er twee keer')


def _words_twice(topics: list[Entry]) -> Iterator[Problem]:
    """Complain about a synonym that is a topic's name, or a synonym, already."""
    taken = {fold(topic["name"]): topic for topic in topics}
    for topic in topics:
        for word in topic["synonyms"] or []:
            other = taken.get(fold(word))
            taken[fold(word)] = topic
            if other:
                yield topic.problem("synonyms", f'"{word}" is al een woord voor {other["slug"]}')


def _other_terms_twice(terms: list[Entry]) -> Iterator[Problem]:
    """Complain about another word for a term that is a term itself, or that stands there already.

    One word may belong to two terms: an abbreviation can stand for either.
    """
    by_name = {fold(term["name"]): term for term in terms}
    for term in terms:
        seen = {fold(term["name"]): "is de term zelf"}
        for key in OTHER_TERMS:
            for word in term[key] or []:
                other = by_name.get(fold(word), term)
                if fold(word) in seen:
                    yield term.problem(key, f'"{word}" {seen[fold(word)]}')
                elif other is not term:
                    place = f"{other.file}, regel {other.line('name')}"
                    yield term.problem(key, f'"{word}" is zelf een term, in {place}; zet alle woorden bij één term')
                seen.setdefault(fold(word), "staat er twee keer")

"""Tables → records in the shape of the database. It runs on files without problems, so it trusts what it reads."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from articles import names
from movisies.seeding import keys
from movisies.seeding.check import cited_article, page_range, topics_broadest_first, whole_title
from movisies.seeding.images import SeedImage
from movisies.seeding.read import Archive, ArticleFile, DossierFile, IssueFolder
from movisies.seeding.shapes import SHAPES, Data, fill
from movisies.seeding.tables import Entry

_SHAPES = {shape.name: shape for shape in SHAPES}


@dataclass
class Record:
    """One thing to store: what it is, its key in the files, its data, and where it comes from."""

    kind: str
    key: str
    data: Data
    entry: Entry
    image: SeedImage | None = None


def to_records(archive: Archive) -> list[Record]:
    """Give everything that is wanted of the archive, in the order in which it can be stored."""
    people = {person["slug"]: _name(person) for person in archive.people}
    records = [_record("publication", entry, _fields(entry, keys.PUBLICATION)) for entry in archive.publications]
    records += [_record("person", entry, _person(entry)) for entry in archive.people]
    records += [_record("topic", entry, _topic(entry)) for entry in topics_broadest_first(archive.topics)]
    records += [_record("term", entry, _term(entry)) for entry in archive.terms]
    records += [_record("issue", issue.entry, _issue(issue.entry)) for issue in archive.wanted_issues]
    records += _images(archive)
    records += [
        Record("article", article.entry["slug"], fill(_SHAPES["article"], data), article.entry)
        for issue in archive.wanted_issues
        for article, data in _articles(issue, people)
    ]
    related = _both_ways(archive.dossiers)
    records += [_record("dossier", file.entry, _dossier(file, related)) for file in archive.dossiers]
    return records


def issue_key(issue: Entry) -> str:
    return f"{issue['publication']}/{issue['slug']}"


def _record(kind: str, entry: Entry, values: Data) -> Record:
    return Record(kind, _key(kind, entry), fill(_SHAPES[kind], values), entry)


def _key(kind: str, entry: Entry) -> str:
    if kind == "issue":
        return issue_key(entry)
    return names.fold(entry["name"]) if kind == "term" else entry["slug"]


def _fields(entry: Entry, table: keys.Table) -> Data:
    """Give the values under the names of the model's fields, without what needs more than a new name."""
    plain_keys = [key for key in table.keys if key.type is None and key.name in entry.values]
    return {key.field or key.name: entry[key.name] for key in plain_keys}


def _rows(entry: Entry, key: str, table: keys.Table, **references: str) -> list[Data]:
    """Give the tables under `key` as rows; `references` names the key from which each reference comes."""
    return [
        _fields(row, table) | {name: row[source] or None for name, source in references.items()}
        for row in entry.tables(key)
    ]


def _table_of(table: keys.Table, name: str) -> keys.Table:
    return next(key.table for key in table.keys if key.name == name)


def _name(person: Entry) -> str:
    return names.full_name(person["given"], person["prefix"], person["family"])


def _person(entry: Entry) -> Data:
    return _fields(entry, keys.PERSON) | {"variants": [{"name": name} for name in entry["variants"] or []]}


def _topic(entry: Entry) -> Data:
    synonyms = [{"name": name} for name in entry["synonyms"] or []]
    return _fields(entry, keys.TOPIC) | {"broader": entry["broader"] or None, "synonyms": synonyms}


def _term(entry: Entry) -> Data:
    others = [
        {"name": word, "relation": relation}
        for name, relation in keys.OTHER_TERMS.items()
        for word in entry[name] or []
    ]
    return _fields(entry, keys.TERM) | {"others": others}


def _published(entry: Entry, day: datetime.date) -> Data:
    """Give status and moment: published at the start of `day`, unless the file says it is a draft."""
    if entry["status"] == "draft":
        return {"status": "draft", "published_at": None}
    return {
        "status": "published",
        "published_at": timezone.make_aware(datetime.datetime.combine(day, datetime.time.min)),
    }


def _issue(entry: Entry) -> Data:
    inferred = entry.table("inferred").values
    return (
        _fields(entry, keys.ISSUE)
        | _published(entry, entry["date"])
        | {
            "publication": entry["publication"],
            "colophon": _rows(entry, "colophon", _table_of(keys.ISSUE, "colophon")),
            "inferences": [{"field": name, "evidence": evidence} for name, evidence in inferred.items()],
        }
    )


def _images(archive: Archive) -> list[Record]:
    """Give the images beside the articles, each once, however many figures show it."""
    found = {
        digest: Record("image", digest, fill(_SHAPES["image"], {"digest": digest}), article.entry, image)
        for issue in archive.wanted_issues
        for article in issue.articles
        for digest, image in article.body.images.items()
    }
    return list(found.values())


def _articles(issue: IssueFolder, people: dict[str, str]) -> Iterator[tuple[ArticleFile, Data]]:
    for article in issue.articles:
        entry = article.entry
        data = _fields(entry, keys.ARTICLE) | _published(entry, issue.entry["date"])
        data["issue"] = issue_key(issue.entry)
        data["title"], data["position"] = whole_title(entry), article.position
        data["page_from"], data["page_to"] = page_range(entry) or (None, None)
        data["contributions"] = _contributions(entry, people)
        data["tagged_topics"] = [{"tag": topic} for topic in entry["topics"]]
        data["cross_references"] = [
            {"text": row["text"], "target": row["article"] or cited_article(issue, article, row["page"]).entry["slug"]}
            for row in entry.tables("cross_reference")
        ]
        data["events"] = [
            _fields(event, keys.EVENT) | {"dates": _rows(event, "date", keys.EVENT_DATE)}
            for event in entry.tables("event")
        ]
        data["publication_details"] = _rows(entry, "publication_details", keys.PUBLICATION_DETAILS)
        data["blocks"] = article.body.blocks
        yield article, data


def _contributions(entry: Entry, people: dict[str, str]) -> list[Data]:
    rows = _rows(entry, "contribution", keys.CONTRIBUTION, person="person")
    return [row | {"byline": row.get("byline") or people[row["person"]]} for row in rows]


def _dossier(file: DossierFile, related: dict[str, set[str]]) -> Data:
    entry = file.entry
    return (
        _fields(entry, keys.DOSSIER)
        | _published(entry, entry["updated_on"])
        | {
            "body": file.html,
            "related": sorted(related[entry["slug"]]),
            "entries": _rows(entry, "article", _table_of(keys.DOSSIER, "article"), article="article"),
            "contact_entries": _rows(entry, "contact", _table_of(keys.DOSSIER, "contact"), person="person"),
        }
    )


def _both_ways(dossiers: list[DossierFile]) -> dict[str, set[str]]:
    """Give for each dossier those it is related to: who names another is named by it, as the database has it."""
    related: dict[str, set[str]] = {file.entry["slug"]: set() for file in dossiers}
    for file in dossiers:
        for other in file.entry["related"] or []:
            related[file.entry["slug"]].add(other)
            related[other].add(file.entry["slug"])
    return related

"""Files → tables with line numbers. Nothing here looks from one file into another."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from movisies.seeding import keys, toml
from movisies.seeding.markdown import Body, read_body, read_plain_body
from movisies.seeding.problems import Problem
from movisies.seeding.tables import Entry, conform

_ARTICLE_NAME = re.compile(r"(0*[1-9]\d*)-.+\.md")
_FENCE = "+++"
_DOSSIERS = "dossiers"


@dataclass
class ArticleFile:
    entry: Entry
    position: int
    body: Body


@dataclass
class IssueFolder:
    """One issue with its articles; when it is not asked for, it is read only so that others can point at it."""

    name: str
    entry: Entry
    articles: list[ArticleFile]
    is_wanted: bool


@dataclass
class DossierFile:
    entry: Entry
    html: str


@dataclass
class Archive:
    """All that was read, and what was wrong with it."""

    publications: list[Entry] = field(default_factory=list)
    people: list[Entry] = field(default_factory=list)
    topics: list[Entry] = field(default_factory=list)
    terms: list[Entry] = field(default_factory=list)
    issues: list[IssueFolder] = field(default_factory=list)
    dossiers: list[DossierFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    # Which shared files could not be read; what they hold is unknown, and not to be called missing.
    unreadable: set[str] = field(default_factory=set)

    @property
    def wanted_issues(self) -> list[IssueFolder]:
        return [issue for issue in self.issues if issue.is_wanted]

    @property
    def files_not_wanted(self) -> set[str]:
        others = [issue for issue in self.issues if not issue.is_wanted]
        return {entry.file for issue in others for entry in (issue.entry, *(a.entry for a in issue.articles))}


def read_archive(paths: Iterable[Path], report: Callable[[str], None]) -> Archive:
    """Read every seeds folder in `paths`; of an issue folder inside one: that issue and the shared files."""
    archive = Archive()
    wanted: dict[Path, set[str] | None] = {}
    for path in (path.resolve() for path in paths):
        if (path / "issue.toml").exists():
            names = wanted.setdefault(path.parent, set())
            if names is not None:
                names.add(path.name)
        else:
            wanted[path] = None
    for root, names in wanted.items():
        _Reader(root, archive).read(names, report)
    return archive


class _Reader:
    """Reads one seeds folder into the archive."""

    def __init__(self, root: Path, archive: Archive) -> None:
        self.root, self.archive = root, archive

    def read(self, names: set[str] | None, report: Callable[[str], None]) -> None:
        """Read the shared files, the issues, and with a whole folder (`names` is None) the dossiers."""
        archive = self.archive
        archive.publications += self._shared("publication", "publications.toml", keys.PUBLICATIONS_FILE)
        archive.people += self._shared("person", "people.toml", keys.PEOPLE_FILE)
        archive.topics += self._shared("topic", "topics.toml", keys.TOPICS_FILE)
        archive.terms += self._shared("term", "terms.toml", keys.TERMS_FILE)
        for folder in sorted(path for path in self.root.iterdir() if path.is_dir()):
            if folder.name != _DOSSIERS and not folder.name.startswith("."):
                self._issue(folder, is_wanted=names is None or folder.name in names)
                if archive.issues[-1].is_wanted:
                    report(f"gelezen: {folder.name}, {len(archive.issues[-1].articles)} artikelen")
        if names is None:
            for path in sorted((self.root / _DOSSIERS).glob("*.md")):
                self._dossier(path)

    def _shared(self, kind: str, name: str, table: keys.Table) -> list[Entry]:
        entry = self._toml(self.root / name, table)
        if entry is None:
            self.archive.unreadable.add(kind)
            return []
        return entry.tables(kind)

    def _issue(self, folder: Path, *, is_wanted: bool) -> None:
        known = len(self.archive.problems)
        entry = self._toml(folder / "issue.toml", keys.ISSUE) or self._nothing(folder / "issue.toml")
        issue = IssueFolder(folder.name, entry, [], is_wanted)
        for path in sorted(folder.glob("*.md")):
            name = _ARTICLE_NAME.fullmatch(path.name)
            if name:
                issue.articles.append(self._article(path, int(name[1])))
            else:
                self._problem(path, 1, "de bestandsnaam begint met de plaats in het nummer, zoals 07-titel.md")
        issue.articles.sort(key=lambda article: article.position)
        self.archive.issues.append(issue)
        if not is_wanted:
            del self.archive.problems[known:]

    def _article(self, path: Path, position: int) -> ArticleFile:
        entry, text, line = self._front_matter(path, keys.ARTICLE)
        body = read_body(text, entry.file, line, path.parent)
        self.archive.problems += body.problems
        return ArticleFile(entry, position, body)

    def _dossier(self, path: Path) -> None:
        entry, text, line = self._front_matter(path, keys.DOSSIER)
        html, problems = read_plain_body(text, entry.file, line)
        self.archive.problems += problems
        self.archive.dossiers.append(DossierFile(entry, html))

    def _toml(self, path: Path, table: keys.Table) -> Entry | None:
        """Read a TOML file; None when nothing in it can be relied on."""
        text = self._text(path)
        return None if text is None else self._entry(path, text, 1, table)

    def _front_matter(self, path: Path, table: keys.Table) -> tuple[Entry, str, int]:
        """Read an article or dossier: its table, its body, and the line on which the body starts."""
        text = self._text(path)
        if text is None:
            return self._nothing(path), "", 1
        lines = text.split("\n")
        ends = [number for number, line in enumerate(lines) if line.rstrip() == _FENCE]
        if len(ends) < 2 or ends[0] != 0:
            self._problem(path, 1, "zet de gegevens bovenaan tussen twee regels +++")
            return self._nothing(path), "", 1
        head = "\n".join(lines[1 : ends[1]])
        entry = self._entry(path, head, 2, table)
        if entry is None:
            entry = self._nothing(path)
            entry.values = toml.salvage(head)
            conform(entry, table)
        return entry, "\n".join(lines[ends[1] + 1 :]), ends[1] + 2

    def _entry(self, path: Path, text: str, first_line: int, table: keys.Table) -> Entry | None:
        try:
            values = toml.parse(text)
        except toml.TomlError as problem:
            self._problem(path, problem.line + first_line - 1, problem.text)
            return None
        entry = Entry(self._name(path), values, toml.locate(text), first_line=first_line)
        self.archive.problems += conform(entry, table)
        return entry

    def _text(self, path: Path) -> str | None:
        """Read a file as UTF-8, its letters composed (NFC); None, with a problem noted, when that cannot be."""
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except FileNotFoundError:
            self._problem(path, 1, "dit bestand ontbreekt")
            return None
        except UnicodeDecodeError as error:
            self._problem(path, error.object[: error.start].count(b"\n") + 1, "geen UTF-8; sla het bestand zo op")
            return None
        return unicodedata.normalize("NFC", text.replace("\r\n", "\n"))

    def _nothing(self, path: Path) -> Entry:
        return Entry(self._name(path), {}, {})

    def _problem(self, path: Path, line: int, text: str) -> None:
        self.archive.problems.append(Problem(self._name(path), line, text))

    def _name(self, path: Path) -> str:
        """Give the file's name as an author knows it: from the seeds folder on."""
        return str(Path(self.root.name) / path.relative_to(self.root))

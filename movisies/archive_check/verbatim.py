"""Running text that the archive shares with the printed source, word for word."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.utils.html import strip_tags

from articles.models import Article
from movisies.archive_check.findings import Finding

RUN = 10
_WORD = re.compile(r"[^\W_]+")
_HYPHEN = re.compile(r"(\w)-\s*\n\s*(\w)")


class Sources:
    """The documents the archive was made from; they stay outside it, and only their runs of ten words are kept here."""

    def __init__(self, folder: Path) -> None:
        self.runs = set()
        for path in sorted(folder.glob("*.txt")):
            text = _HYPHEN.sub(r"\1\2", path.read_text(encoding="utf-8"))
            self.runs.update(_runs(text))

    def shared_runs(self, text: str) -> list[str]:
        """Give the places in `text` that repeat ten words or more of a source, each as its first ten words."""
        shared, last = [], None
        for place, run in enumerate(_runs(text)):
            if run in self.runs:
                if last is None or place > last + 1:
                    shared.append(" ".join(run))
                last = place
        return shared


def check_verbatim(sources: Sources, articles: Iterable[Article]) -> Iterator[Finding]:
    """Give every run of text that an article copies. Titles and names are facts and are not looked at."""
    for article in articles:
        texts = [article.lead, article.summary, article.editor_note, article.content_note]
        texts += [strip_tags(block.text.replace("<", " <")) for block in article.blocks.all()]
        texts += [block.caption for block in article.blocks.all()]
        for text in texts:
            for run in sources.shared_runs(text):
                yield Finding("letterlijk overgenomen", str(article.issue), article.title, f"“{run} …”")


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = [match.group().lower() for match in _WORD.finditer(text)]
    return (tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1))

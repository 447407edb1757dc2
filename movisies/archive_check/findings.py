"""What a check finds, and when an editors' note explains it."""

import re
from dataclasses import dataclass, field

from articles.names import fold


@dataclass(frozen=True)
class Finding:
    """One thing in the archive that is odd: about which issue, found by which check, and whether a note explains it."""

    check: str
    issue: str
    about: str
    detail: str = ""
    explained_by: str = field(default="", compare=False)

    @property
    def is_explained(self) -> bool:
        return bool(self.explained_by)

    def __str__(self) -> str:
        explanation = f" (toegelicht: {self.explained_by})" if self.is_explained else ""
        return f"{self.check}: {self.about}{f', {self.detail}' if self.detail else ''}{explanation}"


def sentence_about(note: str, *words: str) -> str:
    """Give the first sentence of an editors' note that holds one of `words`, whatever its case and accents."""
    wanted = [fold(word) for word in words]
    sentences = re.split(r"(?<=[.!?;])\s+", note)
    return next((s for s in sentences if any(word in fold(s) for word in wanted)), "")


def sentence_about_page(note: str, page: int) -> str:
    """Give the first sentence of a note that speaks of `page`, alone or in a range: "pagina 15", "pagina 15-17"."""
    for sentence in re.split(r"(?<=[.!?;])\s+", note):
        if "pagina" not in sentence.lower():
            continue
        for first, last in re.findall(r"\b(\d{1,3})(?:\s*(?:-|–|tot en met|t/m)\s*(\d{1,3}))?\b", sentence):
            if int(first) <= page <= int(last or first):
                return sentence
    return ""

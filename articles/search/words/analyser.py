"""How two words belong together: the same form, stem or root, or one a part of the other."""

from collections.abc import Collection
from functools import lru_cache

from articles.search.words.compounds import split
from articles.search.words.roots import root
from articles.search.words.stems import stem


class Analyser:
    """The analysis of words as an archive knows them; its own words help to take compounds apart."""

    def __init__(self, own_words: Collection[str] = ()):
        self._own_words = frozenset(own_words)
        self.parts = lru_cache(maxsize=2**18)(self._parts)

    def stem(self, form: str) -> str:
        return stem(form)

    def root(self, form: str) -> str:
        return root(form)

    def _parts(self, form: str) -> tuple[str, ...]:
        return split(form, self._own_words)

    def relation(self, asked: str, found: str) -> str | None:
        """Tell how near `found` is to what was asked: "exact", "stem", "root" or "part"."""
        if asked == found:
            return "exact"
        if stem(asked) == stem(found):
            return "stem"
        if root(asked) == root(found):
            return "root"
        return "part" if stem(asked) in self.parts(found) else None

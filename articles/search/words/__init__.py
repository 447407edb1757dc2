"""Dutch words: from text to forms, and from a form to its stem, its root and its parts. No database, no settings."""

from articles.search.words.analyser import Analyser
from articles.search.words.forms import Token, fold, forms, tokens
from articles.search.words.small import SMALL_WORDS
from articles.search.words.spelling import corrections

__all__ = ["SMALL_WORDS", "Analyser", "Token", "corrections", "fold", "forms", "tokens"]

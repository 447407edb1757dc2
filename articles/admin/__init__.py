"""The editors' admin of the magazine: one module per subject."""

from articles.admin import articles, events, magazine, people, questions, terms, topics

__all__ = ["articles", "events", "magazine", "people", "questions", "terms", "topics"]

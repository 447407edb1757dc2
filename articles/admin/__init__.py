"""The editors' admin of the magazine: one module per subject."""

from articles.admin import articles, events, images, magazine, people, questions, terms, topics

__all__ = ["articles", "events", "images", "magazine", "people", "questions", "terms", "topics"]

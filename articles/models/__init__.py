"""The magazine as printed."""

from articles.models.article import Article, CrossReference
from articles.models.blocks import Block, Box, Figure, Notes, PullQuote, SpeakerTurn, TextBlock
from articles.models.desk import OpenForm, WorkingCopy
from articles.models.details import Event, EventDate, PublicationDetails
from articles.models.images import Image
from articles.models.magazine import ColophonEntry, Inference, Issue, Publication
from articles.models.people import Contribution, NameVariant, Person
from articles.models.search import SearchDocument, SearchState, SearchWord
from articles.models.terms import OtherTerm, Promotion, Term, UnansweredQuestion
from articles.models.topics import ArticleTopic, Topic, TopicSynonym

__all__ = [
    "Article",
    "ArticleTopic",
    "Block",
    "Box",
    "ColophonEntry",
    "Contribution",
    "CrossReference",
    "Event",
    "EventDate",
    "Figure",
    "Image",
    "Inference",
    "Issue",
    "NameVariant",
    "Notes",
    "OpenForm",
    "OtherTerm",
    "Person",
    "Promotion",
    "Publication",
    "PublicationDetails",
    "PullQuote",
    "SearchDocument",
    "SearchState",
    "SearchWord",
    "SpeakerTurn",
    "Term",
    "TextBlock",
    "Topic",
    "TopicSynonym",
    "UnansweredQuestion",
    "WorkingCopy",
]

"""Of what in the magazine every version is kept, with all that belongs to it; loaded when the apps are ready."""

from articles.models import (
    Article,
    ArticleTopic,
    Block,
    ColophonEntry,
    Contribution,
    CrossReference,
    Event,
    EventDate,
    Inference,
    Issue,
    NameVariant,
    Person,
    Promotion,
    Publication,
    PublicationDetails,
    Topic,
    TopicSynonym,
)
from articles.versions.wholes import Part, register

register(
    Article,
    Part(Block, "article", is_text=True),
    Part(Contribution, "article"),
    Part(ArticleTopic, "content_object"),
    Part(Event, "article"),
    Part(EventDate, "event__article"),
    Part(PublicationDetails, "article"),
    Part(CrossReference, "article"),
    Part(CrossReference, "target", is_own=False),
    Part(Promotion, "article", is_own=False),
)
register(Person, Part(NameVariant, "person"))
register(Topic, Part(TopicSynonym, "topic"))
register(Issue, Part(ColophonEntry, "issue"), Part(Inference, "issue"))
register(Publication)

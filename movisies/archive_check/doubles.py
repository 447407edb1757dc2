"""Checks of the whole archive: people and topics that look like one another, and people with no part in it."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from articles.models import Person, Topic
from articles.names import fold
from movisies.archive_check.findings import Finding

EVERYWHERE = "hele archief"


def check_people(people: list[Person]) -> Iterator[Finding]:
    """Give people who play no part, and pairs who may be one person; they come with their `parts` counted."""
    for person in people:
        if not person.parts:
            yield Finding("persoon zonder rol", EVERYWHERE, person.name)
    for one, other in combinations_of_namesakes(people):
        # The whole note, not a sentence of it: an initial in a name looks like the end of a sentence.
        notes = ((one.editor_note, other.name), (other.editor_note, one.name))
        note = next((note for note, name in notes if fold(name) in fold(note)), "")
        yield Finding("mogelijk dezelfde persoon", EVERYWHERE, one.name, other.name, explained_by=note)


def combinations_of_namesakes(people: list[Person]) -> Iterator[tuple[Person, Person]]:
    """Give the pairs with one family name and given names that may be one: "J. Lans" and "Jos van der Lans"."""
    by_family = defaultdict(list)
    for person in people:
        by_family[fold(person.family_name or person.given_name).replace(" ", "")].append(person)
    for namesakes in by_family.values():
        yield from (pair for pair in combinations(namesakes, 2) if _may_be_one(*pair))


def check_topics(topics: list[Topic]) -> Iterator[Finding]:
    """Give pairs of topics with a word in singular and plural, and topics of one article that a broader one covers."""
    owner = {}
    for topic in topics:
        for word in [topic.name, *(synonym.name for synonym in topic.synonyms.all())]:
            owner[_letters(word)] = topic
    for word, topic in owner.items():
        other = next((owner[word + end] for end in ("s", "en", "n") if word + end in owner), topic)
        if other != topic:
            yield Finding("onderwerpen die op elkaar lijken", EVERYWHERE, topic.name, f"{other.name} ({word})")
    for topic in topics:
        if topic.parts == 1 and topic.broader_id:
            yield Finding("onderwerp van maar één artikel", EVERYWHERE, topic.name, f"valt onder {topic.broader.name}")


def _may_be_one(one: Person, other: Person) -> bool:
    given, other_given = fold(one.given_name), fold(other.given_name)
    if not (given and other_given):
        return True
    is_initials = "." in given or "." in other_given
    return given == other_given or (is_initials and given[0] == other_given[0])


def _letters(word: str) -> str:
    return fold(word).replace("-", "").replace(" ", "")

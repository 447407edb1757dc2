"""Who and what meet in a dossier: its topics by the people in its articles."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from articles.charts import Heading, Matrix, Meeting, articles, matrix, search_url
from articles.models import Article, Contribution, Person, Topic
from dossiers.models import Dossier, DossierEntry

MOST_PEOPLE = 12
DRAWN_TOPICS = 12
RADIUS = 11
SPEAKING_ROLES = Contribution.AUTHOR_ROLES | Contribution.SUBJECT_ROLES


def people_and_topics(dossier: Dossier, entries: Iterable[DossierEntry]) -> Matrix:
    """Topics by people, those with most articles first; takes the dossier's `entries.….for_map()`."""
    found = [entry.article for entry in entries]
    people = _most_present(found)
    shared: dict[tuple[Topic, Person], list[Article]] = defaultdict(list)
    for article in found:
        present = {contribution.person for contribution in article.contributions.all()} & set(people)
        for topic in article.topics.all():
            for person in present:
                shared[topic, person].append(article)
    topics = Counter(topic for article in found for topic in article.topics.all())
    met = {topic for topic, _ in shared}
    return matrix(
        [_heading(topic, topics[topic]) for topic in sorted(met, key=lambda topic: (-topics[topic], topic.key))],
        [_heading(person, count) for person, count in people.items()],
        {(topic.pk, person.pk): _meeting(dossier, topic, person, both) for (topic, person), both in shared.items()},
        most_drawn=DRAWN_TOPICS,
        radius=RADIUS,
    )


def _most_present(found: list[Article]) -> dict[Person, int]:
    """The people who write or speak in these articles, with the number of articles that name them in any role.

    The search page counts every role too, so that a dot and the list behind it agree.
    """
    rows = [(contribution, article) for article in found for contribution in article.contributions.all()]
    speaking = {contribution.person for contribution, _ in rows if contribution.role in SPEAKING_ROLES}
    present = Counter(person for person, _ in {(row.person, article) for row, article in rows})
    ranked = sorted(speaking, key=lambda person: (-present[person], person.sort_key, person.pk))
    return {person: present[person] for person in ranked[:MOST_PEOPLE]}


def _heading(thing: Person | Topic, count: int) -> Heading:
    return Heading(thing.pk, thing.name, thing.get_absolute_url(), f"{thing.name}: {articles(count)}")


def _meeting(dossier: Dossier, topic: Topic, person: Person, shared: list[Article]) -> Meeting:
    """One article is where the dot leads; several are a search."""
    if len(shared) == 1:
        return Meeting(1, shared[0].get_absolute_url())
    return Meeting(len(shared), search_url(dossier=dossier.slug, onderwerp=topic.slug, persoon=person.slug))

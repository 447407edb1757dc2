"""What a reader may mean while still typing: people, dossiers, topics and titles."""

from articles.search.catalogue import spoken
from articles.search.current import catalogue
from articles.search.others import DUTCH
from articles.search.results import Other

MOST_SUGGESTIONS = 8
FEWEST_LETTERS = 2
_ORDER = {"person": 0, "dossier": 1, "topic": 2, "issue": 3, "article": 4}


def suggest(text: str, user) -> list[Other]:
    """Give what begins with the words typed so far, in any place of a name or title: at most eight."""
    opening = spoken(text[:100])
    if len(opening) <= FEWEST_LETTERS:
        return []
    current = catalogue()
    visible = current.visible_to(user)
    named = ((number, name) for number, name in current.spoken_names if opening in name and number in visible)
    found = [(name.find(opening), number) for number, name in named]
    entries = current.entries
    found.sort(key=lambda item: (item[0] > 0, _ORDER[entries[item[1]].kind], entries[item[1]].title, item[1]))
    best = [entries[number] for _, number in found[:MOST_SUGGESTIONS]]
    return [Other(DUTCH[entry.kind], entry.title, entry.path) for entry in best]

"""What a reader may mean while still typing: people, dossiers, topics and titles."""

from articles.search.catalogue import catalogue
from articles.search.others import DUTCH, visible_numbers
from articles.search.results import Other
from articles.search.words import tokens

MOST_SUGGESTIONS = 8
FEWEST_LETTERS = 2
_ORDER = {"person": 0, "dossier": 1, "topic": 2, "issue": 3, "article": 4}
_MOST_CANDIDATES = 40


def suggest(text: str, user) -> list[Other]:
    """Give what begins with the words typed so far, in any place of a name or title: at most eight."""
    typed = " ".join(token.form for token in tokens(text[:100]))
    if len(typed) < FEWEST_LETTERS:
        return []
    current = catalogue()
    found = [(name.find(f" {typed}"), number) for number, name in current.spoken_names if f" {typed}" in name]
    entries = current.entries
    found.sort(key=lambda item: (item[0] > 0, _ORDER[entries[item[1]].kind], entries[item[1]].title, item[1]))
    numbers = [number for _, number in found[:_MOST_CANDIDATES]]
    visible = visible_numbers(current, numbers, user)
    return [
        Other(DUTCH[entries[number].kind], entries[number].title, entries[number].path)
        for number in numbers
        if number in visible
    ][:MOST_SUGGESTIONS]

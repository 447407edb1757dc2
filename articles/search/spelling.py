"""Words that nothing answers to, spelled as the archive spells them."""

from dataclasses import dataclass

from rapidfuzz.distance import OSA

from articles.search.catalogue import Catalogue
from articles.search.finding import Found
from articles.search.impact import LEVELS, token_of_form
from articles.search.question import Question, Word
from articles.search.store import store
from articles.search.words import corrections
from articles.search.words.wordlist import is_known

# A word in so few documents is doubted; the word that is meant is in more than so many times as many.
FEW = 2
FAR_MORE = 5


@dataclass(frozen=True, slots=True)
class Respelled:
    """A question in which unknown words are spelled right, and the forms that took their place."""

    text: str
    forms: tuple[str, ...]


class Speller:
    """Knows the words of the index."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def respell(self, question: Question, found: Found, visible: set[int]) -> Respelled | None:
        """Spell the words that nothing answers to right; None when one of them looks like no word that is known.

        A word that hardly anything answers to, and that no dictionary has, is doubted too: it is spelled like a word
        that is far more usual. Of the words that look most like it, the one in most documents is taken.
        """
        doubted = self._doubted(question, found)
        candidates = {word: corrections(word.form, self.catalogue.vocabulary) for word in doubted}
        counts = self._counts({form for near in candidates.values() for form in near}, visible)
        chosen: dict[Word, str] = {}
        for word, near in candidates.items():
            usual = [form for form in near if counts[form] > FAR_MORE * doubted[word]]
            if usual:
                # The nearest first, and of equally near ones the most usual.
                chosen[word] = min(usual, key=lambda form: (OSA.distance(word.form, form), -counts[form]))
            elif not doubted[word]:
                return None
        return Respelled(_replaced(question.text, chosen), tuple(chosen.values())) if chosen else None

    def _doubted(self, question: Question, found: Found) -> dict[Word, int]:
        """Give the words that may be misspelled, each with the number of documents that answer to it."""
        answering = {need.asked: len(answer.numbers) for need, answer in zip(found.needs, found.answered, strict=True)}
        items = [item for choice in question.required for item in choice if isinstance(item, Word)]
        return {
            item: answering[item.text]
            for item in items
            if item.text in answering
            and (not answering[item.text] or (answering[item.text] <= FEW and not is_known(item.form)))
        }

    def _counts(self, forms: set[str], visible: set[int]) -> dict[str, int]:
        """Give for each form the number of documents, of those this visitor may see, that have it."""
        found = store().find([token_of_form(form, level) for form in forms for level in LEVELS])
        return {
            form: sum(len(visible.intersection(found.get(token_of_form(form, level), ()))) for level in LEVELS)
            for form in forms
        }


def _replaced(text: str, chosen: dict[Word, str]) -> str:
    for word, form in sorted(chosen.items(), key=lambda item: -item[0].start):
        text = text[: word.start] + form + text[word.end :]
    return text

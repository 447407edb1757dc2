"""Words that nothing answers to, spelled as the archive spells them."""

from dataclasses import dataclass

from articles.search.catalogue import Catalogue
from articles.search.finding import Found
from articles.search.impact import LEVELS, token_of_form
from articles.search.question import Question, Word
from articles.search.store import store
from articles.search.words import corrections


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

        Of the words that look most like it, the one in most documents is taken.
        """
        unknown = self._unknown(question, found)
        candidates = {word: corrections(word.form, self.catalogue.vocabulary) for word in unknown}
        forms = {form for near in candidates.values() for form in near}
        if not forms:
            return None
        counts = self._counts(forms, visible)
        chosen: dict[Word, str] = {}
        for word, near in candidates.items():
            known = [form for form in near if counts.get(form)]
            if not known:
                return None
            chosen[word] = known[0]
        return Respelled(_replaced(question.text, chosen), tuple(chosen.values()))

    def _unknown(self, question: Question, found: Found) -> list[Word]:
        nothing = {need.asked for need, answer in zip(found.needs, found.answered, strict=True) if not answer.numbers}
        items = [item for choice in question.required for item in choice if isinstance(item, Word)]
        return [item for item in items if item.text in nothing]

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

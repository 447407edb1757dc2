"""The engine: a question goes in, articles in order come out, with all that helps to judge and to go on."""

from articles.search.answer import Answer, Choices
from articles.search.catalogue import Catalogue
from articles.search.current import catalogue
from articles.search.question import understand
from articles.search.results import Order, Results
from articles.search.spelling import Speller

# What is found in no more articles than this may be a mistake of the one who typed it, or of the one who wrote it.
RARE = 2


def search(
    text: str,
    user,
    choices: Choices | None = None,
    *,
    order: str = Order.RELEVANCE,
    current: Catalogue | None = None,
) -> Results:
    """Answer a question for this visitor: the articles that have what is asked, nearest first.

    `choices` narrows by facet: {"jaar": ["2019", "2020"], "wijze": ["exact"]}; values of one facet widen, facets
    narrow. A question that nothing answers is asked once more with its unknown words spelled right. `current` is the
    catalogue, from who has it already.
    """
    # What no database takes as text: half a character, and the end of a string in C.
    text = text.encode("utf-8", "replace").decode().replace("\0", " ")
    current, question = current or catalogue(), understand(text)
    visible = current.visible_to(user)
    answer = Answer(current, question, visible, choices or {}, order)
    if len(answer.answering) > RARE or not question.has_words:
        return answer.results()
    respelled = Speller(current).respell(question, answer.found, visible)
    if not respelled or answer.answering or answer.found.numbers:
        return answer.results(correction=respelled.text if respelled else "")
    better = Answer(current, understand(respelled.text), visible, choices or {}, order, respelled.forms)
    if not (better.answering or better.found.numbers):
        return answer.results()
    return better.results(correction=respelled.text, is_corrected=True)

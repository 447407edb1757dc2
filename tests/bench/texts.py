"""Texts of made-up articles: as long and as divided as printed ones, and each about something."""

import math
from dataclasses import dataclass, field
from random import Random

from tests.bench.words import Vocabulary

# Of an article's words, the part that comes from what it is about. Without it every word would lie spread out evenly;
# with it a stretch of 700 words holds about as many different ones, and compounds, as in printed issues: 335 and 28.
OWN_PART = 0.24
OWN_WORDS = 24
MEDIAN_WORDS, SPREAD = 520, 0.55
FEWEST_WORDS, MOST_WORDS = 100, 3000
WORDS_OF_A_TOPIC = 25
RARE_WORDS_OF_AN_ARTICLE = 2


@dataclass
class Text:
    """The texts of one article; `blocks` are kind, title and HTML."""

    title: str
    kicker: str
    lead: str
    summary: str
    blocks: list[tuple[str, str, str]] = field(default_factory=list)


class Writer:
    """Writes texts in the words of a vocabulary; the same `random` gives the same texts."""

    def __init__(self, vocabulary: Vocabulary, random: Random) -> None:
        self._vocabulary = vocabulary
        self._random = random

    def topic_words(self) -> list[str]:
        """Choose the words that articles about one topic share, from the frequent to the rare."""
        first, last = math.log(150), math.log(20_000)
        ranks = (int(math.exp(self._random.uniform(first, last))) for _ in range(WORDS_OF_A_TOPIC))
        return [self._vocabulary.words[rank] for rank in ranks]

    def write(self, own: list[str]) -> Text:
        """Write an article that is about some of the words `own`, and about a few rare ones that no other shares."""
        own = self._random.sample(own, min(len(own), OWN_WORDS))
        own += self._vocabulary.draw_rare(self._random, RARE_WORDS_OF_AN_ARTICLE)
        length = int(self._random.lognormvariate(math.log(MEDIAN_WORDS), SPREAD))
        text = Text(
            title=self._heading(own, 4, 9),
            kicker=self._heading(own, 2, 5) if self._random.random() < 0.4 else "",
            lead=self._prose(own, self._random.randint(18, 40)),
            summary=self._prose(own, self._random.randint(35, 70)),
        )
        self._write_body(text, own, min(max(length, FEWEST_WORDS), MOST_WORDS))
        return text

    def _write_body(self, text: Text, own: list[str], length: int) -> None:
        boxed = self._random.randint(50, 140) if length > 300 and self._random.random() < 0.4 else 0
        pieces = []
        for number in range(max(1, (length - boxed) // 70)):
            if number % 3 == 2:
                pieces.append(f"<h2>{self._heading(own, 2, 4)}</h2>")
            pieces.append(f"<p>{self._prose(own, self._random.randint(45, 95))}</p>")
        text.blocks.append(("text", "", "".join(pieces)))
        if self._random.random() < 0.3:
            quoted = pieces[0].removeprefix("<p>").partition(". ")[0]
            text.blocks.append(("pull_quote", "", f"<p>{quoted.removesuffix('</p>')}</p>"))
        if boxed:
            text.blocks.append(("box", self._heading(own, 2, 5), f"<p>{self._prose(own, boxed)}</p>"))

    def _words(self, own: list[str], number: int, own_part: float = OWN_PART) -> list[str]:
        words = self._vocabulary.draw(self._random, number)
        for place in self._random.sample(range(number), round(number * own_part)):
            words[place] = self._random.choice(own)
        return words

    def _heading(self, own: list[str], fewest: int, most: int) -> str:
        """A heading says what it is about: half of its words are the article's own."""
        words = self._words(own, self._random.randint(fewest, most), own_part=0.5)
        return _capitalised(" ".join(words))[:200]

    def _prose(self, own: list[str], length: int) -> str:
        words = self._words(own, length)
        sentences, start = [], 0
        while start < length:
            end = start + self._random.randint(6, 18)
            sentences.append(_capitalised(" ".join(words[start:end])))
            start = end
        return ". ".join(sentences) + "."


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]

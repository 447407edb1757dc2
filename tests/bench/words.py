"""Dutch words with a realistic distribution: the archive's own for the head, words made of them for the long tail.

The seeds hold some 57,000 words of running text in 6,900 forms, and their number of forms grows with the power 0.59 of
the length (Heaps' law). At the length of the whole archive, fifteen million words, that comes to about 180,000 forms;
`TAIL_EXPONENT` and `TAIL` are chosen so that as many turn up.
"""

import re
from collections import Counter
from collections.abc import Callable
from itertools import accumulate
from random import Random

from tests import repository

TAIL = 300_000
# The probability of rank r beyond the head falls as (r + SHIFT) ** -TAIL_EXPONENT: Zipf–Mandelbrot.
TAIL_EXPONENT = 1.7
SHIFT = 3
FEWEST_IN_HEAD = 3
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_FRONT_MATTER = re.compile(r"\A\+\+\+.*?^\+\+\+$", re.DOTALL | re.MULTILINE)
_AFTER_ARTICLE = re.compile(r"\b(?:de|een|het|hun|elke|deze|geen) ([a-zëïöü]{3,11})\b")
_NEVER_PARTS = {
    "ander", "beter", "deed", "echt", "eerder", "eerst", "eigen", "hoeft", "kost", "laat", "meest", "oud", "pas",
    "per", "praat", "raakt", "ruim", "slim", "ter", "train", "vrij", "wijs", "zet",
}  # fmt: skip
# Of the words of the long tail, the part that is made of usual letters only: names, foreign words, rare simple words.
# The head holds many compounds already, and of such words some fall apart by chance too.
SIMPLE_PART = 0.9
_ADJECTIVES = ["gericht", "gerichte", "vriendelijke", "loze", "achtige", "brede", "vrije", "rijke"]
_VOWELS = "aeiou"


def seed_texts() -> list[str]:
    """Give the running text of every article and dossier in the seeds, without its front matter and marks."""
    texts = (_FRONT_MATTER.sub("", (repository.ROOT / path).read_text()) for path in repository.files("*.md", "seeds"))
    return [re.sub(r"\]\([^)]*\)|^:::.*$|^\w+ = ", " ", text, flags=re.MULTILINE) for text in texts]


class Vocabulary:
    """All words, the most frequent first, each with its chance; `draw` gives words as a text would hold them."""

    def __init__(self, random: Random) -> None:
        texts = seed_texts()
        counts = _counts(texts)
        self.head = [word for word, _ in counts]
        self.nouns = _nouns(texts, self.head)
        self.words = self.head + _tail(self.nouns, counts, random)
        self._sums = list(accumulate(_chances(counts, len(self.words))))

    def draw(self, random: Random, number: int) -> list[str]:
        return random.choices(self.words, cum_weights=self._sums, k=number)

    def draw_rare(self, random: Random, number: int) -> list[str]:
        """Draw words of the long tail, each with the same chance."""
        return [self.words[random.randrange(len(self.head), len(self.words))] for _ in range(number)]


def _counts(texts: list[str]) -> list[tuple[str, int]]:
    """Give each form with its number of times, written as it is most often; the most frequent first."""
    spellings: dict[str, Counter[str]] = {}
    for text in texts:
        for word in _WORD.findall(text):
            spellings.setdefault(word.lower(), Counter())[word] += 1
    counted = [(max(found, key=lambda word: (found[word], word)), found.total()) for found in spellings.values()]
    return sorted(counted, key=lambda pair: (-pair[1], pair[0]))


def _chances(counts: list[tuple[str, int]], number: int) -> list[float]:
    """Give each rank its chance: as counted in the head, and falling evenly from there."""
    total = sum(count for _, count in counts)
    head = [count / total for _, count in counts if count >= FEWEST_IN_HEAD]
    start = head[-1] * (len(head) + SHIFT) ** TAIL_EXPONENT
    return head + [start * (rank + SHIFT) ** -TAIL_EXPONENT for rank in range(len(head), number)]


def _nouns(texts: list[str], head: list[str]) -> list[str]:
    """Find words that stand behind an article, and that also occur in the plural or at the end of a longer word."""
    known = {word for word in head if word.islower()}
    candidates = {word for text in texts for word in _AFTER_ARTICLE.findall(text)} - set(head[:60]) - _NEVER_PARTS
    last_parts = {word[start:] for word in known for start in range(4, len(word) - 3)}
    plurals = known | last_parts
    nouns = {word for word in candidates if plural(word) in plurals and not plural(word).endswith("eeen")}
    return sorted(word for word in nouns if not word.endswith(("je", "en", "ere", "ste", "ige", "lijk", "isch")))


def _tail(nouns: list[str], counts: list[tuple[str, int]], random: Random) -> list[str]:
    """Make the long tail: compounds of which a few parts are in many, and words that are made up of usual letters."""
    known = {word for word, _ in counts}
    often = dict(counts)
    sums = list(accumulate(often.get(noun, 1) + 2 for noun in nouns))
    spell = _speller(known)
    made: dict[str, None] = {}
    while len(made) < TAIL:
        word = spell(random) if random.random() < SIMPLE_PART else _compound(nouns, sums, random)
        if word not in known and 4 <= len(word) <= 40:
            made[word] = None
    return list(made)


def _compound(nouns: list[str], sums: list[int], random: Random) -> str:
    """Join two nouns, sometimes three, with their linkers and an ending."""
    parts = random.choices(nouns, cum_weights=sums, k=3 if random.random() < 0.3 else 2)
    if len(set(parts)) < len(parts) or len(parts[0]) > 9:
        return ""
    return "".join(part + _linker(part) for part in parts[:-1]) + _ending(parts[-1], random)


def _speller(known: set[str]) -> Callable[[Random], str]:
    """Give a maker of words in which every four letters in a row also stand in a known word."""
    following: dict[str, list[str]] = {}
    for word in sorted(known):
        spelled = f"^^^{word}$"
        for start in range(len(spelled) - 3):
            following.setdefault(spelled[start : start + 3], []).append(spelled[start + 3])

    def spell(random: Random) -> str:
        word = "^^^"
        while not word.endswith("$") and len(word) < 20:
            word += random.choice(following[word[-3:]])
        return word.strip("^$")

    return spell


def _linker(noun: str) -> str:
    """Give what a noun gets between itself and the next part; each noun always the same."""
    if noun.endswith(("heid", "ing", "teit", "schap", "dom", "aat")):
        return "s"
    if noun.endswith("e"):
        return "n" if sum(map(ord, noun)) % 2 else ""
    return ("", "", "", "s", "en")[sum(map(ord, noun)) % 5] if noun[-1] not in _VOWELS else ""


def _ending(noun: str, random: Random) -> str:
    chance = random.random()
    if chance < 0.55:
        return noun
    if chance < 0.90:
        return plural(noun)
    return diminutive(noun) if chance < 0.94 else random.choice(_ADJECTIVES)


def plural(noun: str) -> str:
    """Give the plural by the rules of the spelling: taak, taken; plek, plekken; huis, huizen; wijk, wijken."""
    if noun.endswith("heid"):
        return noun[:-4] + "heden"
    if noun.endswith(("el", "er", "em", "en", "e", "aar", "ie")):
        return noun + "s"
    if noun[-1] in "aou":
        return noun + "’s"
    stem, last = noun[:-1], noun[-1]
    if len(stem) > 1 and stem[-1] in _VOWELS and last not in _VOWELS:
        if stem[-2] not in _VOWELS:
            return noun + last + "en"
        soft = {"f": "v", "s": "z"}.get(last, last)
        return (stem[:-1] if stem[-2] == stem[-1] else stem) + soft + "en"
    return noun + "en"


def diminutive(noun: str) -> str:
    if noun.endswith("ing"):
        return noun[:-1] + "kje"
    return noun + ("tje" if noun[-1] in "aeiouwnlr" else "pje" if noun[-1] == "m" else "je")

"""Questions of every kind, drawn from the words of the archive itself: the same for the same archive."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from django.utils.html import strip_tags

from articles.models import Article, Block, Person, Topic
from articles.search.results import Order
from articles.search.words import SMALL_WORDS, fold
from dossiers.models import Dossier

SAMPLE = 2_000
# Share of the articles that hold a word: beyond the first it is common, beyond the second medium, else rare.
COMMON, MEDIUM = 0.05, 0.004
EACH = 32
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True)
class Asking:
    """One question as a reader puts it to the page."""

    text: str
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    order: str = Order.RELEVANCE
    page: int = 1


class Drawer:
    """Draws questions from a sample of the articles."""

    def __init__(self, random: Random) -> None:
        self.random = random
        keys = list(Article.objects.published().order_by("pk").values_list("pk", flat=True))
        self.keys = random.sample(keys, min(SAMPLE, len(keys)))
        blocks = Block.objects.filter(article__in=self.keys, kind="text").order_by("pk").values_list("text", flat=True)
        self.texts = [strip_tags(text.replace("<", " <")) for text in blocks]
        self._sort_words()
        self.people = random.sample(list(Person.objects.order_by("pk")[:1_000]), 100)
        self.topics = random.sample(list(Topic.objects.order_by("pk")[:100]), 40)
        self.dossiers = list(Dossier.objects.order_by("pk")[:20])

    def _sort_words(self) -> None:
        holding = Counter(word for text in self.texts for word in set(map(str.lower, _WORD.findall(text))))
        words = sorted(word for word in holding if fold(word) not in SMALL_WORDS)
        share = {word: holding[word] / len(self.texts) for word in words}
        self.common = [word for word in words if share[word] >= COMMON]
        self.medium = [word for word in words if MEDIUM <= share[word] < COMMON]
        self.rare = [word for word in words if holding[word] == 1]

    def draw(self) -> dict[str, list[Asking]]:
        """Give the questions of each kind, under the name of the kind."""
        return {name: [make(self) for _ in range(EACH)] for name, make in KINDS.items()}

    def word(self) -> str:
        """A word as readers ask them: mostly one of the usual ones, seldom a rare one."""
        return self.random.choice(self.random.choices((self.common, self.medium, self.rare), (5, 4, 1))[0])

    def rare_word(self) -> str:
        return self.random.choice(self.rare)

    def medium_word(self) -> str:
        return self.random.choice(self.medium)

    def common_word(self) -> str:
        return self.random.choice(self.common)

    def words(self, number: int) -> str:
        return " ".join(self.word() for _ in range(number))

    def row(self, number: int) -> str:
        """Words as they stand after one another in a text."""
        words = self.random.choice(self.texts).split()
        start = self.random.randrange(len(words) - number)
        return " ".join(words[start : start + number]).replace('"', "")

    def misspelt(self) -> str:
        """A word with two letters swapped, or one letter too few, too many, or wrong."""
        word = next(word for word in iter(self.medium_word, None) if len(word) > 5)
        place = self.random.randrange(1, len(word) - 2)
        before, letter, after = word[:place], word[place], word[place + 1 :]
        wrong = [before + after, before + letter + letter + after, before + "e" + after]
        return self.random.choice([*wrong, before + after[0] + letter + after[1:]])

    def person(self) -> Person:
        return self.random.choice(self.people)

    def years(self) -> str:
        first = self.random.randint(1980, 2015)
        return f"{first}-{first + self.random.randint(1, 9)}"

    def either(self) -> str:
        return self.random.choice([
            f"{self.word()} OR {self.word()}",
            f"{self.word()} -{self.word()}",
            f"{self.word()} {self.word()} -{self.word()}",
            f"{self.word()} OR {self.word()} OR {self.word()}",
        ])  # fmt: skip

    def condition(self) -> str:
        return self.random.choice([
            f"auteur:{self.person().family_name} {self.word()}",
            f"jaar:{self.years()} {self.word()}",
            f"soort:interview {self.word()}",
            f"jaar:{self.years()} soort:nieuws",
            f"onderwerp:{self.random.choice(self.topics).slug} {self.word()}",
        ])  # fmt: skip

    def plain_question(self) -> str:
        return self.random.choice([
            f"wat werkt bij {self.word()}?",
            f"hoe kun je {self.word()} en {self.word()} bij elkaar brengen?",
            f"waarom is er zo weinig {self.word()} voor {self.word()}?",
            f"wie schreef er over {self.word()} in de {self.word()}?",
        ])  # fmt: skip

    def chosen(self) -> dict[str, list[str]]:
        """Facets that a reader chose: one, two, or all at once."""
        year = self.random.randint(1980, 2020)
        return self.random.choice([
            {"jaar": [str(year + step) for step in range(5)]},
            {"soort": ["interview", "portrait"], "blad": ["movisies"]},
            {"onderwerp": [topic.slug for topic in self.random.sample(self.topics, 2)]},
            {"persoon": [self.person().slug]},
            {"dossier": [self.random.choice(self.dossiers).slug]},
            {"wijze": ["exact", "stam"]},
            {"jaar": [str(year)], "soort": ["news"], "blad": ["movisies"], "wijze": ["exact"]},
        ])  # fmt: skip


KINDS: dict[str, Callable[[Drawer], Asking]] = {
    "één zeldzaam woord": lambda d: Asking(d.rare_word()),
    "één gewoon woord": lambda d: Asking(d.medium_word()),
    "één veelgebruikt woord": lambda d: Asking(d.common_word()),
    "twee woorden": lambda d: Asking(d.words(2)),
    "drie woorden": lambda d: Asking(d.words(3)),
    "zinsdeel tussen aanhalingstekens": lambda d: Asking(f'"{d.row(d.random.randint(2, 4))}"'),
    "OR en -niet": lambda d: Asking(d.either()),
    "veldnaam ervoor": lambda d: Asking(d.condition()),
    "naam": lambda d: Asking(d.random.choice([d.person().name, d.person().family_name])),
    "tikfout": lambda d: Asking(d.misspelt()),
    "tikfout en een goed woord": lambda d: Asking(f"{d.misspelt()} {d.word()}"),
    "gewone vraag": lambda d: Asking(d.plain_question()),
    "met keuzes": lambda d: Asking(d.word(), choices=d.chosen()),
    "alleen keuzes": lambda d: Asking("", choices=d.chosen()),
    "op datum": lambda d: Asking(d.words(d.random.randint(1, 2)), order=Order.NEWEST),
    "pagina 3": lambda d: Asking(d.common_word(), page=3),
    "pagina 12": lambda d: Asking(d.common_word(), page=12),
}

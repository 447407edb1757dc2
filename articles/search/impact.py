"""How much a document is about a word, in a few levels that fit in the name of a token.

For every document the index stores each word once, as a token that carries the level of its impact: `zorg_3` says that
"zorg" weighs at level 3 here. A search can then rank a whole archive by the lists of documents alone, without reading
any of them. Impact is the flattened count of BM25F, tf / (k + tf), where tf adds the weights of all fields.
(Levels in place of exact values: Anh and Moffat, "Impact transformation", SIGIR 2002.)
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from articles.search.documents import FIELDS, Segment
from articles.search.words import Analyser

# The weighted count at which a word has half of the impact that it can have.
SATURATION = 3.0
# Up to an impact of 0.3, 0.5 and 0.7 a word has level 1, 2 and 3, above it level 4: as weighted counts.
BOUNDS = tuple(SATURATION * bound / (1 - bound) for bound in (0.3, 0.5, 0.7))
# What a level counts for: the middle of the impacts that it stands for.
VALUE_OF_LEVEL = {1: 0.2, 2: 0.4, 3: 0.6, 4: 0.8}
LEVELS = tuple(VALUE_OF_LEVEL)


def token_of_form(form: str, level: int) -> str:
    """Give the token that says: this word stands in the document as `form`, with this level of impact."""
    return f"{_ascii(form)}_{level}"


def token_of_part(stem: str, level: int) -> str:
    """Give the token that says: a word of the document is a compound with `stem` in it."""
    return f"{_ascii(stem)}_p{level}"


def _ascii(form: str) -> str:
    """Write letters of other scripts as numbers, so that no database has an opinion about them."""
    return form if form.isascii() else "".join(c if c.isascii() else f"_{ord(c):x}_" for c in form)


def weigh(segments: Iterable[Segment]) -> dict[str, float]:
    """Give for each form the weighted count over all fields, longer fields counting less for each word."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for segment in segments:
        counts[segment.field].update(segment.forms)
    weights: dict[str, float] = defaultdict(float)
    for name, in_field in counts.items():
        weight = weight_in(name, in_field.total())
        for form, count in in_field.items():
            weights[form] += weight * count
    return weights


def weight_in(name: str, length: int) -> float:
    """Give what one word weighs in a field that is `length` words long."""
    field = FIELDS[name]
    return field.weight / (1 - field.flattening + field.flattening * length / field.usual_length)


def impact(weight: float) -> float:
    """Give the impact, from 0 to 1, of a word with this weighted count."""
    return weight / (SATURATION + weight)


def level(weight: float) -> int:
    """Give the level of a word with this weighted count."""
    return 1 + bisect_left(BOUNDS, weight)


def token_of_pair(first: str, second: str) -> str:
    """Give the token that says: these two common words stand side by side in the document."""
    return f"{_ascii(first)}__{_ascii(second)}"


def tokens_of(segments: Sequence[Segment], analyser: Analyser, common: Collection[str] = ()) -> set[str]:
    """Give the tokens of a document: one for each form, for each stem that is part of a compound, and for each pair."""
    weights = weigh(segments)
    pairs = {pair for segment in segments for pair in pairwise(segment.forms)} if common else ()
    tokens = {token_of_form(form, level(weight)) for form, weight in weights.items()}
    tokens |= {token_of_part(stem, level(weight)) for stem, weight in _weigh_parts(weights, analyser).items()}
    return tokens | {token_of_pair(*pair) for pair in pairs if pair[0] in common and pair[1] in common}


def _weigh_parts(weights: Mapping[str, float], analyser: Analyser) -> dict[str, float]:
    parts: dict[str, float] = defaultdict(float)
    for form, weight in weights.items():
        for stem in analyser.parts(form):
            parts[stem] += weight
    return parts

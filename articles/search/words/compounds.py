"""Compounds taken apart: "schuldhulpverlening" holds "schuld", "hulp" and "hulpverlening".

Each part is a word of the archive or of the word list. Of all ways to cut a word the one with the fewest and likeliest
parts is right; `not_parts` keeps out what looks like a part and is an ending, a prefix or a preposition.
"""

from itertools import combinations

from articles.search.words.kinds import has_degrees, is_noun
from articles.search.words.not_parts import BEFORE_PLURAL, ENDINGS, NO_HEADS, ONE_WORD, PREPOSITIONS, SHORT_PARTS
from articles.search.words.orthography import closed
from articles.search.words.small import FUNCTION_WORDS
from articles.search.words.stems import stem
from articles.search.words.verbs import PARTICLES, is_verb
from articles.search.words.wordlist import first_known, is_known, known_words

_LONGEST = 40
# Say where, and still build compounds: "thuiszorg", "binnenstad".
_HEADS_OF_PLACE = frozenset(["binnen", "buiten", "mede", "thuis", "tussen"])
# Nouns that end so take -s- before the next part.
_TAKES_S = ("heid", "ing", "teit", "schap", "dom", "ling", "gang", "eur")
_LINKS = {"": 0, "s": 2, "en": 3, "n": 5, "e": 6}


def split(form: str, own_words: frozenset[str]) -> tuple[str, ...]:
    """Give the stems of the parts of a compound and of the longer words that they make together; () if it is none."""
    if not 6 <= len(form) <= _LONGEST or not form.isascii() or not form.isalpha() or _is_one_word(form):
        return ()
    whole = stem(form)
    for word in dict.fromkeys((whole, form)):
        if leaves := _leaves(word, 0, own_words):
            longer = [word[a:d] for (a, b), (c, d) in combinations(leaves, 2) if _is_word(word[a:d], own_words)]
            found = [_part(word[start:end]) for start, end in leaves] + [stem(part) for part in longer]
            return tuple(part for part in dict.fromkeys(found) if part not in (whole, form))
    return _of_base(form, own_words) or _known_tail(form, own_words)


def _part(letters: str) -> str:
    """Give the stem of a part; "arbeids" stands in no text alone, and is "arbeid"."""
    found = stem(letters)
    base = letters.removesuffix("s")
    is_linked = found == letters != base and is_known(base) and (len(base) > 4 or is_noun(base))
    return stem(base) if is_linked and not is_noun(letters) else found


def _is_one_word(form: str) -> bool:
    """Tell whether this is a verb, or a word made of a verb by an ending: "scheiding" holds no "ding"."""
    if form in FUNCTION_WORDS or form in ONE_WORD or stem(form) in ONE_WORD:
        return True
    whole = stem(form)
    cut = [whole.removesuffix(ending) for ending in ("ing", "er", "end") if whole.endswith(ending)]
    bases = [whole, *(base for word in cut for base in closed(word))]
    return any(is_verb(base) and not is_noun(base) for base in bases)


def _leaves(word: str, offset: int, own_words: frozenset[str]) -> list[tuple[int, int]]:
    """Give the smallest parts of a word, with their places in the whole."""
    leaves = []
    for start, end in _cheapest(word, own_words):
        part = word[start:end]
        inner = [] if _is_one_word(part) else _leaves(part, offset + start, own_words)
        leaves += inner or [(offset + start, offset + end)]
    return leaves


def _cheapest(word: str, own_words: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """Give the best way to cut a word in two or more, or () when it is one word."""
    best: dict[int, tuple[int, tuple[tuple[int, int], ...]]] = {0: (0, ())}
    is_listed, words = is_known(word), known_words()
    for end in range(3, len(word) + 1):
        for start in [start for start in best if start <= end - 3 and end - start < len(word)]:
            # Most stretches are no word at all; to say so here saves the index half of its time.
            if (part := word[start:end]) not in words and not _is_word(part, own_words):
                continue
            cost = _cost(word, start, end, own_words, is_listed=is_listed)
            if cost is None:
                continue
            cost += best[start][0]
            for after, price in _places_after(word, start, end, is_listed=is_listed):
                if after not in best or cost + price <= best[after][0]:
                    best[after] = (cost + price, (*best[start][1], (start, end)))
    return best.get(len(word), (0, ()))[1]


def _places_after(word: str, start: int, end: int, *, is_listed: bool) -> list[tuple[int, int]]:
    """Give where the next part can begin, and what the letters that link it cost."""
    part = word[start:end]
    places = []
    for link, price in _LINKS.items() if end < len(word) else [("", 0)]:
        if link and end + len(link) >= len(word):
            continue
        if not word.startswith(link, end) or (link == "n" and part[-1] != "e") or (link == "e" and is_listed):
            continue
        takes_s = part.endswith(_TAKES_S) and len(part) > 4 and end < len(word)
        places.append((end + len(link), (0 if link == "s" else price + 3) if takes_s else price))
    return places


def _cost(word: str, start: int, end: int, own_words: frozenset[str], *, is_listed: bool) -> int | None:
    """Tell how unlikely it is that these letters are a part of the word; None if they are none."""
    part = word[start:end]
    if not _is_word(part, own_words):
        return None
    if end == len(word):
        if not _is_tail(part):
            return None
    elif not _is_head(part, word[end:], is_first=start == 0):
        return None
    is_common = is_noun(part) or is_noun(stem(part)) or part in own_words
    if is_listed and len(part) == 4 and not (is_common or is_verb(part) or has_degrees(part) or is_known(part + "s")):
        return None
    return 10 + (0 if is_common else {3: 5, 4: 3, 5: 2}.get(len(part), 1)) + (part not in own_words)


def _is_tail(part: str) -> bool:
    found = stem(part)
    if part in _HEADS_OF_PLACE or {part, found} & (ENDINGS | PREPOSITIONS | FUNCTION_WORDS):
        return False
    return len(found) > 3 or found in SHORT_PARTS or (part.endswith("en") and is_noun(found))


def _is_head(part: str, rest: str, *, is_first: bool) -> bool:
    if part in NO_HEADS or part in ENDINGS:
        return False
    is_before_noun = is_noun(rest) or rest == stem(rest) or not is_verb(stem(rest))
    if part in _HEADS_OF_PLACE:
        return is_first and is_before_noun
    if part in PARTICLES and not is_before_noun:
        return False
    return not {part, stem(part)} & (FUNCTION_WORDS | PREPOSITIONS)


def _is_word(part: str, own_words: frozenset[str]) -> bool:
    if len(part) < 4:
        return part in SHORT_PARTS
    return is_known(part) or part in BEFORE_PLURAL or (len(part) > 4 and part in own_words)


def _of_base(form: str, own_words: frozenset[str]) -> tuple[str, ...]:
    """Give the parts of a word made of a compound by -er: "mantelzorger" of "mantelzorg"."""
    whole = stem(form)
    base = first_known(closed(whole[:-2])) if whole.endswith("er") and len(whole) > 7 else None
    parts = split(base, own_words) if base else ()
    return (stem(base), *parts) if parts else _of_verb(whole)


def _of_verb(word: str) -> tuple[str, ...]:
    """Give "zorg" and "mijd" for "zorgmijder": of such a verb the list has no word in -er."""
    ending = next((ending for ending in ("er", "ing") if word.endswith(ending)), "")
    for start in range(4, len(word) - 5) if ending else ():
        head = word[:start]
        verb = next((verb for verb in closed(word[start : -len(ending)]) if len(verb) > 3 and is_verb(verb)), None)
        if verb and is_known(head) and _is_head(head, word[start:], is_first=True):
            return (stem(head), verb)
    return ()


def _known_tail(form: str, own_words: frozenset[str]) -> tuple[str, ...]:
    """Give the last part of a compound that begins with a name: "Vechtzoombewoners"."""
    if len(form) < 10 or is_known(form) or is_known(stem(form)):
        return ()
    for start in range(4, len(form) - 4):
        tail = form[start:]
        if is_known(tail) and _is_tail(tail) and (is_noun(stem(tail)) or len(tail) > 6):
            return tuple(dict.fromkeys((stem(tail), *split(tail, own_words))))
    return ()

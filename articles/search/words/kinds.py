"""What kind of word this is, told by which other forms of it the word list has."""

import re
from functools import lru_cache

from articles.search.words.orthography import closed, opened
from articles.search.words.verbs import is_verb
from articles.search.words.wordlist import first_known, is_known

# "tuint" before "-je": "tuintje" may be of "tuin", which also is a verb.
_LONG_BEFORE_T = re.compile(r"(?:[aeiou]{2}|ij)[nlrw]?t$|[^aeiou]e[lmnr]t$")


@lru_cache(maxsize=2**16)
def is_noun(word: str) -> bool:
    """Tell whether the list has a small form of the word; verbs and most adjectives have none."""
    if not is_known(word) or (word[-1] == "t" and _LONG_BEFORE_T.search(word) and is_verb(word[:-1])):
        return False
    doubled = word + word[-1:]
    forms = [word + "je", word + "tje", word + "pje", word + "etje", doubled + "etje"]
    if word[-1] in "aeio":
        forms.append(doubled + "tje")
    if word.endswith("ing"):
        forms.append(word[:-1] + "kje")
    return any(is_known(small) or is_known(small + "s") for small in forms)


def bases_of_small(word: str) -> list[str]:
    if word.endswith("inkje"):
        return [word[:-3] + "g", word[:-2]]
    if word.endswith("etje"):
        is_doubled = word[-5:-4] == word[-6:-5]
        return [closed(word[:-4])[0 if is_doubled else -1], word[:-3], word[:-2]]
    if word.endswith("tje") and _LONG_BEFORE_T.search(word[:-2]) and is_verb(word[:-3]):
        return [word[:-3], word[:-2]]
    return [word[:-2], word[:-3], word[:-4]] if word.endswith(("tje", "pje")) else [word[:-2]]


def has_degrees(base: str) -> bool:
    comparatives = [base + "der"] if base.endswith("r") else [opening + "er" for opening in opened(base)]
    return is_known(base) and is_known(base + "st") and is_known(base + "ste") and bool(first_known(comparatives))

"""The root of a word: what its derivations have in common, as "eenzaam" and "eenzaamheid", "participeren" and
"participatie". A way to match that is softer than the stem; what only looks derived stays apart.
"""

import re
from functools import lru_cache

from articles.search.words.kinds import has_degrees, is_noun
from articles.search.words.not_roots import NOT_MADE, OWN_ROOT, ROOTS
from articles.search.words.orthography import closed, opened
from articles.search.words.small import FUNCTION_WORDS
from articles.search.words.stems import stem
from articles.search.words.verbs import is_verb
from articles.search.words.wordlist import first_known, is_known

_LATIN = re.compile(r"(.{3,}?)(?:iseer|isatie|isering|eer|atie|ering|ator|ateur|erend|atief|eur)$")
_MOST_ENDINGS = 4
_AFTER_VERB = ("ing", "ster", "er", "baar", "aar", "enis", "erij", "elijk", "end")


@lru_cache(maxsize=2**18)
def root(form: str) -> str:
    """Give the root of a folded form: the stem of the word from which it is made."""
    word = stem(form)
    for _ in range(_MOST_ENDINGS):
        if word in OWN_ROOT or word in FUNCTION_WORDS or len(word) < 5 or not word.isascii():
            return word
        base = ROOTS.get(word) or next((base for rule in _RULES if (base := rule(word)) and base != word), None)
        if base is None:
            # Last, because what it leaves is no word: "particip".
            return _latin(word) or word
        word = base
    return word


def _heid(word: str) -> str | None:
    """ "eenzaamheid" with "eenzaam"; whoever is "verslaafd" has a "verslaving"."""
    base = word.removesuffix("heid")
    return stem(base) if base != word and len(base) > 2 else None


def _verbal(word: str) -> str | None:
    """ "begeleiding", "begeleider", "bereikbaar" with "begeleiden" and "bereiken"."""
    ending = next((e for e in _AFTER_VERB if word.endswith(e) and len(word) > len(e) + 2), "")
    base = word.removesuffix(ending)
    if not ending or is_verb(word):
        return None
    shortest = 3 if ending == "ing" else 4
    for verb in (*closed(base), stem(base)):
        if len(verb) >= shortest and is_verb(verb):
            return stem(verb)
    return tail_verb(base) if ending in ("ing", "er", "ster") else None


def tail_verb(word: str) -> str | None:
    """ "hulpverlener" and "hulpverlening" are of "verlenen", though "hulpverlenen" is no word."""
    for start in range(3, len(word) - 3):
        if is_known(word[:start]):
            found = next((base for base in closed(word[start:]) if len(base) > 3 and is_verb(base)), None)
            if found:
                return word[:start] + found
    return None


def _person(word: str) -> str | None:
    """ "onderzoeker", "opbouwwerker", "burgerschap", "vriendschap"."""
    if word.endswith("schap") and (word[:-5] in _WITH_SCHAP or word.endswith(("erschap", "eurschap", "orschap"))):
        return word[:-5]
    if word.endswith("er") and len(word) > 5:
        return next((base for base in closed(word[:-2]) if len(base) > 3 and is_noun(base) and is_verb(base)), None)
    return None


_WITH_SCHAP = frozenset(["vriend", "lidmaat", "vijand", "verwant", "genoot", "ambt", "priester"])


def _made_verb(word: str) -> str | None:
    """ "verduurzamen" and "vergroten" with "duurzaam" and "groot"."""
    base = word.removeprefix("ver")
    return base if base != word and base not in NOT_MADE and has_degrees(base) and is_verb(word) else None


def _quality(word: str) -> str | None:
    """ "vriendelijk", "persoonlijk", "economisch", "ziekte"."""
    if word.endswith("schappelijk"):
        return first_known([word[:-5] + "ij", word[:-6]])
    for ending in ("elijk", "lijk"):
        base = word.removesuffix(ending)
        if base != word and base.endswith("e") and is_known(base) and is_known(base + "s"):
            return stem(base)
        if base != word and (found := first_known(b for b in closed(base) if len(b) > 3 and is_noun(b))):
            return stem(found)
    if word.endswith("te") and has_degrees(word[:-2]):
        return word[:-2]
    return None


def _latin(word: str) -> str | None:
    """ "participeer" and "participatie" with "particip", if there is such a verb."""
    match = _LATIN.match(word)
    if not match:
        return None
    # "verkeer" and "beheer" are Dutch, and no "verk" or "beh" with a Latin ending.
    is_native = word.startswith(("be", "ge", "ver")) and not is_known(match[1] + "atie")
    verb = first_known([match[1] + "eren", match[1] + "iseren"])
    return verb.removesuffix("eren") if verb and not is_native else None


_BEFORE_ITEIT = (
    ("iv", "ief"), ("ar", "air"), ("al", "eel"), ("al", "aal"), ("bil", "bel"), ("bil", "biel"), ("il", "iel"),
    ("os", "eus"),
)  # fmt: skip


def _ief(word: str) -> str | None:
    """ "innovatief" with "innovatie", "creativiteit" with "creatief", "solidariteit" with "solidair"."""
    if word.endswith("tief") and is_known(word[:-1]):
        return stem(word[:-1])
    base = word.removesuffix("iteit")
    if base == word or len(base) < 5:
        return None
    written = [base.removesuffix(old) + new for old, new in _BEFORE_ITEIT if base.endswith(old)]
    return first_known([*written, *closed(base)])


def _isch(word: str) -> str | None:
    """ "economie", "economisch" and "econoom" with "econom"."""
    for ending in ("istisch", "isch"):
        base = word.removesuffix(ending)
        if base != word and len(base) > 3:
            found = first_known([base + "isme", base + "ie"] if ending == "istisch" else [base + "ie", base + "iek"])
            if found:
                return found
    return None


def _loog(word: str) -> str | None:
    """ "psycholoog" with "psychologie"."""
    if len(word) > 6 and word.endswith(("loog", "soof", "noom", "graaf", "goog", "craat", "iater")):
        return first_known(opening + "ie" for opening in (word[:-3] + word[-2:], *opened(word)))
    return None


_RULES = (_heid, _made_verb, _quality, _verbal, _ief, _isch, _loog, _person)

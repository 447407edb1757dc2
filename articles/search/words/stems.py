"""The stem of a Dutch word: what its singular and plural, its degrees, tenses and small forms have in common.

Rules take an ending off, and the word list says whether what is left is a word; a word that the list lacks is most
often a compound, and bends as its last part does.
"""

import re
from functools import lru_cache

from articles.search.words.irregular import PLURALS, SHORT_SINGULARS, exceptions
from articles.search.words.kinds import bases_of_small, has_degrees, is_noun
from articles.search.words.orthography import closed, opened
from articles.search.words.strong_verbs import past_tenses, strong_stems
from articles.search.words.verbs import PARTICLES, PREFIXES, is_participle, is_verb, short_form, strong_form, weak_form
from articles.search.words.wordlist import first_known, is_known

_TAKES_S = re.compile(r"(?:[^aeiou]e|el|em|en|er|erd|aar|aard|eur|oor|ier|ie|je|[^aeiou][aiouy]|ee|ue)$")
_PERSON = re.compile(r"(?:ent|ant|ist|noot|oog|aat|eut|ast|oof|oom|eur|ert)$")
_NO_PLURAL = re.compile(r"(?:sis|ois|[^a]us)$")
# Too short to be cut, but for "ogen" and "uren".
_OPEN_BASE = re.compile(r"[aeou][gpvrz]")
_FIRST_OF_COMPOUND = 3


@lru_cache(maxsize=2**18)
def stem(form: str) -> str:
    """Give the stem of a folded form; what is not written in plain letters is its own stem."""
    if len(form) < 3 or not form.isascii() or not form.isalpha():
        return form
    return exceptions().get(form) or _by_rule(form) or _by_tail(form) or form


def _by_rule(form: str) -> str | None:
    if form in strong_stems() or form in past_tenses():
        return past_tenses().get(form, form)
    # "verslagen" are of "verslag" before they are of "verslaan".
    if not is_noun(form) and form[:-2] not in SHORT_SINGULARS and (found := strong_form(form)):
        return found
    if _is_whole(form):
        return form
    found = next((found for rule in _RULES if (found := rule(form))), None)
    return found or _by_head(form) or (form if is_known(form) else None)


def _by_head(form: str) -> str | None:
    """ "woonlasten" as "lasten": the list has the plural and not the singular."""
    for end in range(4, len(form) - 4) if form.endswith(("en", "er", "e")) and is_known(form) else ():
        head, tail = form[:end], form[end:]
        if head in PARTICLES or not is_known(head.removesuffix("s")):
            continue
        if is_known(tail) and (bent := stem(tail)) != tail:
            return head + bent
    return None


def _is_whole(form: str) -> bool:
    """Tell whether the last letters are no ending: a noun with a small form of its own, or the stem of a verb."""
    if form[-1] in "tdsn" and is_verb(form):
        return is_noun(form) or not is_participle(form)
    return form[-1] not in "ne" and not form.endswith("je") and is_noun(form)


def _by_tail(form: str) -> str | None:
    """Bend a word that the list lacks as its longest known tail bends: "participatieraden" as "raden"."""
    for start in range(_FIRST_OF_COMPOUND, len(form) - 3):
        tail = form[start:]
        if is_known(tail) or tail in exceptions():
            return form[:start] + stem(tail)
    return _by_ending(form)


def _by_ending(form: str) -> str:
    """Cut what is surely an ending of a word of which no part is known."""
    if len(form) < 7:
        return form
    if form.endswith("en"):
        return closed(form[:-2])[0]
    if form.endswith("s") and _TAKES_S.search(form[:-1]) and not _NO_PLURAL.search(form):
        return form[:-1]
    return closed(form[:-1])[0] if form.endswith("e") and form[-2] not in "aeiou" else form


def _small(form: str) -> str | None:
    """ "huisje", "verhaaltje", "boompje", "woninkje", "mannetje"."""
    word = form.removesuffix("s")
    if not word.endswith("je") or len(word) < 5 or not (is_known(word) or is_known(form) or word[-3] in "tp"):
        return None
    base = first_known(base for base in bases_of_small(word) if len(base) > 1)
    return stem(base) if base else None


def _plural_s(form: str) -> str | None:
    if form.endswith(("ches", "shes")) and is_known(form[:-2]):
        return form[:-2]
    base = form[:-1]
    if (
        form[-1] != "s"
        or len(base) < 3
        or base[-1] == "s"
        or (_NO_PLURAL.search(form) and not is_known(base + "utje"))
        or not is_known(base)
    ):
        return None
    has_other = not _TAKES_S.search(base) and is_known(opened(base)[0] + "en")
    # The other may be a verb ("interviewen") or another plural ("zonen"); "rechts" stands among the exceptions.
    is_plural = is_known(form) and (is_noun(base) or is_verb(base)) if has_other else len(base) > 3 or is_noun(base)
    return stem(base) if is_plural else None


def _noun_in_te(form: str) -> str | None:
    """ "hoogten" with "hoogte", apart from "hoog"; "ruimte" is no past tense of "ruimen"."""
    match = re.fullmatch(r"(.{3,}te)[ns]?", form)
    if not match or not is_known(match[1]) or not has_degrees(match[1][:-2]):
        return None
    # "natte" is only "nat" before a noun.
    return match[1] if match[1] != opened(match[1][:-2])[0] + "e" else None


def _irregular_plural(form: str) -> str | None:
    """ "kleinkinderen" as "kinderen"."""
    for start in range(4, len(form) - 4):
        if (
            form[start:] in PLURALS
            and is_known(form[:start].removesuffix("s"))
            and form[:start] not in PARTICLES | PREFIXES
        ):
            return form[:start] + PLURALS[form[start:]]
    return None


def _plural_heid(form: str) -> str | None:
    return form[:-4] + "eid" if form.endswith("heden") and len(form) > 8 else None


def _plural_en(form: str) -> str | None:
    """Plurals and infinitives; the singular of "ziekten" is "ziekte" and not "ziekt"."""
    if form.endswith(("eeen", "ieen")):
        return stem(form[:-2])
    if form.endswith("ien") and is_known(form[:-1]):
        return stem(form[:-1])
    base = form[:-2]
    if not form.endswith("en") or len(base) < (2 if _OPEN_BASE.fullmatch(base) else 3):
        return None
    if _has_short_singular(short := closed(base)[-1] if base[-1] not in "vz" else closed(base)[1]):
        return short
    ways = [word for word in closed(base) if len(word) > 1 and is_known(word)]
    # "openen" is of the verb "open"; "opeen" is a word by chance.
    found = next((word for word in ways if is_verb(word) or is_noun(word)), ways[0] if ways else None)
    is_noun_in_e = is_known(base + "e") and is_known(base + "es")
    if is_noun_in_e and not (found and _has_plural_en(found)):
        return base + "e"
    if found:
        return stem(found)
    if base.endswith("er") and len(base) > 5 and is_known(form) and not is_known(base):
        # Verbs from Latin are many, and the list has not the stem of each: "faciliteren".
        return base[:-2] + "eer"
    return stem(base + "e") if is_known(base + "e") else _with_particle(form)


def _has_plural_en(word: str) -> bool:
    """Tell "docent" from "waard": the plural "docenten" is of "docent", though there is a word "docente"."""
    return is_noun(word) or is_verb(word) or bool(_PERSON.search(word))


def _with_particle(form: str) -> str | None:
    """ "meedenken" with "denken": the list seldom has the stem of such a verb."""
    for end in range(2, len(form) - 3):
        if form[:end] in PARTICLES and is_known(form[end:]) and is_verb(found := stem(form[end:])):
            return form[:end] + found
    return None


def _has_short_singular(base: str) -> bool:
    return any(
        base == short or (is_known(base) and is_known(base.removesuffix(short)))
        for short in (base[-length:] for length in range(3, 9))
        if short in SHORT_SINGULARS
    )


def _inflected_e(form: str) -> str | None:
    """Adjectives: "sociale", "hoge", "financiele"; a noun in -e has a plural in -s."""
    if not form.endswith("e") or len(form) < 4 or form.endswith("ie"):
        return None
    if form.endswith("ere") and (higher := _degree(form[:-1])):
        return higher
    found = first_known(word for word in closed(form[:-1]) if len(word) > 1)
    is_own_noun = is_known(form + "s") and not (found and _is_adjective(found))
    return stem(found) if found and not is_own_noun else None


def _is_adjective(word: str) -> bool:
    return word.endswith(("eus", "isch", "eel", "aal", "lijk", "baar", "ief", "loos")) or has_degrees(word)


def _degree(form: str) -> str | None:
    """ "hoger" and "hoogst" with "hoog", when all degrees are words."""
    if form.endswith("er") and not is_noun(form):
        bases = closed(form[:-2])
        if form.endswith("rder") and has_degrees(form[:-3]):
            bases = [form[:-3]]
    elif form.endswith("st"):
        bases = [form[:-2]]
    else:
        return None
    # The first that is a word decides: "maker" is of "maken", and no degree of "mak".
    base = first_known(base for base in bases if len(base) > 1)
    return stem(base) if base and has_degrees(base) else None


def _present(form: str) -> str | None:
    """ "werkend" with "werken"."""
    if not form.endswith("end") or len(form) < 6 or not is_known(form[:-1]):
        return None
    found = first_known(closed(form[:-3]))
    return found if found and is_verb(found) else None


def _regular_verb(form: str) -> str | None:
    """ "leerde" with "leren", but "hoogte", which has a plural in -s, with no verb."""
    return None if form.endswith("e") and is_known(form + "s") else weak_form(form)


_RULES = (
    short_form,
    _irregular_plural,
    _noun_in_te,
    _small,
    _plural_s,
    _plural_heid,
    _plural_en,
    _inflected_e,
    _degree,
    _regular_verb,
    _present,
)

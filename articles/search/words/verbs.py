"""Which forms belong to which verb. A verb is named by its stem: "lopen" and "gelopen" are of "loop"."""

import re
from functools import lru_cache

from articles.search.words.orthography import closed, opened
from articles.search.words.strong_verbs import participles, past_tenses, strong_stems
from articles.search.words.wordlist import first_known, is_known

# Stand before a verb and leave it in the sentence: "aanpakken", "pakte aan", "aangepakt".
PARTICLES = frozenset(
    """
    aan aaneen achter achterna achterop achterover achteruit adem af bekend bezig bij bijeen binnen bloot boven daar
    deel dicht dood door droog eruit fijn flauw gade gelijk gerust gevangen glad goed groot hard heen hoog huis in
    ineen kapot kennis klaar klem kwijt langs lastig leeg les los mede mee mis na neer om omhoog omlaag omver onder
    op opeen open over overeen paard plaats prijs raad recht rond samen schoon stil stof stop strafbaar tegemoet
    tegen tekort teleur tentoon terecht terug teweeg thuis toe tussen uit uiteen vast veilig vol voor voorbij voorop
    voort vooruit vrij waar warm weder weer weg wijs ziek zwart
    """.split()  # noqa: SIM905
)
# Stay with the verb, and leave no place for "ge": "ondersteunen", "ondersteund".
PREFIXES = frozenset(
    """
    aan achter be door er ge her mis om onder ont over ver vol voor weer
    """.split()  # noqa: SIM905
)
_BEFORE = PREFIXES | PARTICLES


def infinitive(stem: str) -> str | None:
    """Give the infinitive of a stem, if it is a word: "neem" gives "nemen"."""
    if not stem:
        return None
    if stem.endswith(("ga", "sta", "sla")):
        return first_known([stem + "an"])
    words = [base + "en" for base in opened(stem)]
    return first_known([*words, stem + "n"] if stem.endswith(("oe", "ie")) else words)


@lru_cache(maxsize=2**16)
def is_verb(stem: str) -> bool:
    """Tell whether this is the stem of a verb: its infinitive is a word, and its participle or past tense too."""
    if len(stem) < 2 or stem[-1] in "vz" or not infinitive(stem):
        return False
    if stem.endswith("en") and not is_known(stem + "t"):
        return False
    if stem in strong_stems() or has_participle(stem):
        return True
    return any(
        stem.startswith(particle) and (stem[len(particle) :] in strong_stems() or _is_separable(particle, stem))
        for particle in _heads(stem, PARTICLES)
    ) or any(
        stem[len(prefix) :] in strong_stems() or (_is_inseparable(stem) and not _is_with_ge(prefix, stem))
        for prefix in _heads(stem, PREFIXES)
    )


def _is_with_ge(particle: str, stem: str) -> bool:
    """Tell "doorgezet", of "doorzetten", from "begeleid"."""
    return particle in PARTICLES and stem.startswith("ge", len(particle))


def has_participle(stem: str) -> bool:
    return any(is_known("ge" + form) for form in _with_endings(stem))


def _with_endings(stem: str) -> list[str]:
    """Give what the participle of a regular verb ends in: "werkt", "leerd"; "antwoord" stays as it is."""
    if stem[-1:] in ("t", "d"):
        # Without its past tense "werkt" would pass for a verb, because of "gewerkt".
        return [stem] if is_known(stem + stem[-1] + "e") else []
    return [stem + "t", stem + "d"]


def _is_separable(particle: str, stem: str) -> bool:
    return any(is_known(particle + "ge" + form) for form in _with_endings(stem[len(particle) :]))


def _is_inseparable(stem: str) -> bool:
    if stem[-1] in "td":
        return is_known(stem + ("te" if stem[-1] == "t" else "de"))
    return any(is_known(stem + e) and is_known(stem + past) for e, past in (("t", "te"), ("d", "de")))


def _heads(word: str, heads: frozenset[str]) -> list[str]:
    return [word[:end] for end in range(2, min(len(word) - 1, 11)) if word[:end] in heads]


def strong_form(form: str) -> str | None:
    """Give the verb of "geholpen", "aangeboden", "onderzocht" or "begreep"."""
    if form in past_tenses():
        return past_tenses()[form]
    for cut in range(max(2, len(form) - 10), len(form) - 1):
        head, tail = form[:cut], form[cut:]
        found = _participle(head, tail) or _prefixed_past(head, tail) or _twice_prefixed(head, tail)
        if found:
            return found
    return None


def _participle(head: str, tail: str) -> str | None:
    verb = participles().get(tail)
    if not verb:
        return None
    if head == "ge":
        return verb
    if head.endswith("ge") and (head[:-2] in PARTICLES or infinitive(head[:-2] + verb)):
        return head[:-2] + verb
    is_other_verb = infinitive(head + verb) in (None, head + tail)
    return head + verb if head in PREFIXES and not is_other_verb else None


def _prefixed_past(head: str, tail: str) -> str | None:
    verb = past_tenses(alone=False).get(tail)
    if not verb or head not in PREFIXES | PARTICLES or not infinitive(head + verb) or _is_regular(head + tail):
        return None
    # "uitspraken" are of "uitspraak"; the past tense "wij uitspraken" is rare.
    is_plural = tail.endswith("en") and bool(first_known(closed(head + tail[:-2])))
    return None if is_plural else head + verb


def _twice_prefixed(head: str, tail: str) -> str | None:
    """ "doorverwezen": a particle before a verb that has a prefix."""
    is_verb_with_prefix = head in PARTICLES and tail[:2] in ("be", "ge", "ve", "on", "he")
    found = strong_form(tail) if is_verb_with_prefix and not tail.startswith("gege") else None
    return head + found if found and infinitive(head + found) else None


def _is_regular(form: str) -> bool:
    """Tell whether the form is of a regular verb: "uitvoeren" has nothing to do with "uitvaren"."""
    stem = form.removesuffix("en")
    return is_known(stem) and any(_is_separable(particle, stem) for particle in _heads(stem, PARTICLES))


_WEAK_ENDINGS = ("dden", "tten", "den", "ten", "dde", "tte", "de", "te", "t", "d")


# Begin with "ge" in every form; without it they would be "lopen", "loven" or no verb.
_GE_VERBS = frozenset(
    """
    gebeur gebied gebruik gedoog gedraag gehoorzaam geloof geluk genees geniet getuig gewen
    """.split()  # noqa: SIM905
)


def short_form(form: str) -> str | None:
    """Give the verb of "ontstaan", "ontstaat" or "doorgaand"."""
    match = re.fullmatch(r"(.*)(ga|sta|sla)(?:an|at|ande?)", form)
    return match[1] + match[2] if match and match[1] in _BEFORE - {"ge"} and is_known(form) else None


def is_participle(form: str) -> bool:
    """Tell whether this is "geleid" or "gezet": the whole verb with "ge" before it."""
    return form.startswith("ge") and form not in _GE_VERBS and form[-1] in "td" and is_verb(form[2:])


def weak_form(form: str) -> str | None:
    """Give the verb of "helpt", "leerde", "antwoordden", "geleerd" or "aangepakt"."""
    if form.endswith(("t", "d")) and (found := _without_ge(form)):
        return found
    for ending in _WEAK_ENDINGS:
        if form.endswith(ending):
            stem = form[: -len(ending)] + (ending[0] if ending[:1] == ending[1:2] else "")
            if len(ending) == 1 and stem not in _GE_VERBS and (found := _without_ge(stem)):
                return found
            if len(stem) > 2 and is_verb(stem):
                return stem
    return None


def _without_ge(form: str) -> str | None:
    start = form.find("ge")
    while start >= 0:
        head, rest = form[:start], form[start + 2 :]
        if len(rest) > 2 and _is_verb_after(head, rest):
            return head + rest
        start = form.find("ge", start + 1)
    return None


def _is_verb_after(head: str, rest: str) -> bool:
    if is_verb(rest):
        return not head or head in PARTICLES or bool(infinitive(head + rest))
    # "aanmoedigen" is a verb, "moedigen" is none.
    return head in PARTICLES and rest[-1] not in "td" and is_verb(head + rest)

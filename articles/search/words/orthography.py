"""Dutch spelling at the end of a syllable: "huizen" but "huis", "bomen" but "boom", "bommen" but "bom"."""

import re

_HARD = {"v": "f", "z": "s"}
_SOFT = {"f": "v", "s": "z"}
_SHORT_VOWEL = re.compile(r"(?:^|[^aeiou]|qu)[aeiou][^aeiouwxyj]$")
_OPEN_SYLLABLE = re.compile(r"(?:^|[^aeou]|qu)[aeou][^aeiouwxyj]$")
_LONG_VOWEL = re.compile(r"(?:^|[^aeou]|[^aeo]u)(aa|ee|oo|uu)[^aeiou]$")


def closed(base: str) -> list[str]:
    """Give the ways to write `base`, what is left of a word without -e or -en, standing alone; most likely first."""
    if len(base) > 2 and base[-1] == base[-2] and base[-1] not in "aeou":
        return [base[:-1], base]
    last = _HARD.get(base[-1:], base[-1:])
    if _OPEN_SYLLABLE.search(base) or base.endswith(("eal", "eat", "uel", "uer")):
        ways = [base[:-1] + base[-2] + last, base[:-1] + last]
        # "factoren" are of "factor", whatever a "factoor" may be.
        return ways[::-1] if base.endswith(("tor", "sor")) else ways
    return [base[:-1] + last] if last == base[-1:] else [base[:-1] + last, base]


def opened(stem: str) -> list[str]:
    """Give the ways to write `stem` before -e or -en, most likely first: "leef" gives "lev" and "lef"."""
    soft = stem[:-1] + _SOFT[stem[-1]] if stem[-1:] in _SOFT else ""
    if _LONG_VOWEL.search(stem):
        return [word[:-2] + word[-1] for word in (soft, stem) if word]
    if _SHORT_VOWEL.search(stem):
        return [stem + stem[-1], *([soft] if soft else []), stem]
    return [soft, stem] if soft else [stem]

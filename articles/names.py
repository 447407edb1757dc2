"""Names of people, split and sorted by Dutch convention.

The prefix (tussenvoegsel) of a Dutch name does not count for its place in a list: "Jos van der Lans" stands under L,
as "Lans, Jos van der". A Flemish name keeps its capitalised prefix in the family name ("Van den Bossche" under V), and
so does a name whose first word only looks like a given name ("Ben Ali" under B). IJ is one letter, placed as Y.
Convention: Nederlandse Taalunie, "Alfabetisch ordenen", for Dutch; for Flemish names the family's own spelling.
"""

import unicodedata

_LETTERS_WITHOUT_DECOMPOSITION = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ĳ": "ij", "’": "'", "‘": "'"}
)


def fold(text: str) -> str:
    """Give `text` in lower case and without accents: "Çağla Öztürk" becomes "cagla ozturk"."""
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(c for c in letters if not unicodedata.combining(c)).translate(_LETTERS_WITHOUT_DECOMPOSITION)
    return " ".join(plain.split())


def full_name(given: str, prefix: str, family: str) -> str:
    """Give the name as one says it: "Jos van der Lans"; a prefix without given name gets a capital."""
    if prefix and not given:
        prefix = prefix[0].upper() + prefix[1:]
    return " ".join(part for part in (given, prefix, family) if part)


def sort_name(given: str, prefix: str, family: str) -> str:
    """Give the name as it stands in a list: "Lans, Jos van der"; without a family name the given name itself."""
    if not family:
        return given
    rest = " ".join(part for part in (given, prefix) if part)
    return f"{family}, {rest}" if rest else family


def sort_key(given: str, prefix: str, family: str) -> str:
    """Give the text on which a database in any collation sorts names as Dutch readers expect.

    It begins with the letter of the list, so that all names under one letter stand together; IJ comes after Y.
    """
    letter = initial(given, prefix, family).lower().replace("ij", "yz")
    return f"{letter} {fold(family or given)}, {fold(given)} {fold(prefix)}".strip()


def initial(given: str, prefix: str, family: str) -> str:
    """Give the letter under which the name stands in the list of people: "L", or "IJ" for IJzendoorn."""
    head = fold(family or given).upper()
    return "IJ" if head.startswith("IJ") else next((c for c in head if c.isalpha()), "#")

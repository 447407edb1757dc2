"""Strange questions: what people paste, mistype and try on a search page. A fixed list, and a source of more."""

from collections.abc import Iterator
from urllib.parse import urlencode

from hypothesis import strategies as st

# What stands in the address besides the question, with values that a page gives and values that no page gives.
PARAMETERS = {
    "jaar": ["2019", "0", "-1", "²", "9999999999999", "2019-2021", "", "٢٠١٩", "1e9", "2019.5"],
    "blad": ["movisies", "onbekend", "", "'", "../.."],
    "nummer": ["1", "0", "-7", "²", "99999999999999999999", "movisies/2019-3", "NaN"],
    "soort": ["interview", "news", "INTERVIEW", "onzin", "\x00"],
    "onderwerp": ["wijken", "wonen", "onbekend", "%", "_", "\x00"],
    "persoon": ["jos-van-der-lans", "onbekend", "ö", "\x00", "' OR 1=1 --"],
    "dossier": ["mantelzorg-volhouden", "onbekend", "🦄"],
    "wijze": ["exact", "stam", "verwant", "samenstelling", "synoniem", "oude-term", "spelling", "alles", "\x00"],
    "volgorde": ["relevantie", "nieuwste", "oudste", "willekeurig", "-issue__date", "\x00"],
    "pagina": ["1", "2", "0", "-1", "last", "99999999999999999999", "²", "1.5", "NaN", "\x00", ""],
    "": ["", "="],
}  # fmt: skip

_QUOTES = [
    '"', "'", '""', "''", '"""', '"wijk', 'wijk"', '"wijk" "', '" "', '"-"', '"" OR ""', "„wijk”", "“wijk", "«wijk»",
    "`", '"wijk buurt', '-"wijk', '"wijk"-"buurt"', '"wijk"buurt"straat"', "'t", "zo'n", "'s-Gravenhage", "O'Brien",
    '"a" OR "b', '-""', 'jaar:"', 'jaar:"2019', 'auteur:""', '\\"', "\\", "wijk\\", "‘’", "\"'\"'\"'",
]  # fmt: skip
_OPERATORS = [
    "OR", "OR OR", "OR wijk", "wijk OR", "wijk OR OR buurt", "OF", "wijk OF buurt", "|", "||", "a|b", "wijk | buurt",
    "-", "--", "---", "- wijk", "-wijk", "--wijk", "-wijk -buurt", "wijk -wijk", "wijk -", "-OR", "-OR-", "AND",
    "wijk AND buurt", "NOT", "wijk NOT buurt", "NEAR", "wijk NEAR/3 buurt", "+wijk", "+", "wijk + buurt", "(", ")",
    "()", "(wijk", "wijk)", "(wijk OR buurt) straat", "((((((", "wijk~", "wijk~2", "wijk^4", "*", "wijk*", "*wijk",
    "w*k", "?", "wijk?", "^", "$", "wijk AND (buurt OR", "!wijk", "!", "&", "wijk & buurt", "<->", "wijk <-> buurt",
    "wijk <2> buurt", "=", "==", "<", ">", "OR -wijk", "-wijk OR -buurt", "wijk OR -wijk", "oR", "or", "\u2212wijk",
    "–wijk", "—wijk",
]  # fmt: skip
_CONDITIONS = [
    "jaar:", "jaar: ", "jaar:2019", "jaar:2019-", "jaar:-2019", "jaar:2019-2021", "jaar:2021-2019", "jaar:-",
    "jaar:--", "jaar:9999999999999-", "jaar:²", "jaar:²-³", "jaar:\u0662\u0660\u0661\u0669", "jaar:twintig",
    "jaar:2019-2020-2021", "jaar:0", "jaar:00000", "jaar:" + "9" * 5_000, "jaar:1e9", "jaar:NaN", "jaar:\u221e",
    "jaar:2019–2021", "-jaar:2019", "jaar:jaar:2019", "JAAR:2019", "auteur:", "auteur: wijk", "auteur:-", "auteur:OR",
    'auteur:"', 'auteur:"van der', "auteur:%", "auteur:_", "auteur:\x00", "soort:", "soort:interview", "soort:onzin",
    "soort:\u0000", "soort:\U0001f984", "dossier:", "dossier:-", "nummer:", "nummer:²", "nummer:3/4", "nummer:-1",
    "nummer:" + "1" * 400, "blad:", "blad:MO/samenlevingsopbouw", "onderwerp:", "onderwerp:''", "persoon:",
    "persoon:?", "auteur:lans jaar:2019 soort:interview dossier:x nummer:3 onderwerp:y blad:z persoon:q",
    "onbekend:wijk", "http://example.org/?q=1", "let op: wijk", ":", "::", ":wijk", "wijk:", "a:b:c:d", "jaar:jaar",
    "jaar :2019",
]  # fmt: skip
_INJECTIONS = [
    "' OR '1'='1", "'; DROP TABLE articles_article; --", "1; SELECT pg_sleep(10)",
    "') UNION SELECT * FROM auth_user --", '" OR ""="', "%' AND 1=1 --", "\\'; --", "/* wijk */", "-- wijk", "%s",
    "%(q)s", "%d%d%d", "{0}", "{{ 7*7 }}", "{% now %}", "${7*7}", "#{7*7}", "<script>alert(1)</script>",
    "<b>wijk</b>", "&lt;b&gt;", "&amp;", "&#0;", "../../etc/passwd", "search_index", "tokens:wijk", "{tokens} : wijk",
    'tokens MATCH "wijk"', "rowid:1", "wijk NEAR(buurt, 3)", '"wijk" * "buurt"', "'delete'", "'rebuild'", "wijk:*",
    "wijk:A", "'wijk':*B & !buurt", "wijk <-> !buurt", "to_tsquery('x')", "zorg_3", "zorg_p1", "zorg_5", "_3", "_",
    "__", "'a' | 'b'", "a:*&b:*|!(c<->d)", "a\\:b", "''::tsquery", "json_each", "[1]", '{"a": 1}', "null",
]  # fmt: skip
_PATTERNS = [
    ".*", "(a+)+$", "^(a|a)*$", "(" * 500, "[" * 500, "a{1,99999}", "(?=a)", "[a-z", "\\d+\\", "(.*)(.*)(.*)(.*)x",
    "(?P<a>b)", "a" * 300 + "!", "-" * 3_000, '"' * 3_001, "'" * 3_000, "a-" * 2_000, "a'" * 2_000, "a." * 2_000,
    "a:" * 2_000, ":" * 3_000, "- " * 2_000, "OR " * 2_000, '" ' * 2_000, "-a " * 1_000, '"a" ' * 1_000,
    "a OR " * 1_000, "jaar:2019 " * 500, "(a " * 1_000, "a" * 10_000, "a " * 5_000, "é" * 10_000, "wijk " * 2_000,
    "wijk" * 2_500, "\n" * 5_000, " " * 10_000, "\t" * 5_000, "zorg-" * 1_500, "-\n" * 2_000, "a-\nb" * 2_000,
    "\u0301" * 5_000, "a\u0301" * 3_000, "\u00ad" * 5_000, "a\u00ad" * 3_000, "\u200d" * 5_000, "\ufdfa" * 2_000,
    "\ufb01" * 3_000, "İ" * 3_000, "ß" * 3_000, "0" * 10_000, "1.2." * 2_000, "x’" * 2_000,
    "eenzaamheid en armoede in de wijk " * 250, " ".join(f"woord{n}" for n in range(900)),
    "".join(map(chr, range(32, 4_000))), "jeugdzorgwerkersopleidingsinstituutsmedewerkersvergaderzaal" * 30,
    "vrijwilligers" * 200, "aan" * 1_000, "de het een van " * 600,
]  # fmt: skip
_LETTERS = [
    "", " ", "\x00", "wijk\x00buurt", "\x00\x00", "\x01\x02\x1f", "\x7f", "\r\n", "\u2028", "\ufeff", "\ufffe",
    "\uffff", "\ud800", "\udfff", "wijk\ud83d", "\ude00\ud83d", "\U0001f984",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466", "\U0001f1f3\U0001f1f1", "wijk\U0001f984buurt",
    "\U0001f44d\U0001f3fd", "\u202ewijk", "\u202ewijk\u202c",
    "\u0645\u0631\u062d\u0628\u0627 \u0628\u0627\u0644\u0639\u0627\u0644\u0645",
    "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd", "\u0633\u0644\u0627\u0645 jaar:2019", "привет", "Ωμέγα",
    "\u65e5\u672c\u8a9e", "\ud55c\uad6d\uc5b4", "\u0e44\u0e17\u0e22", "\u0939\u093f\u0928\u094d\u0926\u0940", "²",
    "²³", "½", "\u2460", "\u2167", "\u0661\u0662\u0663", "\U0001d498\U0001d48a\U0001d48b\U0001d48c",
    "\uff57\uff49\uff4a\uff4b", "w\u0308ijk",
    "Z\u0338\u0322\u031b\u0354a\u0336\u0321l\u0335\u0328g\u0337\u0322o\u0336", "ĳ", "ĲSSEL", "ŉ", "ǆ", "\ufb00", "ſ",
    "ß", "İstanbul", "ıı", "Ⱥ", "ΑΣ", "ñ", "é", "e\u0301", "\u0301", "\u0301\u0301wijk", "a\u0300b",
    "wijk\u00a0buurt", "wijk\u3000buurt", "wijk\u200bbuurt", "wijk\u00adbuurt", "\u00ad", "a", "1", "é ", "de",
    "de het een", "van der", "is er", "?!", "…", "€ 100", "100%", "a&b=c#d", "c++", "c#", ".net", "a@b.nl",
    "#datmeenjeniet", "@movisie", "3/4", "LHBTI+", "A.M.", "W.m.o.", "v.d.", "%00", "%", "%zz", "%E0%A4%A",
    "\U0002070e", "\U0010ffff", "\U000e0001", "a\u20dd", "x" * 63, "x" * 64, "x" * 65, "é" * 61, "\ufb01" * 40,
    "\u65e5" * 64, "wijk-", "-wijk-", "wijk-\nteam", "e-learning", "e-", "-e", "wijk--team", "wijk-team-overleg-",
    "’", "’s", "s’", "zorg’s", "co-\n", "\u2011", "a\u2011b", "½-¾",
]  # fmt: skip

CORPUS = [*_QUOTES, *_OPERATORS, *_CONDITIONS, *_INJECTIONS, *_PATTERNS, *_LETTERS]

_WORDS = [
    "wijk", "wijken", "zorg", "eenzaamheid", "eenzamheid", "jeugdhulp", "van der Lans", "Movisie", "armoede", "hulp",
    "de", "polarisatie", "energietransitie", "wmo", "gemeete", "mantelzorg", "ouderen", "bejaarden", "interview",
    "2019", "sociaal werk",
]  # fmt: skip
_GLUE = [" ", " ", " ", "", " OR ", " -", '"', '" ', ' "', ":", " jaar:", " auteur:", "-", "'", "\n", "(", ")", "*"]

_pieces = st.one_of(
    st.sampled_from(_WORDS),
    st.sampled_from([text for text in CORPUS if len(text) < 60]),
    st.text(max_size=12),
    st.text(alphabet=st.characters(), max_size=4),
)
questions = st.one_of(
    st.lists(st.tuples(st.sampled_from(_GLUE), _pieces), max_size=8).map(lambda row: "".join(map("".join, row))),
    st.sampled_from(CORPUS),
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=6).map(" ".join),
    st.text(max_size=80),
)
_choices = st.sampled_from(sorted(PARAMETERS)).flatmap(
    lambda name: st.tuples(st.just(name), st.one_of(st.sampled_from(PARAMETERS[name]), st.text(max_size=10)))
)
addresses = st.tuples(questions, st.lists(_choices, max_size=4)).map(lambda asked: address(*asked))


def address(question: str, choices: list[tuple[str, str]]) -> str:
    """Give the part of an address behind the question mark; half a character goes out as the bytes it would have."""
    return urlencode([("q", question), *choices], errors="surrogatepass")


def fixed_addresses() -> Iterator[str]:
    """Give each string of the list in an address, as the question and as the value of a parameter."""
    names = sorted(PARAMETERS)
    return (address(text, [(names[number % len(names)], text)]) for number, text in enumerate(CORPUS))

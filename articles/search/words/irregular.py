"""Words that no rule may touch: plurals with another vowel, forms of verbs like "zijn", what only looks inflected."""

from functools import cache

from articles.search.words.small import FUNCTION_WORDS

# The vowel of these is short in the singular: "dag", "dagen". They also end compounds ("werkdagen").
SHORT_SINGULARS = frozenset(
    """
    aanslag bad bedrag beslag blad dag dak gat gebrek gen gezag glas god graf hof hol kot lot ontslag oorlog opslag
    overslag pad schot slag slot staf vat verbod verdrag verlof verslag weg wrak
    """.split()  # noqa: SIM905
)

# Other plurals that follow no rule, and a few that only look like one.
PLURALS = {
    "leden": "lid", "ledematen": "ledemaat", "steden": "stad", "schepen": "schip", "smeden": "smid",
    "kinderen": "kind", "kinder": "kind", "eieren": "ei", "bladeren": "blad", "goederen": "goed", "volkeren": "volk",
    "liederen": "lied", "kalveren": "kalf", "lammeren": "lam", "raderen": "rad", "gemoederen": "gemoed",
    "beenderen": "been", "gelederen": "gelid", "hoenderen": "hoen", "runderen": "rund", "kleren": "kleed",
    "kledij": "kleed", "crises": "crisis", "bases": "basis", "analyses": "analyse", "musea": "museum",
    "centra": "centrum", "data": "datum", "media": "medium", "criteria": "criterium", "stadia": "stadium",
    "technici": "technicus", "politici": "politicus", "critici": "criticus", "academici": "academicus",
    "historici": "historicus", "medici": "medicus", "musici": "musicus", "thesissen": "thesis", "koeien": "koe",
    "vlooien": "vlo", "jongens": "jongen", "jongen": "jongen", "jongeren": "jongere", "ouderen": "oudere",
    "zeeen": "zee", "lieden": "lieden", "lui": "lui", "symposia": "symposium", "curricula": "curriculum",
    "quota": "quotum", "gymnasia": "gymnasium", "ministeria": "ministerie", "podia": "podium",
    "honoraria": "honorarium", "laboratoria": "laboratorium", "directiva": "directief", "neven": "neef",
    "monden": "mond", "elementen": "element",
}  # fmt: skip

# Verbs of which no form follows the others, and degrees of another word.
_FORMS = {
    "gemist": "mis",
    "eerdere": "eerder", "verdere": "verder",
    "later": "laat", "latere": "laat",
    "heb": "heb", "hebt": "heb", "heeft": "heb", "hebben": "heb", "had": "heb", "hadden": "heb", "gehad": "heb",
    "hebbende": "heb", "ben": "ben", "bent": "ben", "zijn": "zijn", "was": "was", "waren": "was", "geweest": "ben",
    "kan": "kan", "kunt": "kan", "kunnen": "kan", "kon": "kan", "konden": "kan", "gekund": "kan", "kun": "kan",
    "mag": "mag", "mogen": "mag", "mocht": "mag", "mochten": "mag", "moet": "moet", "moeten": "moet", "moest": "moet",
    "moesten": "moet", "wil": "wil", "willen": "wil", "wilt": "wil", "wilde": "wil", "wilden": "wil", "wou": "wil",
    "gewild": "wil", "zal": "zal", "zult": "zal", "zullen": "zal", "zou": "zal", "zouden": "zal", "gaat": "ga",
    "gaan": "ga", "gaande": "ga", "staat": "staat", "staan": "sta", "doet": "doe", "doen": "doe", "ziet": "zie",
    "zien": "zie", "slaat": "sla", "slaan": "sla", "komt": "kom", "komen": "kom", "zegt": "zeg", "zei": "zeg",
    "zeiden": "zeg", "gezegd": "zeg", "legde": "leg", "gelegd": "leg", "legt": "leg", "creeren": "creeer",
    "creeert": "creeer", "gecreeerd": "creeer", "creeerde": "creeer", "creerend": "creeer", "beter": "goed",
    "betere": "goed", "best": "goed", "beste": "goed", "minder": "weinig", "minst": "weinig", "liefst": "graag",
    "liever": "graag", "laatste": "laatst", "eerste": "eerst", "dien": "dien", "meen": "meen", "degenen": "degene",
    "diegenen": "diegene", "meisjes": "meisje", "sprookjes": "sprookje",
}  # fmt: skip

# Whole words that a rule would cut: nouns in -t and -d beside a verb ("last", "lassen"), nouns in -e beside an
# adjective ("waarde", "waard"), nouns beside a comparative ("ouder"), adverbs in -s ("rechts"), points of the compass.
_WHOLE = frozenset(
    """
    aandacht aarde afkomst alleen alles altijd ander andere anderen angst arts avond band beetje begeleid behoefte
    bekend beleid bende beneden bericht bewust binnen bode boven brand broeder buiten degene dezelfde diegene diens
    dienst dorst echter eerder eerst eerste eigen einde elke eten feest gast gebied gebouw gebruik gedicht gedrag
    geduld geest gegevens geld gelijk geloof geluid geluk gemeenschap gemeente genoot gerecht gericht geschikt
    geslacht gesprek gevoel gevolg geweld gewicht gezag gezicht gezin gezond gist grond hand haring haven heen
    herfst herkomst hetzelfde hitte ieder iedere iets ineens inkomen inkomst innen inzicht jacht jongere kade kast
    kind kist komst korst kost kracht kunst laatst laatste land langs last leider licht lijst links list lucht lust
    maand macht markt mars mate mede meisje methode minstens mist mode moeder moeite mond nacht namens niets nieuws
    noord noorden onder onderwijs oost oosten open opkomst orde ouder oudere over overzicht periode plicht rand
    recht rechts rede reden reeds rente rest rond ronde rust schade sprookje stand status straks strand test
    tevreden thuis tien tijdens tocht toekomst toen toezicht trouwens uitstekend uitzicht vader vanzelf verband
    verbond verder verleden vermogen verte vervolgens vijand vlucht volgens vrede vriend vrijwilliger vrucht waard
    waarde wegens wenen west westen wezen wild wilders wind winst worst zelfs zeven zonde zuid zuiden zuiver zuster
    """.split()  # noqa: SIM905
)


@cache
def exceptions() -> dict[str, str]:
    """Give the forms that no rule may touch, with their stem."""
    return {word: word for word in FUNCTION_WORDS | _WHOLE} | PLURALS | _FORMS

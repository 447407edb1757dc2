"""What the splitter of compounds may not take for a part, though the word list has it."""

# Of three letters there are too many words that turn up by chance; these build compounds in this field.
SHORT_PARTS = frozenset(
    """
    aow app bad bed bon bos bus cao dag dak eet eis gas ggd ggz gym hbo hof ict job kas les lhb lid lvb man mbo ngo
    pas pgb rol rug tip uur uwv vak val vwo wao web weg wet wia wlz wmo wsw wwb zee zit zzp
    """.split()  # noqa: SIM905
)

# Endings that are also words ("aard", "ster"), or of which the list has a rare namesake ("king").
ENDINGS = frozenset(
    """
    aalt aar aard aardig aards aars achtig achtige alen arde arden aren aten atie atief baar baarheid bare daal dom
    domme eerd eerde eerden eert eind elen eling enaar ende enen ener eren erend erik ering este etje euren grafie
    haftig heden heid iele ielen ieve ieven inge ingen isch ische iseren isme isten iteit king kingen laar laars
    lander laren lende lenden ler lering lijk lijke lijkheid lijks ling lingen list listen loos loosheid loost loze
    lozen lozer manschap matig matige ment menten naar naars natie ning ningen nis nissen onen oren ratuur reerd
    rende rijke rijkst ring schap schappelijk schappen schappij sten ster sters teit tenis teren tief ties tieve tig
    tige tijk tor tors waardig waardige waarts zaam zaamheid zame zamer
    """.split()  # noqa: SIM905
)

# Prefixes with the first letters of what follows: "verstand" is no "vers" with "tand".
NO_HEADS = frozenset(
    """
    afro anti bede beha bere best beve combi docu gene genera gesp gest hers inbed infra inter kralen manage mini
    multi onder onts over overs schei signa spon statu super trans uitdruk verba verg vers versla verst wegge
    """.split()  # noqa: SIM905
)

PREPOSITIONS = frozenset(
    """
    aan aaneen achter achterna achterop achterover achteruit af bij bijeen boven door heen in ineen langs mee na
    naar neder neer om omhoog omlaag omver onder op opeen over overeen samen te tegemoet tegen terecht terug teweeg
    toe uit uiteen voor voorbij voorop voort vooruit weer
    """.split()  # noqa: SIM905
)

# Compounds of old, or only by chance: nobody who looks for "bed" or "plat" means these.
ONE_WORD = frozenset(
    """
    achterban achtergrond achterstand ambtenaar bedrijf belangrijk beroep boodschap burgemeester dinsdag directeur
    document donderdag europees gebeurtenis gemeenschap gemeente generalist hoogleraar horizontaal maandag maatregel
    marokkaan materieel nederland nederlander partij platform potentieel praktijk regelmaat slachtoffer specialist
    statement tegelijkertijd temperatuur vakmanschap vanzelf verstand vrijdag vrijwillig vrijwilliger wetenschap
    woensdag zaterdag zondag
    """.split()  # noqa: SIM905
)

# Plurals in -eren build compounds without their -en: "kinderopvang".
BEFORE_PLURAL = frozenset(("eier", "kalver", "kinder", "lammer", "runder", "volker"))

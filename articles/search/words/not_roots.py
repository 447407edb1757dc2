"""Words whose root is not what their ending promises."""

# They look derived and mean another thing: "relatief" is about no "relatie", "overheid" about no "over".
OWN_ROOT = frozenset(
    """
    actie ander apartheid bekend beker broeder collectief definitief dergelijk ding dochter eenheid eerlijk
    eigenlijk eigenschap faciliteit gelegenheid gelijk gemeenschap gemeente generatie gerecht gering gevaar
    gewoonlijk haring identiteit ijzer initiatief jongen kamer kelder koning koper korting kwaliteit landschap
    leerling leger letter letterlijk lever luister maatschap meerderheid meester minderheid minister moeder moeilijk
    mogelijk motief natuurlijk negatief nummer onder organisch ouder over overheid paling passief peper positief
    redelijk relatie relatief ring schouder slager suiker tijger vader vinger verkering vroeger waarschijnlijk water
    waterschap werkelijk wetenschap wezenlijk winter wonder zolder zomer zuster
    """.split()  # noqa: SIM905
)

# Before these "ver-" makes another word: "vergoeden" is not to make good.
NOT_MADE = frozenset(
    """
    dicht goed koud laat lang licht trouw vaardig wild zeker zoet zuur
    """.split()  # noqa: SIM905
)

# Pairs that belong together and share no rule.
ROOTS = {
    "politicus": "politiek", "criticus": "kritiek", "kritisch": "kritiek", "technicus": "techniek",
    "technisch": "techniek", "muzikant": "muziek", "kwalitatief": "kwaliteit", "kwantitatief": "kwantiteit",
    "collegiaal": "collega", "racistisch": "racisme", "activiteit": "actief", "bewoon": "woon",
    "schriftelijk": "schrift", "gezamenlijk": "samen",
}  # fmt: skip

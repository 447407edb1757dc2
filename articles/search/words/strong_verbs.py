"""Strong verbs: their past tenses and participles follow no rule, and serve the verb with any prefix."""

from functools import cache

# Stem, past tense (one, many) and participle without "ge"; ~ where the verb is weak or has no such form.
_VERBS = """
bak ~ ~ bakken | ban ~ ~ bannen | barst ~ ~ barsten | bederf bedierf bedierven bedorven |
bedrieg bedroog bedrogen bedrogen | begin begon begonnen begonnen | berg borg borgen borgen |
beveel beval bevalen bevolen | bid bad baden beden | bied bood boden boden | bijt beet beten beten |
blijk bleek bleken bleken | heet ~ ~ heten | bind bond bonden bonden | blaas blies bliezen blazen |
blijf bleef bleven bleven | blink blonk blonken blonken | braad ~ ~ braden | breek brak braken broken |
breng bracht brachten bracht | brouw ~ ~ brouwen | buig boog bogen bogen | denk dacht dachten dacht |
ding dong dongen dongen | doe deed deden daan | draag droeg droegen dragen | drijf dreef dreven dreven |
dring drong drongen drongen | drink dronk dronken dronken | druip droop dropen dropen | duik dook doken doken |
dwing dwong dwongen dwongen | eet at aten geten | fluit floot floten floten | ga ging gingen gaan |
geef gaf gaven geven | geld gold golden golden | genees genas genazen genezen | geniet genoot genoten noten |
giet goot goten goten | glijd gleed gleden gleden | glim glom glommen glommen | graaf groef groeven graven |
grijp greep grepen grepen | hang hing hingen hangen | hef hief hieven heven | help hielp hielpen holpen |
hijs hees hesen hesen | houd hield hielden houden | houw hieuw hieuwen houwen | jaag joeg joegen ~ |
kerf korf korven korven | kies koos kozen kozen | kijk keek keken keken | klim klom klommen klommen |
klink klonk klonken klonken | knijp kneep knepen knepen | kom kwam kwamen komen | koop kocht kochten kocht |
krijg kreeg kregen kregen | krimp kromp krompen krompen | kruip kroop kropen kropen | kwijt kweet kweten kweten |
laad ~ ~ laden | laat liet lieten laten | lach ~ ~ lachen | lees las lazen lezen | lieg loog logen logen |
lig lag lagen legen | lijd leed leden leden | lijk leek leken leken | loop liep liepen lopen | maal ~ ~ malen |
meet mat maten meten | mijd meed meden meden | neem nam namen nomen | prijs prees prezen prezen |
raad ried rieden raden | rijd reed reden reden | rijs rees rezen rezen | roep riep riepen roepen |
ruik rook roken roken | scheid ~ ~ scheiden | scheld schold scholden scholden | schend schond schonden schonden |
schenk schonk schonken schonken | schep schiep schiepen schapen | scheer schoor schoren schoren |
schiet schoot schoten schoten | schijn scheen schenen schenen | schrijf schreef schreven schreven |
schrik schrok schrokken schrokken | schuif schoof schoven schoven | slaap sliep sliepen slapen |
sla sloeg sloegen slagen | slijp sleep slepen slepen | slijt sleet sleten sleten | sluip sloop slopen slopen |
sluit sloot sloten sloten | smelt smolt smolten smolten | smijt smeet smeten smeten | snijd sneed sneden sneden |
snuit snoot snoten snoten | span ~ ~ spannen | spijt speet speten speten | splijt spleet spleten spleten |
spreek sprak spraken sproken | spring sprong sprongen sprongen | spuit spoot spoten spoten |
sta stond stonden staan | steek stak staken stoken | steel stal stalen stolen | sterf stierf stierven storven |
stijg steeg stegen stegen | stink stonk stonken stonken | stoot stiet stieten stoten |
strijd streed streden streden | strijk streek streken streken | tref trof troffen troffen | treed trad traden treden |
trek trok trokken trokken | val viel vielen vallen | vang ving vingen vangen | vaar voer voeren varen |
vecht vocht vochten vochten | verdwijn verdween verdwenen verdwenen | vergeet vergat vergaten vergeten |
verlies verloor verloren verloren | verslind verslond verslonden verslonden | vind vond vonden vonden |
vlecht vlocht vlochten vlochten | vlieg vloog vlogen vlogen | vouw ~ ~ vouwen | vraag vroeg vroegen ~ |
vreet vrat vraten vreten | vries vroor vroren vroren | wassen ~ ~ wassen | weeg woog wogen wogen |
weef ~ ~ weven | weet wist wisten weten | werf wierf wierven worven | werp wierp wierpen worpen |
wijk week weken weken | wijs wees wezen wezen | win won wonnen wonnen | wind wond wonden wonden |
word werd werden worden | wreek ~ ~ wroken | zeg zei zeiden zegd | zend zond zonden zonden | zie zag zagen zien |
zing zong zongen zongen | zink zonk zonken zonken | zit zat zaten zeten | zoek zocht zochten zocht |
zuig zoog zogen zogen | zuip zoop zopen zopen | zwem zwom zwommen zwommen | zweer zwoer zwoeren zworen |
zwijg zweeg zwegen zwegen | zwerf zwierf zwierven zworven | zwel zwol zwollen zwollen |
bezwijk bezweek bezweken bezweken | ontbreek ontbrak ontbraken ontbroken |
vergelijk vergeleek vergeleken vergeleken | begrijp begreep begrepen begrepen
"""

# Past tenses better known as another word: alone they are that word, with a prefix they are of the verb.
_NOT_ALONE = frozenset(
    """
    at bad baden beet beten boden bogen bond bonden boog borg borgen golden korf lagen leden leed mat maten noten
    reden reed ried roken rook schapen schoot schoten schoven sleep sleet slepen sloop sloot slopen sloten sprong
    staken stal stalen stoten streek streken voer voeren week wees weken weten wezen wond wonden zagen
    """.split()  # noqa: SIM905
)


@cache
def past_tenses(*, alone: bool = True) -> dict[str, str]:
    """Give the past tenses with their stem; those that may stand `alone` are no other word."""
    forms = {form: verb[0] for verb in _verbs() for form in verb[1:3] if form != "~"}
    return {form: stem for form, stem in forms.items() if not (alone and form in _NOT_ALONE)}


@cache
def participles() -> dict[str, str]:
    """Give the participles, without "ge", with their stem."""
    return {verb[3]: verb[0] for verb in _verbs() if verb[3] != "~"}


@cache
def strong_stems() -> frozenset[str]:
    return frozenset(verb[0] for verb in _verbs())


def _verbs() -> list[list[str]]:
    return [verb.split() for verb in _VERBS.split("|")]

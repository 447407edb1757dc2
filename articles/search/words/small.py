"""Words that a question can do without."""

# Articles, pronouns, prepositions, conjunctions and adverbs: they are never bent, and say nothing alone.
FUNCTION_WORDS = frozenset(
    """
    a aan aangaande ach achter af al aldus alle alleen allemaal alles als alsnog alsook alvast alwaar andere
    anderen anders anderzijds aub b behalve betreffende bij bijna bijvoorbeeld binnen bovendien c d daar daarbij
    daardoor daarin daarmee daarna daarnaast daarom daarover daartoe daarvan daarvoor dan dat de den der des
    desnoods desondanks deze dezelfde die dien diens dier dit door dus dwz e echter een eens eerst eigenlijk elk
    elkaar elke en enerzijds enige enkele er eraan erbij ergens erin ermee erover ertoe eruit ervan ervoor etc
    evenals f g geen gister gisteren grotendeels h haar haast heel hem hen het hetgeen hetzelfde hier hierbij
    hierbinnen hierdoor hierin hiermee hierna hiernaast hierop hierover hiertoe hiervan hiervoor hij hoe hoeveel
    hoewel hoezo hun i ieder iedere iedereen iemand iets ik immers in indien inzake j ja je jegens jij jou jouw
    jullie k krachtens l m maar me meer meest men met mij mijn misschien mits morgen n na naar naast namelijk
    nee nergens niemand niet niets noch nog nogal nooit nou nu o oa of ofwel om omdat omhoog omlaag omtrent
    ondanks ons onze ook op over overal overigens p per plus q r rond rondom s sinds sommige soms steeds t te
    tegen tegenover telkens ten teneinde tenslotte tenzij ter terwijl tevens tijdens toch toe toen toentertijd
    tot totdat tussen u uit uiteraard uw v vaak van vanaf vandaag vandaar vanuit vanwege veel via volgens voor
    vooral voordat voorts w waar waaraan waarbij waardoor waarin waarmee waarom waarop waarover waartoe waaruit
    waarvan waarvoor wanneer want wat we wel welk welke wie wiens wij x y z za ze zei zelf zelfs zich zichzelf
    zij zo zoal zoals zodanig zodat zodra zojuist zonder zowel zulk zulke
    """.split()  # noqa: SIM905
)

# What people wrap around a question in plain language: "ik zoek artikelen over …", "wat kun je vertellen over …".
_FILLERS = frozenset(
    """
    alsjeblieft alstublieft an and artikel artikelen ben bent beste dank dient doe doen doet ga gaan gaat gave
    gegeven gehad gevonden geweest geworden ging gingen graag had hadden hallo heb hebben hebt heeft hoi is kan
    kom komen komt kon konden kun kunnen kunt laat mag mocht moest moet moeten mogelijk mogen nodig
    speelt staan staat the vertel vind vinden vindt waren was weet werd werden wil wilde willen wilt word
    worden wordt wou zal zijn zoek zoeken zou zouden zullen zult
    """.split()  # noqa: SIM905
)
SMALL_WORDS = FUNCTION_WORDS | _FILLERS

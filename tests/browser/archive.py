"""A small archive with one of everything that a page can show, and the address of every kind of page in it."""

from itertools import cycle

from articles.models import Article, Issue
from tests import factories

PAGES = {
    "home": "/",
    "issues": "/nummers/",
    "issue": "/nummers/blad/nummer/",
    "article": "/artikelen/het-artikel/",
    "people": "/personen/",
    "person": "/personen/de-persoon/",
    "topics": "/onderwerpen/",
    "topic": "/onderwerpen/het-onderwerp/",
    "dossiers": "/dossiers/",
    "dossier": "/dossiers/het-dossier/",
    "agenda": "/agenda/",
    "search": "/zoeken/?q=buurt",
    "search with choices": "/zoeken/?q=buurt&jaar=2019&soort=interview&soort=background&onderwerp=het-onderwerp",
    "search that misses a word": "/zoeken/?q=buurt+xyzzy&soort=niets",
    "search without result": "/zoeken/?q=xyzzy&jaar=2019",
    "topics through the years": "/onderwerpen/door-de-jaren/",
    "reading list": "/leeslijst/?a=9001-9002",
    "empty reading list": "/leeslijst/",
    "reading list, whole": "/leeslijst/lezen/?a=9001-9002",
    "accessibility": "/toegankelijkheid/",
}
# Every kind of article has its own look, and every issue its own colour: together they show each colour too.
ARTICLES = {f"article, {kind.label}": f"/artikelen/soort-{kind.replace('_', '-')}/" for kind in Article.Kind}
NOT_FOUND = {"not found": "/bestaat-niet/"}
EVERYTHING = PAGES | ARTICLES | NOT_FOUND
TEXT = """
<p>Een buurt die zelf aan de slag gaat[^1], met <a href="https://www.movisie.nl">een link</a>.</p>
<h2>Een tussenkop</h2><ul><li><p>eerste punt</p></li></ul><h3>Een kleinere</h3>
<table><tbody><tr><th><p>Jaar</p></th><th><p>Aantal</p></th></tr><tr><td><p>2019</p></td><td><p>12</p></td></tr></tbody></table>
"""
LONG_TITLE = "Verantwoordelijkheidsverdeling bij arbeidsongeschiktheidsverzekeringen in de schuldhulpverlening"


def fill() -> Article:
    """Make the archive, with names and titles that are hard to lay out; give the article that has every part."""
    publication = factories.publication(title="Blad", slug="blad")
    issue = factories.issue(publication=publication, slug="nummer", theme="Energie in de wijk", number="3")
    topic = factories.topic("Buurtontwikkelingsmaatschappijen", slug="het-onderwerp", description="Waar dit over gaat.")
    person = factories.person("Monique", family_name="Verhoeven-van den Heuvel tot Beichlingen", slug="de-persoon")
    article = factories.article(
        pk=9001, issue=issue, topics=[topic], text=TEXT, slug="het-artikel", title=LONG_TITLE, position=1,
        kind="interview", lead="Een lead die naar binnen trekt.", summary="In het kort.", page_from=4, page_to=6,
    )  # fmt: skip
    _add_blocks(article)
    factories.contribution(article, person=person, role="interview")
    factories.event_date(article)
    factories.publication_details(article)
    other = factories.article(
        pk=9002, issue=issue, topics=[topic], slug="een-ander", position=2, title="Een ander artikel"
    )
    factories.cross_reference(article, other)
    factories.dossier([article, other], slug="het-dossier")
    return article


def fill_with_every_kind() -> None:
    """Make the archive, and an article of each kind."""
    topics = list(fill().topics.all())
    issues = cycle([factories.issue(colour=colour, slug=colour) for colour in Issue.Colour])
    for kind in Article.Kind:
        article = factories.article(
            issue=next(issues), kind=kind, topics=topics, text=TEXT, slug=f"soort-{kind.replace('_', '-')}",
            title=f"Een stuk: {kind.label}", kicker="Voor de kop", subtitle="Onder de kop", rubric="Rubriek",
            lead="Een lead.", summary="In het kort.", content_note="Dit gaat over geweld.",
        )  # fmt: skip
        _add_blocks(article)
        factories.contribution(article)
        factories.event_date(article)
        factories.publication_details(article)


def _add_blocks(article: Article) -> None:
    for kind in ("pull_quote", "box", "speaker"):
        factories.block(article, kind=kind, title="Wie is wie", text="<p>Een zin in een eigen vorm.</p>")
    factories.block(article, kind="figure", caption="Een bijschrift", credit="Foto: iemand")
    factories.block(article, kind="notes", text="<ol><li><p>De noot.</p></li></ol>")

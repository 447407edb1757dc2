"""A reader in a real browser: by keyboard alone, without JavaScript, on a phone, and checked against WCAG 2.2 AA."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)

SIZES = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1280, "height": 900}}
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
    "search without result": "/zoeken/?q=xyzzy&jaar=niets",
}
TEXT = """
<p>Een buurt die zelf aan de slag gaat[^1], met <a href="https://www.movisie.nl">een link</a>.</p>
<h2>Een tussenkop</h2><ul><li><p>eerste punt</p></li></ul><h3>Een kleinere</h3>
<table><tbody><tr><th><p>Jaar</p></th><th><p>Aantal</p></th></tr><tr><td><p>2019</p></td><td><p>12</p></td></tr></tbody></table>
"""


@pytest.fixture
def archive():
    """One of everything that a page can show, with names and titles that are hard to lay out."""
    issue = factories.issue(
        publication=factories.publication(title="Blad", slug="blad"),
        slug="nummer",
        theme="Energie in de wijk",
        number="3",
    )
    topic = factories.topic("Buurtontwikkelingsmaatschappijen", slug="het-onderwerp", description="Waar dit over gaat.")
    person = factories.person("Monique", family_name="Verhoeven-van den Heuvel tot Beichlingen", slug="de-persoon")
    title = "Verantwoordelijkheidsverdeling bij arbeidsongeschiktheidsverzekeringen in de schuldhulpverlening"
    article = factories.article(
        issue=issue, topics=[topic], text=TEXT, slug="het-artikel", title=title, position=1, kind="interview",
        lead="Een lead die naar binnen trekt.", summary="In het kort.", page_from=4, page_to=6,
    )  # fmt: skip
    for kind in ("pull_quote", "box", "speaker"):
        factories.block(article, kind=kind, title="Wie is wie", text="<p>Een zin in een eigen vorm.</p>")
    factories.block(article, kind="figure", caption="Een bijschrift", credit="Foto: iemand")
    factories.block(article, kind="notes", text="<ol><li><p>De noot.</p></li></ol>")
    factories.contribution(article, person=person, role="interview")
    factories.event_date(article)
    factories.publication_details(article)
    other = factories.article(issue=issue, topics=[topic], slug="een-ander", position=2, title="Een ander artikel")
    factories.cross_reference(article, other)
    factories.dossier([article, other], slug="het-dossier")
    return article


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_page_breaks_no_rule_of_wcag(archive, open_context, axe, path, size, scheme):
    page = open_context(viewport=SIZES[size], color_scheme=scheme).new_page()
    page.goto(path)
    assert axe(page) == []


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_page_never_scrolls_sideways(archive, open_context, path, width):
    page = open_context(viewport={"width": width, "height": 740}).new_page()
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_reader_goes_from_home_to_a_person_by_keyboard_alone(archive, page):
    page.goto("/")
    for href in ("/nummers/blad/nummer/", "/artikelen/het-artikel/", "/personen/de-persoon/"):
        _tab_to(page, href)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{href}")
    assert page.locator("h1").inner_text().startswith("Monique")


def test_skip_link_comes_first_and_leads_to_the_text(archive, page):
    page.goto("/artikelen/het-artikel/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_reader_without_javascript_can_search_and_read(archive, open_context):
    page = open_context(java_script_enabled=False).new_page()
    page.goto("/")
    page.get_by_role("searchbox").first.fill("buurt")
    page.get_by_role("button", name="Zoek").first.click()
    page.get_by_role("link", name="Verantwoordelijkheidsverdeling").click()
    assert page.get_by_role("heading", name="Een tussenkop").is_visible()


def test_note_leads_to_its_text_and_back(archive, page):
    page.goto("/artikelen/het-artikel/")
    page.get_by_role("link", name="noot 1", exact=True).click()
    assert page.url.endswith("#noot-1")
    page.get_by_role("link", name="terug naar noot 1").click()
    assert page.url.endswith("#bij-noot-1")


def test_reader_gets_no_cookie(archive, page):
    for path in PAGES.values():
        page.goto(path)
    assert page.context.cookies() == []


def _tab_to(page, href: str) -> None:
    """Press Tab until the focus is on a link to `href`, as a reader without a mouse does."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('href')") == href:
            return
    pytest.fail(f"no link to {href} within 60 tabs")

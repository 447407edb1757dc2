"""The editors at work in a real browser: writing, ordering and publishing, by mouse and by keyboard."""

from collections.abc import Callable

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from articles.models import Article
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

GROUPS = ["redacteur", "eindredacteur", "beheerder"]
PAGES = {
    "start": "/admin/",
    "list": "/admin/articles/article/",
    "new article": "/admin/articles/article/add/",
    "article": "/admin/articles/article/{article}/change/",
    "issue": "/admin/articles/issue/{issue}/change/",
    "person": "/admin/articles/person/{person}/change/",
    "dossier": "/admin/dossiers/dossier/{dossier}/change/",
    "images": "/admin/articles/image/",
    "new image": "/admin/articles/image/add/",
    "new term": "/admin/articles/term/add/",
    "new promotion": "/admin/articles/promotion/add/",
    "questions": "/admin/articles/unansweredquestion/",
}


@pytest.fixture
def log_in(client, live_server) -> Callable[[Page, str], None]:
    """A function that makes the visitor of a page a member of a group."""

    def log_in_(page: Page, group: str) -> None:
        client.force_login(factories.editor(group))
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])

    return log_in_


@pytest.fixture
def numbers() -> dict[str, int]:
    """An article with a block of every kind and all its parts, and the numbers of what it hangs together with."""
    article = factories.article(topics=[factories.topic()], text="<p>De tekst.</p>", status="draft")
    for kind in ("pull_quote", "box", "figure", "speaker", "notes"):
        factories.block(article, kind=kind, text="<p>Een zin.</p>", caption="Een bijschrift.")
    factories.event_date(article)
    factories.publication_details(article)
    factories.cross_reference(article, factories.article(issue=article.issue))
    person = factories.contribution(article).person
    dossier = factories.dossier([article])
    return {"article": article.pk, "issue": article.issue_id, "person": person.pk, "dossier": dossier.pk}


def add_block(page: Page, kind: str) -> None:
    page.locator(".order-machine-insert-target.last").click()
    page.locator(".plugin-button", has_text=kind).click()


def write(page: Page, text: str) -> None:
    """Type in the block added last."""
    page.locator(".order-machine .last-related .ProseMirror[contenteditable]:visible").last.click()
    page.keyboard.type(text)


def save(page: Page) -> None:
    page.get_by_role("button", name="Opslaan en opnieuw bewerken").click()
    expect(page.locator(".messagelist .success")).to_be_visible()


@pytest.mark.parametrize("group", GROUPS)
def test_each_group_writes_an_article(page, log_in, group):
    issue, person = factories.issue(), factories.person("Çağla Öztürk")
    log_in(page, group)
    page.goto(f"/admin/articles/article/add/?issue={issue.pk}")
    page.get_by_label("Soort:").first.select_option("essay")
    page.get_by_label("Titel:").first.press_sequentially("De buurt aan zet")
    add_block(page, "Tekst")
    write(page, "Een zin.")
    page.get_by_text("Bijdrage toevoegen").click()
    page.locator("#contributions-0 .select2-selection").click()
    page.keyboard.type("ozturk")
    page.get_by_role("option", name="Çağla Öztürk").click()
    page.locator("#id_contributions-0-role").select_option("text")
    save(page)
    article = Article.objects.get(slug="de-buurt-aan-zet")
    assert [block.text for block in article.blocks.all()] == ["<p>Een zin.</p>"]
    assert [contribution.person for contribution in article.contributions.all()] == [person]


def test_a_text_gets_a_crosshead_a_list_and_a_link(page, log_in, numbers):
    log_in(page, "redacteur")
    page.goto(PAGES["article"].format(**numbers))
    block = page.locator("#blocks-0")
    block.locator(".ProseMirror[contenteditable]").click()
    page.keyboard.press("Control+A")
    page.keyboard.type("Kop")
    block.locator(".prose-menubar__selected").click()
    block.get_by_text("Tussenkop", exact=True).click()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    block.get_by_role("button", name="lijst met punten").click()
    page.keyboard.type("punt")
    page.keyboard.press("Shift+Home")
    block.get_by_role("button", name="link (kies eerst woorden)").click()
    page.get_by_role("dialog").get_by_label("Webadres").fill("https://www.movisie.nl")
    page.get_by_role("button", name="Klaar").click()
    save(page)
    text = Article.objects.get(pk=numbers["article"]).blocks.first().text
    assert text.startswith("<h2>Kop</h2><ul><li><p><a ")
    assert 'href="https://www.movisie.nl"' in text


def test_a_table_is_made_without_breaking_the_policy(page, log_in, numbers):
    log_in(page, "redacteur")
    page.goto(PAGES["article"].format(**numbers))
    page.locator("#blocks-0 .ProseMirror[contenteditable]").click()
    page.locator("#blocks-0").get_by_role("button", name="tabel invoegen").click()
    page.get_by_role("button", name="Tabel invoegen", exact=True).last.click()
    page.keyboard.type("Cel")
    save(page)
    assert "<td><p>Cel</p></td>" in Article.objects.get(pk=numbers["article"]).blocks.first().text


@pytest.mark.parametrize("group", ["eindredacteur", "beheerder"])
def test_a_publisher_publishes_from_the_form(page, log_in, numbers, group):
    log_in(page, group)
    page.goto(PAGES["article"].format(**numbers))
    page.get_by_label("Status:").select_option("published")
    save(page)
    page.get_by_role("link", name="Bekijk op site").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert Article.objects.published().filter(pk=numbers["article"]).exists()


def test_a_redacteur_sees_the_status_but_cannot_choose_it(page, log_in, numbers):
    log_in(page, "redacteur")
    page.goto(PAGES["article"].format(**numbers))
    expect(page.get_by_text("concept", exact=True)).to_be_visible()
    expect(page.locator("#id_status")).to_have_count(0)


def test_blocks_are_added_and_moved_by_keyboard(page, log_in, numbers):
    log_in(page, "redacteur")
    page.goto(PAGES["article"].format(**numbers))
    page.locator(".order-machine-insert-target.last").press("Enter")
    page.keyboard.press("Enter")
    write(page, "Nieuw.")
    page.locator(".order-machine .dynamic-blocks").last.get_by_role("button", name="Blok omhoog").press("Enter")
    expect(page.locator("[role=status].visually-hidden")).to_have_text("Blok staat nu op plaats 6 van 7.")
    save(page)
    kinds = [block.kind for block in Article.objects.get(pk=numbers["article"]).blocks.all()]
    assert kinds == ["text", "pull_quote", "box", "figure", "speaker", "text", "notes"]


def test_an_editor_logs_in_and_out(page, live_server):
    user = factories.editor("redacteur")
    page.goto("/redactie/")
    page.get_by_label("Gebruikersnaam:").fill(user.username)
    page.get_by_label("Wachtwoord:").fill("een lang wachtwoord")
    page.get_by_role("button", name="Aanmelden").click()
    page.get_by_role("button", name="Afmelden").click()
    expect(page.get_by_role("heading", name="Afgemeld")).to_be_visible()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible(page, log_in, axe, numbers, name):
    log_in(page, "beheerder")
    page.goto(PAGES[name].format(**numbers))
    page.wait_for_load_state("networkidle")
    assert "\n".join(axe(page)) == ""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_phone(phone, log_in, numbers, name):
    log_in(phone, "eindredacteur")
    phone.goto(PAGES[name].format(**numbers))
    phone.wait_for_load_state("networkidle")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360

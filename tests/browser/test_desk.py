"""The writing desk in a real browser: writing by keyboard and mouse, two editors at once, publishing a correction."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from articles.models import Article, Block, WorkingCopy
from articles.versions.history import latest, versions_of
from tests import factories
from tests.browser.editing import add_block, log_in, open_form, save, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DRAFT = {"status": "draft", "published_at": None}
WRITTEN = {"Streamer": "pull_quote", "Kader": "box", "Noten": "notes"}


@pytest.fixture
def editor_at(live_server) -> Callable[[Page], Page]:
    return lambda page: log_in(page, live_server.url, "eindredacteur")


@pytest.fixture
def desk(page: Page, editor_at) -> Page:
    """An editor who may publish."""
    return editor_at(page)


@pytest.fixture
def other(open_context, editor_at) -> Page:
    """A second editor, at another desk."""
    return editor_at(open_context().new_page())


@pytest.fixture
def article() -> Article:
    return factories.article(title="De wijk", text="<p>Over de wijk.</p>", **DRAFT)


@pytest.fixture
def blocks(article: Article) -> list[Block]:
    """One block of every kind that has more than running text."""
    written = [factories.block(article, kind=kind, text="<p>Eerst.</p>") for kind in WRITTEN.values()]
    return [*written, factories.block(article, kind="figure", picture=factories.image(title="Het plein"))]


def box_of(page: Page, text: str) -> Locator:
    return page.locator(".order-machine .ProseMirror[contenteditable]").filter(has_text=text)


def choose_picture(figure: Locator, title: str) -> None:
    figure.locator(".select2-selection").click()
    figure.page.keyboard.type(title)
    figure.page.get_by_role("option", name=title).click()


def said(article: Article) -> list[tuple[str, str]]:
    """What stands in the blocks after the first."""
    return [(block.kind, block.text or (block.picture and block.picture.title)) for block in article.blocks.all()[1:]]


# Writing


def test_a_crosshead_and_a_list_are_typed(desk, article):
    open_form(desk, article)
    box_of(desk, "Over de wijk.").click()
    desk.keyboard.press("Control+End")
    for line in ("", "## De buren", "Zij helpen.", "- met koffie", "met tijd"):
        desk.keyboard.press("Enter")
        desk.keyboard.type(line)
    save(desk)
    text = article.blocks.get().text
    assert "<h2>De buren</h2><p>Zij helpen.</p>" in text
    assert text.endswith("<ul><li><p>met koffie</p></li><li><p>met tijd</p></li></ul>")


def test_blocks_are_made_and_one_left_empty_is_not_kept(desk, article):
    factories.image(title="Het plein")
    open_form(desk, article)
    for label in WRITTEN:
        write(add_block(desk, label), "Eerst.")
    choose_picture(add_block(desk, "Beeld"), "Het plein")
    add_block(desk, "Tekst")
    save(desk)
    written = [(kind, "<p>Eerst.</p>") for kind in WRITTEN.values()]
    assert said(article) == [*written, ("figure", "Het plein")]


def test_blocks_are_changed(desk, article, blocks):
    factories.image(title="Het park")
    open_form(desk, article)
    for _ in WRITTEN:
        write(box_of(desk, "Eerst.").first, "Dan.")
    choose_picture(desk.locator(".order-machine [id^=blocks]:has(.field-picture):visible"), "Het park")
    save(desk)
    assert [text for _, text in said(article)] == ["<p>Dan.</p>"] * 3 + ["Het park"]


def test_blocks_are_removed(desk, article, blocks):
    open_form(desk, article)
    for block in desk.locator(".order-machine .inline-related:visible").all():
        if "Over de wijk" not in block.inner_text():
            block.get_by_label("Verwijderen").check()
    save(desk)
    assert [block.text for block in article.blocks.all()] == ["<p>Over de wijk.</p>"]


def test_a_line_in_a_table_takes_an_article_with_its_issue(desk, article):
    target = factories.article(title="Het plein")
    open_form(desk, article)
    desk.get_by_text("Verwijzing toevoegen").click()
    desk.locator("#cross_references-0 input[name$='-text']").fill("Lees ook")
    desk.locator("#cross_references-0 .select2-selection").click()
    desk.keyboard.type("plein")
    desk.get_by_role("option", name=f"Het plein ({target.issue.title})").click()
    save(desk)
    assert article.cross_references.get().target == target


# Two editors


def test_two_editors_who_changed_the_same_get_a_choice(desk, other, article, axe):
    for page, title in ((desk, "Van de een"), (other, "Van de ander")):
        open_form(page, article)
        page.get_by_label("Titel:").first.fill(title)
    save(desk)
    other.get_by_role("button", name="Opslaan", exact=True).click()
    expect(other.get_by_text("Jouw tekst is niet weg")).to_be_visible()
    assert axe(other) == []
    other.get_by_role("radio", name="Tekst van eindredacteur").check()
    other.get_by_role("button", name="Opslaan met deze keuzes").click()
    expect(other.locator(".messagelist .success")).to_be_visible()
    assert versions_of(article).count() == 2


# Publishing


def test_a_correction_is_published_with_one_button(desk, page):
    article = factories.article(title="De wijk", text="<p>Over de wijk.</p>")
    open_form(desk, article)
    desk.get_by_label("Titel:").first.fill("De buurt")
    save(desk)
    expect(desk.get_by_text("Lezers zien nog de oude tekst.")).to_be_visible()
    desk.get_by_role("button", name="Opslaan en publiceren").click()
    expect(desk.get_by_text("Gepubliceerd: lezers zien dit nu.")).to_be_visible()
    assert (Article.objects.get().title, WorkingCopy.objects.count()) == ("De buurt", 0)


def test_all_buttons_stand_on_one_line_in_sight(desk, article):
    open_form(desk, article)
    tops = desk.locator(".submit-row > *").evaluate_all("all => all.map((each) => each.getBoundingClientRect().bottom)")
    assert len(tops) == 4
    assert max(tops) - min(tops) < 12
    assert max(tops) < 900


# Pages to look at


@pytest.fixture
def deleted() -> None:
    """Something in the bin."""
    article = factories.article()
    latest(article)
    article.delete()


def test_pages_of_the_desk_are_accessible(desk, article, deleted, axe):
    open_form(desk, article)
    desk.get_by_label("Titel:").first.fill("De buurt")
    save(desk)
    assert [fault for page in pages_about(article) for fault in faults_of(desk, axe, page)] == []


def pages_about(article: Article) -> list[str]:
    newest, oldest = versions_of(article)
    article_pages, issue_pages = f"/admin/articles/article/{article.pk}/", f"/admin/articles/issue/{article.issue_id}/"
    return [
        f"{article_pages}history/",
        f"{article_pages}vergelijken/?van={oldest.pk}&tot={newest.pk}",
        "/admin/articles/article/prullenbak/",
        f"{issue_pages}publiceren/",
        f"{issue_pages}volgorde/",
    ]


def faults_of(page: Page, axe: Callable[[Page], list[str]], address: str) -> list[str]:
    page.goto(address)
    return [f"{address}: {fault}" for fault in axe(page)]

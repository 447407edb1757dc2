"""Every picture of the handbook: the situation, and what of the page shows it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from articles.models import Article
from articles.versions.history import versions_of
from tests.articles.versions.desk import set_to
from tests.browser.editing import select
from tests.handbook.clock import CLOCK
from tests.handbook.desk import Desk, address_of, client_of, content, cut, go, save

NEW_TITLE = "Zeven tafels op een plein"
NEW_TEXT = "<p>Er staan nu zeven tafels op het plein, en een bank.</p>"
BLOCK, PLUS = ".order-machine .inline-related:not(.empty-form)", ".order-machine-insert-target"


def wait_for_editors(page: Page) -> None:
    """Wait until the bars of buttons are complete."""
    boxes = page.locator(f"{BLOCK} textarea[data-prose-editor]")
    for box in boxes.all():
        expect(box).to_have_attribute("data-complete", "")


def set_text(text: str) -> Callable[[Article], object]:
    def change(article: Article) -> None:
        block = article.blocks.first()
        block.text = text
        block.save()

    return change


def blocks(desk: Desk) -> bytes:
    page = desk.open(desk.archive.bert, desk.archive.square)
    wait_for_editors(page)
    shown = [page.locator(BLOCK).nth(number) for number in range(3)]
    shown[2].locator(PLUS).click()
    expect(page.locator(".plugin-buttons .plugin-button").first).to_be_visible()
    return cut(page, *shown, *(block.locator(PLUS) for block in shown), page.locator(".plugin-buttons"))


def link(desk: Desk) -> bytes:
    page = desk.open(desk.archive.bert, desk.archive.square)
    wait_for_editors(page)
    box = page.locator("#blocks-0 .ProseMirror[contenteditable]")
    box.click()
    select(box, "zes")
    page.keyboard.press("Control+Shift+K")
    page.keyboard.type("plein")
    expect(page.locator("#link-chooser-list [role=option]").first).to_be_visible()
    return cut(page, page.get_by_role("dialog"), margin=0)


def choosing_an_image(desk: Desk) -> bytes:
    page = desk.open(desk.archive.bert, desk.archive.square)
    wait_for_editors(page)
    figure = page.locator(f"{BLOCK}:has(select[name$='-picture'])")
    figure.scroll_into_view_if_needed()
    figure.locator(".select2-selection").click()
    page.keyboard.type("wijk")
    expect(page.locator(".select2-results__option")).to_have_count(2)
    return cut(page, figure, figure.locator(PLUS), page.locator(".select2-dropdown"))


def working_copy(desk: Desk) -> bytes:
    tables = desk.archive.tables
    save("10:20", desk.archive.bert, tables, set_to(title=NEW_TITLE), note="Er is een tafel bij")
    save("11:05", desk.archive.bert, tables, set_text(NEW_TEXT))
    CLOCK.set("11:30")
    page = desk.open(desk.archive.anna, tables)
    return cut(page, page.locator("#content h1, .object-tools, .desk"))


def versions(desk: Desk) -> bytes:
    save("13:40", desk.archive.anna, desk.archive.tables, set_to(kicker="Op bezoek"), note="Bovenkop zoals gedrukt")
    page = desk.open(desk.archive.anna, desk.archive.tables, "history")
    page.locator(".version summary").nth(1).click()
    return cut(page, content(page))


def comparing(desk: Desk) -> bytes:
    newest, *_, oldest = versions_of(desk.archive.tables)
    question = f"?van={oldest.pk}&tot={newest.pk}"
    page = desk.open(desk.archive.anna, desk.archive.tables, "compare", question)
    return cut(page, page.locator("#content h1, #content > p, .differences"))


def other_editor(desk: Desk) -> bytes:
    shared = desk.archive.shared
    CLOCK.set("14:05")
    page = desk.open(desk.archive.anna, shared)
    desk.open(desk.archive.bert, shared)
    save("14:05", desk.archive.bert, shared, set_to(subtitle="Zo begon het"))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_text("Ook geopend door Bert.")).to_be_visible()
    return cut(page, page.locator("#content h1, .object-tools, .keeping"), margin=8)


def three_texts(desk: Desk) -> bytes:
    shared = desk.archive.shared
    CLOCK.set("14:20")
    page = desk.open(desk.archive.bert, shared)
    wait_for_editors(page)
    page.get_by_label("Titel:").first.fill("De tuin van de hele Lijsterstraat")
    box = page.locator("#blocks-0 .ProseMirror[contenteditable]")
    box.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" En een tuin.")
    save("14:25", desk.archive.anna, shared, set_to(title="De tuinen van de Lijsterstraat"))
    save("14:25", desk.archive.anna, shared, set_text("<p>Er staan nu zes tafels en een bank op het plein.</p>"))
    page.get_by_role("button", name="Opslaan en opnieuw bewerken").click()
    expect(page.get_by_text("Waar jullie van uitgingen").first).to_be_visible()
    return cut(page, page.locator("#content h1, #content > p, .conflict"))


def kept(desk: Desk) -> bytes:
    CLOCK.set("15:10")
    page = desk.open(desk.archive.bert, desk.archive.coffee)
    page.get_by_label("Titel:").first.fill("Koffie op woensdag, ook als het regent")
    page.close(run_before_unload=True)
    page = page.context.new_page()
    go(page, desk.archive.coffee)
    page.get_by_role("button", name="Bekijk de verschillen").click()
    return cut(page, page.locator("#content h1, .object-tools, .keeping"), margin=8)


def issue(desk: Desk) -> bytes:
    page = desk.open(desk.archive.anna, desk.archive.issue, "publish")
    return cut(page, content(page))


def order(desk: Desk) -> bytes:
    page = desk.open(desk.archive.anna, desk.archive.issue, "order")
    page.get_by_label("Plaats van Koffie op woensdag").fill("1,5")
    return cut(page, content(page))


def deleted(desk: Desk) -> bytes:
    client = client_of(desk.archive.anna)
    for time, article in zip(("16:00", "16:02"), desk.archive.old_ones, strict=True):
        CLOCK.set(time)
        client.post(address_of(article, "delete"), {"post": "yes"})
    page = desk.log_in(desk.archive.anna)
    page.goto("/admin/articles/article/prullenbak/")
    return cut(page, content(page))


PICTURES = {
    "blokken": blocks,
    "link": link,
    "beeld-kiezen": choosing_an_image,
    "werkversie": working_copy,
    "nummer": issue,
    "volgorde": order,
    "versies": versions,
    "vergelijken": comparing,
    "prullenbak": deleted,
    "ook-geopend": other_editor,
    "drie-teksten": three_texts,
    "bewaard": kept,
}

"""What an editor types is kept in the browser until it is stored, whatever happens; and editors see each other."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from playwright.sync_api import BrowserContext, Locator, Page, expect

from articles.models import Article, Topic
from tests import factories
from tests.articles.versions.desk import Form, set_to
from tests.browser import CHROMIUM_ARGUMENTS, find_chromium
from tests.browser.test_admin_browser import add_block, save, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# A page that is closed says so to the server, which would hear it while the database of the test is emptied.
NO_GOODBYE = "navigator.sendBeacon = () => true"
# How long what is typed may be nowhere but in memory.
AT_MOST = 5


@pytest.fixture
def editor() -> User:
    return factories.editor("redacteur")


@pytest.fixture
def form() -> str:
    """The address of the form of a topic: small, and so quickly shown."""
    return f"/admin/articles/topic/{factories.topic('Oud').pk}/change/"


@pytest.fixture
def article() -> Article:
    return factories.article(title="Oud", text="<p>De tekst.</p>", status="draft", published_at=None)


@pytest.fixture
def form_with_blocks(article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


@pytest.fixture
def log_in(live_server) -> Callable[[BrowserContext, User], None]:
    def log_in_(context: BrowserContext, user: User) -> None:
        client = Client()
        client.force_login(user)
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}])

    return log_in_


@pytest.fixture
def context(browser, live_server, log_in, editor) -> Iterator[BrowserContext]:
    """A browser in which an editor is logged in; errors of the server and lost connections are part of the test."""
    context = browser.new_context(base_url=live_server.url, locale="nl-NL", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    context.add_init_script(NO_GOODBYE)
    log_in(context, editor)
    yield context
    context.close()


@pytest.fixture
def start(browser, live_server, log_in, editor, tmp_path) -> Iterator[Callable[[], Page]]:
    """A function that starts a Chromium with a profile that stays, after which the one before may be killed."""
    contexts = []

    def start_() -> Page:
        options = {"executable_path": find_chromium(), "args": CHROMIUM_ARGUMENTS, "base_url": live_server.url}
        contexts.append(browser.browser_type.launch_persistent_context(tmp_path, **options))
        log_in(contexts[-1], editor)
        return contexts[-1].new_page()

    yield start_
    for context in contexts:
        with suppress(Exception):
            context.close()


def kill(profile: Path) -> None:
    """Let Chromium die on the spot, without a chance to write anything."""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if f"--user-data-dir={profile}" in (process / "cmdline").read_text().split("\0"):
                os.kill(int(process.name), signal.SIGKILL)


@pytest.fixture
def page_of_form(context, form) -> Page:
    page = context.new_page()
    with page.expect_response("**/aanwezig/"):
        page.goto(form)
    return page


def fill_in_login(page: Page, user: User) -> None:
    page.get_by_label("Gebruikersnaam:").fill(user.username)
    page.get_by_label("Wachtwoord:").fill("een lang wachtwoord")
    page.get_by_role("button", name="Aanmelden").click()


def wake(page: Page) -> None:
    """Let the form ask at once what it asks every twenty seconds."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def hide(page: Page) -> None:
    """Let the page think that another tab came before it; without a screen there is no such thing."""
    page.evaluate("Object.defineProperty(document, 'visibilityState', { value: 'hidden' })")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def write_block(page: Page) -> None:
    add_block(page, "Tekst")
    write(page, "Een nieuw blok.")


def copies(page: Page) -> list[dict]:
    """Give what the browser keeps."""
    return page.evaluate(
        """new Promise((resolve) => (indexedDB.open("redactie").onsuccess = ({ target }) => {
            const request = target.result.transaction("copies").objectStore("copies").getAll()
            request.onsuccess = () => resolve(request.result)
        }))"""
    )


def looked(page: Page) -> Locator:
    """Give the place where a copy is offered, once the browser has looked for one."""
    return page.locator(".keeping__kept[aria-busy=false]")


def name(page: Page) -> Locator:
    """Give the field that the tests type in: the first of the form of a topic."""
    return page.get_by_label("Naam:").first


def title(page: Page) -> Locator:
    return page.get_by_label("Titel:").first


def offered(page: Page) -> Locator:
    return page.get_by_text("Er staat nog een niet-opgeslagen versie van vandaag")


def test_what_was_typed_survives_a_killed_browser(start, form_with_blocks, tmp_path):
    page = start()
    page.goto(form_with_blocks)
    title(page).fill("Getypt")
    write_block(page)
    time.sleep(AT_MOST)
    kill(tmp_path)
    page = start()
    page.goto(form_with_blocks)
    page.get_by_role("button", name="Zet terug").click()
    expect(title(page)).to_have_value("Getypt")
    expect(page.locator(".order-machine .ProseMirror[contenteditable]").last).to_have_text("Een nieuw blok.")


def test_what_was_typed_survives_a_closed_tab(context, form):
    page = context.new_page()
    page.goto(form)
    name(page).fill("Getypt")
    page.close(run_before_unload=True)
    page = context.new_page()
    page.goto(form)
    page.get_by_role("button", name="Zet terug").click()
    expect(name(page)).to_have_value("Getypt")


def test_what_was_typed_survives_a_page_that_goes_before_it_was_written(page_of_form, form):
    page_of_form.evaluate("void (IDBDatabase.prototype.transaction = () => { throw Error('too late') })")
    name(page_of_form).fill("Getypt")
    page_of_form.goto(form)
    expect(offered(page_of_form)).to_be_visible()


def test_an_expired_session_takes_nothing_along(context, page_of_form, form, editor):
    page = page_of_form
    name(page).fill("Getypt")
    Session.objects.all().delete()
    page.get_by_role("button", name="Opslaan en opnieuw bewerken").click()
    fill_in_login(page, editor)
    page.get_by_role("button", name="Zet terug").click()
    save(page)
    assert Topic.objects.get().name == "Getypt"


def test_an_old_tab_saves_after_logging_in_in_a_new_one(context, page_of_form, editor):
    page = page_of_form
    name(page).fill("Getypt")
    Session.objects.all().delete()
    wake(page)
    with context.expect_page() as opened:
        page.get_by_role("link", name="Meld je aan in een nieuw tabblad").click()
    fill_in_login(opened.value, editor)
    expect(opened.value.get_by_role("button", name="Afmelden")).to_be_visible()
    save(page)
    assert Topic.objects.get().name == "Getypt"


def test_an_error_of_the_server_keeps_what_was_typed(page_of_form, form, monkeypatch):
    page = page_of_form
    name(page).fill("Getypt")
    monkeypatch.setattr("articles.admin.desk.settle", lambda *arguments: 1 / 0)
    page.get_by_role("button", name="Opslaan en opnieuw bewerken").click()
    expect(page.get_by_text("Je tekst is niet weg")).to_be_visible()
    page.goto(form)
    expect(offered(page)).to_be_visible()


def test_a_lost_connection_keeps_what_was_typed(context, page_of_form, form):
    page = page_of_form
    name(page).fill("Getypt")
    context.set_offline(True)
    with suppress(Exception):
        page.get_by_role("button", name="Opslaan en opnieuw bewerken").click()
        page.wait_for_url("chrome-error://**")
    context.set_offline(False)
    page.goto(form)
    expect(offered(page)).to_be_visible()


def test_a_token_that_fails_keeps_what_was_typed(context, page_of_form, form):
    page = page_of_form
    name(page).fill("Getypt")
    context.clear_cookies(name=settings.CSRF_COOKIE_NAME)
    page.get_by_role("button", name="Opslaan en opnieuw bewerken").click()
    page.get_by_role("link", name="Open het formulier opnieuw").click()
    expect(offered(page)).to_be_visible()


def test_a_mistake_in_the_form_keeps_what_was_typed(page_of_form, form):
    page = page_of_form
    page.get_by_label("Waar gaat dit over:").fill("Getypt")
    name(page).fill("")
    page.get_by_role("button", name="Opslaan en opnieuw bewerken").click()
    expect(page.get_by_text("Dit veld is verplicht.").first).to_be_visible()
    expect(looked(page)).to_be_empty()
    name(page).press("x")
    hide(page)
    name(page).press("Backspace")
    page.goto(form)
    expect(offered(page)).to_be_visible()


def test_what_is_stored_is_kept_no_longer(page_of_form, form):
    page = page_of_form
    name(page).fill("Getypt")
    page.get_by_role("button", name="Opslaan", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    Topic.objects.update(name="Van een ander")
    page.goto(form)
    expect(looked(page)).to_be_empty()
    assert copies(page) == []


def test_what_is_stored_without_the_browser_knowing_is_not_offered(context, form_with_blocks):
    page = context.new_page()
    page.goto(form_with_blocks)
    title(page).fill("Getypt")
    write_block(page)
    page.on("request", lambda request: context.clear_cookies(name="saved"))
    save(page)
    context.clear_cookies(name="saved")
    page.goto(form_with_blocks)
    expect(looked(page)).to_be_empty()


def test_another_editor_on_the_same_browser_is_offered_nothing(context, page_of_form, form, log_in):
    name(page_of_form).fill("Getypt")
    page_of_form.goto("/admin/")
    log_in(context, factories.editor("eindredacteur"))
    page_of_form.goto(form)
    expect(looked(page_of_form)).to_be_empty()
    assert len(copies(page_of_form)) == 1


def test_a_form_open_in_two_tabs_is_not_offered_to_itself(context, page_of_form, form):
    name(page_of_form).fill("Getypt")
    hide(page_of_form)
    other = context.new_page()
    other.goto(form)
    expect(looked(other)).to_be_empty()
    assert len(copies(other)) == 1


def test_a_new_thing_is_kept_too(context):
    page = context.new_page()
    page.goto("/admin/articles/topic/add/")
    page.get_by_label("Naam:").fill("Getypt")
    page.goto("/admin/articles/topic/add/")
    page.get_by_role("button", name="Zet terug").click()
    expect(page.get_by_label("Naam:")).to_have_value("Getypt")


def test_the_differences_are_shown_before_anything_is_put_back(context, form_with_blocks):
    page = context.new_page()
    page.goto(form_with_blocks)
    title(page).fill("Oud en nieuw")
    page.locator("#blocks-0 .ProseMirror[contenteditable]").press_sequentially("Nu ")
    write_block(page)
    page.goto(form_with_blocks)
    page.get_by_role("button", name="Bekijk de verschillen").press("Enter")
    expect(page.locator(".keeping dt")).to_have_text(["Titel", "Teksten, 1: Tekst", "Teksten, 2: erbij"])
    expect(page.locator(".keeping dd")).to_have_text(["Oud en nieuw", "Nu De tekst.", "Een nieuw blok."])
    expect(page.locator(".keeping ins")).to_have_text([" en nieuw", "Nu ", "Een nieuw blok."])


def test_a_block_that_was_to_go_is_among_the_differences(context, form_with_blocks):
    page = context.new_page()
    page.goto(form_with_blocks)
    page.locator("#blocks-0 .delete input").check()
    page.goto(form_with_blocks)
    page.get_by_role("button", name="Bekijk de verschillen").click()
    expect(page.locator(".keeping dt")).to_have_text("Teksten, 1: weg")


def test_throwing_away_is_asked_twice(page_of_form, form):
    page = page_of_form
    name(page).fill("Getypt")
    page.goto(form)
    page.get_by_role("button", name="Gooi weg").click()
    page.get_by_role("button", name="Nee, bewaar").click()
    page.get_by_role("button", name="Gooi weg").click()
    page.get_by_role("button", name="Ja, gooi weg").click()
    expect(looked(page)).to_be_empty()
    assert copies(page) == []


def test_typing_asks_nothing_of_the_server(page_of_form):
    sent = []
    page_of_form.on("request", lambda request: "/admin/articles/" in request.url and sent.append(request.method))
    name(page_of_form).press_sequentially(" en nieuw")
    assert sent == []


def test_a_form_is_sent_once(page_of_form):
    press_twice = """async (button) => {
        button.click()
        await new Promise((resolve) => setTimeout(resolve))
        const again = new SubmitEvent("submit", { bubbles: true, cancelable: true })
        button.form.dispatchEvent(again)
        return [button.disabled, again.defaultPrevented]
    }"""
    page_of_form.route("**/change/", lambda route: None)
    button = page_of_form.get_by_role("button", name="Opslaan", exact=True)
    assert button.evaluate(press_twice) == [True, True]


def test_two_editors_see_each_other_and_what_was_saved(context, page_of_form, form, log_in):
    anna, bram = context.browser.new_context(base_url=page_of_form.url), page_of_form
    log_in(anna, User.objects.create_superuser("anna", first_name="Anna", last_name="Bos"))
    page = anna.new_page()
    page.goto(form)
    name(page).fill("Van Anna")
    wake(bram)
    expect(bram.get_by_text("Ook geopend door Anna Bos.")).to_be_visible()
    save(page)
    anna.close()
    wake(bram)
    expect(bram.get_by_text("Anna Bos heeft intussen opgeslagen; bij het opslaan voegen we")).to_be_visible()


def test_a_conflict_keeps_what_was_typed_until_it_is_settled(context, article, form_with_blocks):
    page = context.new_page()
    page.goto(form_with_blocks)
    title(page).fill("Mijn titel")
    Form(article, factories.editor()).write(set_to(title="Hun titel")).save()
    page.get_by_role("button", name="Opslaan en opnieuw bewerken").click()
    page.get_by_role("button", name="Opslaan met deze keuzes").wait_for()
    assert len(copies(page)) == 1
    page.get_by_role("button", name="Opslaan met deze keuzes").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    page.goto(form_with_blocks)
    expect(looked(page)).to_be_empty()
    assert copies(page) == []

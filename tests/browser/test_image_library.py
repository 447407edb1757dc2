"""The image library in a real browser: uploading, pointing, choosing, and what a reader's browser fetches of it."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from articles.models import Block, Image
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADD, LIST = "/admin/articles/image/add/", "/admin/articles/image/"


@pytest.fixture
def log_in(client, live_server):
    """A function that makes the visitor of a page a member of the editorial staff."""

    def log_in_(page) -> None:
        client.force_login(factories.editor("redacteur"))
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])

    return log_in_


@pytest.fixture
def writer(page, log_in):
    log_in(page)
    return page


def save(page) -> None:
    page.get_by_role("button", name="Opslaan en opnieuw bewerken").click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def test_a_writer_uploads_an_image_and_points_at_what_matters(writer):
    writer.goto(ADD)
    writer.get_by_label("Titel:").fill("Het plein")
    file = {"name": "DSC.PNG", "mimeType": "image/png", "buffer": factories.image_file((400, 200))}
    writer.get_by_label("Bestand:").set_input_files(file)
    writer.get_by_label("Beschrijving voor wie het beeld niet ziet:").fill("Een plein")
    save(writer)
    writer.locator("img.imagefield-preview-image").click(position={"x": 300, "y": 50})
    save(writer)
    assert Image.objects.get().focus == "0.750x0.250"


def test_a_writer_chooses_an_image_and_sees_which(writer):
    block = factories.block(factories.article(status="draft", published_at=None), kind="figure")
    chosen, _ = factories.image(title="Het plein", credit="Foto: Jan"), factories.image()
    writer.goto(f"/admin/articles/article/{block.article_id}/change/")
    figure = writer.locator(".order-machine .inline-related:has(select[name$='-picture'])").first
    expect(figure.locator(".thumbnail")).to_be_hidden()
    figure.locator(".select2-selection").click()
    writer.keyboard.type("plein")
    writer.get_by_role("option", name="Het plein (Foto: Jan)").click()
    expect(figure.locator(".thumbnail")).to_be_visible()
    assert figure.locator(".thumbnail").evaluate("each => each.decode().then(() => each.naturalWidth)") == 1
    save(writer)
    assert Block.objects.get().picture == chosen


def test_a_browser_fetches_the_small_file_on_a_phone_and_no_other(phone):
    image = factories.image((1600, 900))
    block = factories.block(factories.article(), kind="figure", picture=image)
    fetched = []
    phone.on("request", lambda request: fetched.append(request.url) if "/media/images/" in request.url else None)
    phone.goto(block.article.get_absolute_url())
    phone.locator("picture img").scroll_into_view_if_needed()
    phone.wait_for_load_state("networkidle")
    assert [url.rpartition("-")[2] for url in fetched] == ["480.avif"]


@pytest.mark.parametrize("path", [ADD, LIST, f"{LIST}{{}}/change/"])
def test_a_page_is_accessible(writer, axe, path):
    image = factories.image(title="Het plein")
    factories.block(factories.article(), kind="figure", picture=image)
    writer.goto(path.format(image.pk))
    writer.wait_for_load_state("networkidle")
    assert "\n".join(axe(writer)) == ""


@pytest.mark.parametrize("path", [ADD, LIST, f"{LIST}{{}}/change/"])
def test_a_page_fits_a_phone(phone, log_in, path):
    image = factories.image((1600, 900))
    log_in(phone)
    phone.goto(path.format(image.pk))
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360

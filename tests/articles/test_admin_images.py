"""The image library in the admin: uploading, choosing, rights, and what stands in the way of deleting."""

import datetime

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from articles.models import Image
from tests import factories
from tests.articles.admin_forms import errors, filled_in

pytestmark = pytest.mark.django_db

ADD, LIST = "/admin/articles/image/add/", "/admin/articles/image/"


@pytest.fixture
def writer(client):
    client.force_login(factories.editor("redacteur"))
    return client


@pytest.fixture
def chief(client):
    client.force_login(factories.editor("eindredacteur"))
    return client


def upload(client, content: bytes, name: str = "DSC_0001.JPG", **fields):
    file = SimpleUploadedFile(name, content, content_type="image/jpeg")
    return client.post(ADD, filled_in(client.get(ADD), title="Het plein", file=file, **{"alt": "Een plein"} | fields))


def change(image: Image) -> str:
    return reverse("admin:articles_image_change", args=[image.pk])


def used(*titles: str) -> Image:
    image = factories.image()
    for title in titles:
        factories.block(factories.article(title=title), kind="figure", picture=image)
    return image


def day(days_from_now: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=days_from_now)


# Uploading


def test_a_writer_adds_an_image(writer):
    assert upload(writer, factories.image_file((30, 20))).status_code == 302
    image = Image.objects.get()
    assert (image.title, image.width, image.height, "het-plein-" in image.file.name) == ("Het plein", 30, 20, True)


def test_the_name_of_the_upload_may_be_of_any_length(writer):
    assert upload(writer, factories.image_file(), name=f"{'x' * 240}.jpg").status_code == 302


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<svg/>", "“DSC_0001.JPG” is geen beeld dat we kunnen lezen, hoe het ook heet. Kies een JPEG, PNG, WebP"),
        (b"", "“DSC_0001.JPG” is leeg. Kies een beeld: JPEG, PNG, WebP, AVIF of GIF."),
        (factories.image_file()[:45], "“DSC_0001.JPG” is beschadigd of niet helemaal aangekomen."),
    ],
    ids=["svg", "empty", "half"],
)
def test_what_is_no_image_is_refused_beside_its_field(writer, content, words):
    answer = upload(writer, content)
    assert words in answer.context["adminform"].form.errors["file"][0]
    assert not Image.objects.exists()


@pytest.mark.parametrize("fields", [{"alt": ""}, {"is_decorative": "on"}], ids=["neither", "both"])
def test_an_image_is_described_or_decorative(writer, fields):
    answer = upload(writer, factories.image_file(), **fields)
    assert errors(answer) == [
        "Beschrijf het beeld voor wie het niet ziet, of noem het decoratief: een van de twee.",
    ]


def test_a_decorative_image_needs_no_description(writer):
    assert upload(writer, factories.image_file(), alt="", is_decorative="on").status_code == 302


# Changing


def test_saving_without_changes_changes_nothing(writer):
    image = factories.image((500, 300))
    before = [list(Image.objects.values()), image.file_names]
    assert writer.post(change(image), filled_in(writer.get(change(image)), file="")).status_code == 302
    assert [list(Image.objects.values()), Image.objects.get().file_names] == before


def test_a_click_in_the_image_moves_its_focal_point(writer):
    image = factories.image((4, 2))
    page = writer.get(change(image))
    assert f'data-ppoi-id="{page.context["adminform"].form["focus"].auto_id}"' in page.text
    assert f'class="imagefield-preview-image" src="{image.renditions[0].fallback}"' in page.text
    writer.post(change(image), filled_in(page, file="", focus="0.125x1.000"))
    assert Image.objects.get().thumbnail.endswith("-125-1000.jpg")


@pytest.mark.parametrize("focus", ["", "x", "../x0.5", "1.5x0.5", "0.5x0.5\n", "nanx0.5"])
def test_a_focal_point_outside_the_image_is_refused(writer, focus):
    image = factories.image()
    answer = writer.post(change(image), filled_in(writer.get(change(image)), file="", focus=focus))
    assert (answer.status_code == 302) == (focus.strip() == "0.5x0.5")
    assert Image.objects.get().focus == "0.5x0.5"


def test_the_page_holds_nothing_that_the_policy_refuses(writer):
    text = writer.get(change(factories.image())).text
    assert "imagefield/ppoi.js" in text
    assert " style=" not in text
    assert " onclick=" not in text


# Finding


@pytest.mark.parametrize(("choice", "title"), [("verlopen", "was"), ("binnenkort", "nog even"), ("in-orde", "altijd")])
def test_images_are_filtered_by_their_rights(writer, choice, title):
    for name, until in {"was": day(-1), "nog even": day(59), "altijd": None}.items():
        factories.image(title=name, rights_until=until)
    found = writer.get(LIST, {"rechten": choice}).context["cl"].result_list
    assert [image.title for image in found] == [title]


def test_the_list_leads_to_the_articles_that_use_an_image(writer):
    image = used("Buurthuis terug", "Aan tafel")
    factories.block(image.figures.first().article, kind="figure", picture=image)
    articles = [figure.article for figure in image.figures.order_by("article__title", "pk")[:2]]
    text = writer.get(LIST).text
    for article in articles:
        assert text.count(f'<a href="/admin/articles/article/{article.pk}/change/">') == 1


def test_the_list_says_when_no_article_uses_an_image(writer):
    factories.image()
    assert "geen artikel" in writer.get(LIST).text


# Choosing


def test_what_was_chosen_shows_its_thumbnail(writer):
    image = factories.image()
    answer = writer.get(f"{LIST}{image.pk}/miniatuur/")
    assert (answer.status_code, answer["Location"]) == (302, image.thumbnail)


@pytest.mark.parametrize("key", ["0", "x", "9" * 30, "-1"])
def test_an_image_that_is_not_there_has_no_thumbnail(writer, key):
    assert writer.get(f"{LIST}{key}/miniatuur/").status_code == 404


def test_a_thumbnail_is_not_for_everyone(client):
    assert client.get(f"{LIST}{factories.image().pk}/miniatuur/")["Location"].startswith("/admin/login/")


def test_a_thumbnail_is_not_for_staff_without_a_group(client):
    client.force_login(User.objects.create_user("niemand", is_staff=True))
    assert client.get(f"{LIST}{factories.image().pk}/miniatuur/").status_code == 403


# Deleting


def test_an_image_in_use_is_not_deleted_and_the_articles_are_named(chief):
    image = used("Buurthuis terug")
    address = reverse("admin:articles_image_delete", args=[image.pk])
    text = chief.get(address).text
    assert "Buurthuis terug</a>: haal het beeld daar eerst weg." in text
    assert chief.post(address, {"post": "yes"}).status_code in (200, 403)
    assert Image.objects.exists()


def test_of_many_images_none_is_deleted_while_one_is_in_use(chief):
    keys = [used("Buurthuis terug").pk, factories.image().pk]
    data = {"action": "delete_selected", "_selected_action": keys, "post": "yes"}
    assert "Buurthuis terug</a>: haal het beeld daar eerst weg." in chief.post(LIST, data, follow=True).text
    assert Image.objects.count() == 2


def test_images_that_are_deleted_take_their_files_along(chief, django_capture_on_commit_callbacks):
    image = factories.image()
    with django_capture_on_commit_callbacks(execute=True):
        chief.post(LIST, {"action": "delete_selected", "_selected_action": [image.pk], "post": "yes"})
    assert not Image.objects.exists()
    assert [name for name in image.file_names if image.file.storage.exists(name)] == []


def test_a_writer_deletes_no_image(writer):
    assert writer.get(reverse("admin:articles_image_delete", args=[factories.image().pk])).status_code == 403

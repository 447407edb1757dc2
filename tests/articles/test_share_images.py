"""Share images: what they show, when they are drawn, and which page names one."""

import io
import re
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from PIL import Image, ImageColor

from articles import share_drawing, share_images
from articles.models import Article, Issue
from articles.share_drawing import ShareCard
from dossiers.models import Dossier
from tests import factories, repository
from tests.articles.admin_forms import filled_in
from tests.articles.test_admin_publishing import DRAFT, SENT_IN, address, run, save

pytestmark = [pytest.mark.django_db, pytest.mark.alike]
SITE_CSS = (repository.ROOT / "movisies/static/css/site.css").read_text()
TITLES = {
    "short": "Onrust",
    "long": "Een titel die niet ophoudt en dan nog even doorgaat " * 5,
    "one long word": "Arbeidsongeschiktheidsverzekeringsmaatschappijbestuursvergadering" * 2,
    "quotes and accents": "“Één ‘ding’ – ¿qué?” & <b>€ 100</b>",
    "letters of other languages": "Çağla Ibrahimović, Łódź",
    "emoji": "Op naar 🙂 beter",
    "nothing that can be drawn": "🙂",
    "white space": "  ruim \n gezet ",
}
MAKERS = {Article: factories.article, Issue: factories.issue, Dossier: factories.dossier}
for_each_kind = pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)


@pytest.fixture(autouse=True)
def own_storage(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(share_images, "_found", set())


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Give a function that does what happens after a commit as well."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def card(title: str = "Titel", **fields) -> ShareCard:
    return ShareCard(**{"magazine": "Blad", "label": "Interview", "title": title} | fields)


def opened(card: ShareCard) -> Image.Image:
    return Image.open(io.BytesIO(share_drawing.draw(card))).convert("RGB")


def pictures() -> list[str]:
    folders = default_storage.listdir("share")[0] if default_storage.exists("share") else []
    return sorted(f"{folder}/{name}" for folder in folders for name in default_storage.listdir(f"share/{folder}")[1])


def luminance(colour: tuple[int, ...]) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (value / 255 for value in colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_any_title_gives_a_picture_of_the_size_that_sites_expect(title):
    assert opened(card(title)).size == (1200, 630)


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_no_letter_comes_near_the_edge(title):
    picture = opened(card(title, foot=title, label=title, magazine="MO/samenlevingsopbouw", colour="inkt"))
    edge = share_drawing._MARGIN - 12
    letters = picture.point(lambda shade: 255 if shade > 200 else 0).getbbox()
    assert edge <= letters[0] < letters[2] <= 1200 - edge
    assert letters[3] <= 630 - 30


def test_a_title_takes_as_much_room_as_there_is():
    titles = [TITLES["short"], "Een gewone titel van woorden die samen drie regels vullen", TITLES["long"]]
    sizes = [share_drawing._fitted(title)[0].size for title in titles]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 3


def test_a_word_that_fits_on_no_line_is_broken_with_a_hyphen():
    face, lines = share_drawing._fitted(TITLES["one long word"])
    assert lines[0].endswith("-")
    assert all(face.width(line) <= 1200 - 2 * 72 for line in lines)


def test_a_letter_of_another_language_is_drawn_and_an_emoji_is_left_out():
    face = share_drawing._Type("fraunces", 600, 60)
    assert "".join(piece for _, piece in face.runs("ć🙂ğ Ł")) == "ćğ Ł"
    ((font, piece),) = face.runs("ğşŁź")
    assert bytes(font.getmask("\uffff")) not in [bytes(font.getmask(letter)) for letter in piece]


def test_the_colours_are_those_of_the_site():
    grounds = dict(re.findall(r'^\s+\[data-colour="(\w+)"\].*--accent-ground: (#\w{6})', SITE_CSS, re.MULTILINE))
    assert grounds == share_drawing.GROUNDS
    assert f"--accent-on: {share_drawing.ON_GROUND};" in SITE_CSS
    assert set(Issue.Colour.values) == set(share_drawing.GROUNDS)


@pytest.mark.parametrize("colour", share_drawing.GROUNDS)
def test_the_words_stand_out_on_every_ground_and_on_its_disc(colour):
    picture = opened(card("", colour=colour, magazine="", label=""))
    letter = ImageColor.getrgb(share_drawing.ON_GROUND)
    for place in ((20, 20), (1100, 400)):
        assert contrast(picture.getpixel(place), letter) >= 4.5


@pytest.mark.parametrize("field", ["title", "label", "magazine", "foot", "corner", "colour"])
def test_another_word_gives_another_address(field):
    assert card().digest != card(**{field: "anders"}).digest


@for_each_kind
def test_publishing_from_the_form_draws_the_picture(client, committed, model):
    client.force_login(factories.editor())
    row = MAKERS[model](**DRAFT)
    with committed():
        save(client, row, **SENT_IN)
    assert pictures() == [f"{model._meta.model_name}/{row.pk}-{row.share_card.digest}.png"]


@for_each_kind
def test_publishing_and_withdrawing_from_the_list_draws_and_removes_it(client, committed, model):
    client.force_login(factories.editor())
    row = MAKERS[model](**DRAFT)
    with committed():
        run(client, "publish", row)
    assert len(pictures()) == 1
    with committed():
        run(client, "withdraw", row)
    assert pictures() == []


def test_a_new_title_replaces_the_picture(client, committed):
    client.force_login(factories.editor())
    article = factories.article()
    share_images.keep_up([article])
    before = pictures()
    with committed():
        save(client, article, title="Een betere titel", _publish="1")
    assert len(pictures()) == 1
    assert pictures() != before


def test_a_draft_has_no_picture(client, committed):
    client.force_login(factories.editor())
    with committed():
        save(client, factories.article(**DRAFT), title="Nog niet")
    assert pictures() == []


def test_another_colour_of_an_issue_reaches_its_articles(client, committed):
    client.force_login(factories.editor())
    article = factories.article()
    with committed():
        save(client, article.issue, colour="pruim")
    article = Article.objects.get()
    assert f"article/{article.pk}-{article.share_card.digest}.png" in pictures()


def test_another_name_of_the_magazine_reaches_its_issues(client, committed):
    client.force_login(factories.editor("beheerder"))
    issue = factories.issue()
    page = address(issue.publication)
    with committed():
        client.post(page, filled_in(client.get(page), title="Nieuw blad"))
    issue = Issue.objects.get()
    assert pictures() == [f"issue/{issue.pk}-{issue.share_card.digest}.png"]


def test_deleting_an_article_removes_its_picture(client, committed):
    client.force_login(factories.editor("beheerder"))
    article = factories.article()
    share_images.keep_up([article])
    with committed():
        client.post(address(article, "delete"), {"post": "yes"})
    assert not Article.objects.exists()
    assert pictures() == []


def test_a_picture_that_cannot_be_stored_does_not_stop_the_editor(client, committed, monkeypatch):
    client.force_login(factories.editor())
    article = factories.article()
    monkeypatch.setattr(share_images, "draw", _fail)
    with committed():
        assert save(client, article, title="Toch opgeslagen", _publish="1").status_code == 302
    assert article.title == "Toch opgeslagen"


def _fail(*args) -> None:
    raise OSError("disk full")


def test_what_is_there_is_not_drawn_again():
    article = factories.article()
    assert [share_images.keep_up([article]), share_images.keep_up([article])] == [1, 0]


def test_the_command_draws_what_is_missing_and_removes_what_belongs_to_nothing():
    article = factories.article()
    default_storage.save("share/article/999-abc.png", ContentFile(b""))
    said = StringIO()
    call_command("make_share_images", stdout=said)
    assert [name.partition("-")[0] for name in pictures()] == [f"article/{article.pk}", f"issue/{article.issue.pk}"]
    assert "2 getekend" in said.getvalue()


@for_each_kind
def test_a_page_names_the_picture_that_was_made(client, model):
    row = MAKERS[model]()
    share_images.keep_up([row])
    wanted = f'content="http://testserver/media/share/{pictures()[0]}"'
    assert wanted in client.get(row.get_absolute_url()).text


@for_each_kind
def test_a_page_without_a_picture_names_that_of_the_site(client, model):
    text = client.get(MAKERS[model]().get_absolute_url()).text
    assert "/media/share/" not in text
    assert '<meta property="og:image" content="http://testserver/static/share.png">' in text


def test_a_page_looks_for_its_picture_on_the_disk_once(client, monkeypatch):
    article = factories.article()
    share_images.keep_up([article])
    client.get(article.get_absolute_url())
    monkeypatch.setattr(type(default_storage), "exists", _fail, raising=False)
    assert "/media/share/" in client.get(article.get_absolute_url()).text


def test_nothing_is_drawn_while_a_page_is_read(client, monkeypatch):
    monkeypatch.setattr(share_images, "draw", _fail)
    assert client.get(factories.article().get_absolute_url()).status_code == 200


def test_the_picture_of_the_site_has_the_right_size():
    with Image.open(repository.ROOT / "movisies/static/share.png") as picture:
        assert picture.size == (share_drawing.WIDTH, share_drawing.HEIGHT)

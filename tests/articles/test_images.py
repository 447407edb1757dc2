"""Images of the library on the site: who sees them, in which words, and what they cost."""

import datetime

import pytest
from django.db import connection
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext

from articles.models import Block, Image
from articles.search.documents import SOURCES
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 3, 2)
DAY = datetime.timedelta(days=1)
# Half an hour into today in Amsterdam, where it is an hour later than in Greenwich.
JUST_TODAY = datetime.datetime(2026, 3, 1, 23, 30, tzinfo=datetime.UTC)
DAYS = [(None, True), (TODAY - DAY, False), (TODAY, True), (TODAY + DAY, True)]


@pytest.fixture
def just_today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: JUST_TODAY)


def expired(**fields) -> Image:
    return factories.image(rights_until=datetime.date(2020, 1, 1), **fields)


def figure(picture: Image | None = None, **fields) -> Block:
    return factories.block(factories.article(), kind="figure", picture=picture, **fields)


def page(client, block: Block) -> str:
    return client.get(block.article.get_absolute_url()).text


# The rule


@pytest.mark.parametrize(("rights_until", "is_usable"), DAYS)
def test_an_image_is_usable_through_the_last_day_of_its_rights(just_today, rights_until, is_usable):
    image = factories.image(rights_until=rights_until)
    assert image.is_usable is is_usable
    assert Image.objects.usable().exists() is is_usable
    assert Image.objects.expired().exists() is not is_usable


@pytest.mark.parametrize(
    ("rights_until", "chosen"),
    [
        (None, "secure"),
        (TODAY - DAY, "expired"),
        (TODAY, "expiring"),
        (TODAY + 59 * DAY, "expiring"),
        (TODAY + 60 * DAY, "secure"),
    ],
)
def test_an_image_is_in_one_choice_by_its_rights(just_today, rights_until, chosen):
    factories.image(rights_until=rights_until)
    images = Image.objects
    choices = {"expired": images.expired(), "expiring": images.expiring(60), "secure": images.secure(60)}
    assert [name for name, choice in choices.items() if choice.exists()] == [chosen]


@pytest.mark.parametrize(
    ("rights_until", "name"),
    [(None, "Plein (Foto: Jan)"), (datetime.date(2020, 1, 1), "Plein (Foto: Jan), rechten verlopen")],
)
def test_an_image_is_called_by_title_and_maker_and_says_when_it_does_not_show(rights_until, name):
    assert str(Image(title="Plein", credit="Foto: Jan", rights_until=rights_until)) == name


def test_an_image_in_use_is_not_deleted():
    with pytest.raises(ProtectedError):
        figure(factories.image()).picture.delete()


# On a page


def test_a_figure_shows_its_image_at_every_width(client):
    image = factories.image((900, 600))
    text = page(client, figure(image))
    narrow, middle, own = image.renditions
    assert f'type="image/avif" srcset="{narrow.avif} 480w, {middle.avif} 800w, {own.avif} 900w"' in text
    assert f'<img src="{own.fallback}" srcset="{narrow.fallback} 480w, {middle.fallback} 800w,' in text
    assert f'width="900" height="600" alt="{image.alt}" loading="lazy" decoding="async">' in text


def test_every_address_on_the_page_is_a_file(client):
    image = factories.image((900, 600))
    for rendition in image.renditions:
        answers = [client.get(address) for address in (rendition.avif, rendition.fallback)]
        assert [answer["Content-Type"] for answer in answers] == ["image/avif", "image/jpeg"]


def test_a_figure_has_the_words_of_the_library(client):
    text = page(client, figure(factories.image(alt="Een plein", caption="Op het plein", credit="Foto: Jan")))
    assert 'alt="Een plein"' in text
    assert '<figcaption>Op het plein <span class="figure__credit">Foto: Jan</span></figcaption>' in text


def test_a_figure_has_words_of_its_own_first(client):
    image = factories.image(alt="Een plein", caption="Op het plein", credit="Foto: Jan")
    text = page(client, figure(image, alt="Een fontein", caption="Bij het water", credit="Foto: J. Jansen"))
    assert 'alt="Een fontein"' in text
    assert '<figcaption>Bij het water <span class="figure__credit">Foto: J. Jansen</span></figcaption>' in text


def test_a_decorative_image_is_silent(client):
    assert 'alt="" loading' in page(client, figure(factories.image(is_decorative=True)))


def test_words_do_not_end_their_place_on_the_page(client):
    text = page(client, figure(factories.image(alt='"><script>', caption="<script>", credit="<script>")))
    assert 'alt="&quot;&gt;&lt;script&gt;"' in text
    assert "<figcaption>&lt;script&gt;" in text


def test_an_image_whose_rights_ended_leaves_its_words(client):
    image = expired(title="Plein", caption="Op het plein")
    text = page(client, figure(image))
    assert "Op het plein" in text
    assert "zonder beeld in dit archief" in text
    assert image.file.name.rpartition(".")[0] not in text


@pytest.mark.parametrize("path", ["/leeslijst/lezen/?a={}", "/a/{}/", "/feed/", "/", "/zoeken/"])
def test_an_image_whose_rights_ended_is_nowhere(client, path):
    shown, hidden = figure(factories.image(title="Wel")), expired(title="Niet")
    block = factories.block(shown.article, kind="figure", picture=hidden)
    text = client.get(path.format(block.article_id), follow=True).text
    assert "/niet-" not in text
    assert ("/wel-" in text) == ("{}" in path)


def test_a_figure_of_nothing_shows_nothing(client):
    assert "<figure" not in page(client, figure(expired()))


def test_an_image_that_is_shown_needs_no_query(client):
    image, block = factories.image(), figure()
    costs = []
    for _ in range(3):
        with CaptureQueriesContext(connection) as queries:
            page(client, block)
        costs.append(len(queries))
        factories.block(block.article, kind="figure", picture=image)
    assert costs == [costs[0]] * 3


def test_a_page_does_not_look_at_the_files(client, monkeypatch):
    block = figure(factories.image())
    monkeypatch.setattr("django.core.files.storage.FileSystemStorage._open", lambda *given: 1 / 0)
    monkeypatch.setattr("articles.models.images.files.store", lambda *given: 1 / 0)
    assert "<picture>" in page(client, block)


# In the search index


def test_the_caption_of_the_library_is_found():
    block = figure(factories.image(caption="Op het plein", credit="Foto: Jan"))
    texts = next(iter(SOURCES["article"].read([block.article_id]))).texts
    assert {("other", "Op het plein"), ("other", "Foto: Jan")} <= set(texts)


def test_another_caption_in_the_library_is_indexed_anew(monkeypatch):
    image, changed = factories.image(), []
    block = figure(image)
    monkeypatch.setattr("articles.search.keeping.changed", lambda kind, keys: changed.append((kind, list(keys))))
    image.save()
    assert changed == [("article", [block.article_id])]

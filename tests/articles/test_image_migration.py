"""Files of figures move into the image library, and back."""

import datetime

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)

BEFORE, AFTER = [("articles", "0005_working_copy")], [("articles", "0006_image_library")]
NAME = "figures/plein.png"


def migrate(targets: list[tuple[str, str]]):
    """Go there, and give the models as they were."""
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps


@pytest.fixture
def before():
    """The models without a library, and a function that makes a figure the old way."""
    article = factories.article(editor_note="Nog nakijken.")
    default_storage.delete(NAME)
    default_storage.save(NAME, ContentFile(factories.image_file((30, 20))))
    block_model = migrate(BEFORE).get_model("articles", "Block")

    def figure(name: str = NAME, **fields):
        words = {"alt": "Een plein", "caption": "Op het plein", "credit": "Foto: Jan"}
        row = {"article_id": article.pk, "kind": "figure", "image_focus": "0.250x0.750"} | words | fields
        made = block_model.objects.bulk_create([block_model(image_width=30, image_height=20, **row)])[0]
        block_model.objects.filter(pk=made.pk).update(image=name)
        return made

    yield figure
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def test_a_file_moves_into_the_library_once(before):
    before(), before(alt="Een fontein")
    apps = migrate(AFTER)
    image = apps.get_model("articles", "Image").objects.get()
    assert (image.title, image.alt, image.credit) == ("Op het plein", "Een plein", "Foto: Jan")
    assert (image.width, image.height, image.focus) == (30, 20, "0.250x0.750")
    assert default_storage.exists(image.file.name)
    blocks = apps.get_model("articles", "Block").objects.order_by("pk").values_list("picture", "alt", "caption")
    assert list(blocks) == [(image.pk, "Een plein", "Op het plein"), (image.pk, "Een fontein", "Op het plein")]


def test_a_figure_without_a_file_stays_as_it_is(before):
    before("", alt="")
    apps = migrate(AFTER)
    assert not apps.get_model("articles", "Image").objects.exists()
    assert apps.get_model("articles", "Block").objects.get().caption == "Op het plein"
    assert apps.get_model("articles", "Article").objects.get().editor_note == "Nog nakijken."


@pytest.mark.parametrize(
    ("name", "reason"), [("figures/weg.png", "het bestand is er niet"), ("kapot.png", "kapot.png")]
)
def test_a_file_that_cannot_move_is_named_to_the_editors(before, name, reason):
    default_storage.delete("kapot.png")
    default_storage.save("kapot.png", ContentFile(b"kapot"))
    before(name)
    note = migrate(AFTER).get_model("articles", "Article").objects.get().editor_note
    assert note.startswith(f"Nog nakijken.\nBeeld {name} kon niet naar de beeldbibliotheek: ")
    assert reason in note


def test_the_way_back_gives_each_figure_its_file(before):
    before(alt="Een fontein", caption="")
    migrate(AFTER)
    block = migrate(BEFORE).get_model("articles", "Block").objects.get()
    assert (block.image_width, block.image_focus, block.alt) == (30, "0.250x0.750", "Een fontein")
    assert block.image.name.startswith("images/")
    assert default_storage.exists(block.image.name)


def test_the_way_back_describes_what_was_decorative(before):
    before()
    apps = migrate(AFTER)
    apps.get_model("articles", "Image").objects.update(title="Streep", alt="", is_decorative=True)
    apps.get_model("articles", "Block").objects.update(alt="")
    assert migrate(BEFORE).get_model("articles", "Block").objects.get().alt == "Streep"


def test_the_way_back_does_not_bring_back_what_may_not_be_shown(before):
    before(caption="")
    library = migrate(AFTER).get_model("articles", "Image")
    library.objects.update(rights_until=datetime.date(2020, 1, 1), caption="Van het plein")
    block = migrate(BEFORE).get_model("articles", "Block").objects.get()
    assert (block.image.name, block.caption) == ("", "Van het plein")

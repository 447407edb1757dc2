"""Writing the whole index anew, while readers go on searching."""

import io

import pytest
from django.core.management import call_command

from articles.models import Article, SearchDocument, SearchWord
from articles.search import indexing
from tests import factories
from tests.articles.search.asking import archive, ask, find

pytestmark = pytest.mark.django_db


class StopError(Exception):
    """What stops a rebuild halfway."""


@pytest.fixture
def _small_batches(monkeypatch):
    monkeypatch.setattr(indexing, "BATCH", 2)


@pytest.fixture
def seven() -> set[str]:
    """Seven articles, stored and indexed, and a person, a topic and a dossier beside them."""
    titles = {f"artikel {number}" for number in range(7)}
    articles = archive(dict.fromkeys(titles, "goede zorg in huizen"), topics=[factories.topic("Rouw")])
    factories.contribution(articles[0], person=factories.person("Anna Bos"))
    factories.dossier(articles[:3], slug="zorg")
    return titles


def index() -> dict[str, list]:
    """Give what the index holds, and what it answers."""
    kept = ["kind", "object_id", "title", "slug", "path", "facts"]
    return {
        "documents": list(SearchDocument.objects.order_by("kind", "object_id").values_list(*kept)),
        "words": list(SearchWord.objects.order_by("form").values_list("form", "stem", "root")),
        "answers": [ask(text) for text in ("", "zorg", "huis", "bos", '"zorg in huizen"', "dossier:zorg", "rouw")],
    }


def rename_without_signals() -> None:
    for article in Article.objects.all():
        Article.objects.filter(pk=article.pk).update(title=article.title.replace("artikel", "verhaal"))


@pytest.mark.usefixtures("_small_batches")
def test_it_changes_nothing_in_an_index_that_is_right(seven):
    before = index()
    for _ in range(2):
        assert indexing.rebuild() == len(before["documents"])
        assert index() == before


def test_it_writes_an_index_from_nothing(seven):
    SearchDocument.objects.all().delete()
    SearchWord.objects.all().delete()
    indexing.refresh()
    assert ask("huis") == []
    indexing.rebuild()
    assert set(ask("huis")) == seven


def test_it_finds_what_was_changed_without_signals(seven):
    rename_without_signals()
    assert ask("verhaal") == []
    indexing.rebuild()
    assert len(ask("verhaal")) == 7
    assert ask("artikel") == []


@pytest.mark.usefixtures("_small_batches")
def test_it_forgets_what_is_gone_and_the_words_of_it(seven):
    gone = factories.article(title="kastanjes")
    Article.objects.filter(pk=gone.pk)._raw_delete("default")
    indexing.rebuild()
    assert (ask("kastanjes"), set(ask(""))) == ([], seven)
    assert not SearchWord.objects.filter(form="kastanjes").exists()


@pytest.mark.usefixtures("_small_batches")
def test_every_article_is_found_while_it_goes_on(seven):
    rename_without_signals()
    found = []
    indexing.rebuild(lambda line: found.append((set(ask("zorg")), find("").total)))
    assert len(found) > 4
    assert all(len(titles) == total == 7 for titles, total in found)


def stop_after(reports: int):
    said = []

    def report(line: str) -> None:
        said.append(line)
        if len(said) > reports:
            raise StopError

    return report


@pytest.mark.parametrize("reports", [2, 7])
@pytest.mark.usefixtures("_small_batches")
def test_it_can_be_stopped_and_run_again(reports, seven):
    rename_without_signals()
    with pytest.raises(StopError):
        indexing.rebuild(stop_after(reports))
    assert len(ask("zorg")) == 7
    indexing.rebuild()
    after = index()
    indexing.rebuild()
    assert (len(ask("verhaal")), ask("artikel"), index()) == (7, [], after)


@pytest.mark.parametrize("asked", ["fonkelende", "fonkelend", '"goede zorg in huizen"', "artikel nieuw"])
@pytest.mark.usefixtures("_small_batches")
def test_what_an_editor_saves_meanwhile_is_found_afterwards(asked, seven, monkeypatch):
    monkeypatch.setattr(indexing, "LARGE", 1)
    said = []

    def save_halfway(line):
        said.append(line)
        if len(said) == 8:
            archive({"artikel nieuw": "fonkelende en goede zorg in huizen"})

    indexing.rebuild(save_halfway)
    assert "artikel nieuw" in ask(asked)


@pytest.mark.usefixtures("_small_batches")
def test_a_phrase_is_found_while_other_words_become_common(seven, monkeypatch):
    monkeypatch.setattr(indexing, "LARGE", 1)
    found = [len(ask('"goede zorg in huizen"'))]
    for common in (indexing.COMMON_WORDS, 0):
        monkeypatch.setattr(indexing, "COMMON_WORDS", common)
        indexing.rebuild(lambda line: found.append(len(ask('"goede zorg in huizen"'))))
        found.append(len(ask('"goede zorg in huizen"')))
    assert set(found) == {7}


def test_it_learns_of_what_words_the_archive_makes_its_compounds():
    archive({f"los {number}": "de grobbel is hier" for number in range(indexing.FEWEST_DOCUMENTS)})
    archive({"samen": "een grobbelhulp"})
    assert "samen" not in ask("grobbel")
    indexing.rebuild()
    assert "samen" in ask("grobbel")


def test_an_empty_archive_has_an_empty_index():
    assert indexing.rebuild() == 0
    assert find("zorg").total == 0


def test_the_command_says_how_far_it_is_and_what_it_did(seven):
    out = io.StringIO()
    for _ in range(2):
        call_command("rebuild_search", stdout=out)
    lines = out.getvalue().splitlines()
    assert sum(line.startswith("zoekindex klaar: ") for line in lines) == 2
    assert f" {SearchDocument.objects.count()} stukken in " in lines[-1]
    assert sum("artikelen" in line for line in lines) >= 2
    assert set(ask("zorg")) == seven

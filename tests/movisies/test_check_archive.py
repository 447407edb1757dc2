"""The check of the archive: each thing it should find, and what explains it."""

import pytest
from django.core.management import CommandError, call_command

from articles.models import Person, Topic
from movisies.archive_check.findings import sentence_about, sentence_about_page
from movisies.archive_check.report import find_all
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.alike]
WHOLE = {"lead": "Een lead.", "summary": "In het kort.", "page_from": 1, "page_to": 1, "kind": "news"}


def whole_article(words: int = 100, **fields):
    """An article in which there is nothing to find."""
    article = factories.article(text=f"<p>{'woord ' * words}</p>", topics=[factories.topic()], **WHOLE | fields)
    factories.contribution(article)
    return article


def found(sources=None) -> list[tuple[str, str, bool]]:
    return [(finding.check, finding.about, finding.is_explained) for finding in find_all(sources)]


def test_it_finds_nothing_in_a_whole_issue():
    whole_article(issue=factories.issue(page_count=1))
    assert found() == []


@pytest.mark.parametrize(
    ("fields", "check"),
    [
        ({"lead": ""}, "zonder lead"),
        ({"summary": ""}, "zonder samenvatting"),
        ({"page_from": None, "page_to": None}, "zonder paginacijfer"),
        ({"words": 79}, "andere lengte dan afgesproken"),
        ({"words": 201}, "andere lengte dan afgesproken"),
        ({"kind": "interview", "words": 299}, "andere lengte dan afgesproken"),
    ],
)
def test_it_finds_what_an_article_lacks(fields, check):
    article = whole_article(**fields)
    assert found() == [(check, article.title, False)]


def test_it_finds_an_article_without_people_and_topics():
    article = factories.article(text=f"<p>{'woord ' * 100}</p>", **WHOLE)
    assert found() == [("zonder mensen", article.title, False), ("zonder onderwerp", article.title, False)]


def test_boxes_notes_and_tables_do_not_count_as_running_text():
    article = whole_article()
    for kind in ("box", "notes", "pull_quote"):
        factories.block(article, kind=kind, text=f"<p>{'woord ' * 150}</p>")
    factories.block(article, text=f"<table><tbody><tr><td>{'woord ' * 150}</td></tr></tbody></table>")
    assert found() == []


def test_an_editors_note_explains_a_length():
    whole_article(words=10, editor_note="Iets anders. De lengte wijkt af, want de bron is kort.")
    assert [explained for *_, explained in found()] == [True]


def test_it_finds_pages_without_an_article_and_with_two_long_ones():
    issue = factories.issue(page_count=3, editor_note="Pagina 1-1 is het omslag.")
    for _ in range(2):
        whole_article(issue=issue, kind="interview", words=400, page_from=3, page_to=3)
    assert found() == [
        ("pagina zonder artikel", "pagina 1", True),
        ("pagina zonder artikel", "pagina 2", False),
        ("pagina met twee artikelen", "pagina 3", False),
    ]


def test_short_items_may_share_a_page():
    issue = factories.issue(page_count=1)
    for kind in ("news", "event", "interview"):
        whole_article(issue=issue, kind=kind, words=400 if kind == "interview" else 100)
    assert found() == []


def test_it_finds_a_reference_that_readers_cannot_follow():
    article = whole_article()
    hidden = whole_article(issue=article.issue, status="draft")
    factories.cross_reference(article, hidden)
    assert [check for check, *_ in found()] == ["verwijzing die nergens heen leidt"]


def test_it_finds_a_person_without_a_part():
    person = factories.person("Jos Lans")
    assert found() == [("persoon zonder rol", person.name, False)]


@pytest.mark.parametrize(
    ("one", "other", "are_alike"),
    [
        (("Jos", "van der", "Lans"), ("J.", "", "Lans"), True),
        (("Jos", "", "Lans"), ("", "", "Lans"), True),
        (("José", "", "Lans"), ("Jose", "", "Lans"), True),
        (("Jos", "", "Lans"), ("Jan", "", "Lans"), False),
        (("Jos", "", "Lans"), ("Jos", "", "Loos"), False),
    ],
)
def test_it_finds_people_who_may_be_one(one, other, are_alike):
    for given, prefix, family in (one, other):
        person = Person.objects.create(given_name=given, prefix=prefix, family_name=family, slug=f"{given}-{family}")
        factories.contribution(whole_article(), person=person)
    assert ("mogelijk dezelfde persoon" in [check for check, *_ in found()]) is are_alike


def test_a_note_explains_namesakes():
    first = factories.person("Jos Lans", editor_note="Niet dezelfde als J. Lans.")
    for person in (first, factories.person("J. Lans")):
        factories.contribution(whole_article(), person=person)
    assert [explained for *_, explained in found()] == [True]


def test_it_finds_topics_in_singular_and_plural():
    topics = [factories.topic("Wijkteam"), factories.topic("Sociale teams")]
    topics[1].synonyms.create(name="wijkteams")
    assert [check for check, *_ in found()] == ["onderwerpen die op elkaar lijken"]


def test_it_finds_a_topic_of_one_article_that_a_broader_one_covers():
    Topic.objects.filter(pk=whole_article().topics.get().pk).update(broader=factories.topic("Ruim"))
    assert [check for check, *_ in found()] == ["onderwerp van maar één artikel"]


SOURCE = "een twee drie vier vijf zes zeven acht negen ener-\n gie elf"


@pytest.mark.parametrize(
    ("text", "copies"), [("een twee drie vier vijf zes zeven acht negen energie", 1), ("een twee drie", 0)]
)
def test_it_finds_ten_words_in_a_row_from_a_source(tmp_path, text, copies):
    (tmp_path / "bron.txt").write_text(SOURCE, encoding="utf-8")
    factories.block(whole_article(), kind="box", text=f"<p>{text}</p>")
    assert [check for check, *_ in found(tmp_path)] == ["letterlijk overgenomen"] * copies


def test_a_title_is_a_fact_and_no_copy(tmp_path):
    (tmp_path / "bron.txt").write_text(SOURCE, encoding="utf-8")
    whole_article(title=SOURCE.replace("-\n ", ""))
    assert found(tmp_path) == []


def test_the_command_ends_with_counts(capsys):
    whole_article(issue=factories.issue(page_count=2, publication=factories.publication(title="Blad")))
    call_command("check_archive")
    *_, table_row, last = capsys.readouterr().out.splitlines()
    assert table_row.split() == ["Blad,", "november", "2019", "1", "2", "1", "1", "100", "1", "0"]
    assert last == "1 bevindingen, 1 open, 0 toegelicht"


def test_the_command_wants_a_folder_with_sources(tmp_path):
    with pytest.raises(CommandError, match="geen brondocumenten"):
        call_command("check_archive", sources=tmp_path)


@pytest.mark.parametrize(("page", "is_named"), [(14, False), (15, True), (16, True), (17, True), (18, False)])
def test_a_note_names_a_page_alone_or_in_a_range(page, is_named):
    note = "In 18 stukken verdeeld. Pagina 15-16 en pagina 17 hebben geen tekst."
    assert bool(sentence_about_page(note, page)) is is_named


def test_a_note_is_searched_without_regard_for_case():
    assert sentence_about("Eerst dit. De Lengte wijkt af.", "lengte") == "De Lengte wijkt af."

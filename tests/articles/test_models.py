import datetime

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.utils import timezone

from articles.models import (
    Article,
    Block,
    ColophonEntry,
    Event,
    Image,
    Inference,
    NameVariant,
    Notes,
    OpenForm,
    OtherTerm,
    Promotion,
    PullQuote,
    SearchDocument,
    SearchWord,
    Term,
    TextBlock,
    TopicSynonym,
)
from tests import factories
from tests.constraints import assert_refused, names_of_constraints

pytestmark = pytest.mark.django_db
DAY = datetime.date(2020, 3, 10)


def twice(make, **fields) -> None:
    make(**fields)
    make(**fields)


def same_position() -> None:
    twice(factories.article, issue=factories.issue(), position=3)


def same_slug_of_issue() -> None:
    twice(factories.issue, publication=factories.publication(), slug="2019-3")


def same_number() -> None:
    twice(factories.issue, publication=factories.publication(), volume=13, number="3")


def same_inference() -> None:
    twice(Inference.objects.create, issue=factories.issue(), field="volume", evidence="Het nummer ervoor.")


def same_variant() -> None:
    twice(NameVariant.objects.create, person=factories.person(), name="J. Jansen")


def same_role() -> None:
    twice(factories.contribution, article=factories.article(), person=factories.person(), role="text")


def same_topic() -> None:
    topic = factories.topic()
    factories.article(topics=[topic, topic])


def same_other_term() -> None:
    term = Term.objects.create(name="Ouderen")
    OtherTerm.objects.create(term=term, name="bejaarden")
    OtherTerm.objects.create(term=term, name="Bejaarden")


def same_promotion() -> None:
    article = factories.article()
    Promotion.objects.create(words="zorg", article=article)
    Promotion.objects.create(words="Zórg", article=article)


def same_document() -> None:
    twice(SearchDocument.objects.create, kind="article", object_id=1, text=b"")


def pages(first: int | None, last: int | None):
    return lambda: factories.article(page_from=first, page_to=last)


def to_itself() -> None:
    article = factories.article()
    factories.cross_reference(article, article)


def image(**fields):
    """An image in the database alone: no file is made for what the database refuses."""
    return lambda: Image.objects.bulk_create([Image(title="Foto", file="images/foto.jpg", **fields)])


def dates(first: datetime.date | None, last: datetime.date):
    return lambda: factories.event_date(factories.article(), starts_on=first, ends_on=last, label="in maart")


def open_form_twice() -> None:
    kind, user = ContentType.objects.get_for_model(Article), factories.editor()
    for _ in range(2):
        OpenForm.objects.create(content_type=kind, object_id=1, user=user)


REFUSED = [
    ("open_form_once_per_user", open_form_twice),
    ("article_position_unique_in_issue", same_position),
    ("article_published_has_moment", lambda: factories.article(status="published", published_at=None)),
    ("article_withdrawn_has_reason", lambda: factories.article(status="withdrawn")),
    ("article_pages_in_order", pages(5, 4)),
    ("article_pages_in_order", pages(5, None)),
    ("article_pages_in_order", pages(None, 5)),
    ("cross_reference_to_another_article", to_itself),
    ("image_alt_or_decorative", image(alt="", is_decorative=False)),
    ("image_alt_or_decorative", image(alt="Een plein", is_decorative=True)),
    ("event_date_has_day_or_label", lambda: factories.event_date(factories.article(), starts_on=None)),
    ("event_date_ends_after_start", dates(DAY, DAY - datetime.timedelta(days=1))),
    ("event_date_ends_after_start", dates(None, DAY)),
    ("issue_slug_unique_in_publication", same_slug_of_issue),
    ("issue_number_unique_in_volume", same_number),
    ("issue_published_has_moment", lambda: factories.issue(status="published", published_at=None)),
    ("issue_withdrawn_has_reason", lambda: factories.issue(status="withdrawn")),
    ("inference_once_per_field", same_inference),
    ("person_has_a_name", lambda: factories.person(given_name="", family_name="")),
    ("name_variant_once_per_person", same_variant),
    ("contribution_once_per_role", same_role),
    ("contribution_has_byline", lambda: factories.contribution(factories.article(), person=None)),
    ("topic_once_per_article", same_topic),
    ("other_term_once_per_term", same_other_term),
    ("promotion_once_per_article", same_promotion),
    ("search_document_once_per_object", same_document),
    ("search_word_once", lambda: twice(SearchWord.objects.create, form="huizen", stem="huis", root="huis")),
]


@pytest.mark.parametrize(("constraint", "make"), REFUSED, ids=[name for name, _ in REFUSED])
def test_the_database_refuses_what_breaks(constraint, make):
    assert_refused(constraint, make)


def test_every_constraint_is_in_the_table_above():
    assert names_of_constraints("articles") == {name for name, _ in REFUSED}


def test_an_issue_without_volume_may_share_its_number():
    twice(factories.issue, publication=factories.publication(), volume=None, number="special")


# Articles


@pytest.mark.parametrize(
    ("page_from", "page_to", "written"), [(None, None, ""), (7, 7, "7"), (4, 6, "4–6")], ids=["none", "one", "more"]
)
def test_an_article_writes_its_pages(page_from, page_to, written):
    assert Article(page_from=page_from, page_to=page_to).pages == written


@pytest.mark.parametrize(("page", "is_covered"), [(3, False), (4, True), (6, True), (7, False)])
def test_an_article_covers_its_pages(page, is_covered):
    assert Article(page_from=4, page_to=6).covers_page(page) is is_covered


def test_an_article_without_pages_covers_none():
    assert Article().covers_page(1) is False


@pytest.mark.parametrize(
    ("issue", "pages", "source"),
    [
        ({"volume": 13, "number": "3"}, (4, 6), "Blad, jaargang 13, nummer 3 (november 2019), p. 4–6"),
        ({"number": "228"}, (7, 7), "Blad, nummer 228 (november 2019), p. 7"),
        ({"volume": 13}, (None, None), "Blad, jaargang 13 (november 2019)"),
        ({}, (None, None), "Blad (november 2019)"),
    ],
    ids=["volume and number", "number", "volume", "neither"],
)
def test_an_article_tells_where_it_stands_in_print(issue, pages, source):
    issue = factories.issue(publication=factories.publication(title="Blad"), **issue)
    assert factories.article(issue=issue, page_from=pages[0], page_to=pages[1]).printed_source == source


@pytest.mark.parametrize(
    ("names", "byline"),
    [
        ([], ""),
        (["Anna Bos"], "Anna Bos"),
        (["Anna Bos", "Bram Dam"], "Anna Bos en Bram Dam"),
        (["Anna Bos", "Bram Dam", "Cor Eik"], "Anna Bos, Bram Dam en Cor Eik"),
    ],
)
def test_an_article_names_its_authors_in_printed_order(names, byline):
    article = factories.article()
    for position, name in reversed(list(enumerate(names))):
        factories.contribution(article, person=factories.person(name), position=position)
    assert article.byline == byline


def test_an_article_names_an_author_with_two_roles_once():
    article, person = factories.article(), factories.person("Anna Bos")
    factories.contribution(article, person=person, role="text")
    factories.contribution(article, person=person, role="interview")
    assert article.byline == "Anna Bos"


def test_a_photographer_is_no_author():
    article = factories.article()
    factories.contribution(article, role="photo")
    assert article.authors == []


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (220, 1), (660, 3)])
def test_an_article_tells_how_long_it_takes_to_read(words, minutes):
    assert factories.article(text=f"<p>{'woord ' * words}</p>").reading_minutes == minutes


def test_an_issue_with_articles_cannot_be_deleted():
    with pytest.raises(ProtectedError):
        factories.article().issue.delete()


# Blocks


def test_a_block_is_cleaned_when_it_is_stored():
    block = factories.block(factories.article(), text="<p onclick='alert(1)'>tekst</p><script>alert(1)</script>")
    assert Block.objects.get(pk=block.pk).text == "<p>tekst</p>"


def test_a_block_counts_words_across_elements():
    assert Block(text="<h2>Een kop</h2><p>twee woorden</p>").word_count == 4


def test_each_kind_of_block_sees_only_its_own():
    article = factories.article(text="<p>tekst</p>")
    quote = PullQuote.objects.create(article=article, text="<p>streamer</p>")
    assert [*PullQuote.objects.all()] == [quote]
    assert TextBlock.objects.count() == 1


def test_a_block_made_of_a_kind_has_that_kind():
    assert Notes().kind == Block.Kind.NOTES


# Issues


@pytest.mark.parametrize(
    ("theme", "lines"),
    [
        ("Dienend leiderschap", ["Dienend", "leiderschap"]),
        ("", ["november 2019"]),
        ("Meerjarenbeleidsprogramma’s", ["Meerjarenbeleidsprogramma’s"]),
    ],
    ids=["theme", "no theme", "one long word"],
)
def test_an_issue_breaks_its_theme_into_cover_lines(theme, lines):
    assert factories.issue(theme=theme).cover_lines == lines


def test_an_issue_has_seven_cover_lines_at_most():
    lines = factories.issue(theme="een heel lang thema " * 10).cover_lines
    assert len(lines) == 7
    assert lines[-1].endswith("…")


@pytest.mark.parametrize(
    ("number", "title"), [("3", "Blad, nummer 3, november 2019"), ("", "Blad, november 2019")], ids=["number", "none"]
)
def test_an_issue_is_called_as_in_a_list(number, title):
    assert factories.issue(publication=factories.publication(title="Blad"), number=number).title == title


def test_an_issue_tells_which_facts_are_inferred():
    issue = factories.issue()
    Inference.objects.create(issue=issue, field="volume", evidence="Het nummer ervoor is 12.")
    assert issue.inferred_fields == {"volume"}


def test_a_line_of_the_colophon_reads_as_printed():
    assert str(ColophonEntry(role="printer", value="Libertas")) == "Druk: Libertas"


# Topics


@pytest.mark.parametrize("name", ["wijken", "WIJKEN", "Wijkén"])
def test_one_topic_has_one_spelling(name):
    topic = factories.topic("Wijken")
    with pytest.raises(ValidationError):
        type(topic)(name=name, slug="anders").full_clean()


def test_one_synonym_leads_to_one_topic():
    TopicSynonym.objects.create(topic=factories.topic(), name="Buurten")
    with pytest.raises(ValidationError):
        TopicSynonym(topic=factories.topic(), name="buurten").full_clean()


# Events


@pytest.mark.parametrize(
    ("date", "when"),
    [
        ({"starts_on": DAY}, "10 maart 2020"),
        ({"starts_on": DAY, "ends_on": datetime.date(2020, 3, 12)}, "10 maart 2020 – 12 maart 2020"),
        ({"starts_on": None, "label": "najaar 2011"}, "najaar 2011"),
    ],
    ids=["a day", "some days", "words"],
)
def test_an_event_tells_its_date(date, when):
    assert factories.event_date(factories.article(), **date).when == when


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "hours"),
    [
        (None, None, ""),
        (datetime.time(15), None, "15.00 uur"),
        (datetime.time(9, 30), datetime.time(17), "09.30–17.00 uur"),
    ],
    ids=["unknown", "begin", "begin and end"],
)
def test_an_event_tells_its_hours(starts_at, ends_at, hours):
    assert factories.event_date(factories.article(), starts_at=starts_at, ends_at=ends_at).hours == hours


@pytest.mark.parametrize(("days", "is_past"), [(-1, True), (0, False), (1, False)])
def test_an_event_is_past_after_its_last_day(days, is_past):
    last_day = timezone.localdate() + datetime.timedelta(days=days)
    assert factories.event_date(factories.article(), starts_on=DAY, ends_on=last_day).is_past is is_past


def test_an_event_without_a_name_has_that_of_its_article():
    assert Event(article=factories.article(title="Kerstdebat 2019")).name == "Kerstdebat 2019"


def test_a_topic_is_never_part_of_itself():
    broad = factories.topic("Ruim")
    broad.broader = factories.topic("Nauw", broader=broad)
    with pytest.raises(ValidationError, match="deel van zichzelf"):
        broad.full_clean()

"""Loading the archive: once, again, after editors worked on it, and when it goes wrong halfway."""

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError
from django.utils import timezone
from PIL import Image as PillowImage

from articles.models import Article, Block, Contribution, Image, Issue, OtherTerm, Person, Term, Topic
from dossiers.models import Dossier
from movisies.models import SeedRecord
from movisies.seeding import store
from movisies.seeding.normalise import to_records
from movisies.seeding.read import read_archive
from tests import factories
from tests.movisies.test_seed_archive import ISSUE, MiniArchive

pytestmark = pytest.mark.django_db

FIRST, SECOND, THIRD = "01-voorwoord.md", "02-gesprek.md", "03-debat.md"
ALL = 12  # a magazine, two people, two topics, two terms, an issue, three articles and a dossier


@pytest.fixture
def archive(tmp_path) -> MiniArchive:
    return MiniArchive(tmp_path)


@pytest.fixture
def loaded(archive) -> MiniArchive:
    archive.load()
    return archive


def counts(said: str) -> list[int]:
    """Give the numbers that end the summary: made, changed, unchanged, kept."""
    parts = said.strip().splitlines()[-1].rpartition(": ")[2].split(", ")
    assert [part.split()[0] for part in parts] == ["gemaakt", "gewijzigd", "ongewijzigd", "behouden"]
    return [int(part.split()[1]) for part in parts]


def article(slug: str) -> Article:
    return Article.objects.get(slug=slug)


def edit(article_slug: str, **fields) -> None:
    """Change an article as an editor would."""
    Article.objects.filter(slug=article_slug).update(**fields)


def test_it_makes_everything_the_first_time(archive):
    assert counts(archive.load()) == [ALL, 0, 0, 0]


def test_it_changes_nothing_the_second_time(loaded):
    before = list(SeedRecord.objects.values())
    assert counts(loaded.load()) == [0, 0, ALL, 0]
    assert list(SeedRecord.objects.values()) == before


def test_it_only_checks_when_asked(archive):
    archive.load(check=True)
    assert not Issue.objects.exists()


def test_it_says_how_far_it_is(archive):
    said = archive.load()
    assert f"gelezen: {ISSUE}, 3 artikelen" in said
    assert "opgeslagen: movisies/2019-3, artikelen, 3" in said


def test_it_leaves_a_filled_site_alone_when_only_an_empty_one_is_meant(archive):
    factories.issue()
    assert "niets geladen" in archive.load(if_empty=True)


def test_it_publishes_from_the_date_of_the_issue(loaded):
    midnight = timezone.datetime(2019, 11, 1, tzinfo=timezone.get_default_timezone())
    moments = {article("gesprek").published_at, Issue.objects.get().published_at, Dossier.objects.get().published_at}
    assert moments == {midnight}


def test_it_keeps_a_draft_from_readers(archive):
    archive.change(FIRST, "pages", 'status = "draft"\npages')
    archive.load()
    assert set(Article.objects.published()) == {article("gesprek"), article("debat")}


def test_it_fills_in_the_name_of_the_person(loaded):
    assert Contribution.objects.get().byline == "Jos van der Lans"


def test_it_joins_a_title_in_two_pieces(archive):
    archive.change(FIRST, 'title = "Voorwoord"', 'title = "Voorwoord"\ntitle_continued = "van Jos"')
    archive.load()
    assert article("voorwoord").title == "Voorwoord van Jos"


def test_it_finds_the_article_on_a_page(loaded):
    assert article("voorwoord").cross_references.get().target == article("gesprek")


def test_it_prefers_the_article_that_begins_on_the_page(archive):
    archive.change(THIRD, 'pages = "7"', 'pages = "6-7"')
    archive.change(FIRST, "page = 5", "page = 6")
    archive.load()
    assert article("voorwoord").cross_references.get().target == article("debat")


def test_it_keeps_the_order_of_topics(loaded):
    assert [topic.slug for topic in article("voorwoord").topics.all()] == ["energie", "klimaat"]


def test_it_places_a_topic_under_its_broader_one(loaded):
    assert Topic.objects.get(slug="energie").broader.slug == "klimaat"


def test_it_changes_what_changed_in_a_file(loaded):
    key = article("gesprek").pk
    loaded.change(SECOND, "Eerst gewone", "Eerst andere")
    assert counts(loaded.load()) == [0, 1, ALL - 1, 0]
    assert "andere" in article("gesprek").blocks.first().text
    assert article("gesprek").pk == key


def test_it_adds_what_is_new(loaded):
    loaded.write("04-nieuw.md", loaded.path(SECOND).read_text().replace('"gesprek"', '"nieuw"'))
    assert counts(loaded.load()) == [1, 0, ALL, 0]


def test_it_keeps_what_an_editor_changed_and_says_so(loaded):
    edit("gesprek", lead="Van de redactie")
    loaded.change(SECOND, "Eerst gewone", "Eerst andere")
    said = loaded.load()
    assert 'behouden: artikel "Een gesprek" is na het laden gewijzigd' in said
    assert counts(said) == [0, 0, ALL - 1, 1]
    assert article("gesprek").lead == "Van de redactie"


@pytest.mark.parametrize(
    "change",
    [
        lambda gesprek: gesprek.blocks.filter(kind="box").update(title="Anders"),
        lambda gesprek: gesprek.blocks.first().delete(),
        lambda gesprek: gesprek.topics.add(Topic.objects.get(slug="energie")),
        lambda gesprek: factories.contribution(gesprek),
        lambda gesprek: factories.event_date(gesprek),
    ],
)
def test_it_notices_a_change_anywhere_in_an_article(loaded, change):
    change(article("gesprek"))
    assert counts(loaded.load()) == [0, 0, ALL - 1, 1]


def test_it_replaces_what_an_editor_changed_when_told_to(loaded):
    key = article("gesprek").pk
    edit("gesprek", lead="Van de redactie")
    assert counts(loaded.load(overwrite=True)) == [0, 1, ALL - 1, 0]
    assert (article("gesprek").lead, article("gesprek").pk) == ("", key)


def test_it_goes_on_with_an_article_when_file_and_editor_agree_again(loaded):
    edit("gesprek", title="Beter")
    loaded.change(SECOND, "Een gesprek", "Beter")
    loaded.load()
    loaded.change(SECOND, "Beter", "Best")
    assert counts(loaded.load()) == [0, 1, ALL - 1, 0]


def test_it_does_not_make_again_what_an_editor_deleted(loaded):
    article("debat").delete()
    said = loaded.load()
    assert 'behouden: artikel "Debat" is na het laden verwijderd' in said
    assert counts(said) == [0, 0, ALL - 1, 1]


def test_it_leaves_out_references_to_what_an_editor_deleted(loaded):
    article("gesprek").delete()
    assert counts(loaded.load()) == [0, 0, ALL - 1, 1]
    loaded.change(FIRST, "De eerste", "De andere")
    assert counts(loaded.load()) == [0, 1, ALL - 2, 1]


def test_it_makes_what_was_deleted_again_when_told_to(loaded):
    article("gesprek").delete()
    loaded.load(overwrite=True)
    assert article("voorwoord").cross_references.get().target == article("gesprek")
    assert Dossier.objects.get().articles.get() == article("gesprek")


def test_it_keeps_new_articles_out_of_a_deleted_issue(loaded):
    Article.objects.all().delete()
    Issue.objects.all().delete()
    loaded.write("04-nieuw.md", loaded.path(SECOND).read_text().replace('"gesprek"', '"nieuw"'))
    loaded.load()
    assert not Article.objects.exists()


def test_it_knows_an_article_that_an_editor_renamed(loaded):
    edit("gesprek", slug="nieuw-adres")
    assert counts(loaded.load()) == [0, 0, ALL - 1, 1]
    assert not Article.objects.filter(slug="gesprek").exists()


def test_it_knows_a_person_that_an_editor_renamed(loaded):
    Person.objects.filter(slug="jos-van-der-lans").update(slug="jos")
    loaded.change(FIRST, "De eerste", "De andere")
    assert counts(loaded.load()) == [0, 1, ALL - 2, 1]


def test_it_leaves_what_only_editors_fill_in(loaded):
    Person.objects.update(email="jos@example.nl")
    loaded.change("people.toml", 'given = "Jos"', 'given = "Josephus"')
    loaded.load()
    assert Person.objects.get(given_name="Josephus").email == "jos@example.nl"


def test_it_does_not_mind_how_a_browser_ends_its_lines(archive):
    archive.change(FIRST, '"Kort gezegd."', '"""Een\nTwee\n"""')
    archive.load()
    edit("voorwoord", summary="Een\r\nTwee")
    assert counts(archive.load()) == [0, 0, ALL, 0]


def test_it_swaps_two_positions(loaded):
    loaded.path(FIRST).rename(loaded.path("tijdelijk"))
    loaded.path(SECOND).rename(loaded.path("01-gesprek.md"))
    loaded.path("tijdelijk").rename(loaded.path("02-voorwoord.md"))
    assert counts(loaded.load()) == [0, 2, ALL - 2, 0]
    assert list(Article.objects.values_list("slug", flat=True)) == ["gesprek", "voorwoord", "debat"]


def test_it_moves_a_synonym_to_another_topic(loaded):
    loaded.change("topics.toml", 'synonyms = ["stroom"]\n', "")
    loaded.change("topics.toml", "", 'synonyms = ["stroom"]\n')
    loaded.load()
    assert Topic.objects.get(synonyms__name="stroom").slug == "klimaat"


def test_it_says_what_each_other_word_is_to_its_term(loaded):
    relations = OtherTerm.objects.values_list("term__name", "name", "relation")
    assert set(relations) == {
        ("Ouderen", "senioren", "synonym"),
        ("Ouderen", "bejaarden", "former"),
        ("Wet langdurige zorg", "AWBZ", "former"),
        ("Wet langdurige zorg", "Wlz", "abbreviation"),
    }


def test_it_changes_a_term_in_place(loaded):
    key = Term.objects.get(name="Ouderen").pk
    loaded.change("terms.toml", '"Ouderen"\nsynonyms', '"ouderen"\nformer')
    loaded.change("terms.toml", 'former = ["bejaarden"]\n', "")
    assert counts(loaded.load()) == [0, 1, ALL - 1, 0]
    assert OtherTerm.objects.get(term__name="ouderen", term=key, relation="former").name == "senioren"


@pytest.mark.parametrize(
    "change",
    [
        lambda term: term.others.create(name="65-plussers"),
        lambda term: term.others.filter(name="bejaarden").update(relation="synonym"),
        lambda term: Term.objects.filter(pk=term.pk).update(name="Oudere mensen", key="oudere mensen"),
    ],
)
def test_it_keeps_a_term_that_an_editor_changed_and_replaces_it_when_told_to(loaded, change):
    change(Term.objects.get(key="ouderen"))
    said = loaded.load()
    assert 'behouden: zoekterm "ouderen" is na het laden gewijzigd' in said
    assert counts(said) == [0, 0, ALL - 1, 1]
    assert counts(loaded.load(overwrite=True)) == [0, 1, ALL - 1, 0]
    assert Term.objects.get(key="ouderen").others.filter(relation="former").get().name == "bejaarden"


def test_it_does_not_make_again_a_term_that_an_editor_deleted(loaded):
    Term.objects.get(key="ouderen").delete()
    assert counts(loaded.load()) == [0, 0, ALL - 1, 1]
    assert counts(loaded.load(overwrite=True)) == [1, 0, ALL - 1, 0]


def test_it_refuses_a_term_that_an_editor_made(archive):
    Term.objects.create(name="ouderen")
    with pytest.raises(CommandError, match=r"terms.toml:2: name: de redactie heeft zelf al een zoekterm"):
        archive.load()


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ({"position": 2}, f"{ISSUE}/{SECOND}:1: Op deze plaats in het nummer staat al een artikel."),
        ({"slug": "nieuw"}, f"{ISSUE}/04-nieuw.md:3: slug: de redactie heeft zelf al een artikel"),
    ],
)
def test_it_refuses_what_the_database_cannot_hold(loaded, own, words):
    article("gesprek").delete()
    SeedRecord.objects.filter(key="gesprek").delete()
    factories.article(issue=Issue.objects.get(), **own)
    loaded.write("04-nieuw.md", loaded.path(SECOND).read_text().replace('"gesprek"', '"nieuw"'))
    with pytest.raises(CommandError, match="Er is niets opgeslagen") as refusal:
        loaded.load()
    assert words in str(refusal.value)


def test_it_refuses_a_synonym_that_an_editor_gave_away(archive):
    factories.topic("Elektra").synonyms.create(name="Stroom")
    with pytest.raises(CommandError, match=r"topics.toml:1: "):
        archive.load()


def test_it_stores_nothing_when_it_fails_halfway(archive, monkeypatch):
    monkeypatch.setattr(store._KindStore, "_write_below", lambda *arguments: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        archive.load()
    assert not SeedRecord.objects.exists()
    assert not Person.objects.exists()


@pytest.fixture
def illustrated(archive) -> MiniArchive:
    """The archive with a figure that has a file; that is one thing more to store."""
    PillowImage.new("RGB", (3, 2)).save(archive.path("wijk-in-kleur.png"))
    figure = '::: figure\nimage = "wijk-in-kleur.png"\nalt = "Een wijk."\ncredit = "Foto: Jan"\n:::\n\n::: box'
    archive.change(SECOND, "::: box", figure)
    return archive


def test_it_puts_an_image_into_the_library(illustrated):
    assert counts(illustrated.load()) == [ALL + 1, 0, 0, 0]
    image = Block.objects.get(kind="figure").picture
    assert (image.title, image.alt, image.credit) == ("Wijk in kleur", "Een wijk.", "Foto: Jan")
    assert (image.width, image.height) == (3, 2)


def test_it_stores_an_image_once(illustrated):
    illustrated.load()
    assert counts(illustrated.load()) == [0, 0, ALL + 1, 0]
    illustrated.change(SECOND, "Een wijk.", "Een straat.")
    assert counts(illustrated.load()) == [0, 1, ALL, 0]
    figure = Block.objects.get(kind="figure")
    assert (figure.picture, figure.alt) == (Image.objects.get(), "Een straat.")


def test_it_takes_the_image_that_an_editor_uploaded_before(illustrated):
    image = Image(title="Al geladen", is_decorative=True)
    image.file = ContentFile(illustrated.path("wijk-in-kleur.png").read_bytes(), name="x.png")
    image.save()
    illustrated.load()
    assert Block.objects.get(kind="figure").picture == Image.objects.get() == image


def test_it_gives_an_image_that_an_editor_replaced_back_when_asked(illustrated):
    illustrated.load()
    image = Image.objects.get()
    image.file = ContentFile(factories.image_file(size=(9, 9)), name="x.png")
    image.save()
    assert counts(illustrated.load()) == [0, 0, ALL, 1]
    illustrated.load(overwrite=True)
    assert Image.objects.get().width == 3


def test_it_loads_one_issue_without_minding_another(archive):
    archive.write("movisies-2019-4/issue.toml", "kapot")
    archive.write("movisies-2019-4/zonder-plaats.md", "kapot")
    assert counts(archive.load(archive.root / ISSUE)) == [ALL - 1, 0, 0, 0]


def test_it_asks_for_the_other_issue_when_an_article_points_there(archive):
    archive.write("movisies-2018-1/issue.toml", archive.path("issue.toml").read_text().replace("3", "1"))
    archive.path(SECOND).rename(archive.path("movisies-2018-1/01-gesprek.md"))
    archive.change(FIRST, "page = 5", 'article = "gesprek"')
    with pytest.raises(CommandError, match=r'01-voorwoord.md:1: "gesprek" is nog niet geladen; laad eerst de hele map'):
        archive.load(archive.root / ISSUE)


def test_it_refuses_a_path_that_is_no_folder(archive):
    with pytest.raises(CommandError, match="is geen map"):
        archive.load(archive.root / "weg")


def test_it_takes_no_more_queries_to_look_at_more_articles(archive, django_assert_max_num_queries):
    for number in range(4, 24):
        archive.write(f"{number:02}-gesprek.md", archive.path(SECOND).read_text().replace("gesprek", f"nr-{number}"))
    archive.load()
    records = to_records(read_archive([archive.root], print))
    with django_assert_max_num_queries(40):
        store.store_records(records, overwrite=False, report=print)

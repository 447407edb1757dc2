"""Every mistake an author can make is named: the file, the line, and what is expected."""

import pytest
from django.core.management import CommandError
from PIL import Image

from articles.models import Publication
from tests.movisies.test_seed_archive import ISSUE, MiniArchive

pytestmark = [pytest.mark.django_db, pytest.mark.alike]

FIRST, SECOND, THIRD = "01-voorwoord.md", "02-gesprek.md", "03-debat.md"
DOSSIER = "dossiers/warm.md"
PERSON_TWICE = '[[contribution]]\nperson = "jos-van-der-lans"\nrole = "text"\n\n[[cross_reference]]'
BOX = '::: box facts "In cijfers"'

# The file, what stands there, what comes instead, the line that is named, and words of the message.
IN_KEYS = [
    (FIRST, 'title = "Voorwoord"', 'title = "Voorwoord', 5, "het aanhalingsteken aan het eind ontbreekt"),
    (FIRST, 'title = "Voorwoord"', "title", 5, "na een sleutel hoort een ="),
    (FIRST, 'title = "Voorwoord"', 'title = "a"\ntitle = "b"', 6, "deze sleutel staat er al"),
    (FIRST, "+++\nsource", "source", 1, "twee regels +++"),
    (FIRST, 'title = "Voorwoord"\n', "", 1, "title ontbreekt"),
    (FIRST, "Voorwoord", "", 1, "title ontbreekt"),
    (FIRST, "topics = [", 'topic = "x"\ntopics = [', 8, "topic: onbekende sleutel; bedoel je topics?"),
    (
        FIRST,
        '"editorial"',
        '"editoriaal"',
        4,
        'kind: onbekende soort "editoriaal"; kies uit editorial, news, interview',
    ),
    (FIRST, '"editorial"', "3", 4, "kind: verwacht tekst tussen aanhalingstekens"),
    (FIRST, '"Kort gezegd."', f'"{"woord " * 81}"', 6, "summary: In het kort mag hoogstens 80 woorden tellen"),
    (FIRST, '"Voorwoord"', f'"{"a" * 251}"', 5, "title: "),
    (FIRST, '"Voorwoord"', f'"a"\ntitle_continued = "{"a" * 250}"', 6, "title_continued: "),
    (FIRST, 'slug = "voorwoord"', 'slug = "Voor woord"', 3, "slug: "),
    (FIRST, 'pages = "2"', 'pages = "6-4"', 7, "pages: Vul beide pagina’s in; de laatste komt niet vóór de eerste"),
    (FIRST, 'pages = "2"', 'pages = "8-9"', 7, "pages: pagina 9 is er niet; het nummer telt er 8"),
    (FIRST, 'pages = "2"', 'pages = "p. 2"', 7, 'pages: verwacht "7" of "12-14"'),
    (FIRST, '"energie", "klimaat"]', '"energi"]', 8, 'topics: onbekend onderwerp "energi"; bedoel je energie?'),
    (FIRST, '"energie", "klimaat"]', '"energie", "energie"]', 8, 'topics: "energie" staat er twee keer'),
    (FIRST, '["energie", "klimaat"]', '"energie"', 8, "topics: verwacht een lijst"),
    (FIRST, '["energie", "klimaat"]', "[]", 1, "topics ontbreekt"),
    (FIRST, '"jos-van-der-lans"', '"niemand"', 11, 'person: onbekende persoon "niemand"; zie people.toml'),
    (FIRST, 'person = "jos-van-der-lans"\n', "", 10, "Kies een persoon, of vul de naam zoals gedrukt in"),
    (FIRST, '"jos-van-der-lans"', '""', 11, "person: hier staat niets; laat deze sleutel dan weg"),
    (FIRST, 'role = "text"', 'role = "tekst"', 12, 'role: onbekende rol "tekst"; kies uit text, interview'),
    (FIRST, "[[cross_reference]]", PERSON_TWICE, 15, "person: "),
    (FIRST, "page = 5", "page = 3", 16, "page: op pagina 3 van dit nummer staat geen ander artikel"),
    (FIRST, "page = 5", "page = 2", 16, "page: op pagina 2 van dit nummer staat geen ander artikel"),
    (FIRST, "page = 5", 'page = "5"', 16, "page: verwacht een heel getal"),
    (FIRST, "page = 5", 'page = 5\narticle = "gesprek"', 16, "één van beide"),
    (FIRST, "page = 5\n", "", 14, "één van beide"),
    (FIRST, "page = 5", 'article = "praatje"', 16, 'article: onbekend artikel "praatje"'),
    (FIRST, "page = 5", 'article = "voorwoord"', 16, "article: Een artikel kan niet naar zichzelf verwijzen"),
    (THIRD, "2019-12-20", "2019-02-30", 13, "deze datum bestaat niet"),
    (THIRD, "2019-12-20", '"20 december"', 13, "starts_on: verwacht een datum zoals 2019-11-01"),
    (THIRD, "15:00:00", "2019-12-20", 14, "starts_at: verwacht een tijd zoals 15:00:00"),
    (THIRD, "starts_on = 2019-12-20\n", "", 12, "Vul een datum in, of de datum zoals gedrukt"),
    (THIRD, "starts_at", "ends_on = 2019-12-19\nstarts_at", 14, "ends_on: De laatste dag komt niet vóór de eerste"),
    (THIRD, "9789461643353", "9789461643354", 18, "isbn: Dit ISBN klopt niet"),
    (THIRD, "organiser", 'registration_url = "movisie"\norganiser', 11, "registration_url: "),
    (
        THIRD,
        "[[event.date]]",
        '[[event.date]]\nlabel = "x"\n[[event.date]]\nplaats = "x"',
        15,
        "plaats: onbekende sleutel",
    ),
    (THIRD, 'slug = "debat"', 'slug = "gesprek"', 3, f'slug: "gesprek" staat al in seeds/{ISSUE}/{SECOND}, regel 3'),
    ("issue.toml", '"movisies"', '"movisie"', 2, 'publication: onbekend tijdschrift "movisie"; bedoel je movisies?'),
    ("issue.toml", "2019-11-01", '"november"', 6, "date: verwacht een datum"),
    (
        "issue.toml",
        "page_count = 8",
        'page_count = 8\ncolour = "paars"',
        9,
        'colour: onbekende kleur "paars"; kies uit petrol',
    ),
    ("issue.toml", 'page_count = "Geteld."', 'title = "x"', 11, "title: onbekende sleutel"),
    ("issue.toml", '"design"', '"ontwerp"', 14, 'role: onbekende rol "ontwerp"; kies uit publisher'),
    ("issue.toml", "volume = 13", "volume = 0", 4, "volume: "),
    ("publications.toml", "1876-0422", "1876-0423", 4, "issn: Dit ISSN klopt niet"),
    (
        "people.toml",
        "",
        '\n[[person]]\nslug = "ahmed"\ngiven = "A"\n',
        13,
        'slug: "ahmed" staat al in seeds/people.toml',
    ),
    ("people.toml", 'given = "Ahmed"\n', "", 9, "Vul een voornaam of een achternaam in"),
    ("people.toml", '["J. van der Lans"]', '["J.", "J."]', 6, 'variants: "J." staat er twee keer'),
    ("topics.toml", '["stroom"]', '["Klimáát"]', 5, 'synonyms: "Klimáát" is al een woord voor klimaat'),
    ("topics.toml", '"klimaat"', '"weer"', 6, 'broader: onbekend onderwerp "weer"'),
    ("topics.toml", '"klimaat"', '"energie"', 6, "broader: dit onderwerp staat, via andere, onder zichzelf"),
    (
        "topics.toml",
        'name = "Klimaat"',
        'name = "energie"',
        10,
        'name: "energie" staat al in seeds/topics.toml, regel 3',
    ),
    ("terms.toml", 'name = "Ouderen"\n', "", 1, "name ontbreekt"),
    ("terms.toml", "synonyms", "synonym", 3, "synonym: onbekende sleutel; bedoel je synonyms?"),
    ("terms.toml", '["senioren"]', '"senioren"', 3, "synonyms: verwacht een lijst"),
    ("terms.toml", '"senioren"', f'"{"a" * 101}"', 3, "synonyms: "),
    ("terms.toml", '"senioren"', '"OUDÉREN"', 3, 'synonyms: "OUDÉREN" is de term zelf'),
    ("terms.toml", '"bejaarden"', '"Senioren"', 4, 'former: "Senioren" staat er twee keer'),
    (
        "terms.toml",
        '"Wet langdurige zorg"',
        '"ouderen"',
        7,
        'name: "ouderen" staat al in seeds/terms.toml, regel 2',
    ),
    (
        "terms.toml",
        '"Wlz"',
        '"Ouderen"',
        9,
        'abbreviations: "Ouderen" is zelf een term, in seeds/terms.toml, regel 2; zet alle woorden bij één term',
    ),
    (DOSSIER, '"gesprek"', '"praatje"', 11, 'article: onbekend artikel "praatje"'),
    (DOSSIER, '"ahmed"', '"niemand"', 8, 'person: onbekende persoon "niemand"'),
    (
        DOSSIER,
        "updated_on = 2019-11-01",
        'updated_on = 2019-11-01\nrelated = ["x"]',
        6,
        'related: onbekend dossier "x"',
    ),
    (DOSSIER, "\nOver warmte.\n", "\n::: pullquote\nx\n:::\n", 15, "een dossier heeft geen bijzondere blokken"),
    (DOSSIER, "\nOver warmte.\n", "\nOver[^1] warmte.\n", 15, "een dossier heeft geen noten"),
]
IN_BODIES = [
    (FIRST, "De eerste", "Een <b>vet</b> woord\nDe eerste", 19, "HTML hoort niet in de tekst"),
    (FIRST, "De eerste", "Een\nzin met <br> erin", 20, "HTML hoort niet in de tekst"),
    (FIRST, "De eerste", "<div>\nx\n</div>\n\nDe", 19, "HTML hoort niet in de tekst"),
    (FIRST, "De eerste", "# Kop\n\nDe", 19, "een tussenkop heeft twee of drie hekjes"),
    (FIRST, "De eerste", "#### Kop\n\nDe", 19, "een tussenkop heeft twee of drie hekjes"),
    (FIRST, "De eerste", "![x](x.png)", 19, "een beeld hoort in een blok ::: figure"),
    (FIRST, "De eerste", "Een `woord`", 19, "code (`…`) kennen we niet; gebruik *cursief*"),
    (FIRST, "De eerste", "```\nx\n```\n", 19, "codeblokken kennen we niet"),
    (FIRST, "De eerste", "    vier spaties", 19, "vier spaties aan het begin"),
    (FIRST, "De eerste", "> citaat", 19, "gebruik ::: pullquote"),
    (FIRST, "De eerste", "De\n\n---\n\neerste", 21, "een streep kennen we niet"),
    (FIRST, "De eerste", "De\n---\neerste", 20, "een streep kennen we niet"),
    (FIRST, "De eerste", "[x](javascript:x)", 19, "begint niet met https://"),
    (SECOND, BOX, "::: doos", 13, 'onbekend blok "doos"; kies uit ::: pullquote, ::: box'),
    (SECOND, BOX, "::: box feiten", 13, 'onbekende soort kader "feiten"; kies uit biography, contact'),
    (SECOND, BOX, "::: speaker", 13, 'schrijf ::: speaker "Naam"'),
    (SECOND, BOX, "::: pullquote facts", 13, "schrijf ::: pullquote"),
    (SECOND, "- een\n:::\n", "- een\n", 13, "dit blok wordt niet gesloten"),
    (SECOND, "- een\n", "::: pullquote\n- een\n", 14, "een blok begint los van lijsten en van andere blokken"),
    (SECOND, "- een\n", "", 13, "dit blok is leeg"),
    (SECOND, ":::\n\n[^1]", ":::\n\n:::\n\n[^1]", 17, "losse dubbele punten"),
    (SECOND, "[^1]: De noot.", "", 11, 'bij [^1] staat geen noot; zet onderaan "[^1]: …"'),
    (SECOND, "tekst.[^1]", "tekst.", 17, "naar noot 1 verwijst niets; zet [^1] in de tekst"),
    (SECOND, "tekst.[^1]", "tekst.[^1][^1]", 11, "[^1] staat er twee keer"),
    (SECOND, "De noot.", "De noot.\n[^1]: Nog een.", 18, "noot 1 staat er twee keer"),
    (SECOND, "tekst.[^1]", "tekst.[^2]\n\nx[^1]\n\n[^2]: x\n", 11, "hier hoort [^1], er staat [^2]"),
    (
        SECOND,
        BOX,
        '::: figure\nimage = "weg.jpg"\nalt = "x"\n:::\n\n' + BOX,
        14,
        'image: "weg.jpg" staat niet naast dit artikel',
    ),
    (SECOND, BOX, '::: figure\nimage = "issue.toml"\nalt = "x"\n:::\n' + BOX, 14, "geen beeld dat we kunnen lezen"),
    (SECOND, BOX, '::: figure\ncredit = "x"\ncaption = x\n:::\n' + BOX, 15, "geen geldige TOML"),
    (SECOND, BOX, '::: figure\nfoto = "x"\n:::\n' + BOX, 14, "foto: onbekende sleutel"),
]


@pytest.fixture
def archive(tmp_path) -> MiniArchive:
    return MiniArchive(tmp_path)


def assert_names(archive: MiniArchive, file: str, line: int, words: str) -> None:
    name = archive.path(file).relative_to(archive.root.parent)
    problems = archive.problems()
    assert [problem for problem in problems if problem.startswith(f"{name}:{line}: ") and words in problem] == problems


@pytest.mark.parametrize(("file", "old", "new", "line", "words"), IN_KEYS + IN_BODIES)
def test_it_names_the_mistake_with_its_line(archive, file, old, new, line, words):
    archive.change(file, old, new)
    assert_names(archive, file, line, words)


@pytest.mark.parametrize(("file", "old", "new", "line", "words"), IN_KEYS + IN_BODIES)
def test_it_stores_nothing_of_an_archive_with_a_mistake(archive, file, old, new, line, words):
    archive.change(file, old, new)
    with pytest.raises(CommandError, match="Er is niets opgeslagen"):
        archive.load()
    assert not Publication.objects.exists()


def test_it_refuses_a_file_that_is_not_utf_8(archive):
    archive.write(FIRST, archive.path(FIRST).read_bytes().replace(b"De eerste", b"De \xe9\xe9rste"))
    assert_names(archive, FIRST, 19, "geen UTF-8")


def test_it_refuses_two_articles_on_one_position(archive):
    archive.path(THIRD).rename(archive.path("02-debat.md"))
    assert_names(archive, SECOND, 1, f'"plaats 2" staat al in seeds/{ISSUE}/02-debat.md')


def test_it_refuses_an_image_that_is_not_described(archive):
    Image.new("RGB", (2, 2)).save(archive.path("a.png"))
    archive.change(SECOND, BOX, f'::: figure\nimage = "a.png"\n:::\n{BOX}')
    assert_names(archive, SECOND, 14, "image: Beschrijf het beeld voor wie het niet ziet")


def test_it_refuses_a_file_name_without_position(archive):
    archive.path(THIRD).rename(archive.path("debat.md"))
    assert_names(archive, "debat.md", 1, "de bestandsnaam begint met de plaats in het nummer")


def test_it_refuses_two_issues_with_one_number(archive):
    archive.write("movisies-2019-4/issue.toml", archive.path("issue.toml").read_text().replace("2019-3", "2019-4"))
    assert_names(archive, "movisies-2019-4/issue.toml", 5, 'number: "movisies 13 3" staat al')


@pytest.mark.parametrize("file", ["publications.toml", "people.toml", "topics.toml", "terms.toml", "issue.toml"])
def test_it_misses_a_file(archive, file):
    archive.path(file).unlink()
    archive.write(FIRST, archive.path(FIRST).read_bytes())
    assert_names(archive, file, 1, "dit bestand ontbreekt")


def test_it_names_all_mistakes_at_once(archive):
    archive.change(FIRST, '"editorial"', '"editoriaal"')
    archive.change(FIRST, "De eerste", "<b>De</b> eerste")
    archive.change(THIRD, "2019-12-20", "2019-02-30")
    archive.change(DOSSIER, '"ahmed"', '"niemand"')
    assert [line.split(": ")[0].rsplit("/")[-1] for line in archive.problems()] == [
        *("warm.md:8", "01-voorwoord.md:4", "01-voorwoord.md:19", "03-debat.md:13"),
    ]


def test_it_lets_a_word_belong_to_two_terms(archive):
    archive.change("terms.toml", '"bejaarden"', '"Wlz"')
    assert "geen problemen" in archive.load(check=True)


def test_it_does_not_blame_others_for_a_broken_head(archive):
    archive.change(SECOND, 'kind = "interview"', "kind = interview")
    assert len(archive.problems()) == 1


def test_it_does_not_blame_others_for_a_broken_list_of_people(archive):
    archive.change("people.toml", 'given = "Ahmed"', "given = Ahmed")
    assert len(archive.problems()) == 1


def test_it_finds_a_key_by_its_own_item(archive):
    again = '[[event]]\norganiser = "a"\n[[event.date]]\nlabel = "x"\n\n[[event]]\n[[event.date]]\nlabel = 3\n'
    archive.change(THIRD, "[[publication_details]]", again + "[[publication_details]]")
    assert_names(archive, THIRD, 23, "label: verwacht tekst")


def test_it_is_not_fooled_by_what_looks_like_a_key_inside_a_text(archive):
    archive.change(FIRST, 'title = "Voorwoord"', 'editor_note = """\ntitle = "x"\n[event]\n"""\ntitle = 3')
    assert_names(archive, FIRST, 9, "title: verwacht tekst")

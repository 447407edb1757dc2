"""A small archive on disk for the tests of loading: valid as it stands, and easy to change in one place."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ISSUE = "movisies-2019-3"
FILES = {
    "publications.toml": """\
[[publication]]
slug = "movisies"
title = "Movisies"
issn = "1876-0422"
""",
    "people.toml": """\
[[person]]
slug = "jos-van-der-lans"
given = "Jos"
prefix = "van der"
family = "Lans"
variants = ["J. van der Lans"]

[[person]]
slug = "ahmed"
given = "Ahmed"
""",
    "topics.toml": """\
[[topic]]
slug = "energie"
name = "Energie"
description = "Warmte en stroom in huis."
synonyms = ["stroom"]
broader = "klimaat"

[[topic]]
slug = "klimaat"
name = "Klimaat"
description = "Het weer op lange termijn."
""",
    "terms.toml": """\
[[term]]
name = "Ouderen"
synonyms = ["senioren"]
former = ["bejaarden"]

[[term]]
name = "Wet langdurige zorg"
former = ["AWBZ"]
abbreviations = ["Wlz"]
""",
    f"{ISSUE}/issue.toml": """\
source = "bron.txt"
publication = "movisies"
slug = "2019-3"
volume = 13
number = "3"
date = 2019-11-01
date_label = "november 2019"
page_count = 8

[inferred]
page_count = "Geteld."

[[colophon]]
role = "design"
value = "Ontwerpburo"
""",
    f"{ISSUE}/01-voorwoord.md": """\
+++
source = "bron.txt"
slug = "voorwoord"
kind = "editorial"
title = "Voorwoord"
summary = "Kort gezegd."
pages = "2"
topics = ["energie", "klimaat"]

[[contribution]]
person = "jos-van-der-lans"
role = "text"

[[cross_reference]]
text = "het interview"
page = 5
+++

De eerste alinea.
""",
    f"{ISSUE}/02-gesprek.md": """\
+++
source = "bron.txt"
slug = "gesprek"
kind = "interview"
title = "Een gesprek"
summary = "Kort gezegd."
pages = "4-6"
topics = ["klimaat"]
+++

Eerst gewone tekst.[^1]

::: box facts "In cijfers"
- een
:::

[^1]: De noot.
""",
    f"{ISSUE}/03-debat.md": """\
+++
source = "bron.txt"
slug = "debat"
kind = "event"
title = "Debat"
summary = "Kort gezegd."
pages = "7"
topics = ["energie"]

[[event]]
organiser = "Movisie"
[[event.date]]
starts_on = 2019-12-20
starts_at = 15:00:00

[[publication_details]]
title = "Een boek"
isbn = "9789461643353"
+++
""",
    "dossiers/warm.md": """\
+++
slug = "warm"
title = "Warm"
summary = "Over warmte."
updated_on = 2019-11-01

[[contact]]
person = "ahmed"

[[article]]
article = "gesprek"
note = "Begin hier."
+++

Over warmte.
""",
}


class MiniArchive:
    """The archive of a test: `file` means a name in FILES, and in the issue's folder it may go without the folder."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "seeds"
        for name, text in FILES.items():
            self.write(name, text)

    def path(self, file: str) -> Path:
        return self.root / (file if file in FILES or "/" in file else f"{ISSUE}/{file}")

    def write(self, file: str, content: str | bytes) -> None:
        self.path(file).parent.mkdir(parents=True, exist_ok=True)
        self.path(file).write_bytes(content.encode() if isinstance(content, str) else content)

    def change(self, file: str, old: str, new: str) -> None:
        """Replace the first `old` in the file; an empty `old` puts `new` at the end."""
        text = self.path(file).read_text()
        assert old in text
        self.write(file, text.replace(old, new, 1) if old else text + new)

    def load(self, *paths: Path, **options: bool) -> str:
        """Load the archive and give what the command says."""
        said = StringIO()
        call_command("load_seeds", *(paths or [self.root]), stdout=said, **options)
        return said.getvalue()

    def problems(self) -> list[str]:
        """Give the problems for which the command refuses the archive, without its closing line."""
        with pytest.raises(CommandError) as refusal:
            self.load(check=True)
        return str(refusal.value).splitlines()[:-1]


@pytest.mark.django_db
def test_it_is_valid_as_it_stands(tmp_path):
    assert "3 artikelen in 1 nummer gecontroleerd: geen problemen" in MiniArchive(tmp_path).load(check=True)


@pytest.mark.django_db
def test_the_archive_of_the_project_is_valid():
    said = StringIO()
    call_command("load_seeds", check=True, stdout=said)
    assert "geen problemen" in said.getvalue()

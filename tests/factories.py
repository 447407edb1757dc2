"""Small makers of rows: each fills in only what is required, and a test names what matters to it."""

import datetime
from io import BytesIO
from itertools import count

from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image as PillowImage

from articles.models import (
    Article,
    ArticleTopic,
    Block,
    Contribution,
    CrossReference,
    Event,
    EventDate,
    Image,
    Issue,
    Person,
    Publication,
    PublicationDetails,
    Topic,
)
from dossiers.models import Dossier, DossierEntry

_numbers = count(1)
LONG_AGO = datetime.datetime(2019, 11, 1, 9, 0, tzinfo=datetime.UTC)


def in_future() -> datetime.datetime:
    return timezone.now() + datetime.timedelta(days=1)


def publication(**fields) -> Publication:
    n = next(_numbers)
    return Publication.objects.create(**{"title": f"Blad {n}", "slug": f"blad-{n}"} | fields)


def issue(**fields) -> Issue:
    n = next(_numbers)
    fields.setdefault("publication", None)
    fields["publication"] = fields["publication"] or publication()
    defaults = {
        "slug": f"nummer-{n}",
        "date": datetime.date(2019, 11, 1),
        "date_label": "november 2019",
        "status": "published",
        "published_at": LONG_AGO,
    }
    return Issue.objects.create(**defaults | fields)


def article(topics: list[Topic] | None = None, text: str = "", **fields) -> Article:
    n = next(_numbers)
    if "issue" not in fields:
        fields["issue"] = issue()
    defaults = {
        "position": n,
        "kind": "background",
        "title": f"Artikel {n}",
        "slug": f"artikel-{n}",
        "status": "published",
        "published_at": LONG_AGO,
    }
    made = Article.objects.create(**defaults | fields)
    for topic_ in topics or []:
        ArticleTopic.objects.create(content_object=made, tag=topic_)
    if text:
        block(article=made, text=text)
    return made


def block(article: Article, **fields) -> Block:
    return Block.objects.create(article=article, **{"kind": "text", "ordering": next(_numbers)} | fields)


def image_file(size: tuple[int, int] = (2, 1), mode: str = "RGB", kind: str = "PNG", **options) -> bytes:
    """The bytes of a file with a picture in one colour."""
    file = BytesIO()
    PillowImage.new(mode, size, "teal").save(file, kind, **options)
    return file.getvalue()


def image(size: tuple[int, int] = (2, 1), **fields) -> Image:
    """An image of the library; a small one, for each of its renditions is really made."""
    n = next(_numbers)
    defaults = {"title": f"Beeld {n}", "alt": "" if fields.get("is_decorative") else f"Wat beeld {n} toont"}
    defaults["file"] = ContentFile(image_file(size), name="foto.png")
    return Image.objects.create(**defaults | fields)


def person(name: str = "", **fields) -> Person:
    n = next(_numbers)
    given, _, family = (name or f"Voornaam Achternaam{n}").partition(" ")
    return Person.objects.create(**{"given_name": given, "family_name": family, "slug": f"persoon-{n}"} | fields)


def contribution(article: Article, **fields) -> Contribution:
    if "person" not in fields:
        fields["person"] = person()
    return Contribution.objects.create(article=article, **{"role": "text", "position": next(_numbers)} | fields)


def topic(name: str = "", **fields) -> Topic:
    return Topic.objects.create(name=name or f"Onderwerp {next(_numbers)}", **fields)


def event_date(article: Article, **fields) -> EventDate:
    event = fields.pop("event", None) or Event.objects.create(article=article)
    return EventDate.objects.create(event=event, **{"starts_on": datetime.date(2019, 12, 20)} | fields)


def publication_details(article: Article, **fields) -> PublicationDetails:
    return PublicationDetails.objects.create(article=article, **{"title": "Een boek"} | fields)


def cross_reference(article: Article, target: Article) -> CrossReference:
    return CrossReference.objects.create(article=article, target=target, text="zie verderop")


def dossier(articles: list[Article] | None = None, **fields) -> Dossier:
    n = next(_numbers)
    defaults = {
        "title": f"Dossier {n}",
        "slug": f"dossier-{n}",
        "summary": "Waar dit dossier over gaat.",
        "updated_on": datetime.date(2019, 11, 1),
        "status": "published",
        "published_at": LONG_AGO,
    }
    made = Dossier.objects.create(**defaults | fields)
    for position, article_ in enumerate(articles or [], 1):
        DossierEntry.objects.create(dossier=made, article=article_, position=position)
    return made


def editor(group: str = "eindredacteur") -> User:
    """A member of staff in one of the three groups."""
    user = User.objects.create_user(f"{group}-{next(_numbers)}", password="een lang wachtwoord", is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user

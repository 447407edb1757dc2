"""What the pictures show: one issue of a made-up magazine, and two editors."""

from io import BytesIO

from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from PIL import Image as Pillow
from PIL import ImageDraw

from articles.models import Article, Issue
from tests import factories

DRAFT = {"status": "draft", "published_at": None}
CROSSHEAD = (
    "<h2>Een plein zonder banken</h2>"
    "<p>Tien jaar lang liep niemand over het Vogelplein als het niet hoefde. Toen zette een bewoner er een tafel neer, "
    "en de week daarna stonden er zes.[^1]</p>"
    "<ul><li><p>elke woensdag koffie, ook als het regent</p></li><li><p>een buurvrouw met de sleutel</p></li></ul>"
)
TIPS = "<p>Begin klein, met één tafel.</p><p>Vraag het de gemeente pas als het loopt.</p>"


class Archive:
    """The issue, its articles and its editors; each picture has an article of its own, so that none is in the way."""

    def __init__(self) -> None:
        self.anna, self.bert = _editor("Anna", "eindredacteur"), _editor("Bert", "redacteur")
        magazine = factories.publication(title="Wijkblad", slug="wijkblad")
        self.issue = _issue(magazine, slug="lente", number="1", date_label="lente 2026", theme="Pleinen", **DRAFT)
        older = _issue(magazine, slug="winter", number="4", date_label="winter 2025", theme="Thuis")
        self.square = self._draft("Het Vogelplein leeft", kind="background", page_from=4, page_to=7, summary="Kort.")
        _write_blocks(self.square)
        self.key = self._draft("De buurvrouw met de sleutel", kind="portrait", page_from=8, page_to=9, summary="Kort.")
        factories.block(self.key, text="<p>Zij opent elke woensdag het buurthuis.[^2]</p>", ordering=10)
        self.coffee = self._draft("Koffie op woensdag", kind="column", page_from=10, page_to=10)
        factories.block(self.coffee, text="<p>Wie te vroeg is, zet de stoelen klaar.</p>", ordering=10)
        self.tables = _article(older, "Zes tafels op een plein", kind="practice")
        self.shared = _article(older, "De tuin van de Lijsterstraat", kind="practice", **DRAFT)
        self.old_ones = [_article(older, title, kind="news") for title in ("Buurtfeest afgelast", "Nieuwe bankjes")]
        factories.image(title="Bewoners planten een boom in de wijk", **_scene("Foto: Sanne de Wit"))
        factories.image(title="De wijk van boven", **_scene("Foto: Jaap Smit", "#9db4c0"))

    def _draft(self, title: str, **fields) -> Article:
        article = _article(self.issue, title, text="", **fields | DRAFT)
        factories.contribution(article, person=factories.person("Lotte Visser"))
        return article


def _editor(name: str, group: str) -> User:
    user = User.objects.create_user(name, first_name=name, is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user


def _issue(magazine, **fields) -> Issue:
    return factories.issue(publication=magazine, volume="12", **fields)


def _article(issue: Issue, title: str, text: str = "<p>Er staan nu zes tafels op het plein.</p>", **fields) -> Article:
    article = factories.article(issue=issue, title=title, **{"position": issue.articles.count() + 1} | fields)
    if text:
        factories.block(article, text=text, ordering=10)
    return article


def _write_blocks(article: Article) -> None:
    factories.block(article, ordering=10, text=CROSSHEAD)
    factories.block(article, ordering=20, kind="pull_quote", text="<p>Eén tafel, en de week daarna zes</p>")
    factories.block(article, ordering=30, kind="box", box_kind="tips", title="Zo begin je", text=TIPS)
    factories.block(article, ordering=40, kind="figure")
    factories.block(article, ordering=50, kind="notes", text="<ol><li><p>Tel ze maar na.</p></li></ol>")


def _scene(credit: str, sky: str = "#cfe3ea") -> dict:
    """A drawing of houses under a sky, for a photo would be somebody's."""
    picture = Pillow.new("RGB", (480, 320), sky)
    pencil = ImageDraw.Draw(picture)
    pencil.rectangle((0, 230, 480, 320), fill="#7fa06b")
    for left, colour in ((50, "#b5543c"), (190, "#d9a441"), (330, "#6b5b7b")):
        pencil.polygon([(left, 140), (left + 50, 80), (left + 100, 140)], fill="#4a3a33")
        pencil.rectangle((left, 140, left + 100, 240), fill=colour)
    file = BytesIO()
    picture.save(file, "PNG")
    return {"file": ContentFile(file.getvalue(), name="huizen.png"), "alt": "Drie huizen op een rij.", "credit": credit}

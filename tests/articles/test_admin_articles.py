"""Writing an article in the admin: blocks, people, topics and the place in the issue."""

import pytest
from django.urls import reverse

from articles.models import Article, ArticleTopic, Box, Contribution, Figure, Notes, SpeakerTurn, TextBlock
from tests import factories
from tests.articles.admin_forms import errors, filled_in, new_line

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/article/add/"
UNSAFE = '<p onclick="x()">Tekst<script>alert(1)</script></p><h2>Kop</h2><ul><li><p>punt</p></li></ul>'


@pytest.fixture
def writer(client):
    client.force_login(factories.editor("redacteur"))
    return client


def block(page, model: type, ordering: int, **fields) -> dict:
    return new_line(page, model, **{"region": "main", "ordering": ordering} | fields)


def add(client, *lines: dict, **fields):
    """Save a new article with these lines of blocks and parts."""
    basics = {"issue": factories.issue().pk, "position": 1, "kind": "essay", "title": "Nieuw", "slug": "nieuw"}
    extra = {name: value for line in lines for name, value in line.items()}
    return client.post(ADD, filled_in(client.get(ADD), **basics | fields, **extra))


def test_blocks_are_kept_in_order_and_cleaned(writer):
    page = writer.get(ADD)
    box = block(page, Box, 10, text="<p>Kader</p>", title="Wie is wie", box_kind="biography")
    assert add(writer, box, block(page, TextBlock, 20, text=UNSAFE)).status_code == 302
    blocks = Article.objects.get().blocks.all()
    assert [(each.kind, each.text) for each in blocks] == [
        ("box", "<p>Kader</p>"),
        ("text", "<p>Tekst</p><h2>Kop</h2><ul><li><p>punt</p></li></ul>"),
    ]


@pytest.mark.parametrize(
    ("model", "kind"), [(SpeakerTurn, "speaker"), (Notes, "notes"), (TextBlock, "text"), (Figure, "figure")]
)
def test_a_block_knows_its_kind(writer, model, kind):
    add(writer, block(writer.get(ADD), model, 10, text="<p>Ja</p>", caption="Ja"))
    assert [each.kind for each in Article.objects.get().blocks.all()] == [kind]


def test_a_figure_takes_its_image_from_the_library(writer):
    image = factories.image()
    assert add(writer, block(writer.get(ADD), Figure, 10, picture=image.pk)).status_code == 302
    assert Article.objects.get().blocks.get().picture == image


def test_a_figure_shows_the_editor_which_image_it_has(writer):
    image = factories.image(title="Plein", credit="Foto: Jan")
    article = factories.block(factories.article(), kind="figure", picture=image).article
    text = writer.get(reverse("admin:articles_article_change", args=[article.pk])).text
    assert f'<img class="thumbnail" src="{image.thumbnail}"' in text
    assert ">Plein (Foto: Jan)</option>" in text


def test_a_contribution_takes_the_name_of_now(writer):
    person = factories.person("Jos Lans")
    line = new_line(writer.get(ADD), Contribution, person=person.pk, role="text", byline="", position=1)
    assert add(writer, line).status_code == 302
    assert Contribution.objects.get().byline == "Jos Lans"


def test_topics_are_kept(writer):
    add(writer, new_line(writer.get(ADD), ArticleTopic, tag=factories.topic("wijken").pk))
    assert [topic.name for topic in Article.objects.get().topics.all()] == ["wijken"]


def test_two_articles_cannot_have_one_place(writer):
    issue = factories.article(position=1).issue
    assert "Op deze plaats in het nummer staat al een artikel." in errors(add(writer, issue=issue.pk))


def test_a_new_article_of_an_issue_gets_the_next_place(writer):
    issue = factories.article(position=7).issue
    page = writer.get(ADD, {"issue": issue.pk})
    assert page.context["adminform"].form.initial["position"] == 8


def test_saving_without_changes_changes_nothing(writer):
    article = factories.article(topics=[factories.topic()], text="<p>Tekst</p>")
    factories.contribution(article)
    change = reverse("admin:articles_article_change", args=[article.pk])
    before = [list(Article.objects.values()), list(article.blocks.values()), list(Contribution.objects.values())]
    assert writer.post(change, filled_in(writer.get(change))).status_code == 302
    after = [list(Article.objects.values()), list(article.blocks.values()), list(Contribution.objects.values())]
    assert before == after


def test_an_issue_is_chosen_by_the_name_of_its_magazine(writer):
    issue = factories.issue(publication=factories.publication(title="Movisies"), number="3")
    choices = dict(writer.get(ADD).context["adminform"].form.fields["issue"].choices)
    assert choices[next(key for key in choices if key)] == issue.title


def test_the_editor_speaks_dutch(writer):
    assert "Nog geen tekst. Kies + om een blok toe te voegen." in writer.get(ADD).text
    assert "Tabel invoegen" in writer.get(reverse("admin:jsi18n")).text


def test_everything_inline_carries_the_nonce(writer):
    page = writer.get(ADD)
    nonce = page.context["request"].csp_nonce
    assert f'<script type="importmap" nonce="{nonce}">' in page.text
    assert f"'nonce-{nonce}'" in page["Content-Security-Policy"]


def test_the_dates_of_an_event_are_a_click_away(writer):
    date = factories.event_date(factories.article(), place="Utrecht")
    page = writer.get(reverse("admin:articles_article_change", args=[date.event.article_id]))
    assert "20 december 2019, Utrecht" in page.text
    assert reverse("admin:articles_event_change", args=[date.event_id]) in page.text


def test_the_page_of_a_person_leads_to_the_articles(writer):
    contribution = factories.contribution(factories.article())
    page = writer.get(reverse("admin:articles_person_change", args=[contribution.person_id]))
    assert reverse("admin:articles_article_change", args=[contribution.article_id]) in page.text

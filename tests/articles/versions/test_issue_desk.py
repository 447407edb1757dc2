"""An issue published as a whole, and its articles put in order."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Issue
from articles.versions.history import versions_of
from articles.versions.issues import NotReadyError, ReorderedError, publish_issue, readiness, reorder
from tests import factories
from tests.articles.versions.desk import Form, editor, set_to

pytestmark = pytest.mark.django_db
DRAFT = {"status": "draft", "published_at": None}


@pytest.fixture
def issue() -> Issue:
    return factories.issue(**DRAFT)


def keys(issue: Issue) -> list[int]:
    return list(issue.articles.order_by("position").values_list("pk", flat=True))


def ready(issue: Issue, **fields) -> Article:
    return factories.article(issue=issue, text="<p>Over de wijk.</p>", **DRAFT | fields)


def test_whole_issue_is_published_at_one_moment(issue):
    articles, moment = [ready(issue), ready(issue)], timezone.now() + datetime.timedelta(days=1)
    publish_issue(issue, moment, editor())
    moments = {thing.published_at for thing in [Issue.objects.get(), *Article.objects.all()]}
    assert (len(articles), moments) == (2, {moment})


def test_working_copies_go_along_and_what_is_withdrawn_stays(issue):
    shown = ready(issue, status="published", published_at=factories.LONG_AGO)
    gone = ready(issue, status="withdrawn", withdrawal_reason="Op verzoek.")
    Form(shown, editor()).write(set_to(title="Nieuw")).save()
    publish_issue(issue, timezone.now(), editor())
    shown.refresh_from_db()
    gone.refresh_from_db()
    assert (shown.title, shown.published_at, gone.status) == ("Nieuw", factories.LONG_AGO, "withdrawn")


def figure(article: Article) -> None:
    factories.block(article, kind="figure", picture=factories.image(rights_until=datetime.date(2020, 1, 1)))


def note_with_a_list(article: Article) -> None:
    article.blocks.update(text="<p>Zo.[^2]</p>")
    factories.block(article, kind="notes", text="<ol><li><p>Een</p><ul><li><p>punt</p></li></ul></li></ol>")


BLOCKING = {
    "no text": (lambda a: a.blocks.all().delete(), "Er is geen tekst."),
    "a note that is not there": (lambda a: a.blocks.update(text="<p>Zo.[^2]</p>"), "Noot 2 staat niet bij de noten."),
    "a note that is only a point in a note": (note_with_a_list, "Noot 2 staat niet bij de noten."),
    "an empty figure": (lambda a: factories.block(a, kind="figure"), "Een beeld is leeg."),
    "rights that ended": (figure, "verlopen"),
    "a summary too long": (set_to(summary="woord " * 90), "80 woorden"),
}


@pytest.mark.parametrize(("change", "words"), BLOCKING.values(), ids=BLOCKING)
def test_what_is_not_ready_blocks_everything(issue, change, words):
    ready(issue)
    change(ready(issue))
    assert [words in " ".join(each.blocking) for each in readiness(issue)] == [False, True]
    with pytest.raises(NotReadyError):
        publish_issue(issue, timezone.now(), editor())
    assert Article.objects.filter(status="published").count() == 0


def test_page_lists_what_is_not_ready_and_then_publishes(client, issue):
    client.force_login(factories.editor("eindredacteur"))
    article, address = factories.article(issue=issue, **DRAFT), reverse("admin:articles_issue_publish", args=[issue.pk])
    assert "Er is geen tekst." in client.post(address).text
    factories.block(article, text="<p>Tekst.</p>")
    client.post(address)
    assert Issue.objects.get().status == "published"


@pytest.mark.parametrize(
    ("day", "hour", "utc"),
    [
        ("2026-03-29", "01:59", "2026-03-29T00:59"),
        ("2026-03-29", "03:01", "2026-03-29T01:01"),
        ("2026-10-25", "01:59", "2026-10-24T23:59"),
        ("2026-10-25", "03:01", "2026-10-25T02:01"),
    ],
)
def test_moment_is_one_of_amsterdam_across_both_clock_changes(client, issue, day, hour, utc):
    client.force_login(factories.editor("eindredacteur"))
    client.post(reverse("admin:articles_issue_publish", args=[issue.pk]), {"moment_0": day, "moment_1": hour})
    assert Issue.objects.get().published_at.astimezone(datetime.UTC).isoformat()[:16] == utc


@pytest.mark.parametrize(("day", "hour"), [("2026-03-29", "02:30"), ("2026-10-25", "02:30")])
def test_moment_that_is_not_there_or_is_there_twice_is_refused(client, issue, day, hour):
    client.force_login(factories.editor("eindredacteur"))
    address = reverse("admin:articles_issue_publish", args=[issue.pk])
    page = client.post(address, {"moment_0": day, "moment_1": hour})
    assert "Europe/Amsterdam" in page.text
    assert Issue.objects.get().status == "draft"


@pytest.mark.parametrize("page", ["publish", "order"])
def test_redacteur_does_neither(client, issue, page):
    client.force_login(factories.editor("redacteur"))
    assert client.get(reverse(f"admin:articles_issue_{page}", args=[issue.pk])).status_code == 403


def test_articles_are_put_in_order_in_one_save(client, issue):
    client.force_login(factories.editor("eindredacteur"))
    one, two, three = (ready(issue) for _ in range(3))
    form = {"before": f"{one.pk},{two.pk},{three.pk}", f"place-{one.pk}": "2,5", f"place-{two.pk}": "1"}
    client.post(reverse("admin:articles_issue_order", args=[issue.pk]), form | {f"place-{three.pk}": "2"})
    assert keys(issue) == [two.pk, three.pk, one.pk]
    assert versions_of(one)[0].revision.comment == "Andere plaats in het nummer."


def test_place_that_is_no_number_changes_nothing_and_names_the_article(client, issue):
    client.force_login(factories.editor("eindredacteur"))
    one, two = ready(issue), ready(issue, title="Twee")
    form = {"before": f"{one.pk},{two.pk}", f"place-{one.pk}": "2", f"place-{two.pk}": "vooraan"}
    page = client.post(reverse("admin:articles_issue_order", args=[issue.pk]), form).text
    assert "‘Twee’ heeft geen plaats" in page
    assert 'value="vooraan"' in page
    assert keys(issue) == [one.pk, two.pk]


def test_order_that_another_changed_is_not_overwritten(issue):
    one, two, three = (ready(issue).pk for _ in range(3))
    reorder(issue, [one, two, three], [two, one, three], editor("een"))
    with pytest.raises(ReorderedError):
        reorder(issue, [one, two, three], [three, two, one], editor("twee"))
    assert keys(issue) == [two, one, three]


def test_working_copy_follows_the_order(issue):
    one, two = (ready(issue, status="published", published_at=factories.LONG_AGO) for _ in range(2))
    Form(one, editor()).write(set_to(title="Nieuw")).save()
    reorder(issue, [one.pk, two.pk], [two.pk, one.pk], editor())
    publish_issue(issue, timezone.now(), editor())
    assert keys(issue) == [two.pk, one.pk]

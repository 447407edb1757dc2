"""The writing desk in the admin: working copies, conflicts, versions and the bin, as an editor's browser meets them."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse, reverse_lazy
from django.utils import timezone

from articles.models import Article, Block, WorkingCopy
from articles.versions.history import versions_of
from articles.versions.wholes import take
from dossiers.models import Dossier
from tests import factories
from tests.articles.admin_forms import filled_in
from tests.articles.test_admin_publishing import address, run
from tests.articles.versions.desk import full_article

pytestmark = pytest.mark.django_db
DRAFT = {"status": "draft", "published_at": None}
CHANGELIST = reverse_lazy("admin:articles_article_changelist")


@pytest.fixture
def desk(client):
    """A browser in which an editor who may publish is logged in."""
    client.force_login(factories.editor("eindredacteur"))
    return client


@pytest.fixture
def other(client_of):
    return client_of("redacteur")


@pytest.fixture
def client_of():
    def client_of_(group: str) -> Client:
        client = Client()
        client.force_login(factories.editor(group))
        return client

    return client_of_


def opened(client, thing) -> dict:
    return filled_in(client.get(address(thing)))


def sent(client, thing, form: dict, **changes):
    return client.post(address(thing), form | changes)


# Beside what readers see


def test_form_of_a_published_article_works_on_its_copy(desk, client_of):
    article = full_article()
    sent(desk, article, opened(desk, article), title="Nieuwe kop")
    assert Article.objects.get().title == "Oud"
    assert opened(desk, article)["title"] == "Nieuwe kop"
    assert "Oud" in client_of("redacteur").get(article.get_absolute_url()).text


def test_copy_is_published_with_all_that_belongs_to_it(desk):
    article = full_article()
    form = opened(desk, article)
    form |= {"contributions-0-DELETE": "on"} | new_text(form, "<p>Erbij gekomen.</p>")
    sent(desk, article, form)
    assert (article.contributions.count(), article.blocks.count()) == (1, 1)
    sent(desk, article, opened(desk, article), _publish="1")
    assert (article.contributions.count(), article.blocks.count(), WorkingCopy.objects.count()) == (0, 2, 0)


def new_text(form: dict, text: str) -> dict:
    number = int(form["blocks-TOTAL_FORMS"])
    line = {"text": text, "region": "main", "ordering": "900"}
    return {"blocks-TOTAL_FORMS": number + 1} | {f"blocks-{number}-{k}": v for k, v in line.items()}


def test_form_says_who_made_the_copy(desk):
    article = full_article()
    sent(desk, article, opened(desk, article), title="Nieuwe kop")
    page = desk.get(address(article)).text
    assert "Lezers zien nog de oude tekst" in page
    assert "begonnen door eindredacteur" in page


def test_both_texts_are_shown_as_a_reader_gets_them(desk):
    article = full_article()
    sent(desk, article, opened(desk, article), title="Nieuwe kop")
    assert "Nieuwe kop" in desk.get(address(article, "preview")).text
    live = desk.get(address(article, "live")).text
    assert "Nieuwe kop" not in live
    assert "concept" not in live.lower()


def test_draft_in_a_draft_issue_is_shown_as_if_published(desk):
    article = full_article(issue=factories.issue(**DRAFT), **DRAFT)
    page = desk.get(address(article, "preview"))
    assert (page.status_code, Article.objects.get().status) == (200, "draft")


def test_copy_is_thrown_away(desk):
    article, before = (a := full_article()), take(a)
    sent(desk, article, opened(desk, article), title="Nieuwe kop")
    desk.post(address(article, "discard"))
    assert (take(article), WorkingCopy.objects.count()) == (before, 0)


def test_list_publishes_copies(desk):
    article = full_article()
    sent(desk, article, opened(desk, article), title="Nieuwe kop")
    assert with_copy(desk) == [article]
    run(desk, "publish", article)
    assert (article.title, with_copy(desk)) == ("Nieuwe kop", [])


def with_copy(client) -> list[Article]:
    return list(client.get(f"{CHANGELIST}?werkversie=ja").context["cl"].result_list)


def test_list_publishes_the_copy_of_what_went_back_to_draft(desk):
    article = full_article()
    sent(desk, article, opened(desk, article), title="Nieuwe kop")
    run(desk, "withdraw", article)
    run(desk, "publish", article)
    assert (article.title, article.status, WorkingCopy.objects.count()) == ("Nieuwe kop", "published", 0)


def test_putting_back_a_version_changes_nothing_for_readers(client_of, desk):
    article = full_article(**DRAFT)
    sent(desk, article, opened(desk, article), status="published")
    draft = versions_of(article).last()
    client_of("redacteur").post(address(article, "put_back"), {"versie": draft.pk})
    assert Article.objects.get().status == "published"


def test_copy_is_found_by_no_reader(desk, client):
    article = full_article()
    sent(desk, article, opened(desk, article), title="Kwikstaart")
    assert "Kwikstaart" not in client.get("/zoeken/?q=kwikstaart", headers={"cookie": ""}).text.split("<main")[1][500:]


# Two editors


def test_different_fields_are_brought_together(desk, other):
    article = full_article(**DRAFT)
    first, second = opened(desk, article), opened(other, article)
    assert sent(desk, article, first, title="Van de een").status_code == 302
    assert sent(other, article, second, kicker="Van de ander").status_code == 302
    article.refresh_from_db()
    assert (article.title, article.kicker) == ("Van de een", "Van de ander")


@pytest.fixture
def conflict(desk, other):
    article = full_article(**DRAFT)
    first, second = opened(desk, article), opened(other, article)
    sent(desk, article, first, title="Van de een")
    return article, sent(other, article, second, title="Van de ander")


def test_same_field_gives_a_page_with_the_three_texts(conflict):
    _, page = conflict
    assert (page.status_code, Article.objects.get().title) == (409, "Van de een")
    assert "messagelist" not in page.text
    (choice,) = page.context["choices"]
    assert choice.base == "Oud"
    assert [p.text for p in choice.mine if p.kind == "new"] == ["Van de ander"]
    assert [p.text for p in choice.theirs if p.kind == "new"] == ["Van de een"]


@pytest.mark.parametrize(("choice", "title"), [("mine", "Van de ander"), ("theirs", "Van de een")])
def test_choice_on_that_page_is_saved(other, conflict, choice, title):
    article, page = conflict
    form = dict(page.context["sent"]) | {"_seen": str(page.context["other"].pk)}
    answer = sent(other, article, form, **{f"_choice:{page.context['choices'][0].name}": choice})
    assert (answer.status_code, Article.objects.get().title) == (302, title)


def test_choice_of_what_one_has_not_seen_does_not_count(desk, other, conflict):
    article, page = conflict
    sent(desk, article, opened(desk, article), title="Nog anders")
    form = dict(page.context["sent"]) | {"_seen": str(page.context["other"].pk)}
    again = sent(other, article, form, **{f"_choice:{page.context['choices'][0].name}": "mine"})
    assert (again.status_code, Article.objects.get().title) == (409, "Nog anders")


def test_nothing_typed_is_lost_on_that_page(conflict):
    _, page = conflict
    assert "Van de ander" in page.text
    assert dict(page.context["sent"])["title"] == "Van de ander"


def test_form_sent_twice_is_saved_once(desk):
    article = full_article(**DRAFT)
    form = opened(desk, article)
    form |= new_text(form, "<p>Erbij gekomen.</p>")
    answers = [sent(desk, article, form, title="Nieuw").status_code for _ in range(2)]
    assert (answers, article.blocks.count(), len(versions_of(article))) == ([302, 302], 2, 2)


def test_withdrawing_from_the_list_is_not_undone_by_an_open_form(desk, other):
    article = full_article()
    form = opened(other, article)
    run(desk, "withdraw", article)
    sent(other, article, form, title="Nieuw")
    assert Article.objects.get().status == "draft"


def test_form_with_a_mistake_keeps_what_was_typed_and_where_it_began(desk):
    article = full_article(**DRAFT)
    form = opened(desk, article)
    page = sent(desk, article, form, title="", kicker="Bovenkop")
    assert (page.status_code, page.context["version"]) == (200, int(form["_version"]))
    assert 'value="Bovenkop"' in page.text


# Versions


def test_every_save_is_in_the_history_with_its_note(desk):
    article = full_article(**DRAFT)
    sent(desk, article, opened(desk, article), title="Nieuw", _note="Kop korter")
    page = desk.get(address(article, "history"))
    assert page.context["steps"][0].version.revision.comment == "Kop korter"
    assert [d.label for d in page.context["steps"][0].differences] == ["titel"]


@pytest.mark.parametrize("make", [factories.person, factories.topic, factories.issue, factories.dossier])
def test_other_things_have_a_history_too(desk, make):
    thing = make()
    name = next(name for name in ("family_name", "name", "theme", "title") if hasattr(thing, name))
    sent(desk, thing, opened(desk, thing), **{name: "Anders"})
    page = desk.get(address(thing, "history"))
    assert len(page.context["steps"]) == 2
    assert "Anders" in page.text


def test_older_version_comes_back_with_its_relations(desk):
    article = full_article(**DRAFT)
    before = take(article)
    form = opened(desk, article)
    sent(desk, article, form | {"contributions-0-DELETE": "on", "topics_removed": ""}, title="Nieuw")
    oldest = versions_of(article).last()
    desk.post(address(article, "put_back"), {"versie": oldest.pk})
    assert take(article) == before


def test_two_versions_are_compared_word_by_word(desk):
    article = full_article(**DRAFT)
    Block.objects.update(text="<p>Over de wijk en de stad.</p>")
    form = opened(desk, article)
    sent(desk, article, form | {"blocks-0-text": "<p>Over de buurt en de stad.</p>"})
    newest, older = versions_of(article)
    page = desk.get(address(article, "compare"), {"van": older.pk, "tot": newest.pk}).text
    assert "<del>wijk</del><ins>buurt</ins>" in page


# The bin


def test_deleted_article_comes_back_whole(desk):
    article = full_article()
    dossier = factories.dossier([article])
    before, key, path = take(article), article.pk, article.get_absolute_url()
    desk.post(address(article, "delete"), {"post": "yes"})
    (thing,) = desk.get(reverse("admin:articles_article_bin")).context["things"]
    desk.post(reverse("admin:articles_article_bin"), {"versie": thing.version.pk})
    assert take(Article.objects.get(pk=key)) == before
    assert list(Dossier.objects.get(pk=dossier.pk).articles.all()) == [Article.objects.get(pk=key)]
    assert desk.get(path).status_code == 200


def test_bin_says_who_and_until_when(desk):
    article = full_article()
    desk.post(address(article, "delete"), {"post": "yes"})
    (thing,) = desk.get(reverse("admin:articles_article_bin")).context["things"]
    assert thing.deleted_by.username.startswith("eindredacteur")
    assert (thing.stays_until - timezone.now()).days == 89


def test_what_lost_its_place_stays_in_the_bin_and_says_why(desk):
    article = full_article()
    desk.post(address(article, "delete"), {"post": "yes"})
    factories.article(slug=article.slug)
    (thing,) = desk.get(reverse("admin:articles_article_bin")).context["things"]
    answer = desk.post(reverse("admin:articles_article_bin"), {"versie": thing.version.pk}, follow=True)
    assert "Maak eerst die plaats vrij." in answer.text
    assert not Article.objects.filter(pk=article.pk).exists()


def test_redacteur_sees_no_bin(other):
    assert other.get(reverse("admin:articles_article_bin")).status_code == 403


# Withdrawn


WITHDRAWN = {"status": "withdrawn", "withdrawal_reason": "Op verzoek van de geïnterviewde."}


def test_withdrawn_address_says_so_with_title_and_reason(client):
    article = factories.article(title="Het verhaal van Jan", **WITHDRAWN)
    answer = client.get(article.get_absolute_url())
    assert answer.status_code == 410
    assert "Het verhaal van Jan" in answer.text
    assert "Op verzoek van de geïnterviewde." in answer.text


def test_articles_of_a_withdrawn_issue_give_its_reason(client):
    article = factories.article(issue=factories.issue(**WITHDRAWN))
    assert [client.get(path).status_code for path in (article.get_absolute_url(), f"/a/{article.pk}/")] == [410, 410]
    assert client.get(article.issue.get_absolute_url()).status_code == 410


def test_what_readers_never_saw_is_not_found(client):
    article = factories.article(published_at=timezone.now() + datetime.timedelta(days=1), **WITHDRAWN)
    assert client.get(article.get_absolute_url()).status_code == 404


def test_withdrawing_takes_a_reason(desk):
    article = full_article()
    page = sent(desk, article, opened(desk, article), status="withdrawn")
    assert "Zeg waarom het is ingetrokken." in page.text
    sent(desk, article, opened(desk, article), **WITHDRAWN)
    assert Article.objects.get().status == "withdrawn"

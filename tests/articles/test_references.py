"""Links to our own pages: kept by number, shown by address, and only to who may see the page."""

import pytest
from django.contrib.auth.models import AnonymousUser

from articles import references
from articles.body import clean, to_html
from articles.findable import read_articles
from articles.models import Article, Block
from articles.prose import linked_words
from tests import factories

pytestmark = pytest.mark.django_db
READER = AnonymousUser()


def linked(address: str, words: str = "woorden") -> str:
    return f'<p>Zie <a href="{address}">{words}</a>.</p>'


def stored(address: str) -> str:
    """The address that a text keeps after an editor saved it."""
    [(kept, _)] = linked_words(references.written(clean(linked(address))))
    return kept


def shown(text: str, user=READER) -> str:
    return to_html(text, links=references.addresses([text], user))


@pytest.fixture
def things() -> dict:
    """One of everything that one can refer to."""
    article = factories.article()
    row = {"article": article, "issue": article.issue, "topic": factories.topic(), "dossier": factories.dossier()}
    return row | {"person": factories.contribution(article).person}


KINDS = ["article", "issue", "topic", "dossier", "person"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_address_of_a_page_is_kept_by_number(things, kind):
    assert stored(things[kind].get_absolute_url()) == f"ref:{kind}:{things[kind].pk}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_reference_leads_to_the_page(things, kind):
    if kind == "topic":
        things["article"].topics.add(things["topic"])
    assert f'href="{things[kind].get_absolute_url()}"' in shown(linked(references.reference_to(things[kind])))


@pytest.mark.parametrize("form", ["http://testserver{}", "https://testserver{}", "{}#kop-slot", "/a/{pk}/", "{bare}"])
def test_every_writing_of_our_own_address_is_recognised(form):
    article = factories.article()
    path = article.get_absolute_url()
    address = form.replace("{pk}", str(article.pk)).replace("{bare}", path.rstrip("/")).replace("{}", path)
    assert stored(address).startswith(f"ref:article:{article.pk}")


def test_the_place_on_the_page_is_kept():
    article = factories.article()
    reference = stored(f"{article.get_absolute_url()}#kop-slot")
    assert f'href="{article.get_absolute_url()}#kop-slot"' in shown(linked(reference))


@pytest.mark.parametrize(
    "address",
    [
        "https://www.movisie.nl/artikelen/er/",
        "/artikelen/bestaat-niet/",
        "/zoeken/?q=x",
        "/artikelen/er/?pagina=2",
        "https://testserver.elders.nl/artikelen/er/",
        "http://[::1/",
        "mailto:a@b.nl",
        "/personen/",
    ],
)
def test_another_address_stays_what_it_is(address):
    factories.article(slug="er")
    text = clean(linked(address))
    assert references.written(text) == text


def test_a_site_that_answers_to_every_name_takes_no_address_for_its_own(settings):
    settings.ALLOWED_HOSTS = ["*"]
    assert stored(f"https://elders.nl{factories.article().get_absolute_url()}").startswith("https://elders.nl/")


def test_a_reference_follows_a_changed_address():
    article = factories.article()
    reference = stored(article.get_absolute_url())
    Article.objects.filter(pk=article.pk).update(slug="nieuw")
    assert 'href="/artikelen/nieuw/"' in shown(linked(reference))


def hidden_things() -> list:
    draft = factories.article(status="draft")
    in_hidden_issue = factories.article(issue=factories.issue(status="draft"))
    later = factories.article(published_at=factories.in_future())
    return [draft, in_hidden_issue, later, in_hidden_issue.issue, factories.dossier(status="draft")]


@pytest.mark.parametrize("number", range(5))
def test_what_a_reader_may_not_see_is_plain_text(number):
    thing = hidden_things()[number]
    assert shown(linked(references.reference_to(thing), "<em>dit</em>")) == "<p>Zie <em>dit</em>.</p>"


@pytest.mark.parametrize("number", range(5))
def test_an_editor_can_follow_it_before_it_is_published(number):
    thing = hidden_things()[number]
    html = shown(linked(references.reference_to(thing)), factories.editor())
    assert f'href="{thing.get_absolute_url()}"' in html


@pytest.mark.parametrize("reference", ["ref:article:999", "ref:user:1", f"ref:article:{'9' * 18}"])
def test_a_reference_to_nothing_is_plain_text(reference):
    assert shown(linked(reference)) == "<p>Zie woorden.</p>"


def test_all_references_cost_one_query(things, django_assert_num_queries):
    things["article"].topics.add(things["topic"])
    texts = [linked(references.reference_to(things[kind])) for kind in KINDS] * 3
    with django_assert_num_queries(1):
        assert len(references.addresses(texts, READER)) == 5
    with django_assert_num_queries(0):
        assert references.addresses(["<p>Zonder.</p>", linked("https://a.nl")], READER) == {}


def test_it_lists_the_places_that_refer_to_a_thing():
    target, other = factories.article(), factories.article()
    reference = references.reference_to(target)
    first = factories.article(text=linked(reference, "het <em>eerste</em> &amp; laatste") + linked("https://a.nl"))
    dossier = factories.dossier(body=linked(f"{reference}#kop-x", "dossier"))
    factories.article(text=linked(references.reference_to(other)) + linked(f"{reference}0"))
    places = {(place.thing, place.words) for place in references.references_to(target)}
    assert places == {(first, "het eerste & laatste"), (dossier, "dossier")}


def test_who_may_not_be_linked_to_is_in_no_list_of_places():
    assert references.references_to(factories.person()) == []


def test_text_for_the_index_shows_no_reference():
    article = factories.article(text=linked("ref:article:1"))
    [document] = read_articles([article.pk])
    assert "ref:" not in " ".join(text for _, text in document.texts)


def test_a_block_and_a_dossier_keep_a_reference_on_saving():
    issue = factories.issue()
    text = linked(issue.get_absolute_url())
    kept = [factories.block(factories.article(), text=text).text, factories.dossier(body=text).body]
    assert kept == [linked(f"ref:issue:{issue.pk}")] * 2


def test_every_page_with_text_follows_its_references(client):
    target = factories.article()
    text = linked(references.reference_to(target), "DAAR")
    article, dossier = factories.article(text=text), factories.dossier(body=text)
    for page in (article.get_absolute_url(), dossier.get_absolute_url(), f"/leeslijst/lezen/?a={article.pk}"):
        assert f'<a href="{target.get_absolute_url()}">DAAR</a>' in client.get(page).text


def test_the_editors_box_keeps_a_reference_as_it_is():
    text = linked("ref:article:12#kop-x")
    assert Block._meta.get_field("text").sanitize(text) == text

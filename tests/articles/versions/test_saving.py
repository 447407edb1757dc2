"""Saving: beside what readers see, as a version, and never over what another editor wrote."""

import pytest

from articles.models import Article, Block, WorkingCopy
from articles.versions.copies import discard_copy, publish_copy
from articles.versions.history import versions_of
from articles.versions.saving import ConflictError
from articles.versions.wholes import put, take
from tests import factories
from tests.articles.versions.desk import Form, editor, full_article, set_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> Article:
    return full_article(status="draft", published_at=None)


@pytest.fixture
def article() -> Article:
    return full_article()


def title_of(article: Article) -> str:
    return Article.objects.get(pk=article.pk).title


def test_a_draft_is_stored_at_once(draft):
    outcome = Form(draft, editor()).write(set_to(title="Nieuw")).save()
    assert (title_of(draft), outcome.is_live, WorkingCopy.objects.count()) == ("Nieuw", True, 0)


def test_what_readers_see_stays_until_it_is_published(article):
    before = take(article)
    outcome = Form(article, editor()).write(set_to(title="Nieuw")).write(lambda a: a.blocks.all().delete()).save()
    assert (take(article), outcome.is_live) == (before, False)
    publish_copy(article, editor())
    assert (title_of(article), article.blocks.count(), WorkingCopy.objects.count()) == ("Nieuw", 0, 0)


def test_a_copy_carries_its_relations(article):
    person, topic = factories.person("Cor Dam"), factories.topic("Zorg")

    def change(a: Article) -> None:
        factories.contribution(a, person=person)
        a.topics.add(topic)
        factories.block(a, text="<p>Erbij.</p>")

    Form(article, editor()).write(change).save()
    assert (article.contributions.count(), article.topics.count(), article.blocks.count()) == (1, 1, 1)
    publish_copy(article, editor())
    assert (article.contributions.count(), article.topics.count(), article.blocks.count()) == (2, 2, 2)


def test_a_copy_thrown_away_leaves_no_trace_on_the_site(article):
    before = take(article)
    Form(article, editor()).write(set_to(title="Nieuw")).save()
    discard_copy(article, editor())
    assert (take(article), WorkingCopy.objects.count()) == (before, 0)


def test_a_copy_that_differs_no_more_is_no_copy(article):
    Form(article, editor()).write(set_to(title="Nieuw")).save()
    Form(article, editor()).write(set_to(title="Oud")).save()
    assert WorkingCopy.objects.count() == 0


def test_a_copy_takes_in_what_changed_on_the_site(article):
    Form(article, editor()).write(set_to(title="Nieuw")).save()
    Article.objects.filter(pk=article.pk).update(kicker="Van buiten")
    publish_copy(article, editor())
    fresh = Article.objects.get(pk=article.pk)
    assert (fresh.title, fresh.kicker) == ("Nieuw", "Van buiten")


def test_the_keys_of_new_rows_in_a_copy_are_given_to_nothing_else(article):
    Form(article, editor()).write(lambda a: factories.block(a, text="<p>Erbij.</p>")).save()
    other = factories.article(text="<p>Van een ander.</p>")
    publish_copy(article, editor())
    assert (article.blocks.count(), other.blocks.get().text) == (2, "<p>Van een ander.</p>")


@pytest.mark.parametrize("which", ["draft", "article"])
def test_two_editors_of_different_fields_both_get_theirs(which, request):
    thing = request.getfixturevalue(which)
    first, second = Form(thing, editor("een")), Form(thing, editor("twee"))
    first.write(set_to(title="Van een")).save()
    second.write(set_to(kicker="Van twee")).save()
    now = Form(thing, editor()).base[0]["fields"]
    assert (now["title"], now["kicker"]) == ("Van een", "Van twee")


@pytest.mark.parametrize("which", ["draft", "article"])
def test_the_same_field_is_never_overwritten(which, request):
    thing = request.getfixturevalue(which)
    first, second = Form(thing, editor("een")), Form(thing, editor("twee"))
    first.write(set_to(title="Van een")).save()
    with pytest.raises(ConflictError) as conflict:
        second.write(set_to(title="Van twee")).save()
    (clash,) = conflict.value.merged.clashes
    assert (clash.base, clash.mine, clash.theirs) == ("Oud", "Van twee", "Van een")
    assert Form(thing, editor()).base[0]["fields"]["title"] == "Van een"


@pytest.mark.parametrize(("choice", "title"), [("mine", "Van twee"), ("theirs", "Van een")])
def test_a_choice_settles_it(draft, choice, title):
    first, second = Form(draft, editor("een")), Form(draft, editor("twee"))
    first.write(set_to(title="Van een")).save()
    second.write(set_to(title="Van twee")).save(choices={f"articles.article/{draft.pk}/title": choice})
    assert title_of(draft) == title


def test_texts_of_two_blocks_are_no_conflict(draft):
    two = factories.block(draft, text="<p>Twee.</p>")
    first, second = Form(draft, editor("een")), Form(draft, editor("twee"))
    first.write(lambda a: a.blocks.exclude(pk=two.pk).update(text="<p>Een!</p>")).save()
    second.write(lambda a: a.blocks.filter(pk=two.pk).update(text="<p>Twee!</p>")).save()
    assert sorted(Block.objects.values_list("text", flat=True)) == ["<p>Een!</p>", "<p>Twee!</p>"]


def test_a_block_deleted_by_one_and_changed_by_the_other_is_a_conflict(draft):
    first, second = Form(draft, editor("een")), Form(draft, editor("twee"))
    first.write(lambda a: a.blocks.all().delete()).save()
    with pytest.raises(ConflictError):
        second.write(lambda a: a.blocks.update(text="<p>Anders.</p>")).save()


def test_the_same_topic_added_twice_stands_once(draft):
    first, second = Form(draft, editor("een")), Form(draft, editor("twee"))
    factories.topic("Zorg")
    first.write(lambda a: a.topics.add("Zorg")).save()
    second.write(lambda a: a.topics.add("Zorg")).save()
    assert draft.topics.count() == 2


@pytest.mark.parametrize("which", ["draft", "article"])
def test_a_form_sent_twice_is_no_conflict(which, request):
    thing = request.getfixturevalue(which)
    form = Form(thing, editor()).write(set_to(title="Nieuw")).write(lambda a: factories.block(a, text="<p>Bij.</p>"))
    form.save()
    assert not form.save().is_changed
    assert len([row for row in Form(thing, editor()).base if row["model"] == "articles.block"]) == 2


def test_one_may_go_back_to_ones_own_form_and_save_again(draft):
    form = Form(draft, editor()).write(set_to(title="Eerst"))
    form.save()
    form.write(set_to(title="Toch anders")).save()
    assert title_of(draft) == "Toch anders"


def test_publishing_by_another_is_not_undone_by_a_save(draft):
    first, second = Form(draft, editor("een")), Form(draft, editor("twee"))
    first.write(set_to(status="published", published_at=factories.LONG_AGO)).save()
    second.write(set_to(title="Nieuw")).save()
    assert Article.objects.get(pk=draft.pk).status == "published"


def test_every_save_is_a_version_with_who_and_why(draft):
    Form(draft, editor("een")).write(set_to(title="Nieuw")).save(note="Kop korter")
    newest, first = versions_of(draft)
    assert (newest.revision.user.username, newest.revision.comment) == ("een", "Kop korter")
    assert first.revision.user is None


def test_a_version_put_back_is_equal_to_what_it_was(article):
    before = take(article)
    article.blocks.all().delete()
    article.contributions.all().delete()
    article.topics.clear()
    article.events.all().delete()
    put(before)
    assert take(article) == before

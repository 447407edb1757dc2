"""The index follows what is saved and deleted, in the same transaction."""

import datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Block, OtherTerm, Person, Topic, TopicSynonym
from articles.search import indexing, keeping
from dossiers.models import Dossier, DossierEntry
from tests import factories
from tests.articles.search.asking import archive, ask, edit, find, term

pytestmark = pytest.mark.django_db


class StopError(Exception):
    """What goes wrong in these tests."""


@pytest.fixture
def article() -> Article:
    """An article with one of everything."""
    with keeping.together():
        issue = factories.issue(date=datetime.date(2019, 1, 1), publication=factories.publication(slug="blad"))
        (made,) = archive({"artikel": "beuken"}, issue=issue, topics=[factories.topic("Rouw")])
        TopicSynonym.objects.create(topic=made.topics.get(), name="Verlies")
        factories.contribution(made, person=factories.person("Anna Bos"), byline="A. Bos")
        factories.event_date(made, place="Utrecht")
        factories.publication_details(made, authors="Jan Dam")
        factories.dossier([made], slug="zorg")
        term("ouderen", "senioren")
    return made


# A change, and a question that finds the article after it and not before.
MAKES_FINDABLE = {
    "a new title": (lambda a: edit(a, title="kastanje"), "kastanje"),
    "a new text": (lambda a: factories.block(a, text="<p>kastanje</p>"), "kastanje"),
    "another text": (lambda a: edit(a.blocks.get(), text="<p>kastanje</p>"), "kastanje"),
    "a new contribution": (lambda a: factories.contribution(a, person=factories.person("Cor Dam")), "auteur:dam"),
    "another person": (lambda a: edit(a.contributions.get(), person=factories.person("Cor Dam")), "auteur:dam"),
    "a person's other name": (lambda a: edit(Person.objects.get(), family_name="Kastanje"), "kastanje"),
    "a person's other address": (lambda a: edit(Person.objects.get(), slug="cor"), "auteur:cor"),
    "a new topic": (lambda a: a.topics.add("Kastanje"), "kastanje"),
    "other topics": (lambda a: a.topics.set([factories.topic("Kastanje")]), "onderwerp:kastanje"),
    "a topic's other name": (lambda a: edit(Topic.objects.get(), name="Kastanje"), "kastanje"),
    "a new synonym": (lambda a: TopicSynonym.objects.create(topic=Topic.objects.get(), name="Gemis"), "gemis"),
    "another synonym": (lambda a: edit(TopicSynonym.objects.get(), name="Gemis"), "gemis"),
    "another day of the issue": (lambda a: edit(a.issue, date=datetime.date(2020, 1, 1)), "jaar:2020"),
    "another issue": (lambda a: edit(a, issue=factories.issue(date=datetime.date(2020, 1, 1))), "jaar:2020"),
    "the magazine's other address": (lambda a: edit(a.issue.publication, slug="krant"), "blad:krant"),
    "a new dossier": (lambda a: factories.dossier([a], slug="wonen"), "dossier:wonen"),
    "an entry by the relation": (lambda a: factories.dossier(slug="wonen").articles.add(a), "dossier:wonen"),
    "an entry in another dossier": (
        lambda a: edit(DossierEntry.objects.get(), dossier=factories.dossier(slug="wonen")),
        "dossier:wonen",
    ),
    "a dossier's other address": (lambda a: edit(Dossier.objects.get(), slug="wonen"), "dossier:wonen"),
    "another place of an event": (lambda a: edit(a.events.get().dates.get(), place="Kastanje"), "kastanje"),
    "another author of a book": (lambda a: edit(a.publication_details.get(), authors="Kastanje"), "kastanje"),
    "a new term": (lambda a: term("beuken", "kastanje"), "kastanje"),
    "a term's other word": (lambda a: edit(OtherTerm.objects.get(), name="beuken"), "ouderen"),
    "a term's other name": (lambda a: edit(OtherTerm.objects.get().term, name="beuken"), "senioren"),
}


@pytest.mark.parametrize(("change", "question"), MAKES_FINDABLE.values(), ids=MAKES_FINDABLE)
def test_an_article_is_found_after(change, question, article):
    assert not find(question).total
    with transaction.atomic():
        change(article)
        assert list(find(question).ids) == [article.pk]
        transaction.set_rollback(True)
    assert not find(question).total


MAKES_UNFINDABLE = {
    "another title": (lambda a: edit(a, title="iets"), "artikel"),
    "another text": (lambda a: edit(a.blocks.get(), text="<p>iets</p>"), "beuken"),
    "no text": (lambda a: a.blocks.get().delete(), "beuken"),
    "no texts": (lambda a: Block.objects.all().delete(), "beuken"),
    "no contribution": (lambda a: a.contributions.get().delete(), "bos"),
    "a person's other name": (lambda a: edit(Person.objects.get(), given_name="Cor"), "anna"),
    "no topic": (lambda a: a.topics.clear(), "rouw"),
    "a topic less": (lambda a: a.topics.remove(Topic.objects.get()), "rouw"),
    "no synonym": (lambda a: TopicSynonym.objects.get().delete(), "verlies"),
    "no event": (lambda a: a.events.get().delete(), "utrecht"),
    "no entry in a dossier": (lambda a: DossierEntry.objects.get().delete(), "dossier:zorg"),
    "no articles in a dossier": (lambda a: Dossier.objects.get().articles.clear(), "dossier:zorg"),
    "no dossier": (lambda a: Dossier.objects.get().delete(), "dossier:zorg"),
    "no article": (lambda a: Article.objects.get().delete(), "artikel"),
    "no articles": (lambda a: Article.objects.all().delete(), ""),
}


@pytest.mark.parametrize(("change", "question"), MAKES_UNFINDABLE.values(), ids=MAKES_UNFINDABLE)
def test_an_article_is_not_found_after(change, question, article):
    assert list(find(question).ids) == [article.pk]
    with transaction.atomic():
        change(article)
        assert article.pk not in find(question).ids
        transaction.set_rollback(True)
    assert list(find(question).ids) == [article.pk]


# Together


def writes_of_the_index(blocks: int) -> int:
    article = factories.article()
    with CaptureQueriesContext(connection) as queries, keeping.together():
        for _ in range(blocks):
            factories.block(article, text="<p>beuken</p>")
    return sum("search_index" in query["sql"] for query in queries)


def test_what_changes_together_is_indexed_once():
    assert writes_of_the_index(10) == writes_of_the_index(1) > 0
    assert find("beuken").total == 2


def test_blocks_within_one_another_are_one():
    with keeping.together():
        with keeping.together():
            archive({"een": "beuken"})
        assert ask("beuken") == []
        archive({"twee": "beuken"})
    assert set(ask("beuken")) == {"een", "twee"}


def _store_and_stop() -> None:
    archive({"een": "beuken"})
    raise StopError


def test_nothing_is_stored_of_a_block_that_goes_wrong():
    with pytest.raises(StopError), keeping.together():
        _store_and_stop()
    assert (find("").total, Article.objects.count()) == (0, 0)
    archive({"twee": "beuken"})
    assert ask("beuken") == ["twee"]


def test_nothing_is_stored_when_the_index_cannot_follow(monkeypatch):
    def fail(*args):
        raise StopError

    monkeypatch.setattr(indexing, "update", fail)
    with pytest.raises(StopError):
        archive({"een": "beuken"})
    assert not Article.objects.exists()


def test_what_is_stored_without_signals_is_found_after_a_block_that_begins_anew(article):
    with keeping.together(anew=True):
        factories.block(article)
        Article.objects.update(title="kastanje")
    assert ask("kastanje") == ["kastanje"]


def test_what_is_stored_without_signals_is_found_when_it_is_said(article):
    Article.objects.update(title="kastanje")
    keeping.changed("article", [article.pk])
    assert ask("kastanje") == ["kastanje"]

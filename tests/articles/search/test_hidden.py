"""What readers may not see: it shows nowhere in an answer, and in no number."""

import datetime

import pytest
from django.utils import timezone

from articles.search.suggestions import suggest
from tests import factories
from tests.articles.search.asking import READER, archive, ask, edit, find, titles_of

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[{"status": "draft"}, {"published_at": datetime.datetime(2999, 1, 1, tzinfo=datetime.UTC)}])
def _one_of_two_hidden(request):
    archive({"zichtbaar": "zorg"}, kind="column")
    archive({"verborgen": "zorg voor jeugd"}, **request.param)


@pytest.mark.usefixtures("_one_of_two_hidden")
def test_a_hidden_article_is_nowhere():
    results = find("zorg")
    assert (titles_of(results.ids), results.total) == (["zichtbaar"], 1)
    assert (results.facets["soort"], results.facets["wijze"]) == ({"column": 1}, {"exact": 1})
    assert (ask("jeugd"), ask(""), find("jeugd huis").near_ids) == ([], ["zichtbaar"], [])


@pytest.mark.usefixtures("_one_of_two_hidden")
def test_an_editor_finds_everything():
    assert set(ask("zorg", user=factories.editor())) == {"zichtbaar", "verborgen"}


@pytest.mark.parametrize("planned", ["article", "issue", "both"])
def test_an_article_is_found_from_its_moment(planned, monkeypatch):
    moment = factories.in_future()
    issue = factories.issue(published_at=factories.LONG_AGO if planned == "article" else moment)
    archive({"morgen": "zorg"}, issue=issue, published_at=factories.LONG_AGO if planned == "issue" else moment)
    assert ask("zorg") == []
    monkeypatch.setattr(timezone, "now", lambda: moment)
    assert ask("zorg") == ["morgen"]


def test_a_dossier_is_counted_and_narrows_from_its_moment(monkeypatch):
    moment = factories.in_future()
    factories.dossier(archive({"een": "zorg"}), slug="straks", published_at=moment)
    assert (find("zorg").facets["dossier"], ask("dossier:straks")) == ({}, [])
    monkeypatch.setattr(timezone, "now", lambda: moment)
    assert (find("zorg").facets["dossier"], ask("dossier:straks")) == ({"straks": 1}, ["een"])


def test_an_article_that_is_withdrawn_is_gone_at_once():
    (article,) = archive({"een": "zorg"})
    assert ask("zorg") == ["een"]
    edit(article, status="draft")
    assert ask("zorg") == []


def test_only_a_public_dossier_is_counted():
    articles = archive({"een": "zorg"})
    factories.dossier(articles, slug="open")
    factories.dossier(articles, slug="dicht", status="draft")
    assert find("zorg").facets["dossier"] == {"open": 1}
    assert find("zorg", user=factories.editor()).facets["dossier"] == {"open": 1, "dicht": 1}


# Other things than articles

HIDDEN = {
    "article": lambda: archive({"Geheimzinnig": "tekst"}, status="draft"),
    "dossier": lambda: factories.dossier(title="Geheimzinnig", status="draft"),
    "issue": lambda: factories.issue(publication=factories.publication(title="Geheimzinnig"), status="draft"),
    "issue with a theme": lambda: factories.issue(theme="Geheimzinnig", status="draft"),
    "person": lambda: factories.person("Gerrit Geheimzinnig"),
    "topic": lambda: factories.topic("Geheimzinnig"),
}
for_everything_hidden = pytest.mark.parametrize("make", HIDDEN.values(), ids=HIDDEN)


@for_everything_hidden
def test_it_is_not_named_or_suggested_to_readers(make):
    make()
    assert (find("geheimzinnig").others, find("geheimzinnig").topics, suggest("geheim", READER)) == ([], [], [])


@for_everything_hidden
def test_it_lends_no_word_to_a_correction(make):
    make()
    assert find("geheimzinnih").correction == ""


@for_everything_hidden
def test_it_does_not_keep_a_word_from_being_corrected(make):
    archive({"zichtbaar": "geheimzinniger"})
    make()
    assert find("geheimzinnigr").correction == "geheimzinniger"


@pytest.mark.parametrize("kind", ["article", "dossier", "issue", "person", "topic"])
def test_it_is_suggested_to_an_editor(kind):
    HIDDEN[kind]()
    assert "Geheimzinnig" in suggest("geheim", factories.editor())[0].title


def test_a_topic_of_hidden_articles_does_not_stand_around_an_empty_answer():
    topic = factories.topic("Rouw")
    archive({"verborgen": "tekst"}, topics=[topic], status="draft")
    assert find("rouw onvindbaarheid").topics == []
    assert find("rouw onvindbaarheid", user=factories.editor()).topics


def test_a_hidden_article_does_not_take_the_place_of_a_compounds_parts():
    archive({"zichtbaar": "energie voor de transitie"})
    archive({"verborgen": "energietransitie"}, status="draft")
    assert ask("energietransitie") == ["zichtbaar"]

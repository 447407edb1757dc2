"""How good the search is: the measure itself, and the values that it has reached on the real archive."""

import json
import os
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from articles.search.keeping import together
from movisies.search_quality import JudgedQuery, Scores, measure, name_of, read
from tests import factories

pytestmark = pytest.mark.django_db
JUDGED = Path(__file__).with_name("queries.json")
# What was reached; a change of the engine may not fall below it.
FLOOR = {"ndcg": 0.93, "recall": 0.98}
SOURCE = "nummer.txt"


@pytest.fixture(scope="module")
def scores(django_db_setup, django_db_blocker) -> Scores:
    """The scores of all questions on the real archive; loading that takes long, so it is done once."""
    with django_db_blocker.unblock(), transaction.atomic(), open(os.devnull, "w") as nowhere:
        call_command("load_seeds", stdout=nowhere)
        scores = measure(read(JUDGED))
        transaction.set_rollback(True)
    return scores


def test_the_best_articles_come_first(scores):
    assert scores.ndcg() >= FLOOR["ndcg"]


def test_good_answers_are_among_the_first_ten(scores):
    assert scores.recall() >= FLOOR["recall"]


def test_every_judged_article_is_in_the_archive(scores):
    assert scores.unknown == []


def test_what_the_archive_does_not_have_is_not_found(scores):
    assert [score.found for score in scores.unanswerable] == [0]


def query(grades: dict[str, int], text: str = "wijk", group: str = "word") -> JudgedQuery:
    return JudgedQuery("q1", text, group, {name_of(SOURCE, title): grade for title, grade in grades.items()})


@pytest.fixture
def articles() -> None:
    """Three articles about the neighbourhood; the first says most about it."""
    issue = factories.issue()
    texts = {
        "Wijk": "Wijk en wijk.",
        "Wijk en ‘buurt’ vandaag": "Ook wijk.",
        "Straat": "Een wijk, en verder niets van dien aard.",
    }
    with together():
        for title, text in texts.items():
            factories.article(issue=issue, title=title, text=f"<p>{text}</p>", source=SOURCE)
        factories.article(issue=issue, title="Ander", source=SOURCE)


def test_the_right_order_counts_full(articles):
    scores = measure([query({"Wijk": 2, "Wijk en 'buurt' vandaag": 1})])
    assert (scores.ndcg(), scores.recall()) == (1, 1)


def test_the_wrong_order_counts_less(articles):
    # Gains of 1 at the first place and 3 at the second, where 3 and 1 was possible.
    scores = measure([query({"Wijk": 1, "wijk EN 'buurt'  vandaag": 2})])
    assert scores.ndcg() == pytest.approx((1 + 3 / 1.58496) / (3 + 1 / 1.58496), abs=1e-4)


def test_what_is_not_found_counts_in_recall_when_it_is_a_good_answer(articles):
    assert measure([query({"Wijk": 2, "Ander": 2})]).recall() == 0.5
    assert measure([query({"Wijk": 2, "Ander": 1})]).recall() == 1


def test_quotations_stay_out_of_the_whole(articles):
    scores = measure([query({"Wijk": 2}), query({"Ander": 2}, group="phrase")])
    assert (scores.ndcg(), scores.ndcg("phrase")) == (1, 0)


def test_an_unknown_article_is_named(articles):
    assert measure([query({"Weg": 2})]).unknown == [f"q1: {SOURCE}, weg"]


def written(path: Path, content: object) -> Path:
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return path


def entry(**fields: object) -> dict:
    answer = {"source": SOURCE, "title": "Wijk", "grade": 2}
    return {"id": "q1", "query": "wijk", "class": "word", "relevant": [answer]} | fields


def test_the_command_prints_each_class_and_the_whole(articles, tmp_path, capsys):
    nothing = entry(id="q2", query="rijbewijs", relevant=[])
    call_command("search_quality", str(written(tmp_path / "q.json", [entry(), nothing])))
    assert capsys.readouterr().out.splitlines() == [
        "word          ndcg@10=1.000 recall@10=1.000",
        "all ndcg@10=1.000 recall@10=1.000 (zonder phrase)",
        "zonder antwoord: 1, waarvan 1 zonder treffers",
    ]


def test_the_command_shows_each_question_when_asked(articles, tmp_path, capsys):
    call_command("search_quality", str(written(tmp_path / "q.json", [entry()])), per_query=True)
    assert capsys.readouterr().out.splitlines()[:4] == [
        "q1 word: wijk",
        "  ndcg@10=1.000 recall@10=1.000 gevonden=3",
        "  2 Wijk",
        "  · Wijk en ‘buurt’ vandaag",
    ]


def test_the_command_warns_of_an_unknown_article(articles, tmp_path, capsys):
    answer = {"source": SOURCE, "title": "Weg", "grade": 1}
    call_command("search_quality", str(written(tmp_path / "q.json", [entry(relevant=[answer])])))
    assert f"niet in het archief: q1: {SOURCE}, weg" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "dit is geen JSON"),
        ({}, "hier hoort een lijst van vragen te staan"),
        ([1], "vraag 1: hier hoort een vraag te staan"),
        ([entry(), entry(query=None)], "vraag 2 (q1): query ontbreekt of is geen tekst"),
        ([entry(relevant=None)], "relevant ontbreekt of is geen lijst"),
        ([entry(relevant=[{}])], "antwoord 1: hier horen source en title te staan"),
        ([entry(relevant=[{"source": "a", "title": "b", "grade": 3}])], "grade is 1 of 2"),
    ],
)
def test_a_file_that_is_not_right_is_refused(content, message, tmp_path):
    with pytest.raises(CommandError) as refusal:
        call_command("search_quality", str(written(tmp_path / "q.json", content)))
    assert message in str(refusal.value)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"weg\.json: dit bestand is niet te lezen"):
        call_command("search_quality", str(tmp_path / "weg.json"))

"""The editors and the search: other words for a term, results to show first, and what readers did not find."""

import pytest
from django.utils import timezone

from articles.models import OtherTerm, Promotion, Term, UnansweredQuestion
from tests import factories
from tests.articles.admin_forms import errors, filled_in, new_line

pytestmark = pytest.mark.django_db

TERMS, PROMOTIONS, QUESTIONS = (f"/admin/articles/{name}/" for name in ("term", "promotion", "unansweredquestion"))
ADD_TERM, ADD_PROMOTION = f"{TERMS}add/", f"{PROMOTIONS}add/"
TWO, THREE = "weinig gevraagd", "vaak gevraagd"


@pytest.fixture
def editor(client):
    client.force_login(factories.editor("redacteur"))
    return client


@pytest.fixture
def chief(client):
    client.force_login(factories.editor("eindredacteur"))
    return client


@pytest.fixture
def questions() -> dict[str, int]:
    """The primary keys of a question that was asked too seldom to show, and of one that was not."""
    day = timezone.localdate()
    rows = [
        UnansweredQuestion.objects.create(key=key, count=count, last_on=day) for key, count in ((TWO, 2), (THREE, 3))
    ]
    return {row.key: row.pk for row in rows}


def term(name: str, **others: str) -> Term:
    made = Term.objects.create(name=name)
    for relation, word in others.items():
        made.others.create(name=word, relation=relation)
    return made


def found(client, address: str, words: str) -> list[str]:
    return [str(row) for row in client.get(address, {"q": words}).context["cl"].result_list]


# Terms


def test_the_start_page_leads_to_the_words_of_the_search(editor):
    page = editor.get("/admin/").text
    for address, name in [
        (TERMS, "Zoektermen"),
        (PROMOTIONS, "Aanbevolen resultaten"),
        (QUESTIONS, "Zoekvragen zonder resultaat"),
    ]:
        assert f'<a href="{address}">{name}</a>' in page


def test_a_new_term_is_saved_with_its_other_words(editor):
    page = editor.get(ADD_TERM)
    line = new_line(page, OtherTerm, name="bejaarden", relation="former")
    assert editor.post(ADD_TERM, filled_in(page, name="ouderen", **line)).status_code == 302
    assert [(other.name, other.relation) for other in Term.objects.get().others.all()] == [("bejaarden", "former")]


def test_a_term_that_exists_is_refused_with_a_way_on(editor):
    term("Ouderen")
    page = editor.post(ADD_TERM, filled_in(editor.get(ADD_TERM), name="oudéren"))
    assert errors(page)[0].startswith("Dit woord staat al in de lijst, als ‘Ouderen’.")
    assert errors(page)[0].endswith("Zet je woorden daar bij.")


def test_the_same_word_twice_is_refused(editor):
    change = f"{TERMS}{term('ouderen', synonym='senioren').pk}/change/"
    page = editor.get(change)
    answer = editor.post(change, filled_in(page, **new_line(page, OtherTerm, name="Senioren", relation="former")))
    assert errors(answer) == ["Hetzelfde woord staat hier twee keer."]


def test_a_new_term_is_refused_as_its_own_other_word(editor):
    page = editor.get(ADD_TERM)
    line = new_line(page, OtherTerm, name="Ouderen", relation="synonym")
    assert errors(editor.post(ADD_TERM, filled_in(page, name="ouderen", **line))) == ["Dit is de term zelf."]


def test_a_term_is_refused_as_its_own_other_word_once_it_exists(editor):
    change = f"{TERMS}{term('oudere', synonym='senioren').pk}/change/"
    answer = editor.post(change, filled_in(editor.get(change), name="senioren"))
    assert errors(answer) == ["Dit is de term zelf."]


def test_a_line_of_another_term_is_refused(editor):
    page = editor.get(ADD_TERM)
    line = new_line(page, OtherTerm, name="senioren", relation="synonym", term=term("jongeren").pk)
    assert editor.post(ADD_TERM, filled_in(page, name="ouderen", **line)).status_code == 200


@pytest.mark.parametrize("words", ["ouderen", "Sénioren", "bejaard"])
def test_a_term_is_found_by_each_of_its_words(editor, words):
    term("ouderen", synonym="senioren", former="bejaarden")
    term("jongeren", synonym="jeugdigen")
    assert found(editor, TERMS, words) == ["ouderen"]


def test_the_list_shows_the_other_words_by_what_they_are(editor):
    term("Wet langdurige zorg", synonym="langdurigezorgwet", former="AWBZ", abbreviation="Wlz")
    page = editor.get(TERMS).text
    for column, word in [("synonyms", "langdurigezorgwet"), ("former_terms", "AWBZ"), ("abbreviations", "Wlz")]:
        assert f'<td class="field-{column}">{word}</td>' in page


def test_a_word_in_the_address_is_filled_in_as_another_word(editor):
    page = editor.get(ADD_TERM, {"woord": "<65+>"})
    assert page.context["inline_admin_formsets"][0].formset[0]["name"].value() == "<65+>"
    assert "<65+>" not in page.text


def test_a_word_that_was_filled_in_is_saved_as_it_stands(editor):
    address = f"{ADD_TERM}?woord=65-plussers"
    assert editor.post(address, filled_in(editor.get(address), name="ouderen")).status_code == 302
    assert [other.name for other in Term.objects.get().others.all()] == ["65-plussers"]


# Promotions


def promotion(words: str, title: str, position: int = 1) -> Promotion:
    return Promotion.objects.create(words=words, article=factories.article(title=title), position=position)


def test_an_article_is_promoted_for_words_in_the_address(editor):
    address = f"{ADD_PROMOTION}?words=ouder+worden"
    page = editor.get(address)
    assert editor.post(address, filled_in(page, article=factories.article().pk)).status_code == 302
    assert Promotion.objects.get().key == "ouder worden"


def test_an_article_is_refused_twice_for_the_same_words(editor):
    article = promotion("Ouder worden", "Oud").article
    data = filled_in(editor.get(ADD_PROMOTION), words="ouder wórden", article=article.pk)
    assert errors(editor.post(ADD_PROMOTION, data)) == ["Dit artikel is bij deze woorden al aanbevolen."]


def test_a_promotion_may_be_saved_again(editor):
    change = f"{PROMOTIONS}{promotion('zorg', 'Oud').pk}/change/"
    assert editor.post(change, filled_in(editor.get(change), position=2)).status_code == 302


def test_the_fields_get_names_from_scripts_in_files(editor):
    scripts = str(editor.get(ADD_PROMOTION).context["media"])
    assert "admin-movisies/forms.js" in scripts
    assert "admin-movisies/choices.js" in scripts


def test_promotions_for_the_same_words_stand_together_in_their_order(editor):
    for words, position in [("zorg", 2), ("armoede", 1), ("Zorg", 1)]:
        promotion(words, "Een titel", position)
    assert found(editor, PROMOTIONS, "") == ["armoede", "Zorg", "zorg"]


@pytest.mark.parametrize("words", ["één loket", "een loket", "Café", "naar het café"])
def test_a_promotion_is_found_by_its_words_and_by_its_article(editor, words):
    promotion("één loket", "Naar het café")
    promotion("zorg", "Een titel")
    assert found(editor, PROMOTIONS, words) == ["één loket"]


# Questions without an answer


def test_the_list_shows_what_was_asked_often_enough(editor, questions):
    page = editor.get(QUESTIONS)
    assert THREE in page.text
    assert TWO not in page.text
    assert "1 zoekvraag zonder resultaat" in page.text


@pytest.mark.parametrize(
    "query", [{"q": "gevraagd"}, {"count__lt": 3}, {"key__startswith": "w"}, {"all": ""}, {"e": 1}]
)
def test_no_search_or_filter_shows_what_was_asked_too_seldom(chief, questions, query):
    assert TWO not in chief.get(QUESTIONS, query, follow=True).text


@pytest.mark.parametrize("page", ["change", "delete", "history"])
def test_no_address_shows_what_was_asked_too_seldom(chief, questions, page):
    assert chief.get(f"{QUESTIONS}{questions[THREE]}/{page}/").status_code == 200
    answer = chief.get(f"{QUESTIONS}{questions[TWO]}/{page}/", follow=True)
    assert answer.redirect_chain == [("/admin/", 302)]
    assert TWO not in answer.text


def test_what_was_asked_too_seldom_is_not_deleted_either(chief, questions):
    data = {"action": "delete_selected", "_selected_action": list(questions.values()), "post": "yes"}
    chief.post(QUESTIONS, data)
    assert [question.key for question in UnansweredQuestion.objects.all()] == [TWO]


def test_a_question_is_found_with_accents(editor, questions):
    assert found(editor, QUESTIONS, "Váák") == [THREE]


def test_a_question_is_not_changed_even_by_a_technical_manager(admin_client, questions):
    page = admin_client.get(f"{QUESTIONS}{questions[THREE]}/change/")
    assert page.context["has_change_permission"] is False
    assert admin_client.get(f"{QUESTIONS}add/").status_code == 403


def test_a_question_leads_to_a_new_term_and_to_a_promotion(editor):
    UnansweredQuestion.objects.create(key="zorg & welzijn", count=3, last_on=timezone.localdate())
    page = editor.get(QUESTIONS).text
    assert f'<a href="{ADD_TERM}?woord=zorg+%26+welzijn">maak er een zoekterm van</a>' in page
    assert f'<a href="{ADD_PROMOTION}?words=zorg+%26+welzijn">beveel een artikel aan</a>' in page

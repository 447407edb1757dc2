"""Aids to reading in a real browser: contents, notes, text size, speech, the remembered place and the reading list."""

import pytest

from tests import factories
from tests.browser.archive import fill

pytestmark = pytest.mark.django_db(transaction=True)

ARTICLE = "/artikelen/lang/"
# A device with a Dutch voice that says nothing but keeps what it was told; the test decides when a sentence is over.
VOICE = """
  const told = [];
  window.told = told;
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  const speech = {
    getVoices: () => [{ lang: "nl-NL", localService: LOCAL }],
    speak: (utterance) => told.push(utterance),
    cancel: () => {},
    addEventListener: () => {},
  };
  Object.defineProperty(window, "speechSynthesis", { value: speech });
"""
MARKED = "[...CSS.highlights.get('voorgelezen') ?? []].map(String).join()"


@pytest.fixture
def article():
    """A long article with crossheads and a note."""
    parts = [f"<h2>Kop {n}</h2>" + f"<p>De eerste zin van {n}. De tweede.</p>" * 12 for n in range(1, 5)]
    made = factories.article(slug="lang", title="Een lang artikel", text=f"<p>Begin[^1]. Vervolg.</p>{''.join(parts)}")
    factories.block(made, kind="notes", text="<ol><li><p>De noot.</p></li></ol>")
    return made


def save(page, article) -> None:
    page.goto(article.get_absolute_url())
    page.get_by_role("button", name="Bewaar voor later").click()


def test_contents_stand_beside_the_text_and_lead_to_the_crosshead(article, page):
    page.goto(ARTICLE)
    page.get_by_role("navigation", name="In dit artikel").get_by_role("link", name="Kop 3").click()
    assert page.url.endswith("#kop-kop-3")
    assert page.evaluate("document.querySelector('.toc--beside').getBoundingClientRect().right") < 310


def test_contents_are_folded_before_the_text_on_a_phone(article, phone):
    phone.goto(ARTICLE)
    link = phone.get_by_role("navigation", name="In dit artikel").get_by_role("link", name="Kop 3")
    assert not link.is_visible()
    phone.get_by_text("In dit artikel").locator("visible=true").click()
    link.click()
    assert phone.url.endswith("#kop-kop-3")


def test_note_opens_in_place_and_closes_without_javascript(article, open_context):
    page = open_context(java_script_enabled=False).new_page()
    page.goto(ARTICLE)
    marker = page.get_by_role("button", name="noot 1", exact=True)
    marker.click()
    note = page.locator("#noot-1-tekst:popover-open")
    assert abs(note.bounding_box()["y"] - marker.bounding_box()["y"]) < 40
    page.get_by_role("button", name="sluit noot 1").click()
    assert note.count() == 0


def test_note_opens_and_closes_by_keyboard_and_the_focus_stays(article, page):
    page.goto(ARTICLE)
    page.get_by_role("button", name="noot 1", exact=True).press("Enter")
    assert page.locator("#noot-1-tekst:popover-open").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#noot-1-tekst:popover-open").count() == 0
    assert page.evaluate("document.activeElement.textContent") == "1"


def test_note_stands_in_the_list_at_the_end_too(article, page):
    page.goto(ARTICLE)
    assert page.locator(".notes").get_by_text("De noot.").is_visible()


def test_open_note_covers_the_foot_of_a_phone_and_no_more(article, phone):
    phone.goto(ARTICLE)
    phone.get_by_role("button", name="noot 1", exact=True).tap()
    box = phone.locator("#noot-1-tekst:popover-open").bounding_box()
    assert (box["x"], round(box["width"]), round(box["y"] + box["height"])) == (0, 360, 740)


def test_text_size_is_remembered(article, page):
    page.goto(ARTICLE)
    size = "parseFloat(getComputedStyle(document.querySelector('.body p')).fontSize)"
    before = page.evaluate(size)
    page.get_by_role("button", name="Tekst groter").click()
    page.get_by_role("button", name="Tekst groter").click()
    page.reload()
    page.locator("[data-text-size='2']").wait_for(state="attached")
    assert page.evaluate(size) > before * 1.2


def test_text_gets_no_smaller_than_it_was_made(article, page):
    page.goto(ARTICLE)
    smaller = page.get_by_role("button", name="Tekst kleiner")
    assert smaller.get_attribute("aria-disabled") == "true"
    smaller.press("Enter")
    assert page.locator("html").get_attribute("data-text-size") == "0"


def start_speech(context, *, local: bool = True):
    context.add_init_script(VOICE.replace("LOCAL", str(local).lower()))
    page = context.new_page()
    page.goto(ARTICLE)
    page.locator(".tool--size").first.wait_for()
    return page


def finish_sentence(page) -> None:
    page.evaluate("told.at(-1).onend()")


def test_speech_marks_the_sentence_and_leaves_out_the_number_of_a_note(article, open_context):
    page = start_speech(open_context())
    page.get_by_role("button", name="Lees voor").click()
    assert page.evaluate(MARKED) == "Een lang artikel"
    finish_sentence(page)
    assert page.evaluate("[told.at(-1).text, told.at(-1).lang]") == ["Begin.", "nl-NL"]
    finish_sentence(page)
    assert page.evaluate(MARKED) == "Vervolg."


def test_speech_goes_on_with_the_sentence_where_it_was_paused(article, open_context):
    page = start_speech(open_context())
    page.get_by_role("button", name="Lees voor").click()
    finish_sentence(page)
    page.get_by_role("button", name="Pauze").click()
    finish_sentence(page)
    page.get_by_role("button", name="Verder").click()
    assert page.evaluate("told.map((each) => each.text)") == ["Een lang artikel", "Begin.", "Begin."]


def test_stopped_speech_leaves_no_mark_and_gives_the_focus_back(article, open_context):
    page = start_speech(open_context())
    page.get_by_role("button", name="Lees voor").click()
    page.get_by_role("button", name="Stop", exact=True).press("Enter")
    assert page.evaluate("CSS.highlights.size") == 0
    assert page.evaluate("document.activeElement.textContent") == "Lees voor"


def test_no_button_promises_a_voice_from_elsewhere(article, open_context):
    page = start_speech(open_context(), local=False)
    assert not page.get_by_role("button", name="Lees voor").is_visible()


def wait_until(page, condition: str) -> None:
    """Wait for a condition; Playwright's own way to wait evaluates a text in the page, and the CSP forbids that."""
    for _ in range(50):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"never: {condition}")


def read_on(page) -> None:
    page.goto(ARTICLE)
    page.locator("#kop-kop-3").evaluate("(heading) => heading.scrollIntoView({ behavior: 'instant' })")
    wait_until(page, "localStorage.getItem('movisies:plaats')?.includes('piece')")


def test_reader_returns_to_where_they_were(article, page):
    read_on(page)
    page.goto("/")
    page.goto(ARTICLE)
    page.get_by_role("button", name="Verder lezen waar je was").click()
    wait_until(page, "Math.abs(document.querySelector('#kop-kop-3').getBoundingClientRect().top) < 150")


def test_who_refuses_the_place_is_not_moved(article, page):
    read_on(page)
    page.goto("/")
    page.goto(ARTICLE)
    page.get_by_role("button", name="Nee, sluit").click()
    assert page.locator(".reading-bar").count() == 0
    assert page.evaluate("scrollY") == 0


def test_list_is_kept_on_the_device_and_in_the_address(article, page):
    other = factories.article(title="Een ander")
    for each in (article, other):
        save(page, each)
    page.get_by_role("link", name="Leeslijst 2 artikelen").click()
    assert page.url.endswith(f"/leeslijst/?a={article.pk}-{other.pk}")
    page.get_by_role("link", name="Haal weg Een lang artikel").click()
    page.get_by_role("link", name="Leeslijst 1 artikel", exact=True).wait_for()


def test_article_is_saved_from_a_list_of_articles(article, page):
    page.goto(article.issue.get_absolute_url())
    page.get_by_role("button", name="Bewaar voor later: Een lang artikel").click()
    assert page.get_by_role("button", name="Haal van de leeslijst: Een lang artikel").is_visible()


def test_shared_list_changes_nothing_of_ones_own_until_asked(article, page):
    other = factories.article(title="Een ander")
    save(page, article)
    page.goto(f"/leeslijst/?a={other.pk}")
    page.get_by_role("link", name="Haal weg").click()
    page.wait_for_url(f"**/leeslijst/?a={article.pk}")
    assert page.evaluate("localStorage.getItem('movisies:leeslijst')") == f"[{article.pk}]"
    page.goto(f"/leeslijst/?a={other.pk}")
    page.get_by_role("button", name="Zet op mijn lijst").click()
    page.get_by_role("link", name="Leeslijst 2 artikelen").wait_for()


def test_list_works_without_javascript(article, open_context):
    page = open_context(java_script_enabled=False).new_page()
    page.goto(ARTICLE)
    page.get_by_role("link", name="Op een leeslijst").click()
    page.get_by_role("link", name="Lees en print alles achter elkaar").click()
    assert page.locator("h2", has_text="Een lang artikel").is_visible()


def test_page_without_javascript_offers_no_dead_button(article, open_context):
    page = open_context(java_script_enabled=False).new_page()
    page.goto(ARTICLE)
    assert page.locator(".tools button, .save-mark").count() == 0


def test_bundle_begins_each_article_on_a_page_of_its_own(article, page):
    numbers = "-".join(str(factories.article(text="<p>Kort.</p>").pk) for _ in range(2))
    page.goto(f"/leeslijst/lezen/?a={numbers}")
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") == 3


def test_print_shows_the_text_the_notes_and_the_source_without_the_site(article, page):
    page.goto(ARTICLE)
    page.emulate_media(media="print")
    for shown in (".body", ".note", ".source", ".note-marker a"):
        assert page.locator(shown).first.is_visible(), shown
    for hidden in (".site-header", ".tools", ".toc--beside", ".note-marker button", ".note-back", ".site-footer"):
        assert not page.locator(hidden).first.is_visible(), hidden


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["/leeslijst/", "/leeslijst/lezen/"])
def test_list_breaks_no_rule_of_wcag_and_never_scrolls_sideways(open_context, axe, path, width, scheme):
    page = open_context(viewport={"width": width, "height": 740}, color_scheme=scheme).new_page()
    page.goto(f"{path}?a={fill().pk}-{factories.article().pk}")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_note_and_bars_break_no_rule_of_wcag(article, open_context, axe, scheme):
    page = start_speech(open_context(color_scheme=scheme))
    page.get_by_role("button", name="Lees voor").click()
    page.get_by_role("button", name="noot 1", exact=True).click()
    assert axe(page) == []


def test_screen_reader_hears_what_a_button_changed_elsewhere(article, page):
    page.goto(article.get_absolute_url())
    page.get_by_role("button", name="Bewaar voor later").first.click()
    assert page.get_by_role("status").inner_text() == "Op je leeslijst: 1 artikel."
    page.get_by_role("button", name="Tekst groter").click()
    assert page.get_by_role("status").inner_text() == "Tekstgrootte 2 van 4."

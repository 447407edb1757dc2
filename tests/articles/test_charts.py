"""The drawings of the archive: what they count, where they put it, and where it leads."""

import datetime
from collections import Counter
from itertools import pairwise
from math import pi

import pytest

from articles.charts import Heading, Meeting, matrix, topic_years
from articles.models import ArticleTopic, Issue, Topic
from articles.timeline import LABEL_HEIGHT, timeline
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.alike]


def issue_of(year: int, month: int = 1, **fields) -> Issue:
    return factories.issue(date=datetime.date(year, month, 1), **fields)


def drawing():
    return topic_years(Issue.objects.per_year(), Topic.objects.per_year())


def counts(chart) -> dict:
    return {
        (row.heading.label, cell.column.heading.key): cell.meeting.count
        for row in chart.rows
        for cell in row.cells
        if cell.meeting
    }


def headings(chart) -> list[str]:
    return [column.heading.label for column in chart.columns]


def plain_matrix(numbers: list[int], most_drawn: int = 10, radius: float = 10):
    columns = [Heading(n, f"kolom {n}", "/") for n in range(len(numbers))]
    meetings = {("rij", n): Meeting(number, "/") for n, number in enumerate(numbers)}
    return matrix([Heading("rij", "Rij", "/")], columns, meetings, most_drawn=most_drawn, radius=radius)


def test_topic_counts_its_articles_per_year_like_counting_by_hand():
    topics = [factories.topic(name) for name in ("Wonen", "Werk", "Zorg")]
    for year, chosen in [(2011, topics[:1]), (2019, topics), (2019, topics[1:]), (2021, topics[:2])]:
        factories.article(issue=issue_of(year), topics=chosen)
    tagged = ArticleTopic.objects.select_related("tag", "content_object__issue")
    assert counts(drawing()) == Counter((row.tag.name, row.content_object.issue.date.year) for row in tagged)


@pytest.mark.parametrize("hidden", ["article", "issue"])
def test_hidden_article_does_not_count(hidden):
    topic, issue = factories.topic("Wonen"), issue_of(2019)
    factories.article(issue=issue, topics=[topic])
    draft = {"status": "draft", "published_at": None}
    secret_issue = issue_of(2019, **draft) if hidden == "issue" else issue
    factories.article(issue=secret_issue, topics=[topic], **(draft if hidden == "article" else {}))
    assert counts(drawing()) == {("Wonen", 2019): 1}


def test_year_says_how_many_articles_and_issues_it_has():
    topic = factories.topic()
    for issue in (issue_of(2019), issue_of(2019)):
        factories.article(issue=issue, topics=[topic])
        factories.article(issue=issue)
    factories.article(issue=issue_of(2019), status="draft", published_at=None)
    assert drawing().columns[0].heading.description == "2019: 4 artikelen in 3 nummers"


def test_topic_with_most_articles_comes_first():
    few, many = factories.topic("A"), factories.topic("B")
    factories.article(topics=[few, many])
    factories.article(topics=[many])
    assert [(row.heading.label, row.total) for row in drawing().rows] == [("B", 2), ("A", 1)]


def test_years_without_an_issue_keep_a_place_that_leads_nowhere():
    for year in (2011, 2019, 2020, 2022):
        issue_of(year)
    chart = drawing()
    assert headings(chart) == ["2011", "2012–2018", "2019", "2020", "2021", "2022"]
    assert [column.heading.label for column in chart.columns if not column.heading.url] == ["2012–2018", "2021"]


def test_area_of_a_dot_is_its_number():
    cells = plain_matrix([1, 4, 16], radius=20).rows[0].cells
    areas = [pi * cell.radius**2 for cell in cells]
    assert [round(area / areas[0]) for area in areas] == [1, 4, 16]
    assert cells[-1].radius == 20


@pytest.mark.parametrize(
    ("numbers", "fit"), [([9, 12], [True, True]), ([1, 12], [False, True]), ([12, 99], [False, True])]
)
def test_number_stands_in_its_dot_where_it_fits(numbers, fit):
    assert [cell.has_room_for_number for cell in plain_matrix(numbers, radius=15).rows[0].cells] == fit


def test_columns_share_the_width_and_a_dot_stands_in_the_middle_of_its_own():
    columns = plain_matrix([1, 1, 1, 1]).columns
    assert [(column.left, column.x, column.width) for column in columns] == [
        (0, 12.5, 25),
        (25, 37.5, 25),
        (50, 62.5, 25),
        (75, 87.5, 25),
    ]


def test_drawing_has_the_first_rows_and_the_table_all():
    rows = [Heading(n, f"rij {n}", "/") for n in range(5)]
    chart = matrix(rows, [Heading(1, "kolom", "/")], {}, most_drawn=3, radius=10)
    assert (len(chart.drawn), len(chart.rows)) == (3, 5)


def test_drawing_wider_than_a_phone_says_so():
    assert [plain_matrix([1] * columns).is_wide for columns in (12, 13)] == [False, True]


@pytest.mark.parametrize(("name", "short"), [("Jos van der Lans", "Jos van der Lans"), ("x" * 30, "x" * 21 + "…")])
def test_long_name_is_cut_above_a_column(name, short):
    assert Heading(1, name).short == short


def test_every_dot_row_and_column_is_a_link_with_the_figure_in_its_name(client):
    factories.article(issue=issue_of(2019), topics=[factories.topic("Wonen", slug="wonen")])
    text = client.get("/onderwerpen/door-de-jaren/").text
    assert text.count('href="/zoeken/?onderwerp=wonen&amp;jaar=2019"') == 2
    assert "<title>Wonen, 2019: 1 artikel</title>" in text
    assert 'href="/zoeken/?jaar=2019"' in text
    assert 'href="/onderwerpen/wonen/"' in text


@pytest.mark.search
def test_dot_leads_to_as_many_articles_as_it_stands_for(client):
    topics = [factories.topic("Wonen", slug="wonen"), factories.topic("Werk")]
    for issue in (issue_of(2019), issue_of(2019), issue_of(2020)):
        factories.article(issue=issue, topics=topics)
        factories.article(issue=issue, topics=topics, status="draft", published_at=None)
    cells = [cell for row in drawing().rows for cell in row.cells]
    found = [client.get(cell.meeting.url).context["page"].paginator.count for cell in cells]
    assert found == [cell.meeting.count for cell in cells]


def test_positions_are_written_with_a_point_and_not_with_a_dutch_comma(client):
    for year in (2019, 2020):
        factories.article(issue=issue_of(year), topics=[factories.topic()])
    text = client.get("/onderwerpen/door-de-jaren/").text
    assert 'cx="25.0%"' in text


def test_page_of_topics_leads_to_the_drawing(client):
    factories.article(topics=[factories.topic()])
    assert 'href="/onderwerpen/door-de-jaren/"' in client.get("/onderwerpen/").text


def test_a_year_is_as_long_as_another_on_the_timeline():
    line = timeline([issue_of(2021), issue_of(2019), issue_of(2011)])
    heights = {later.y - earlier.y for earlier, later in pairwise(line.years)}
    assert len(heights) == 1
    assert [mark.label for mark in line.years] == [str(year) for year in range(2021, 2010, -1)]


def test_issue_stands_on_its_day():
    newest, oldest = issue_of(2020, 7), issue_of(2020, 1)
    line = timeline([newest, oldest])
    year = line.years[0]
    assert line.stops[1].y == year.y
    assert line.stops[0].y < line.stops[1].y


def test_labels_do_not_touch_however_close_the_issues():
    line = timeline([issue_of(2020, month) for month in (12, 11, 10, 9)] + [issue_of(2011)])
    labels = [stop.label_y for stop in line.stops]
    assert all(later - earlier >= LABEL_HEIGHT for earlier, later in pairwise(labels))
    assert labels[-1] < line.height


def test_each_magazine_has_a_line_of_its_own():
    one, other = factories.publication(), factories.publication()
    line = timeline([issue_of(2020, publication=one), issue_of(2019, publication=other)])
    assert len({stop.x for stop in line.stops}) == len(line.tracks) == 2


def test_timeline_names_the_years_without_an_issue():
    line = timeline([issue_of(2019), issue_of(2011)])
    assert [gap.label for gap in line.gaps] == ["2012–2018"]


def test_archive_without_issues_has_no_timeline():
    assert timeline([]) is None


def test_each_issue_on_the_timeline_is_a_link_with_its_name(client):
    issue = factories.issue(theme="Wonen", publication=factories.publication(title="Movisies"))
    timeline_part = client.get("/nummers/").text.partition('<svg class="timeline__drawing"')[2].partition("</svg>")[0]
    assert f'href="{issue.get_absolute_url()}"' in timeline_part
    assert "<title>Movisies, november 2019: Wonen</title>" in timeline_part


def test_hidden_issue_is_not_on_the_timeline(client):
    factories.issue()
    hidden = factories.issue(status="draft", published_at=None)
    assert hidden not in [stop.issue for stop in client.get("/nummers/").context["timeline"].stops]

"""The magazine's pages: issues, articles, people and topics."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from articles import body, charts, heads, references
from articles.gone import gone
from articles.models import Article, Contribution, EventDate, Issue, Person, Publication, Topic
from articles.paging import page_of
from articles.timeline import timeline

PEOPLE_ON_A_PAGE = 300
RELATED = 4


def issue_list(request: HttpRequest) -> HttpResponse:
    issues = list(Issue.objects.visible_to(request.user).newest_first().for_listing())
    years = [(year, list(group)) for year, group in groupby(issues, key=lambda issue: issue.date.year)]
    context = {"years": years, "publications": list(Publication.objects.all()), "timeline": timeline(issues)}
    return render(request, "articles/issue_list.html", context)


def issue_detail(request: HttpRequest, publication: str, slug: str) -> HttpResponse:
    visible = Issue.objects.visible_to(request.user)
    issue = visible.for_page().filter(publication__slug=publication, slug=slug).first()
    if issue is None:
        return gone(request, Issue.objects.for_listing(), publication__slug=publication, slug=slug)
    articles = list(issue.articles.visible_to(request.user).for_listing().in_issue_order())
    earlier, later = visible.for_listing().neighbours(issue)
    context = {
        "issue": issue,
        "articles": articles,
        "colophon": [
            (role, list(rows)) for role, rows in groupby(issue.colophon.all(), lambda c: c.get_role_display())
        ],
        "earlier": earlier,
        "later": later,
        "colour": issue.colour,
        "head": heads.of_issue(request, issue),
    }
    return render(request, "articles/issue_detail.html", context)


def article_detail(request: HttpRequest, slug: str) -> HttpResponse:
    visible = Article.objects.visible_to(request.user)
    article = visible.for_page().filter(slug=slug).first()
    if article is None:
        return gone(request, Article.objects.select_related("issue"), slug=slug)
    dossiers = list(article.dossiers.visible_to(request.user))
    in_issue = list(visible.filter(issue=article.issue_id).in_issue_order())
    place = in_issue.index(article)
    related = visible.related_to(article, dossiers).select_related("issue").prefetch_related("topics")
    links = references.addresses((block.text for block in article.blocks.all()), request.user)
    parts = body.render(article.blocks.all(), languages=article.languages, links=links)
    context = {
        "article": article,
        "parts": parts,
        "contents": body.contents(parts),
        "roles": _by_role(article.contributions.all()),
        "dossiers": dossiers,
        "previous": in_issue[place - 1] if place else None,
        "next": in_issue[place + 1] if place + 1 < len(in_issue) else None,
        "cross_references": list(article.cross_references.visible_to(request.user).select_related("target")),
        "event_dates": list(EventDate.objects.filter(event__article=article).select_related("event__article")),
        "publications": list(article.publication_details.all()),
        "related": list(related[:RELATED]),
        "topics": article.topics.all(),
        "colour": article.issue.colour,
    }
    context["head"] = heads.of_article(request, article, context["event_dates"], context["publications"])
    return render(request, "articles/article_detail.html", context)


def article_permalink(request: HttpRequest, pk: int) -> HttpResponse:
    """The address that never changes, also when an article's own address does."""
    article = Article.objects.visible_to(request.user).filter(pk=pk).first()
    return redirect(article) if article else gone(request, Article.objects.select_related("issue"), pk=pk)


def person_list(request: HttpRequest) -> HttpResponse:
    people = Person.objects.visible_to(request.user).alphabetical()
    page = page_of(request, people, size=PEOPLE_ON_A_PAGE)
    letters = [(letter, list(group)) for letter, group in groupby(page, key=lambda person: person.initial)]
    return render(request, "articles/person_list.html", {"page": page, "letters": letters})


def person_detail(request: HttpRequest, slug: str) -> HttpResponse:
    people = Person.objects.visible_to(request.user).prefetch_related("variants")
    person = get_object_or_404(people, slug=slug)
    contributions = person.contributions.visible_to(request.user).for_person_page()
    context = {"person": person, "roles": _by_role(contributions), "head": heads.of_person(request, person)}
    return render(request, "articles/person_detail.html", context)


def topic_list(request: HttpRequest) -> HttpResponse:
    topics = Topic.objects.published().with_article_counts().alphabetical().prefetch_related("synonyms")
    return render(request, "articles/topic_list.html", {"topics": list(topics)})


def topic_years(request: HttpRequest) -> HttpResponse:
    """What readers may see, whoever looks: a figure must not depend on the visitor."""
    chart = charts.topic_years(Issue.objects.per_year(), Topic.objects.per_year())
    return render(request, "articles/topic_years.html", {"chart": chart})


def topic_detail(request: HttpRequest, slug: str) -> HttpResponse:
    topics = Topic.objects.visible_to(request.user)
    topic = topics.select_related("broader").prefetch_related("synonyms").filter(slug=slug).first()
    if topic is None:
        # Another word for a topic leads to it: /onderwerpen/bejaarden/ to /onderwerpen/ouderen/.
        return redirect(get_object_or_404(topics, synonyms__key=slug.replace("-", " ")))
    articles = Article.objects.visible_to(request.user).filter(topics=topic).for_listing().newest_first()
    context = {
        "topic": topic,
        "narrower": list(Topic.objects.published().filter(broader=topic).with_article_counts().alphabetical()),
        "page": page_of(request, articles),
    }
    return render(request, "articles/topic_detail.html", context)


def _by_role(contributions) -> list[tuple[str, list[Contribution]]]:
    """Group contributions by role, in the order in which the roles matter to a reader."""
    rows = list(contributions)
    groups = [(role.label, [row for row in rows if row.role == role]) for role in Contribution.Role]
    return [(label, rows) for label, rows in groups if rows]

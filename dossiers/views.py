"""The dossiers' pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles import body, heads, references
from articles.gone import gone
from dossiers.charts import people_and_topics
from dossiers.models import Dossier


def dossier_list(request: HttpRequest) -> HttpResponse:
    dossiers = Dossier.objects.visible_to(request.user).with_article_counts().newest_first()
    return render(request, "dossiers/dossier_list.html", {"dossiers": list(dossiers)})


def dossier_detail(request: HttpRequest, slug: str) -> HttpResponse:
    dossier = Dossier.objects.visible_to(request.user).filter(slug=slug).first()
    if dossier is None:
        return gone(request, Dossier.objects.all(), slug=slug)
    context = {
        "dossier": dossier,
        "html": body.to_html(dossier.body, links=references.addresses([dossier.body], request.user)),
        "entries": list(dossier.entries.visible_to(request.user).for_listing()),
        "contacts": list(dossier.contact_entries.select_related("person")),
        "chart": people_and_topics(dossier, dossier.entries.published().for_map()),
        "related": list(dossier.related.visible_to(request.user)),
    }
    articles = [entry.article for entry in context["entries"]]
    context["head"] = heads.of_collection(request, dossier, dossier.summary, articles)
    return render(request, "dossiers/dossier_detail.html", context)

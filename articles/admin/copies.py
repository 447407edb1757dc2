"""The working copy in the admin: what readers see, what stands ready, and both as a reader would see them."""

from contextlib import nullcontext

from django.contrib import admin, messages
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, resolve
from django.utils import timezone

from articles.admin.addresses import change_address
from articles.admin.publishing import PublishableAdmin
from articles.models import Article
from articles.models.publishing import Publishable
from articles.search.keeping import together
from articles.versions.copies import copy_of, discard_copy, publish_copy, rows_now
from articles.versions.history import latest
from articles.versions.trial import trial
from articles.versions.wholes import put

LIVE = "site"
# What a published article waits for before readers see it.
PLANNED, ISSUE = "planned", "issue"
WAITS = {
    PLANNED: "Ingepland: lezers zien dit vanaf het moment van publicatie.",
    ISSUE: "Het artikel is gepubliceerd. Lezers zien het zodra het nummer ook op de site staat.",
}


class CopyAdmin(PublishableAdmin):
    """For articles: a form for the working copy, and pages to look at it, publish it and throw it away."""

    def get_urls(self) -> list:
        site, name = self.admin_site, f"{self.opts.app_label}_{self.opts.model_name}"
        return [
            path("<int:pk>/voorbeeld/", site.admin_view(self.preview), name=f"{name}_preview"),
            path("<int:pk>/voorbeeld/site/", site.admin_view(self.preview), {"which": LIVE}, name=f"{name}_live"),
            path("<int:pk>/werkversie/weg/", site.admin_view(self.discard), name=f"{name}_discard"),
            *super().get_urls(),
        ]

    def desk_context(self, request: HttpRequest, thing: Article) -> dict:
        copy = copy_of(thing)
        is_shown = thing.status == Publishable.Status.PUBLISHED
        # Who corrects an article does not begin another; that button would push the one that publishes off the row.
        return super().desk_context(request, thing) | {
            "desk": {"copy": copy, "is_shown": is_shown, "waits": _waits(thing)},
            "show_publish": self.may_publish(request) and (copy or not is_shown),
            "show_save_and_add_another": False,
        }

    def after_going_live(self, request: HttpRequest, thing: Article, before: Article | None) -> None:
        super().after_going_live(request, thing, before)
        if "_publish" in request.POST:
            seen = self.get_queryset(request).get(pk=thing.pk)
            self.message_user(request, WAITS.get(_waits(seen), "Gepubliceerd: lezers zien dit nu."), messages.SUCCESS)

    def _article(self, request: HttpRequest, pk: int) -> Article:
        article = self.get_object(request, str(pk))
        if article is None or not self.has_view_permission(request, article):
            raise Http404
        return article

    @transaction.atomic
    def preview(self, request: HttpRequest, pk: int, which: str = "") -> HttpResponse:
        """Show the article's page just as a reader will get it: of the working copy, or as it is on the site."""
        article = self._article(request, pk)
        rows = rows_now(article)
        match = resolve(article.get_absolute_url())
        with trial() if which != LIVE else nullcontext():
            if which != LIVE:
                put(rows)
                _show_to_readers(pk)
            editor, request.user = request.user, AnonymousUser()
            response = match.func(request, *match.args, **match.kwargs)
            request.user = editor
        return response

    def discard(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Throw the working copy away, after asking."""
        article = self._article(request, pk)
        if not self.has_change_permission(request, article):
            raise Http404
        if request.method == "POST":
            with transaction.atomic():
                discard_copy(article, request.user)
            self.message_user(request, "De werkversie is weg. Ze staat nog bij de versies.", messages.SUCCESS)
        return HttpResponseRedirect(change_address(article))

    @admin.action(description="Publiceren", permissions=["publish"])
    def publish(self, request: HttpRequest, queryset) -> None:
        """Publish what was not, and the working copies of what was."""
        with transaction.atomic(), together():
            copied = list(queryset.filter(working_copy__isnull=False))
            for article in copied:
                latest(article, rows_now)
                publish_copy(article, request.user)
            self.draw_share_images(copied)
            super().publish(request, queryset)


def _waits(article: Article) -> str:
    if article.status != Publishable.Status.PUBLISHED or article.is_public:
        return ""
    return PLANNED if article.published_at > timezone.now() else ISSUE


def _show_to_readers(pk: int) -> None:
    """Publish an article and its issue, for as long as the trial lasts."""
    shown = {"status": Publishable.Status.PUBLISHED, "published_at": timezone.now()}
    article = Article.objects.select_related("issue").get(pk=pk)
    for thing in (article, article.issue):
        type(thing).objects.filter(pk=thing.pk).update(**shown)

"""An issue as a whole in the admin: publishing it, and the order of its articles."""

import datetime
import re

from django.contrib import messages
from django.contrib.admin.widgets import AdminSplitDateTime
from django.core.exceptions import PermissionDenied
from django.forms import Form, SplitDateTimeField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format

from articles.admin.addresses import change_address
from articles.admin.conflicts import CONFLICT
from articles.admin.publishing import PublishableAdmin
from articles.models import Issue
from articles.versions.issues import NotReadyError, ReorderedError, publish_issue, readiness, reorder

NO_PLACE = "Er is niets gewijzigd. ‘{}’ heeft geen plaats: geef een getal, bijvoorbeeld 3 of 3,5."
_NUMBER = re.compile(r"[0-9]{1,4}(\.[0-9]{1,3})?")


class MomentForm(Form):
    """When an issue is published: now, or at a moment in Amsterdam."""

    moment = SplitDateTimeField(
        label="vanaf", required=False, widget=AdminSplitDateTime, help_text="Leeg laten is: nu meteen."
    )


class IssueDeskAdmin(PublishableAdmin):
    """Adds two pages to an issue: one to publish it with all its articles, and one to put these in order."""

    def get_urls(self) -> list:
        site = self.admin_site
        return [
            path("<int:pk>/publiceren/", site.admin_view(self.publish_whole), name="articles_issue_publish"),
            path("<int:pk>/volgorde/", site.admin_view(self.put_in_order), name="articles_issue_order"),
            *super().get_urls(),
        ]

    def _issue(self, request: HttpRequest, pk: int, *, is_allowed: bool) -> Issue:
        issue = self._thing(request, pk)
        if not is_allowed:
            raise PermissionDenied
        return issue

    def publish_whole(self, request: HttpRequest, pk: int) -> HttpResponse:
        """List what is not ready, and publish everything when nothing blocks."""
        issue = self._issue(request, pk, is_allowed=self.has_publish_permission(request))
        form = MomentForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            try:
                moment = form.cleaned_data["moment"] or timezone.now()
                changed = publish_issue(issue, moment, request.user)
            except NotReadyError:
                self.message_user(
                    request, "Er is niets gepubliceerd: maak eerst af wat hieronder staat.", messages.ERROR
                )
            else:
                self.draw_share_images([Issue.objects.select_related("publication").get(pk=pk)])
                self.message_user(request, _done(moment, len(changed)), messages.SUCCESS)
                return HttpResponseRedirect(change_address(issue))
        found = readiness(issue)
        is_blocked = any(each.blocking for each in found if each.is_to_publish)
        to_publish = sum(each.is_to_publish for each in found)
        context = {"found": found, "form": form, "is_blocked": is_blocked}
        context |= {"count": to_publish, "is_done": not to_publish and issue.status == Issue.Status.PUBLISHED}
        return self._page(request, issue, "admin/publish_issue.html", f"{issue.title} publiceren", context)

    def put_in_order(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Give each article of an issue its place, all at once."""
        issue = self._issue(request, pk, is_allowed=self.has_change_permission(request))
        articles = list(issue.articles.order_by("position", "pk"))
        for place, article in enumerate(articles, 1):
            article.typed = request.POST.get(f"place-{article.pk}", place)
        status = 200
        if request.method == "POST":
            try:
                count = reorder(issue, _keys(request.POST.get("before", "")), _asked_order(request), request.user)
            except PlaceError as error:
                wrong = next((str(article) for article in articles if article.pk == error.args[0]), "Een artikel")
                self.message_user(request, NO_PLACE.format(wrong), messages.ERROR)
            except ReorderedError:
                status = CONFLICT
                changed = "Iemand anders heeft de volgorde intussen gewijzigd. Hieronder staat die nieuwe volgorde."
                self.message_user(request, changed, messages.ERROR)
            else:
                done = f"{_counted(count)} op een andere plaats." if count else "De volgorde is gebleven zoals ze was."
                self.message_user(request, done, messages.SUCCESS)
                return HttpResponseRedirect(reverse("admin:articles_issue_order", args=[pk]))
        title = f"Volgorde van {issue.title}"
        return self._page(request, issue, "admin/order_issue.html", title, {"articles": articles}, status)


def _counted(count: int) -> str:
    return "1 artikel staat" if count == 1 else f"{count} artikelen staan"


def _done(moment: datetime.datetime, count: int) -> str:
    articles = "1 artikel" if count == 1 else f"{count} artikelen"
    if moment > timezone.now():
        when = date_format(timezone.localtime(moment), "j F Y, H:i")
        return f"Het nummer is ingepland: lezers zien het vanaf {when}, met {articles}."
    return f"Het nummer staat op de site; {articles} gepubliceerd of bijgewerkt."


def _keys(text: str) -> list[int]:
    return [int(key) for key in text.split(",") if key.isdigit()]


class PlaceError(ValueError):
    """What an editor typed as the place of an article is no number."""


def _asked_order(request: HttpRequest) -> list[int]:
    """Give the articles by the number that the editor gave each; of equals the one that stood first comes first.

    Raises PlaceError, with the number of the first article that has none.
    """
    places = {key: _place(request, key) for key in _keys(request.POST.get("before", ""))}
    return sorted(places, key=places.__getitem__)


def _place(request: HttpRequest, key: int) -> float:
    typed = request.POST.get(f"place-{key}", "").strip().replace(",", ".")
    if not _NUMBER.fullmatch(typed):
        raise PlaceError(key)
    return float(typed)

"""The versions of a thing in the admin: who changed what and when, any two compared, an older one put back."""

from dataclasses import dataclass
from itertools import zip_longest

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db import transaction
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from reversion.models import Version

from articles.admin.addresses import change_address
from articles.admin.desk import DeskAdmin
from articles.search.keeping import together
from articles.versions.comparing import Difference, compare
from articles.versions.copies import with_state
from articles.versions.history import latest, rows_of, versions_of
from articles.versions.saving import Editing, rows_to_edit, settle
from articles.versions.wholes import Rows, take

VERSIONS_ON_A_PAGE = 15
# What one may compare besides versions: what readers see, and what the form shows.
SITE, NOW = "site", "nu"
PUT_BACK = "Teruggezet: de versie van {}."
NO_DIFFERENCE = "Deze versie is gelijk aan wat er nu staat; er is niets gewijzigd."


@dataclass(frozen=True)
class Step:
    """One version in the list, with what it changed in the one before."""

    version: Version
    earlier: Version | None
    differences: list[Difference]


class HistoryAdmin(DeskAdmin):
    """Shows the versions of a thing in the place of Django's list of changes."""

    def get_urls(self) -> list:
        site, name = self.admin_site, f"{self.opts.app_label}_{self.opts.model_name}"
        return [
            path("<int:pk>/vergelijken/", site.admin_view(self.compare), name=f"{name}_compare"),
            path("<int:pk>/terugzetten/", site.admin_view(self.put_back), name=f"{name}_put_back"),
            *super().get_urls(),
        ]

    def _thing(self, request: HttpRequest, pk: int) -> Model:
        thing = self.get_object(request, str(pk))
        if thing is None:
            raise Http404
        if not self.has_view_permission(request, thing):
            raise PermissionDenied
        return thing

    def history_view(self, request: HttpRequest, object_id: str, extra_context=None) -> HttpResponse:
        if not object_id.isdigit():
            raise Http404
        thing = self._thing(request, int(object_id))
        newest = latest(thing, rows_to_edit)
        page = Paginator(versions_of(thing), VERSIONS_ON_A_PAGE).get_page(request.GET.get("p"))
        context = {"page": page, "steps": _steps(page), "newest": newest.pk}
        return self._page(request, thing, "admin/history.html", f"Versies van {thing}", context)

    def compare(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what differs between two versions, or between one and what is on the site or in the form."""
        thing = self._thing(request, pk)
        before, after = (self._side(thing, request.GET.get(name, "")) for name in ("van", "tot"))
        context = {"before": before[0], "after": after[0], "differences": compare(before[1], after[1])}
        return self._page(request, thing, "admin/compare.html", f"Verschillen in {thing}", context)

    def _side(self, thing: Model, asked: str) -> tuple[Version | str, Rows]:
        if asked == SITE:
            return "op de site", take(thing)
        if asked == NOW:
            return "nu in het formulier", rows_to_edit(thing)
        version = versions_of(thing).filter(pk=asked).first() if asked.isdigit() else None
        if version is None:
            raise Http404
        return version, rows_of(version)

    def put_back(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Make a new version that is equal to an older one."""
        thing = self._thing(request, pk)
        if not self.has_change_permission(request, thing):
            raise PermissionDenied
        if request.method == "POST":
            self._put_back(request, thing)
        return HttpResponseRedirect(change_address(thing))

    def _put_back(self, request: HttpRequest, thing: Model) -> None:
        version, rows = self._side(thing, request.POST.get("versie", ""))
        note = PUT_BACK.format(f"{timezone.localtime(version.revision.date_created):%d-%m-%Y %H:%M}")
        with transaction.atomic(), together():
            now = rows_of(latest(thing, rows_to_edit))
            # The text comes back; whether readers see it stays as it is: for that there are other buttons and rights.
            outcome = settle(thing, Editing(now, with_state(rows, now), request.user, note))
            self.message_user(request, note if outcome.is_changed else NO_DIFFERENCE, messages.SUCCESS)
            self.say(request, thing, outcome, note)

    def ways(self, thing: Model) -> dict[str, str]:
        """Give the addresses of the pages about a thing."""
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}"
        return {way: reverse(f"{name}_{way}", args=[thing.pk]) for way in ("change", "history", "compare", "put_back")}

    def _page(
        self, request: HttpRequest, thing: Model, template: str, title: str, context: dict, status: int = 200
    ) -> HttpResponse:
        may_change = self.has_change_permission(request, thing)
        own = {"title": title, "opts": self.opts, "original": thing, "ways": self.ways(thing), "may_change": may_change}
        return TemplateResponse(request, template, self.admin_site.each_context(request) | own | context, status=status)


def _steps(page: Page) -> list[Step]:
    """Give the versions of one page, the newest first, each with what it changed in the one before."""
    start = max(page.start_index() - 1, 0)
    versions = list(page.paginator.object_list[start : start + VERSIONS_ON_A_PAGE + 1])
    pairs = list(zip_longest(versions, versions[1:]))[: len(page)]
    return [Step(version, earlier, _differences(earlier, version)) for version, earlier in pairs]


def _differences(earlier: Version | None, version: Version) -> list[Difference]:
    return compare(rows_of(earlier), rows_of(version)) if earlier else []

"""The bin in the admin: what was deleted, and the way back."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from reversion.models import Version

from articles.admin.addresses import change_address
from articles.versions.bin import DAYS, bring_back, deleted


class BinAdmin(admin.ModelAdmin):
    """Adds a list of what was deleted, each with a button to put it back."""

    change_list_template = "admin/binned_change_list.html"

    def get_urls(self) -> list:
        name = f"{self.opts.app_label}_{self.opts.model_name}_bin"
        return [path("prullenbak/", self.admin_site.admin_view(self.bin), name=name), *super().get_urls()]

    def bin(self, request: HttpRequest) -> HttpResponse:
        if not self.has_delete_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self._bring_back(request)
        context = {"title": "Prullenbak", "opts": self.opts, "things": deleted(self.model), "days": DAYS}
        return TemplateResponse(request, "admin/bin.html", self.admin_site.each_context(request) | context)

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: int) -> HttpResponse:
        response = super().response_delete(request, obj_display, obj_id)
        self.message_user(request, f"Spijt? De prullenbak bewaart dit nog {DAYS} dagen.", messages.INFO)
        return response

    def _bring_back(self, request: HttpRequest) -> HttpResponse:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}"
        asked = request.POST.get("versie", "")
        version = get_object_or_404(Version.objects.get_deleted(self.model), pk=asked if asked.isdigit() else 0)
        try:
            thing, lost = bring_back(version, request.user)
        except ValidationError as error:
            self.message_user(request, f"{version.object_repr}: {' '.join(error.messages)}", messages.ERROR)
            return HttpResponseRedirect(reverse(f"{name}_bin"))
        self.log_change(request, thing, "Teruggehaald uit de prullenbak.")
        self.message_user(request, f"‘{thing}’ is terug, met alles wat erbij hoorde.", messages.SUCCESS)
        if lost:
            self.message_user(request, f"Dit is er niet meer: {'; '.join(lost)}.", messages.WARNING)
        return HttpResponseRedirect(change_address(thing))

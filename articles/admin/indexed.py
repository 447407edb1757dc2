"""Saving in the admin what stands in the search index."""

from contextlib import AbstractContextManager, nullcontext

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from articles.search.keeping import together


class IndexedAdmin(admin.ModelAdmin):
    """For rows that stand in the search index: a form with all its parts is indexed once, in its own transaction."""

    def changeform_view(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        with _saving(request):
            return super().changeform_view(request, *args, **kwargs)

    def changelist_view(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        with _saving(request):
            return super().changelist_view(request, *args, **kwargs)

    def delete_view(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        with _saving(request):
            return super().delete_view(request, *args, **kwargs)


def _saving(request: HttpRequest) -> AbstractContextManager:
    # Who only looks needs no transaction; on SQLite that would keep others from writing.
    return together() if request.method == "POST" else nullcontext()

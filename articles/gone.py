"""What readers could see once and is withdrawn: its address says that it was there, and why it is not any more."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from articles.querysets import VisibleQuerySet

GONE = 410


def gone(request: HttpRequest, things: VisibleQuerySet, **lookup) -> HttpResponse:
    """Answer 410 with the title and the reason of what was withdrawn; raises Http404 when there is no such thing."""
    thing = get_object_or_404(things.withdrawn(), **lookup)
    return render(request, "gone.html", {"thing": thing, "kind": thing._meta.verbose_name}, status=GONE)

"""Pages of a long list."""

from django.core.paginator import Page, Paginator
from django.http import HttpRequest


def page_of(request: HttpRequest, rows, *, size: int = 20) -> Page:
    """Give the page of `rows` that the address asks for with `?pagina=`; a wrong number gives the nearest page."""
    page = Paginator(rows, size).get_page(request.GET.get("pagina"))
    page.object_list = list(page.object_list)
    return page

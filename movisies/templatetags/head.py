"""What the head of every page needs: its words a second time, and whole addresses."""

from django import template
from django.http import HttpRequest
from django.template.base import NodeList, Parser, Token

register = template.Library()


class Capture(template.Node):
    """Renders what stands between the tags once and keeps it under a name."""

    def __init__(self, nodelist: NodeList, name: str) -> None:
        # The template engine looks for blocks in `nodelist`.
        self.nodelist, self.name = nodelist, name

    def render(self, context: template.Context) -> str:
        context[self.name] = self.nodelist.render(context)
        return ""


@register.tag
def capture(parser: Parser, token: Token) -> Capture:
    """Keep the words of a block, to write them twice: `{% capture name %}{% block … %}{% endcapture %}`."""
    _, name = token.split_contents()
    nodelist = parser.parse(["endcapture"])
    parser.delete_first_token()
    return Capture(nodelist, name)


@register.simple_tag
def absolute(request: HttpRequest, path: str) -> str:
    return request.build_absolute_uri(path)


@register.simple_tag
def canonical(request: HttpRequest) -> str:
    """Give the one address of this page: its path, and of its query only which page of a list it is."""
    number = request.GET.get("pagina", "")
    is_later_page = number.isascii() and number.isdigit() and int(number[:9]) > 1
    return request.build_absolute_uri(f"{request.path}?pagina={int(number[:9])}" if is_later_page else request.path)

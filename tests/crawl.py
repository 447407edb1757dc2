"""Every page that a reader can come to from the front page, by following links."""

from html.parser import HTMLParser

from django.test import Client


class Page(HTMLParser):
    """The text, links, ids and headings of one page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.links: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.title = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "a" and attributes.get("href"):
            self.links.append(attributes["href"])
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headings.append(int(tag[1]))

    def handle_data(self, data: str) -> None:
        # A drawing has titles too; they come later.
        if self.lasttag == "title" and not self.title:
            self.title = data


def crawl(client: Client) -> tuple[dict[str, Page], list[str]]:
    """Give the pages by address, and the faults: links that lead nowhere, ids that stand twice."""
    pages, faults, waiting, seen = {}, [], ["/"], set()
    while waiting:
        address = waiting.pop()
        if kind_of_list(address) in seen:
            continue
        seen.add(kind_of_list(address))
        response = client.get(address)
        if response.status_code in (301, 302):
            waiting.append(response["Location"])
            continue
        pages[address] = page = Page(response.text)
        if response.status_code != 200:
            faults.append(f"{address} answers {response.status_code}")
        if len(page.ids) != len(set(page.ids)):
            faults.append(f"{address} has an id twice")
        faults += [f"{address}: no {link} here" for link in page.links if link[0] == "#" and link[1:] not in page.ids]
        waiting += [_address(address, link) for link in page.links if link[0] in "/?" and "/admin/" not in link]
    return pages, faults


def _address(page: str, link: str) -> str:
    return link.partition("#")[0] if link.startswith("/") else page.partition("?")[0] + link


def kind_of_list(address: str) -> str:
    """Give the address, but one for all lists of a kind that a reader can make: there is no end to those.

    A list by one choice is a page of its own; those by several stand for each other, and so do orders and feeds.
    """
    path, _, query = address.partition("?")
    names = sorted(part.partition("=")[0] for part in query.split("&"))
    if path.startswith(("/leeslijst/", "/zoeken/feed/")):
        return path
    if "volgorde" in names:
        return f"{path}?volgorde"
    return f"{path}?{'&'.join(names)}" if len(names) > 1 else address

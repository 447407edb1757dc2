"""The site's Atom feed."""

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.feedgenerator import Atom1Feed

from articles.models import Article

ENTRIES = 30


class NewArticlesFeed(Feed):
    """The articles published last, with their summaries."""

    feed_type = Atom1Feed
    title = "Movisies: nieuw in het archief"
    subtitle = "Artikelen uit Movisies en MO/samenlevingsopbouw"
    link = reverse_lazy("home")
    language = "nl"

    def items(self):
        newest = Article.objects.published().for_listing()
        return newest.order_by("-published_at", "-issue__date", "position", "pk")[:ENTRIES]

    def item_title(self, item: Article) -> str:
        return item.title

    def item_description(self, item: Article) -> str:
        return item.summary or item.lead

    def item_author_name(self, item: Article) -> str | None:
        return item.byline or None

    def item_pubdate(self, item: Article):
        return item.published_at

    def item_guid(self, item: Article) -> str:
        return f"{self.site_root}{reverse_lazy('articles:article_permalink', args=[item.pk])}"

    def get_object(self, request: HttpRequest) -> None:
        # The id of an entry is its permanent address, so that a renamed article is not announced twice.
        self.site_root = f"{request.scheme}://{request.get_host()}"

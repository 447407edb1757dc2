"""The site's Atom feeds."""

from django.contrib.auth.models import AnonymousUser
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.feedgenerator import Atom1Feed

from articles.models import Article
from articles.prose import characters
from articles.querysets import ArticleQuerySet
from articles.search.results import Order
from movisies.filters import ArticleFilter

ENTRIES = 30
# Of a question with more results than this only the newest are looked at, as no database takes any number of keys.
MOST_LOOKED_AT = 5000


class NewArticlesFeed(Feed):
    """The articles published last, with their summaries."""

    feed_type = Atom1Feed
    title = "Movisies: nieuw in het archief"
    subtitle = "Artikelen uit Movisies en MO/samenlevingsopbouw"
    link = reverse_lazy("home")
    language = "nl"

    def items(self):
        return self.newest(Article.objects.published())

    def newest(self, articles: ArticleQuerySet) -> ArticleQuerySet:
        """What came into the archive last: that is news to who follows it, however old the issue."""
        return articles.for_listing().order_by("-published_at", "-issue__date", "position", "pk")[:ENTRIES]

    def item_title(self, item: Article) -> str:
        return characters(item.title)

    def item_description(self, item: Article) -> str:
        return characters(item.summary or item.lead)

    def item_author_name(self, item: Article) -> str | None:
        return characters(item.byline) or None

    def item_pubdate(self, item: Article):
        return item.published_at

    def item_guid(self, item: Article) -> str:
        return f"{self.site_root}{reverse_lazy('articles:article_permalink', args=[item.pk])}"

    def get_object(self, request: HttpRequest) -> None:
        # The id of an entry is its permanent address, so that a renamed article is not announced twice.
        self.site_root = f"{request.scheme}://{request.get_host()}"


class SearchFeed(NewArticlesFeed):
    """What everybody may see of one state of the search page, whoever asks."""

    subtitle = "Nieuw in het archief van Movisies bij deze zoekvraag"

    def get_object(self, request: HttpRequest) -> ArticleFilter:
        super().get_object(request)
        asked = request.GET.copy()
        asked["volgorde"] = Order.NEWEST
        return ArticleFilter(asked, AnonymousUser())

    def title(self, filters: ArticleFilter) -> str:
        return characters(f"Movisies: {filters.description or 'alle artikelen'}")

    def link(self, filters: ArticleFilter) -> str:
        return filters.address()

    def feed_url(self, filters: ArticleFilter) -> str:
        return filters.address("search_feed", volgorde=[])

    def items(self, filters: ArticleFilter) -> ArticleQuerySet:
        return self.newest(Article.objects.published().filter(pk__in=list(filters.results.ids[:MOST_LOOKED_AT])))

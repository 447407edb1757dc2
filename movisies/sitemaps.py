"""Every public address, for search engines."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from articles.models import Article, Issue, Person, Topic
from dossiers.models import Dossier


class PageSitemap(Sitemap):
    """The pages that are not about one thing."""

    def items(self) -> list[str]:
        lists = ["issue_list", "topic_list", "topic_years", "person_list"]
        return [
            "home",
            "agenda",
            "search",
            "accessibility",
            "dossiers:dossier_list",
            *(f"articles:{name}" for name in lists),
        ]

    def location(self, item: str) -> str:
        return reverse(item)


class IssueSitemap(Sitemap):
    def items(self):
        return Issue.objects.published().for_listing().newest_first()


class ArticleSitemap(Sitemap):
    def items(self):
        return Article.objects.published().newest_first()


class DossierSitemap(Sitemap):
    def items(self):
        return Dossier.objects.published().newest_first()

    def lastmod(self, item: Dossier):
        return item.updated_on


class PersonSitemap(Sitemap):
    def items(self):
        return Person.objects.published().alphabetical()


class TopicSitemap(Sitemap):
    def items(self):
        return Topic.objects.published().alphabetical()


SITEMAPS = {
    "pages": PageSitemap,
    "issues": IssueSitemap,
    "articles": ArticleSitemap,
    "dossiers": DossierSitemap,
    "people": PersonSitemap,
    "topics": TopicSitemap,
}

from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from movisies import reading_list, search, views
from movisies.accessibility import accessibility
from movisies.feeds import NewArticlesFeed, SearchFeed
from movisies.sitemaps import SITEMAPS

admin.site.site_header = "Movisies redactie"
admin.site.site_title = "Redactie Movisies"
admin.site.index_title = "Aan het werk"

urlpatterns = [
    path("", views.home, name="home"),
    path("", include("articles.urls")),
    path("dossiers/", include("dossiers.urls")),
    path("agenda/", views.agenda, name="agenda"),
    path("leeslijst/", reading_list.overview, name="reading_list"),
    path("leeslijst/lezen/", reading_list.reader, name="reading_list_reader"),
    path("zoeken/", search.search, name="search"),
    path("zoeken/feed/", SearchFeed(), name="search_feed"),
    path("zoeken/suggesties/", search.suggestions, name="suggestions"),
    path("zoeken/gemist/", search.unanswered, name="unanswered"),
    path("toegankelijkheid/", accessibility, name="accessibility"),
    path("artikelen/", RedirectView.as_view(pattern_name="search")),
    path("feed/", NewArticlesFeed(), name="feed"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("voorladen.json", views.prefetch_rules, name="prefetch_rules"),
    path("robots.txt", views.robots, name="robots"),
    path("redactie/", RedirectView.as_view(pattern_name="admin:index")),
    path("admin/teksten/", include("articles.admin.texts")),
    path("admin/", admin.site.urls),
    re_path(r"^media/(?P<path>.+)$", views.media, name="media"),
]

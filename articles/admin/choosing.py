"""Choosing an article by typing: titles with their issue, for a column bears the same title each time."""

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import ForeignKey, QuerySet
from django.http import HttpRequest

from articles.models import Article


class ArticleChoices(AutocompleteJsonView):
    """The articles that fit what was typed."""

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("issue__publication")

    def serialize_result(self, obj: Article, to_field_name: str) -> dict[str, str]:
        return super().serialize_result(obj, to_field_name) | {"text": name_of(obj)}


class ArticleSelect(AutocompleteSelect):
    url_name = "%s:articles_article_choose"


class ChoosesArticle:
    """For admins of what points at an article, named in their `autocomplete_fields`."""

    def formfield_for_foreignkey(self, db_field: ForeignKey, request: HttpRequest, **kwargs):
        if db_field.related_model is not Article or db_field.name not in self.get_autocomplete_fields(request):
            return super().formfield_for_foreignkey(db_field, request, **kwargs)
        kwargs["widget"] = ArticleSelect(db_field, self.admin_site)
        kwargs["queryset"] = Article.objects.select_related("issue__publication")
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        field.label_from_instance = name_of
        return field


def name_of(article: Article) -> str:
    return f"{article.title} ({article.issue.title})"

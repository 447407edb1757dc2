"""The image library: found by what one remembers of an image, with its rights and where it is used."""

from collections.abc import Iterable

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import ClearableFileInput
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.admin.indexed import IndexedAdmin
from articles.images.checking import FORMATS
from articles.models import Article, Image

SOON = 60


class RightsFilter(admin.SimpleListFilter):
    title = "rechten"
    parameter_name = "rechten"

    def lookups(self, request: HttpRequest, model_admin) -> list[tuple[str, str]]:
        return [("verlopen", "verlopen"), ("binnenkort", f"verlopen binnen {SOON} dagen"), ("in-orde", "in orde")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        match self.value():
            case "verlopen":
                return queryset.expired()
            case "binnenkort":
                return queryset.expiring(SOON)
            case "in-orde":
                return queryset.secure(SOON)
        return queryset


class PictureInput(ClearableFileInput):
    """Chooses a file, below the image as it is: a click in that says what must stay in view.

    The markup is that of django-imagefield, whose script and style do the work; theirs would make a preview, while a
    rendition is there already.
    """

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__({"accept": ",".join(f"image/{kind.lower()}" for kind in FORMATS)} | (attrs or {}))

    def render(self, name: str, value, attrs: dict | None = None, renderer=None) -> SafeString:
        widget = super().render(name, value, attrs, renderer)
        if not self.is_initial(value):
            return widget
        return format_html(
            '<div class="imagefield" data-ppoi-id="id_focus"><div class="imagefield-preview">'
            '<img class="imagefield-preview-image" src="{}" alt="Het beeld zoals het nu is"></div>'
            '<div class="imagefield-widget">{}</div></div>',
            value.instance.renditions[0].fallback,
            widget,
        )


@admin.register(Image)
class ImageAdmin(IndexedAdmin):
    list_display = ["preview", "title", "credit", "rights_until", "used_in"]
    list_display_links = ["title"]
    list_filter = [RightsFilter, "is_decorative"]
    search_fields = ["title", "credit", "caption", "alt", "rights"]
    search_help_text = "Zoek op titel, maker, bijschrift, beschrijving of rechten."
    readonly_fields = ["used_in"]
    fieldsets = [
        ("Beeld", {"fields": ["title", "file", "focus"]}),
        ("Voor wie het beeld niet ziet", {"fields": ["alt", "is_decorative"]}),
        ("Bij het beeld", {"fields": ["caption", "credit"]}),
        ("Rechten", {"fields": ["rights", "rights_until"]}),
        ("Gebruik", {"fields": ["used_in"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).with_uses()

    def formfield_for_dbfield(self, db_field, request: HttpRequest, **kwargs):
        if db_field.name == "file":
            # The name of what is uploaded is not kept, so it may be of any length; an empty file the model refuses.
            kwargs |= {"widget": PictureInput, "max_length": None, "allow_empty_file": True}
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.thumbnail_view)
        return [path("<path:object_id>/miniatuur/", view, name="articles_image_thumbnail"), *super().get_urls()]

    def thumbnail_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Lead to the thumbnail of an image, for who just chose it in a form."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        image = self.get_object(request, unquote(object_id))
        if image is None:
            raise Http404
        return HttpResponseRedirect(image.thumbnail)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        # One by one, for each takes its files along.
        for image in queryset:
            image.delete()

    def get_deleted_objects(self, objs: Iterable[Image], request: HttpRequest) -> tuple:
        """Name the articles that stand in the way of deleting, and not the blocks in them."""
        to_delete, counts, lacking, protected = super().get_deleted_objects(objs, request)
        articles = Article.objects.filter(blocks__picture__in=[image.pk for image in objs]).distinct()
        return to_delete, counts, lacking, [_in_the_way(article) for article in articles] or protected

    @admin.display(description="beeld")
    def preview(self, image: Image) -> SafeString:
        return thumbnail_of(image)

    @admin.display(description="gebruikt in")
    def used_in(self, image: Image) -> SafeString | str:
        articles = {figure.article_id: figure.article for figure in image.figures.all()} if image.pk else {}
        return format_html_join(", ", "{}", ([_link_to(article)] for article in articles.values())) or "geen artikel"


def thumbnail_of(image: Image | None) -> SafeString:
    """Give the thumbnail, with where to find that of another image; without an image it waits until one is chosen."""
    source = format_html('src="{}"', image.thumbnail) if image else "hidden"
    images = reverse("admin:articles_image_changelist")
    return format_html('<img class="thumbnail" {} alt="" width="80" height="80" data-images="{}">', source, images)


def _link_to(article: Article) -> SafeString:
    address = reverse("admin:articles_article_change", args=[article.pk])
    return format_html('<a href="{}">{}</a>', address, article.title)


def _in_the_way(article: Article) -> SafeString:
    return format_html("Artikel {}: haal het beeld daar eerst weg.", _link_to(article))

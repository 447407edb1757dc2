from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ArticlesConfig(AppConfig):
    """The magazine as printed."""

    name = "articles"
    verbose_name = "Tijdschrift"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Like admin.py in each app: what of its models can be found, and of which every version is kept.
        autodiscover_modules("findable", "versioned")

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """The magazine as printed."""

    name = "articles"
    verbose_name = "Tijdschrift"
    default_auto_field = "django.db.models.BigAutoField"

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """Dossiers: articles collected and ordered by the editors."""

    name = "dossiers"
    verbose_name = "Dossiers"
    default_auto_field = "django.db.models.BigAutoField"

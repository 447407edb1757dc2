from django.apps import AppConfig
from django.db.models.signals import post_migrate

from movisies.groups import sync_groups


class MovisiesConfig(AppConfig):
    """The site as a whole."""

    name = "movisies"
    verbose_name = "Beheer van de site"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Permissions exist only after migrating, so a data migration cannot hand them out.
        post_migrate.connect(sync_groups, sender=self)

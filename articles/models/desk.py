"""What the writing desk keeps beside the magazine itself: changes that readers do not see yet, and who is writing."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from articles.models.article import Article


class WorkingCopy(models.Model):
    """Changes to a published article, kept apart until they are published too.

    `rows` is the article as it will be and `base` the article as readers saw it when the copy began; both are lists of
    rows as `articles.versions.wholes` writes them: the article first, then everything that belongs to it.
    """

    article = models.OneToOneField(
        Article, verbose_name="artikel", related_name="working_copy", on_delete=models.CASCADE
    )
    rows = models.JSONField("inhoud", encoder=DjangoJSONEncoder)
    base = models.JSONField("uitgangspunt", encoder=DjangoJSONEncoder)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="begonnen door", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    started_at = models.DateTimeField("begonnen op", auto_now_add=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="bijgewerkt door", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    changed_at = models.DateTimeField("bijgewerkt op", auto_now=True)

    class Meta:
        verbose_name = "werkversie"
        verbose_name_plural = "werkversies"

    def __str__(self) -> str:
        return f"werkversie van {self.article}"


class OpenForm(models.Model):
    """That someone has the form of a thing open; it is said again every so many seconds, and then forgotten."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.BigIntegerField()
    thing = GenericForeignKey()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "geopend formulier"
        verbose_name_plural = "geopende formulieren"
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id", "user"], name="open_form_once_per_user")
        ]

    def __str__(self) -> str:
        return f"{self.user} heeft {self.content_type} {self.object_id} open"

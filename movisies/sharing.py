"""The share images of the whole site."""

from collections.abc import Callable

from articles import share_images
from articles.models import Article, Issue
from dossiers.models import Dossier


def draw_share_images(report: Callable[[str], None]) -> None:
    """Draw every share image that is missing and remove those of nothing; what is right already stays as it is."""
    shown = [*Issue.objects.for_listing(), *Article.objects.for_listing(), *Dossier.objects.all()]
    drawn = share_images.keep_up(shown, report)
    for model in (Issue, Article, Dossier):
        share_images.remove_orphans(model)
    report(f"deelbeelden: {drawn} getekend")

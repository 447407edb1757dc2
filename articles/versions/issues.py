"""An issue as a whole: what is not ready in it, publishing it at once, and putting its articles in order."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from articles import body
from articles.models import Article, Block, Issue
from articles.models.publishing import Publishable
from articles.search.keeping import together
from articles.versions.copies import copy_of, publish_copy, rows_now
from articles.versions.history import keep, latest
from articles.versions.saving import PUBLISHED
from articles.versions.trial import trial
from articles.versions.wholes import put

# These say what they have to say without running text.
_WITHOUT_TEXT = {Article.Kind.CARTOON, Article.Kind.EVENT, Article.Kind.BOOK_LIST, Article.Kind.INFOGRAPHIC}
_SHOWN, _WITHDRAWN = Publishable.Status.PUBLISHED, Publishable.Status.WITHDRAWN
REORDERED = "Andere plaats in het nummer."


@dataclass
class Readiness:
    """One article of an issue: what keeps it from being published, and what an editor may want to look at first."""

    article: Article
    has_copy: bool
    blocking: list[str] = field(default_factory=list)
    advice: list[str] = field(default_factory=list)

    @property
    def is_to_publish(self) -> bool:
        """Whether publishing the issue changes anything for this article."""
        return self.article.status != _WITHDRAWN and (self.has_copy or self.article.status != _SHOWN)


class NotReadyError(Exception):
    """Something in the issue keeps it from being published; nothing was."""


class ReorderedError(Exception):
    """Someone else put the articles in another order meanwhile; nothing was changed."""


def readiness(issue: Issue) -> list[Readiness]:
    """Look at every article of an issue, as it will be when it is published, in printed order."""
    with transaction.atomic():
        return [_look_at(article) for article in issue.articles.order_by("position", "pk")]


def _look_at(article: Article) -> Readiness:
    has_copy = copy_of(article) is not None
    with trial():
        if has_copy:
            put(rows_now(article))
        fresh = Article.objects.get(pk=article.pk)
        blocks = list(fresh.blocks.select_related("picture"))
        blocking = [*_errors(fresh), *_missing_text(fresh, blocks), *_faults_of(blocks)]
        return Readiness(article, has_copy, blocking, _advice(fresh))


def _errors(article: Article) -> list[str]:
    try:
        article.full_clean()
    except ValidationError as error:
        return error.messages
    return []


def _missing_text(article: Article, blocks: Sequence[Block]) -> list[str]:
    has_text = any(block.word_count or block.picture_id or block.caption for block in blocks)
    return [] if has_text or article.kind in _WITHOUT_TEXT else ["Er is geen tekst."]


def _faults_of(blocks: Sequence[Block]) -> list[str]:
    cited = {number for block in blocks for number in body.cited_notes(block.text)}
    notes = sum(body.count_notes(block.text) for block in blocks if block.kind == Block.Kind.NOTES)
    faults = [f"Noot {number} staat niet bij de noten." for number in sorted(cited) if number > notes]
    figures = [block for block in blocks if block.kind == Block.Kind.FIGURE]
    faults += ["Een beeld is leeg." for block in figures if not block.picture_id and not block.caption]
    ended = (block.picture for block in figures if block.picture and not block.picture.is_usable)
    return faults + [f"De rechten op het beeld ‘{picture}’ zijn verlopen." for picture in ended]


def _advice(article: Article) -> list[str]:
    missing = {
        "geen samenvatting": not article.summary,
        "geen personen": not article.contributions.exists(),
        "geen onderwerpen": not article.topics.exists(),
        "geen paginacijfers": article.page_from is None,
    }
    return [words for words, is_missing in missing.items() if is_missing]


def publish_issue(issue: Issue, moment: datetime.datetime, user: AbstractBaseUser | None) -> list[Article]:
    """Publish an issue with all its articles and their working copies, in one transaction; give what changed.

    What is on the site keeps its moment; what was withdrawn stays so. Raises NotReadyError when anything blocks.
    """
    with transaction.atomic(), together():
        Issue.objects.select_for_update().get(pk=issue.pk)
        found = readiness(issue)
        if any(each.blocking for each in found if each.is_to_publish):
            raise NotReadyError
        to_publish = [each for each in found if each.is_to_publish]
        for each in to_publish:
            _publish(each.article, moment, user, has_copy=each.has_copy)
        if issue.status != _SHOWN:
            _publish(issue, moment, user)
        return [each.article for each in to_publish]


def _publish(thing: Publishable, moment: datetime.datetime, user, *, has_copy: bool = False) -> None:
    if has_copy:
        latest(thing, rows_now)
        publish_copy(thing, user)
        thing.refresh_from_db()
    if thing.status != _SHOWN:
        latest(thing)
        thing.status, thing.published_at = _SHOWN, moment
        thing.save(update_fields=["status", "published_at"])
        keep(thing, user, PUBLISHED)


def reorder(issue: Issue, before: Sequence[int], after: Sequence[int], user: AbstractBaseUser | None) -> int:
    """Put the articles of an issue in another order, given as keys; give how many stand elsewhere now.

    `before` is the order that the editor saw. Raises ReorderedError when it is not the order any more.
    """
    with transaction.atomic(), together():
        Issue.objects.select_for_update().get(pk=issue.pk)
        articles = {article.pk: article for article in issue.articles.order_by("position", "pk")}
        if list(articles) != list(before) or sorted(before) != sorted(after):
            raise ReorderedError
        places = sorted(article.position for article in articles.values())
        moved = [(articles[pk], place) for pk, place in zip(after, places, strict=True)]
        moved = [(article, place) for article, place in moved if article.position != place]
        for article, _ in moved:
            latest(article, rows_now)
        # First out of each other's way: no two articles may have one place, not even for a moment.
        issue.articles.filter(pk__in=[a.pk for a, _ in moved]).update(position=F("position") + max(places) + 1)
        for article, place in moved:
            article.position = place
            article.save(update_fields=["position"])
            keep(article, user, REORDERED, rows_now(article))
        return len(moved)

"""Two editors at work on one article in every order: no word lost, no quarrel about nothing.

A run tries a thousand orders, most of them on the merge alone. `INTERLEAVINGS=1000 pytest --db pg` with this file tries
as many on forms that are opened and saved in the database.
"""

import os
from dataclasses import dataclass, field

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Article
from articles.versions.copies import publish_copy, rows_now
from articles.versions.history import rows_of, versions_of
from articles.versions.merging import merge
from articles.versions.saving import ConflictError
from tests import factories
from tests.articles.versions.at_once import outcome_on, work_at_once
from tests.articles.versions.desk import Form, editor, set_to

# Together with the orders tried on forms themselves there are a thousand of these.
MERGES, FORMS = 970, int(os.environ.get("INTERLEAVINGS", "30"))
FIELDS = ["title", "kicker", "subtitle", "lead"]
EDITORS = ["een", "twee"]
steps = st.lists(
    st.tuples(st.sampled_from(EDITORS), st.sampled_from(["open", "write", "save", "save"]), st.sampled_from(FIELDS)),
    min_size=4,
    max_size=14,
)


def rows_with(fields: dict[str, str]) -> list[dict]:
    return [{"model": "articles.article", "pk": 1, "fields": dict(fields)}]


@dataclass
class Desk:
    """What is stored, what each editor has in front of them, and what nobody may lose."""

    stored: list[dict] = field(default_factory=lambda: rows_with(dict.fromkeys(FIELDS, "begin")))
    base: dict[str, list[dict]] = field(default_factory=dict)
    mine: dict[str, list[dict]] = field(default_factory=dict)
    kept: list[list[dict]] = field(default_factory=list)

    def open(self, who: str) -> None:
        self.base[who] = self.stored
        self.mine[who] = rows_with(self.stored[0]["fields"])

    def save(self, who: str) -> None:
        """Save, and check what the merge made of it against what the two did."""
        base, mine, theirs = (rows[0]["fields"] for rows in (self.base[who], self.mine[who], self.stored))
        merged = merge(self.base[who], self.mine[who], self.stored)
        quarrels = {n for n in FIELDS if base[n] != mine[n] and base[n] != theirs[n] and mine[n] != theirs[n]}
        assert {clash.field for clash in merged.clashes} == quarrels
        if quarrels:
            return
        for name, value in merged.rows[0]["fields"].items():
            assert value == (mine[name] if mine[name] != base[name] else theirs[name])
        self.stored = merged.rows
        self.open(who)


@settings(max_examples=MERGES)
@given(steps)
def test_no_order_of_two_editors_loses_a_word_or_makes_a_quarrel_of_nothing(order):
    desk = Desk()
    for who in EDITORS:
        desk.open(who)
    for number, (who, what, name) in enumerate(order):
        if what == "write":
            desk.mine[who][0]["fields"][name] = f"{who} {number}"
        else:
            desk.open(who) if what == "open" else desk.save(who)


@pytest.mark.django_db
@settings(max_examples=FORMS, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps, st.booleans())
def test_no_order_of_two_forms_loses_a_saved_word(django_db_blocker, order, is_shown):
    with transaction.atomic():
        article = factories.article(**{} if is_shown else {"status": "draft", "published_at": None})
        forms = {who: Form(article, editor(who)) for who in EDITORS}
        last: dict[str, str] = {}
        for number, (who, what, name) in enumerate(order):
            if what == "write":
                forms[who].write(set_to(**{name: f"{who} {number}"}))
            elif what == "open":
                forms[who] = Form(article, editor(who))
            else:
                last = _save(forms[who], article, last)
        now = rows_now(article)[0]["fields"]
        assert {name: now[name] for name in last} == last
        transaction.set_rollback(True)


def _save(form: Form, article: Article, last: dict[str, str]) -> dict[str, str]:
    base, mine, before = (rows[0]["fields"] for rows in (form.base, form.mine, rows_now(article)))
    own = {name: mine[name] for name in FIELDS if mine[name] != base[name]}
    quarrel = None
    try:
        form.save()
    except ConflictError as conflict:
        quarrel = conflict
    if quarrel is None:
        return last | own
    # Nothing was stored, and what was typed is in what the editor gets to see.
    assert rows_now(article)[0]["fields"] == before
    assert {clash.mine for clash in quarrel.merged.clashes} <= set(own.values())
    return last


@pytest.mark.django_db(transaction=True)
def test_two_editors_at_the_very_same_moment_both_get_theirs(tmp_path):
    # A database in memory knows no two connections as a site has them; PostgreSQL is at hand as it is.
    is_sqlite = connection.vendor == "sqlite"
    outcome = outcome_on(f"sqlite:///{tmp_path / 'desk.sqlite3'}") if is_sqlite else work_at_once()
    assert outcome == {"faults": [], "lost": [], "saves": outcome["versions"] - 1, "versions": outcome["versions"]}


@pytest.mark.django_db
def test_publishing_while_another_has_the_form_open_loses_nothing():
    article = factories.article()
    first, second = (Form(article, editor(who)) for who in EDITORS)
    first.write(set_to(title="Van een")).save()
    publish_copy(article, editor("een"))
    second.write(set_to(kicker="Van twee")).save()
    fields = rows_of(versions_of(article)[0])[0]["fields"]
    assert (fields["title"], fields["kicker"], Article.objects.get().title) == ("Van een", "Van twee", "Van een")

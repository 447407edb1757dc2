from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from movisies.groups import GROUPS
from tests import factories

pytestmark = pytest.mark.django_db

MAY = {
    "redacteur": {
        "articles.change_article",
        "articles.add_image",
        "articles.view_unpublished",
        "articles.delete_block",
        "articles.view_issue",
        "articles.change_term",
        "articles.add_otherterm",
        "articles.view_unansweredquestion",
    },
    "eindredacteur": {
        "articles.publish_article",
        "dossiers.publish_dossier",
        "articles.add_issue",
        "articles.delete_image",
        "articles.delete_term",
        "articles.delete_unansweredquestion",
    },
    "beheerder": {"auth.add_user", "articles.delete_publication", "articles.publish_article"},
}
MAY_NOT = {
    "redacteur": {
        "articles.publish_article",
        "articles.delete_article",
        "articles.delete_image",
        "articles.change_issue",
        "auth.view_user",
        "articles.delete_term",
        "articles.delete_promotion",
        "articles.delete_unansweredquestion",
    },
    "eindredacteur": {"auth.view_user", "auth.change_group", "articles.change_publication"},
    "beheerder": {"articles.add_unansweredquestion", "articles.change_unansweredquestion"},
}


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_may(group):
    assert factories.editor(group).has_perms(MAY[group])


@pytest.mark.parametrize(("group", "permission"), [(group, p) for group in MAY_NOT for p in sorted(MAY_NOT[group])])
def test_a_group_may_not(group, permission):
    assert not factories.editor(group).has_perm(permission)


def test_every_permission_that_a_group_names_exists():
    known = set(Permission.objects.values_list("codename", flat=True))
    assert set().union(*GROUPS.values()) - known == set()


def test_each_group_may_what_the_one_before_may():
    assert GROUPS["redacteur"] < GROUPS["eindredacteur"] < GROUPS["beheerder"]


def test_migrating_again_keeps_what_a_site_added():
    group, extra = Group.objects.get(name="redacteur"), Permission.objects.get(codename="add_user")
    group.permissions.add(extra)
    call_command("migrate", verbosity=0, stdout=StringIO())
    assert extra in group.permissions.all()


def test_migrating_again_gives_back_what_was_taken_away():
    group = Group.objects.get(name="redacteur")
    group.permissions.clear()
    call_command("migrate", verbosity=0, stdout=StringIO())
    assert group.permissions.filter(codename="change_article").exists()

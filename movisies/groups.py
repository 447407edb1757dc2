"""The three groups of editorial staff, and what each may do.

After every `migrate` the groups get what is listed here; what a site's own administrator added stays.
"""

from django.apps import apps
from django.contrib.auth.management import create_permissions

_WRITING = ["add_{0}", "change_{0}", "view_{0}"]
_ALL = [*_WRITING, "delete_{0}"]

_BLOCKS = ["block", "textblock", "pullquote", "box", "figure", "speakerturn", "notes"]
_PARTS = [*_BLOCKS, "contribution", "articletopic", "crossreference", "event", "eventdate", "publicationdetails"]
_PARTS += ["namevariant", "topicsynonym", "dossierentry", "dossiercontact"]
_SEARCH = ["term", "otherterm", "promotion"]


def _codenames(actions: list[str], models: list[str]) -> set[str]:
    return {action.format(model) for action in actions for model in models}


_REDACTEUR = (
    _codenames(_WRITING, ["article", "image", "person", "topic", "dossier", *_SEARCH])
    | _codenames(_ALL, _PARTS)
    | _codenames(["view_{0}"], ["publication", "issue", "inference", "colophonentry", "unansweredquestion"])
    | {"view_unpublished"}
)
_EINDREDACTEUR = (
    _REDACTEUR
    | _codenames(_ALL, ["article", "image", "person", "topic", "dossier", "issue"])
    | _codenames(_ALL, ["inference", "colophonentry", *_SEARCH])
    | {"publish_article", "publish_dossier", "delete_unansweredquestion"}
)
_BEHEERDER = _EINDREDACTEUR | _codenames(_ALL, ["publication", "user", "group"]) | {"view_logentry"}

GROUPS = {"redacteur": _REDACTEUR, "eindredacteur": _EINDREDACTEUR, "beheerder": _BEHEERDER}

_APPS = ["articles", "dossiers", "auth", "admin"]


def sync_groups(sender, using: str, **kwargs) -> None:
    """Make the groups, and add the permissions they lack. Runs after `migrate`, as its `post_migrate` receiver."""
    for label in _APPS:
        create_permissions(apps.get_app_config(label), verbosity=0, using=using)
    group_model, permission_model = apps.get_model("auth.Group"), apps.get_model("auth.Permission")
    for name, codenames in GROUPS.items():
        group, _ = group_model.objects.using(using).get_or_create(name=name)
        wanted = permission_model.objects.using(using).filter(codename__in=codenames, content_type__app_label__in=_APPS)
        group.permissions.add(*wanted)

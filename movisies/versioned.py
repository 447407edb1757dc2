"""That it is kept who may do what, and who changed that; loaded when the apps are ready."""

from django.contrib.auth.models import Group, User

from articles.versions.wholes import register

# A password is nothing to show or to put back, and the moment of the last visit is no change that anybody made.
register(User, unkept=["password", "last_login"])
register(Group)

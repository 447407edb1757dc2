"""Accounts of the editorial staff: in which group someone is decides what they may do."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.desk import DeskAdmin
from articles.admin.history import HistoryAdmin

admin.site.unregister([User, Group])


@admin.register(User)
class AccountAdmin(HistoryAdmin, DeskAdmin, UserAdmin):
    """Without separate permissions per account, and with the accounts of the technical managers out of reach."""

    list_display = ["username", "get_full_name", "group_names", "is_active", "last_login"]
    list_filter = ["groups", "is_active"]
    filter_horizontal = ["groups"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Wie", {"fields": ["first_name", "last_name", "email"]}),
        ("Wat mag dit account", {"fields": ["is_active", "is_staff", "groups", "is_superuser"]}),
        ("Gebruik", {"fields": ["last_login", "date_joined"]}),
    ]
    readonly_fields = ["last_login", "date_joined"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("groups")

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        fields = list(super().get_readonly_fields(request, obj))
        return fields if request.user.is_superuser else [*fields, "is_superuser"]

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_change_permission(request, obj) and _may_touch(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_delete_permission(request, obj) and _may_touch(request, obj)

    @admin.display(description="naam", ordering="last_name")
    def get_full_name(self, account: User) -> str:
        return account.get_full_name()

    @admin.display(description="groepen")
    def group_names(self, account: User) -> str:
        return ", ".join(group.name for group in account.groups.all())


@admin.register(Group)
class TeamAdmin(HistoryAdmin, DeskAdmin, GroupAdmin):
    """Groups, with who changed what in them."""


def _may_touch(request: HttpRequest, account: User | None) -> bool:
    return request.user.is_superuser or not (account and account.is_superuser)

"""Marks, in the site's administration: computed from submissions, so only looked at here."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from grader.gradebook.models import Mark


@admin.register(Mark)
class MarkAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("user", "assignment", "exercise", "points", "max_points", "late")
    list_filter = ("assignment__course", "late")
    list_select_related = ("user", "assignment", "exercise")
    search_fields = ("user__username", "user__name")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Mark | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Mark | None = None) -> bool:
        return False

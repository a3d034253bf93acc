"""Exercises, in the site's administration. Their content comes from folders and is only looked at here."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from grader.catalog.models import AssignmentExercise, Exercise


@admin.register(Exercise)
class ExerciseAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("slug", "kind", "topic", "difficulty")
    list_filter = ("kind", "topic", "difficulty")
    search_fields = ("slug",)
    readonly_fields = ("slug", "kind", "topic", "title", "difficulty", "minutes", "current", "created_at")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


@admin.register(AssignmentExercise)
class AssignmentExerciseAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("assignment", "exercise", "position", "points")
    list_select_related = ("assignment", "exercise")
    list_filter = ("assignment__course",)
    autocomplete_fields = ("assignment", "exercise")

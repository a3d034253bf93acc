"""Exercises, in the site's administration. Their content comes from folders and is only looked at here."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext, gettext_lazy

from grader.catalog.models import AssignmentExercise, Exercise, Kind, Preparation


@admin.register(Exercise)
class ExerciseAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("slug", "kind", "topic", "difficulty", "prepared")
    list_select_related = ("current__preparation",)
    list_filter = ("kind", "topic", "difficulty")
    search_fields = ("slug",)
    readonly_fields = (
        "slug", "kind", "topic", "title", "difficulty", "minutes", "current", "preparation", "created_at",
    )  # fmt: skip

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Exercise]:
        return super().get_queryset(request).defer("current__bundle", "current__spec")

    @admin.display(description=gettext_lazy("prepared"), boolean=True)
    def prepared(self, exercise: Exercise) -> bool | None:
        found = _preparation(exercise)
        return None if found is None else not found.fault

    @admin.display(description=gettext_lazy("preparation"))
    def preparation(self, exercise: Exercise) -> str:
        """What a worker found wrong with the author's code, computing ahead what submissions need of it."""
        found = _preparation(exercise)
        if found is None:
            return gettext("No worker has prepared this version yet.") if exercise.kind == Kind.CODE else "-"
        return found.fault or gettext("Prepared; nothing is wrong with it.")


def _preparation(exercise: Exercise) -> Preparation | None:
    return getattr(exercise.current, "preparation", None)


@admin.register(AssignmentExercise)
class AssignmentExerciseAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("assignment", "exercise", "position", "points")
    list_select_related = ("assignment", "exercise")
    list_filter = ("assignment__course",)
    autocomplete_fields = ("assignment", "exercise")

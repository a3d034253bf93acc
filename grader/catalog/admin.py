"""Exercises, in the site's administration. Their content comes from folders and is only looked at here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext, gettext_lazy

from grader.catalog.models import AssignmentExercise, Candidate, Exercise, Kind, Preparation, Proof
from grader.grading.check.types import Fault
from grader.localised import translated


@admin.register(Exercise)
class ExerciseAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("slug", "course", "kind", "topic", "difficulty", "prepared", "mutants")
    list_select_related = ("course", "current__preparation", "current__proof")
    list_filter = ("kind", "topic", "difficulty")
    search_fields = ("slug",)
    readonly_fields = (
        "slug", "course", "kind", "topic", "title", "difficulty", "minutes", "current", "newer", "preparation",
        "mutants", "survivors", "created_at",
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

    @admin.display(description=gettext_lazy("mutants caught"))
    def mutants(self, exercise: Exercise) -> str:
        proof = _proof(exercise)
        return "-" if proof is None or proof.caught is None else f"{proof.caught} / {proof.mutants}"

    @admin.display(description=gettext_lazy("mutants that are not"))
    def survivors(self, exercise: Exercise) -> str:
        proof = _proof(exercise)
        return problems_as_text(proof.problems) if proof is not None and proof.problems else "-"

    @admin.display(description=gettext_lazy("newer version"))
    def newer(self, exercise: Exercise) -> str:
        """What the folder holds, where that is not what students get."""
        candidate = Candidate.objects.filter(slug=exercise.slug).first() if exercise.course_id is None else None
        if candidate is None:
            return "-"
        return problems_as_text(candidate.problems) or gettext("It waits to be checked by a worker.")


@admin.register(Candidate)
class CandidateAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """What is not published as it is in its folder, and why."""

    list_display = ("slug", "state", "offered_at")
    fields = readonly_fields = ("slug", "state", "problems_in_words", "offered_at")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Candidate | None = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Candidate]:
        return super().get_queryset(request).defer("version__bundle", "version__spec")

    @admin.display(description=gettext_lazy("state"))
    def state(self, candidate: Candidate) -> str:
        if not candidate.problems:
            return gettext("It waits to be checked by a worker.")
        return gettext("Not published, since something is wrong with it.")

    @admin.display(description=gettext_lazy("problems"))
    def problems_in_words(self, candidate: Candidate) -> str:
        return problems_as_text(candidate.problems) or "-"


def problems_as_text(problems: Iterable[dict[str, Any]]) -> str:
    """A line a problem, with its file and line, and under it what helps to find out why."""
    faults = [Fault.from_json(problem) for problem in problems]
    return "\n".join(f"{translated(fault.sentence)}\n{translated(fault.detail)}".strip() for fault in faults)


def _proof(exercise: Exercise) -> Proof | None:
    return getattr(exercise.current, "proof", None)


def _preparation(exercise: Exercise) -> Preparation | None:
    return getattr(exercise.current, "preparation", None)


@admin.register(AssignmentExercise)
class AssignmentExerciseAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("assignment", "exercise", "position", "points")
    list_select_related = ("assignment", "exercise")
    list_filter = ("assignment__course",)
    autocomplete_fields = ("assignment", "exercise")

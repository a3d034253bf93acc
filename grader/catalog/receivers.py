"""What the catalog does when courses change."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from grader.catalog.models import AssignmentExercise
from grader.catalog.own.copying import own_exercises_copy, version_copy
from grader.courses.models import Assignment
from grader.courses.signals import assignment_copied


@receiver(assignment_copied, sender=Assignment, dispatch_uid="grader.catalog.copy")
def copy_exercises(*, old: Assignment, new: Assignment, **_: Any) -> None:
    items = list(AssignmentExercise.objects.filter(assignment=old).select_related("exercise__current", "pinned"))
    exercises = own_exercises_copy(exercises=[item.exercise for item in items], course=new.course)
    AssignmentExercise.objects.bulk_create(
        AssignmentExercise(
            assignment=new,
            exercise=exercises[item.exercise_id],
            pinned=version_copy(version=item.pinned, exercise=exercises[item.exercise_id]) if item.pinned else None,
            position=item.position,
            points=item.points,
        )
        for item in items
    )

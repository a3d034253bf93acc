"""What the catalog does when courses change."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from grader.catalog.models import AssignmentExercise
from grader.courses.models import Assignment
from grader.courses.signals import assignment_copied


@receiver(assignment_copied, sender=Assignment, dispatch_uid="grader.catalog.copy")
def copy_exercises(*, old: Assignment, new: Assignment, **_: Any) -> None:
    AssignmentExercise.objects.bulk_create(
        AssignmentExercise(assignment=new, exercise_id=item.exercise_id, position=item.position, points=item.points)
        for item in AssignmentExercise.objects.filter(assignment=old)
    )

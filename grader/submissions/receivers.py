"""What submissions do when other things happen."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from grader.catalog.models import Exercise
from grader.catalog.signals import exercise_removed
from grader.submissions.services import tries_remove


@receiver(exercise_removed, sender=Exercise, dispatch_uid="grader.submissions.tries")
def let_its_authors_tries_go(*, exercise: Exercise, **_: Any) -> None:
    tries_remove(exercise=exercise)

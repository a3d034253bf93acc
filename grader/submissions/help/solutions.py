"""That somebody has seen how others solved an exercise of code: what they hand in afterwards shows no mastery of it."""

from __future__ import annotations

from grader import clock
from grader.accounts.models import User
from grader.catalog.models import Exercise
from grader.submissions.models import ShownSolution


def solution_noted(*, user: User, exercise: Exercise) -> None:
    """Note that solutions of the exercise are shown to the user now. The first time counts. One query."""
    row = ShownSolution(user=user, exercise=exercise, shown_at=clock.now())
    ShownSolution.objects.bulk_create([row], ignore_conflicts=True)

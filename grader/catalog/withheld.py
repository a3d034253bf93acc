"""What practice keeps back from one person: an exercise that is still asked of them is not there to be practised."""

from __future__ import annotations

from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise
from grader.courses.access import over_for
from grader.courses.selectors import assignments_asked_of


def withheld_from(*, user: User) -> frozenset[int]:
    """Ids of the exercises in assignments, published or not, that are not over for this student.

    Practice has no trace of them: no title, no count, no address. Three queries, and two more where there are quizzes.
    """
    views = assignments_asked_of(user=user)
    over = over_for(views)
    asked = [view.assignment.pk for view in views if view.assignment.pk not in over]
    if not asked:
        return frozenset()
    return frozenset(AssignmentExercise.objects.filter(assignment__in=asked).values_list("exercise", flat=True))

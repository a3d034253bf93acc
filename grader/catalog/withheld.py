"""What is kept back from one person while it is asked of them: the exercise in practice, its answers elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import BigIntegerField, Q, QuerySet
from django.db.models.functions import Coalesce

from grader.accounts.models import User
from grader.catalog.models import Exercise, usable_in
from grader.courses.access import over_for
from grader.courses.memo import remembered
from grader.courses.models import Course
from grader.courses.selectors import AssignmentView, assignments_asked_of


def withheld_from(*, user: User) -> frozenset[int]:
    """Ids of the exercises in assignments, published or not, that are not over for this student, and of all of which
    one is a copy of the other: the original teaches its copy's answer, and one copy another's.

    Practice has no trace of them: no title, no count, no address. Three queries, and two more where there are quizzes.
    """
    return _asked_in(_going_on(user))


def answers_withheld(*, view: AssignmentView) -> frozenset[int]:
    """Ids of the exercises of which no answer may be shown in this assignment, whatever its own rules allow: another
    assignment that is not over for the view's student asks for them, or for copies.

    A homework that has closed would else solve an exam that asks the same. None for who teaches there. As many queries.
    """
    if view.teaches:
        return frozenset()
    asked = view.assignment.pk
    return remembered(
        ("answers withheld", view.user.pk, asked),
        lambda: _asked_in([pk for pk in _going_on(view.user) if pk != asked]),
    )


def _going_on(user: User) -> list[int]:
    """Ids of the assignments, published or not, that are not over for this student."""

    def read() -> list[int]:
        views = assignments_asked_of(user=user)
        over = over_for(views)
        return [view.assignment.pk for view in views if view.assignment.pk not in over]

    return remembered(("going on", user.pk), read)


def _asked_in(asked: Sequence[int]) -> frozenset[int]:
    """Ids of the exercises that these assignments ask, and of all of which one is a copy of the other. A query."""
    if not asked:
        return frozenset()
    placed = Exercise.objects.filter(placements__assignment__in=asked).order_by()
    originals = placed.values_list(Coalesce("copied_from_id", "pk", output_field=BigIntegerField()), flat=True)
    return frozenset(
        Exercise.objects.filter(Q(pk__in=originals) | Q(copied_from__in=originals))
        .order_by()
        .values_list("pk", flat=True)
    )


def askable(*, viewer: User, course: Course) -> QuerySet[Exercise]:
    """What assignments of the course may ask, without what another course still asks of the viewer as its student.

    Three queries here, and two more where there are quizzes: who asks for an exercise reads its answers.
    """
    rows = Exercise.objects.filter(usable_in(course)).exclude(current=None)
    return rows.exclude(pk__in=withheld_from(user=viewer))


def line_of(*, exercise: Exercise) -> QuerySet[Exercise]:
    """The exercise and all of which one is a copy of the other, for a query that asks where any of them stands."""
    original = exercise.original_id
    return Exercise.objects.filter(Q(pk=original) | Q(copied_from=original)).order_by()

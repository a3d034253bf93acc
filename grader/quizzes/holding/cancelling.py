"""Cancelled questions: a question that turned out to be wrong counts as right for everybody who was asked it."""

from __future__ import annotations

from django.db import transaction

from grader import clock
from grader.catalog.models import AssignmentExercise
from grader.courses.rules import Viewer, may_manage
from grader.courses.selectors import assignment_view
from grader.errors import Forbidden
from grader.quizzes.models import Place, QuizItem
from grader.quizzes.signals import item_changed


@transaction.atomic
def item_cancel(*, viewer: Viewer, item: AssignmentExercise, cancelled: bool) -> QuizItem:
    """Cancel the question, or take that back; marks of all who were asked it follow in the same transaction.

    Raises NotFound for whoever is not in the course, Forbidden for all but its instructors.
    """
    check_may_cancel(viewer=viewer, item=item)
    row, _ = QuizItem.objects.get_or_create(item=item)
    row.cancelled_at = clock.now() if cancelled else None
    row.save(update_fields=["cancelled_at"])
    users = set(Place.objects.filter(item=item).values_list("attempt__user_id", flat=True))
    item_changed.send(sender=QuizItem, item=item, user_ids=users)
    return row


def check_may_cancel(*, viewer: Viewer, item: AssignmentExercise) -> None:
    """Raises NotFound for whoever is not in the course, Forbidden for all but its instructors."""
    if not may_manage(assignment_view(viewer=viewer, assignment=item.assignment).role):
        raise Forbidden


def was_cancelled(*, user_id: int, item: AssignmentExercise) -> bool:
    """The question was cancelled, and this student had been asked it. No query where it was not, ``quiz`` selected."""
    row: QuizItem | None = getattr(item, "quiz", None)
    if row is None or row.cancelled_at is None:
        return False
    return Place.objects.filter(item=item, attempt__user_id=user_id).exists()

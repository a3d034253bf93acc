"""Where somebody left off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise
from grader.catalog.selectors import ItemView, item_view
from grader.errors import Refused
from grader.submissions.models import Draft


@dataclass(frozen=True, slots=True)
class Recent:
    """An exercise that was being worked on, and when."""

    view: ItemView
    at: datetime


def last_worked_on(*, user: User) -> Recent | None:
    """The exercise of the newest draft that its writer may still open; of the last three, so a handful of queries."""
    drafts = Draft.objects.filter(user=user).exclude(assignment=None).order_by("-updated_at")[:3]
    for draft in drafts:
        item = (
            AssignmentExercise.objects.filter(assignment=draft.assignment_id, exercise=draft.exercise_id)
            .select_related("assignment__course")
            .first()
        )
        if item is None:
            continue
        try:
            return Recent(item_view(viewer=user, item=item), draft.updated_at)
        except Refused:
            continue  # no longer in the course, or no longer published
    return None

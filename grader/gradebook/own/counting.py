"""Which of their submissions a student wants to count, where the assignment's rules leave that to them."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grader import clock
from grader.accounts.models import User
from grader.courses.models import Counts, Mode
from grader.courses.rules import Viewer
from grader.courses.schedule import policy_of
from grader.courses.selectors import assignment_view
from grader.errors import NotFound
from grader.gradebook.models import Mark
from grader.gradebook.services import marks_recompute
from grader.submissions.errors import AssignmentClosed, CourseArchived
from grader.submissions.models import Submission, SubmissionKind


@dataclass(frozen=True, slots=True)
class Counting:
    """Whether a submission is the one that gives its author's mark, and whether they can make it that now."""

    counts: bool
    may: bool


def counting(*, viewer: Viewer, submission: Submission) -> Counting | None:
    """For its author, where they choose what counts; None for everybody else and everywhere else. Three queries."""
    assignment = submission.assignment
    if not isinstance(viewer, User) or viewer.pk != submission.user_id or assignment is None:
        return None
    if submission.kind != SubmissionKind.SUBMISSION or assignment.mode == Mode.QUIZ:
        return None
    if policy_of(assignment).counts != Counts.CHOSEN:
        return None
    view = assignment_view(viewer=viewer, assignment=assignment)
    if view.teaches:
        return None
    counts = Mark.objects.filter(
        user=viewer, assignment=assignment, exercise=submission.exercise_id, run__submission=submission
    ).exists()
    return Counting(counts, view.takes_submissions and submission.counted_run_id is not None and not counts)


@transaction.atomic
def submission_choose(*, submission: Submission, by: User) -> None:
    """Let this submission of ``by``'s count from now on; the mark follows. Of several choices the newest holds.

    Raises NotFound for all but its author and where the rules do not leave it to them, AssignmentClosed,
    CourseArchived, and ValidationError while it has no result.
    """
    found = counting(viewer=by, submission=submission)
    if found is None:
        raise NotFound
    assignment = submission.assignment
    assert assignment is not None
    if not found.counts and not found.may:
        if assignment.course.archived_at is not None:
            raise CourseArchived
        if submission.counted_run_id is None:
            raise ValidationError(_("It has no result yet: choose it once it is graded."))
        view = assignment_view(viewer=by, assignment=assignment)
        raise AssignmentClosed(closes_at=view.schedule.end)
    Submission.objects.filter(pk=submission.pk).update(chosen_at=clock.now())
    marks_recompute(user_ids={by.pk}, assignment_id=assignment.pk, exercise_ids={submission.exercise_id})

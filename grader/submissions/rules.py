"""Who may see and do what with submissions. What isn't yours is 404."""

from __future__ import annotations

from grader.accounts.models import User
from grader.catalog.models import Exercise
from grader.courses.models import Enrolment
from grader.courses.rules import TEACHING, Viewer, role_in, teaches
from grader.submissions.models import Submission


def may_see(*, viewer: Viewer, submission: Submission) -> bool:
    """Its author, and who teaches the course of its assignment. At most one query."""
    return is_author(viewer=viewer, submission=submission) or sees_all(viewer=viewer, submission=submission)


def is_author(*, viewer: Viewer, submission: Submission) -> bool:
    return isinstance(viewer, User) and viewer.is_active and viewer.pk == submission.user_id


def sees_all(*, viewer: Viewer, submission: Submission) -> bool:
    """Sees the whole report, hidden cases and our own faults included: the course's teachers, site staff."""
    if not isinstance(viewer, User) or not viewer.is_active:
        return False
    if submission.assignment is None:
        # Only teachers send without an assignment, so what they sent is theirs to see whole.
        return viewer.is_staff or viewer.pk == submission.user_id
    return teaches(role_in(viewer, submission.assignment.course))


def may_try(*, user: User, exercise: Exercise) -> bool:
    """Run an exercise outside any assignment: whoever teaches a course, and site staff."""
    if not user.is_active or exercise.current_id is None:
        return False
    return user.is_staff or Enrolment.objects.filter(user=user, role__in=TEACHING).exists()

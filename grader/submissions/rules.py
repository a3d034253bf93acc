"""Who may see and do what with submissions. What isn't yours is 404."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Count, Max

from grader import clock
from grader.accounts.models import User
from grader.catalog.models import Exercise, Kind
from grader.catalog.selectors import item_of
from grader.catalog.withheld import withheld_from
from grader.courses.models import Assignment, Mode
from grader.courses.rules import Viewer, role_in, teaches, teaches_person
from grader.courses.schedule import Phase, policy_of
from grader.courses.selectors import AssignmentView, course_list, schedule_for
from grader.errors import NotFound
from grader.submissions.errors import AssignmentClosed, CourseArchived, NoAttemptLeft, NotCode, NotQuestion, TooSoon
from grader.submissions.models import Submission, SubmissionKind
from grader.submissions.signals import submission_wanted


def may_see(*, viewer: Viewer, submission: Submission) -> bool:
    """Its author, and who teaches them in the course of its assignment. Three queries at most, eight in practice.

    What somebody practised is kept back from them while the exercise is asked of them, as its page is: an earlier
    answer to a question of an exam is an answer to it.
    """
    mine = is_author(viewer=viewer, submission=submission) and not _asked_again(submission)
    return mine or sees_all(viewer=viewer, submission=submission)


def _asked_again(submission: Submission) -> bool:
    """Practised, and now asked of its author in an assignment that is not over for them."""
    assignment = submission.assignment
    if assignment is None or assignment.mode != Mode.PRACTICE:
        return False
    return submission.exercise_id in withheld_from(user=submission.user)


def is_author(*, viewer: Viewer, submission: Submission) -> bool:
    return isinstance(viewer, User) and viewer.is_active and viewer.pk == submission.user_id


def sees_all(*, viewer: Viewer, submission: Submission) -> bool:
    """Sees the whole report, hidden cases and our own faults included: who teaches its author there, site staff."""
    if not isinstance(viewer, User) or not viewer.is_active:
        return False
    if submission.assignment is None:
        # Only teachers send without an assignment, so what they sent is theirs to see whole.
        return viewer.is_staff or viewer.pk == submission.user_id
    return teaches_person(viewer, submission.assignment.course, submission.user_id)


def check_may_send(
    *, user: User, exercise: Exercise, assignment: Assignment | None, kind: Kind, draft: bool = False
) -> int:
    """The id of the version that an answer of ``user`` is graded by now: the one gate of code, drafts and answers.

    Teachers may send at any time; without an assignment, only teachers may. A closed assignment still keeps drafts.
    Quizzes hear of it through ``submission_wanted`` and refuse what is sent outside of an attempt.

    Raises NotFound (not enrolled, not published, not in the assignment), NotYetOpen, AssignmentClosed, NotCode,
    NotQuestion, and what a receiver of ``submission_wanted`` raises.
    """
    if assignment is None:
        if not may_try(user=user, exercise=exercise):
            raise NotFound
    else:
        found = item_of(viewer=user, assignment=assignment, exercise=exercise)
        exercise, view = found.exercise, found.assignment  # at the version that the assignment asks
        if assignment.course.archived_at is not None and not draft:
            raise CourseArchived
        # An attempt at a quiz may end after the quiz does: whether it runs, the receiver of submission_wanted knows.
        closed = view.phase is Phase.CLOSED and assignment.mode != Mode.QUIZ
        if closed and not view.teaches and not draft:
            raise AssignmentClosed(closes_at=view.schedule.end)
    if exercise.current_id is None:
        raise NotFound
    if exercise.kind != kind:
        raise NotCode if kind == Kind.CODE else NotQuestion
    submission_wanted.send(sender=Submission, user=user, exercise=exercise, assignment=assignment)
    return exercise.current_id


def check_policy(*, user: User, exercise: Exercise, assignment: Assignment) -> None:
    """Whether the assignment's policy takes another hand-in of a student for this exercise now; teachers try freely.

    Call it under the user's lock. No query where the policy sets no limit. Raises NoAttemptLeft, TooSoon.
    """
    policy = policy_of(assignment)
    if (policy.attempts is None and not policy.cooldown_seconds) or teaches(role_in(user, assignment.course)):
        return
    allowed = schedule_for(assignment=assignment, user=user).attempts
    sent = Submission.objects.filter(
        user=user, exercise=exercise, assignment=assignment, kind=SubmissionKind.SUBMISSION
    ).aggregate(count=Count("pk"), last=Max("created_at"))
    if allowed is not None and sent["count"] >= allowed:
        raise NoAttemptLeft(count=sent["count"])
    if sent["last"] is not None and policy.cooldown_seconds:
        left = sent["last"] + timedelta(seconds=policy.cooldown_seconds) - clock.now()
        if left > timedelta(0):
            raise TooSoon(seconds=-(-left // timedelta(seconds=1)))


def may_try(*, user: User, exercise: Exercise) -> bool:
    """Run an exercise outside any assignment: site staff, and whoever teaches a course, but for what another
    course still asks of them as its student. A course's own exercise is its teachers' alone."""
    if not user.is_active or exercise.current_id is None:
        return False
    if user.is_staff:
        return True
    taught = {view.course.pk for view in course_list(viewer=user) if view.teaches}
    theirs = bool(taught) if exercise.course_id is None else exercise.course_id in taught
    return theirs and exercise.pk not in withheld_from(user=user)


def hand_ins_left(*, user: User, exercise: Exercise, view: AssignmentView) -> int | None:
    """How often a student may still hand in for the exercise; None without a limit. One query where there is one."""
    allowed = view.schedule.attempts
    if allowed is None or view.teaches:
        return None
    sent = Submission.objects.filter(
        user=user, exercise=exercise, assignment=view.assignment, kind=SubmissionKind.SUBMISSION
    )
    return max(0, allowed - sent.count())

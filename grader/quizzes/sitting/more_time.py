"""More time for attempts that are running: given by a teacher, or because dates or extra time have changed.

Time that a student has been shown is never taken away again, so an end only moves later.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grader.accounts.models import User
from grader.courses.access import extended_students
from grader.courses.models import Assignment, Course, Section, Verb
from grader.courses.record.events import record
from grader.courses.rules import Viewer, sections_taught
from grader.courses.schedule import schedule_of
from grader.courses.selectors import assignment_view, students_taught
from grader.errors import NotFound
from grader.quizzes.models import Accommodation, Attempt, QuizRules
from grader.quizzes.sitting.clock import end_of

MOST = 600  # minutes given at once


def time_give(
    *,
    viewer: Viewer,
    assignment: Assignment,
    minutes: int,
    reason: str,
    user: User | None = None,
    section: Section | None = None,
) -> int:
    """Give minutes to the running attempts of one student, of a section, or of all the viewer teaches; how many
    attempts have them.

    Their pages hear of it with the next reply. Raises NotFound for all but the course's teachers, ValidationError for
    another number of minutes than 1 to 600, without a reason, and where nobody of them is writing.
    """
    view = assignment_view(viewer=viewer, assignment=assignment)
    if not view.teaches:
        raise NotFound
    check_minutes(minutes)
    reason = check_reason(reason)
    running = Attempt.objects.filter(assignment=assignment, finished_at=None, ends_at__isnull=False)
    if sections_taught(viewer, assignment.course) is not None:  # an assistant's own sections
        running = running.filter(user__in=students_taught(viewer=viewer, course=assignment.course).values("user"))
    if user is not None:
        running = running.filter(user=user)
    if section is not None:
        running = running.filter(user__enrolments__in=section.enrolments.all())
    more = timedelta(minutes=minutes)
    with transaction.atomic():
        attempts = list(running.select_for_update(of=("self",)))
        if not attempts:
            raise ValidationError(_("Nobody of these is writing now."))
        for attempt in attempts:
            assert attempt.ends_at is not None
            attempt.ends_at += more
            attempt.given_seconds += minutes * 60
        Attempt.objects.bulk_update(attempts, ["ends_at", "given_seconds"])
        record(
            Verb.TIME_GIVEN,
            course=assignment.course,
            actor=view.user,
            subject=user,
            assignment=assignment,
            section=section.name if section else "",
            minutes=minutes,
            attempts=len(attempts),
            reason=reason,
        )
    return len(attempts)


def check_minutes(minutes: int, *, least: int = 1) -> None:
    if not least <= minutes <= MOST:
        raise ValidationError(_("Give from %(least)s to %(most)s minutes.") % {"least": least, "most": MOST})


def check_reason(reason: str) -> str:
    """The reason without blanks around it. Raises ValidationError where there is none."""
    if not reason.strip():
        raise ValidationError(_("Say why: the reason is kept with the attempt."))
    return reason.strip()[:400]


@transaction.atomic
def ends_recompute(*, assignment: Assignment, user_ids: Collection[int] | None = None) -> None:
    """Move the ends of running attempts where dates, rules or extra time make them later; of everybody, or of some."""
    running = Attempt.objects.filter(assignment=assignment, finished_at=None, ends_at__isnull=False)
    if user_ids is not None:
        running = running.filter(user__in=user_ids)
    attempts = list(running.select_for_update(of=("self",)))
    if not attempts:
        return
    rules = QuizRules.objects.filter(assignment=assignment).first() or QuizRules(assignment=assignment)
    extensions = extended_students([assignment]).get(assignment.pk, {})
    slower = Accommodation.objects.filter(course=assignment.course_id, user__in=[row.user_id for row in attempts])
    factors = dict(slower.values_list("user", "factor"))
    later = []
    for attempt in attempts:
        schedule = schedule_of(assignment, extensions.get(attempt.user_id, ()))
        end = end_of(schedule, rules, factors.get(attempt.user_id, Decimal(1)), attempt.started_at)
        end = end + timedelta(seconds=attempt.given_seconds) if end is not None else None
        if attempt.ends_at is not None and (end is None or end > attempt.ends_at):
            attempt.ends_at = end
            later.append(attempt)
    Attempt.objects.bulk_update(later, ["ends_at"])


def ends_recompute_of(*, user: User, course: Course) -> None:
    """The same for one student's running attempts in a course, after their extra time has changed."""
    for assignment in Assignment.objects.filter(course=course, attempts__user=user, attempts__finished_at=None):
        ends_recompute(assignment=assignment, user_ids={user.pk})

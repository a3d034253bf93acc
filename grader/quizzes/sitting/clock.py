"""A quiz's rules, when an attempt ends, and whether its time is over, by the server's clock."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from grader import clock
from grader.accounts.models import User
from grader.courses.models import Assignment
from grader.courses.schedule import Schedule
from grader.prepared import ID, Select
from grader.quizzes.models import Accommodation, Attempt, QuizRules

_RULES = Select(lambda assignment: QuizRules.objects.filter(assignment=assignment), assignment=ID)
_FACTOR = Select(
    lambda course, user: Accommodation.objects.filter(course=course, user=user).only("factor"), course=ID, user=ID
)


def rules_of(assignment: Assignment) -> QuizRules:
    """The quiz's rules; the model's defaults where its instructor set none. No query where they were selected."""
    if "quiz" in assignment._state.fields_cache:
        found: QuizRules | None = assignment._state.fields_cache["quiz"]
    else:
        found = _RULES.first(assignment=assignment.pk)
    return found or QuizRules(assignment=assignment)


def factor_of(user: User, assignment: Assignment) -> Decimal:
    """How many times time counts for the user in the assignment's course."""
    more = _FACTOR.first(course=assignment.course_id, user=user.pk)
    return Decimal(1) if more is None else more.factor


def last_end(schedule: Schedule, rules: QuizRules, factor: Decimal) -> datetime | None:
    """The latest end an attempt can have of somebody with these dates, for whom time counts ``factor`` times.

    Extra time reaches past the end of the quiz by as much as it adds to the time limit.
    """
    if schedule.end is None or rules.seconds is None:
        return schedule.end
    return schedule.end + timedelta(seconds=float(rules.seconds * (factor - 1)) + schedule.more_seconds)


def limit_of(schedule: Schedule, rules: QuizRules, factor: Decimal) -> int | None:
    """Seconds that somebody with these dates has for an attempt, extra time included; None without a limit."""
    return None if rules.seconds is None else int(rules.seconds * factor) + schedule.more_seconds


def end_of(schedule: Schedule, rules: QuizRules, factor: Decimal, started_at: datetime) -> datetime | None:
    """When an attempt that was begun at ``started_at`` ends: after its time, or when the quiz does if that comes first.

    A try of a teacher's that is begun after the end of the quiz has its whole time.
    """
    seconds, last = limit_of(schedule, rules, factor), last_end(schedule, rules, factor)
    if last is not None and last <= started_at:
        last = None
    if seconds is None:
        return last
    limit = started_at + timedelta(seconds=seconds)
    return limit if last is None else min(limit, last)


def is_over(attempt: Attempt, rules: QuizRules, now: datetime | None = None) -> bool:
    """Past the student's own end and the grace after it."""
    end = attempt.ends_at
    return end is not None and (now or clock.now()) > end + timedelta(seconds=rules.grace_seconds)

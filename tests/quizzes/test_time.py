"""Extra time, more time and attempts that go on: whose attempt ends when."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from grader.accounts.models import User
from grader.courses.models import Event, Section, Verb
from grader.courses.services import extension_grant
from grader.errors import NotFound
from grader.gradebook.models import Mark
from grader.quizzes.errors import AttemptRuns, NoTimeLeft
from grader.quizzes.holding.rule_services import accommodation_set, rules_set
from grader.quizzes.models import Accommodation, Attempt
from grader.quizzes.sitting.attempts import attempt_finish, attempt_start
from grader.quizzes.sitting.more_time import time_give
from grader.quizzes.sitting.reopening import attempt_reopen
from grader.quizzes.sitting.saving import response_save
from grader.submissions.models import Submission
from tests.quizzes.exam import Exam

MINUTE = timedelta(minutes=1)


def start(exam: Exam, user: User | None = None) -> Attempt:
    return attempt_start(user=user or exam.cast.student, assignment=exam.quiz)


def open_for(exam: Exam, minutes: int, *, seconds: int = 3600) -> datetime:
    """Have the quiz open now and close in so many minutes; when that is."""
    now = timezone.now()
    exam.quiz.opens_at, exam.quiz.due_at = now - timedelta(seconds=1), now + minutes * MINUTE
    exam.quiz.closes_at = exam.quiz.due_at
    exam.quiz.save()
    exam.rules.seconds = seconds
    exam.rules.save()
    return exam.quiz.closes_at


def fresh(attempt: Attempt) -> Attempt:
    return Attempt.objects.get(pk=attempt.pk)


def minutes_of(attempt: Attempt) -> int:
    assert attempt.ends_at is not None
    return round((attempt.ends_at - attempt.started_at) / MINUTE)


def test_extra_time_holds_though_the_quiz_closes_with_everybody_elses(exam: Exam) -> None:
    """1.5 on a 60-minute quiz that is open 60 minutes gives 90 minutes."""
    closes_at = open_for(exam, 60)
    Accommodation.objects.create(course=exam.cast.course, user=exam.cast.other, factor=Decimal("1.5"))
    assert [minutes_of(start(exam, user)) for user in (exam.cast.student, exam.cast.other)] == [60, 90]
    Attempt.objects.update(started_at=closes_at - 70 * MINUTE)
    attempt = Attempt.objects.get(user=exam.cast.other)
    exam.quiz.opens_at = closes_at - 70 * MINUTE
    exam.quiz.closes_at = exam.quiz.due_at = timezone.now() - 10 * MINUTE  # the others are done
    exam.quiz.save()
    place = attempt.places.get(item__exercise__slug="dense-count")
    assert response_save(place=place, response="5").revision == 1


def test_who_begins_late_has_what_is_left_and_their_extra_time(exam: Exam) -> None:
    open_for(exam, 20)
    Accommodation.objects.create(course=exam.cast.course, user=exam.cast.other, factor=Decimal("1.5"))
    assert [minutes_of(start(exam, user)) for user in (exam.cast.student, exam.cast.other)] == [20, 50]


def test_an_extensions_minutes_are_the_attempts(exam: Exam) -> None:
    open_for(exam, 60)
    extension_grant(assignment=exam.quiz, user=exam.cast.student, more_seconds=600)
    assert minutes_of(start(exam)) == 70


def test_an_extensions_attempts_are_allowed(exam: Exam) -> None:
    extension_grant(assignment=exam.quiz, user=exam.cast.student, more_attempts=1)
    attempt_finish(attempt=start(exam))
    assert start(exam).number == 2


def test_extra_time_and_extensions_reach_an_attempt_that_runs(exam: Exam) -> None:
    open_for(exam, 60)
    attempt, other = start(exam), start(exam, exam.cast.other)
    slower = {"course": exam.cast.course, "user": exam.cast.student, "by": exam.cast.instructor}
    accommodation_set(factor=Decimal("1.5"), **slower)
    assert minutes_of(fresh(attempt)) == 90
    extension_grant(assignment=exam.quiz, user=exam.cast.student, more_seconds=300)
    assert minutes_of(fresh(attempt)) == 95
    accommodation_set(factor=Decimal(1), **slower)
    assert minutes_of(fresh(attempt)) == 95  # what was shown is not taken away
    assert minutes_of(fresh(other)) == 60
    exam.quiz.closes_at = exam.quiz.due_at = timezone.now() + 120 * MINUTE
    exam.quiz.save()
    rules_set(assignment=exam.quiz, by=exam.cast.instructor, values={"seconds": 4200})
    assert minutes_of(fresh(other)) == 70
    rules_set(assignment=exam.quiz, by=exam.cast.instructor, values={"seconds": 60})
    assert minutes_of(fresh(other)) == 70


def test_more_time_is_given_to_one_to_a_section_and_to_all(exam: Exam) -> None:
    cast = exam.cast
    attempts = [start(exam, user) for user in (cast.student, cast.other)]
    evening = Section.objects.create(course=cast.course, name="Evening")
    cast.course.enrolments.get(user=cast.other).sections.add(evening)

    def give(minutes: int, **to: object) -> list[int]:
        count = time_give(viewer=cast.assistant, assignment=exam.quiz, minutes=minutes, reason="Fire alarm", **to)  # type: ignore[arg-type]
        return [count, *(minutes_of(fresh(attempt)) for attempt in attempts)]

    assert give(5, user=cast.student) == [1, 35, 30]
    assert give(2, section=evening) == [1, 35, 32]
    assert give(10) == [2, 45, 42]
    events = Event.objects.filter(verb=Verb.TIME_GIVEN)
    assert [event.data["reason"] for event in events] == ["Fire alarm"] * 3
    extension_grant(assignment=exam.quiz, user=cast.student, more_seconds=60)
    assert minutes_of(fresh(attempts[0])) == 46  # what was given stays beside what the rules say


def test_more_time_wants_a_teacher_a_reason_and_somebody_who_writes(exam: Exam) -> None:
    with pytest.raises(ValidationError, match="Nobody"):
        time_give(viewer=exam.cast.instructor, assignment=exam.quiz, minutes=5, reason="why")
    start(exam)
    for viewer in (exam.cast.student, exam.cast.other, exam.cast.outsider):
        with pytest.raises(NotFound):
            time_give(viewer=viewer, assignment=exam.quiz, minutes=5, reason="why")
    for minutes, reason in ((0, "why"), (601, "why"), (5, " ")):
        with pytest.raises(ValidationError):
            time_give(viewer=exam.cast.instructor, assignment=exam.quiz, minutes=minutes, reason=reason)


def test_an_attempt_that_was_ended_by_mistake_goes_on(exam: Exam) -> None:
    attempt = start(exam)
    place = attempt.places.get(item__exercise__slug="dense-count")
    response_save(place=place, response="196609000")
    done = attempt_finish(attempt=attempt)
    assert Mark.objects.get(user=exam.cast.student).points == 5
    Attempt.objects.filter(pk=attempt.pk).update(finished_at=done.started_at + 10 * MINUTE)
    again = attempt_reopen(viewer=exam.cast.assistant, attempt=attempt, minutes=5, reason="Wrong button")
    assert (again.finished_at, again.ending, again.receipt) == (None, "", "")
    assert again.ends_at is not None
    assert round((again.ends_at - timezone.now()) / MINUTE) == 25  # the twenty that were left, and five
    assert not Mark.objects.filter(user=exam.cast.student).exists()
    event = Event.objects.get(verb=Verb.ATTEMPT_REOPENED)
    assert (event.data["reason"], event.data["receipt"]) == ("Wrong button", done.receipt)
    response_save(place=place, response="196608000")
    attempt_finish(attempt=again)
    assert Mark.objects.get(user=exam.cast.student).points == 0
    assert Submission.objects.filter(user=exam.cast.student).count() == 2  # what was handed in first is kept


def test_not_every_attempt_can_be_opened_again(exam: Exam) -> None:
    exam.rules.attempts = 2
    exam.rules.save()
    attempt = start(exam)
    reopen = {"viewer": exam.cast.instructor, "attempt": attempt, "minutes": 5, "reason": "why"}
    with pytest.raises(NotFound):
        attempt_reopen(**reopen)  # type: ignore[arg-type]
    attempt_finish(attempt=attempt)
    for viewer in (exam.cast.student, exam.cast.other, exam.cast.outsider):
        with pytest.raises(NotFound):
            attempt_reopen(**{**reopen, "viewer": viewer})  # type: ignore[arg-type]
    with pytest.raises(ValidationError):
        attempt_reopen(**{**reopen, "reason": ""})  # type: ignore[arg-type]
    second = start(exam)
    with pytest.raises(AttemptRuns):
        attempt_reopen(**reopen)  # type: ignore[arg-type]
    Attempt.objects.filter(pk=second.pk).update(ends_at=timezone.now() - 2 * MINUTE)
    attempt_finish(attempt=second)
    with pytest.raises(NoTimeLeft):
        attempt_reopen(**{**reopen, "attempt": second, "minutes": 0})  # type: ignore[arg-type]

"""One gate for all that is sent: code, drafts and answers are refused for the same reasons, with the same words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from grader.accounts.models import User
from grader.catalog.errors import NotYetOpen
from grader.catalog.models import Exercise
from grader.catalog.services import assignment_add
from grader.courses.models import Policy
from grader.courses.services import extension_grant
from grader.errors import NotFound
from grader.quizzes.asking.answers import answer_submit
from grader.quizzes.asking.variants import draw_current
from grader.submissions.errors import AssignmentClosed, CourseArchived, NoAttemptLeft, NotCode, NotQuestion, TooSoon
from grader.submissions.models import Submission
from grader.submissions.services import draft_save, submission_create
from tests.quizzes.exam import question
from tests.school import SOURCE, TRIAL, School

HOUR = timedelta(hours=1)
Send = Callable[[User], object]


@pytest.fixture
def senders(school: School) -> dict[str, Send]:
    """How each kind of thing is sent by somebody."""
    shape = question("conv-shape")
    assignment_add(assignment=school.assignment, exercise=shape)
    code = {"exercise": school.exercise, "assignment": school.assignment, "source": SOURCE}

    def answer(user: User) -> object:
        draw = draw_current(user=user, exercise=shape, assignment=school.assignment)
        return answer_submit(user=user, draw=draw, response="4,102,102")

    return {
        "code": lambda user: submission_create(user=user, **code),
        "draft": lambda user: draft_save(user=user, **code),
        "answer": answer,
    }


def refusals(school: School, senders: dict[str, Send]) -> dict[str, dict[str, type[Exception] | None]]:
    found: dict[str, dict[str, type[Exception] | None]] = {}
    for name, send in senders.items():
        for who in ("student", "assistant", "outsider"):
            try:
                send(getattr(school.cast, who))
            except Exception as error:
                found.setdefault(name, {})[who] = type(error)
            else:
                found.setdefault(name, {})[who] = None
    return found


def everywhere(student: type[Exception] | None) -> dict[str, dict[str, type[Exception] | None]]:
    return {name: {"student": student, "assistant": None, "outsider": NotFound} for name in ("code", "draft", "answer")}


def test_each_phase_refuses_all_alike(school: School, senders: dict[str, Send]) -> None:
    now = timezone.now()
    assert refusals(school, senders) == everywhere(None)
    school.reschedule(opens_at=now + HOUR)
    assert refusals(school, senders) == everywhere(NotYetOpen)
    school.reschedule(published=False)
    assert refusals(school, senders) == everywhere(NotFound)
    school.reschedule(published=True, opens_at=now - 3 * HOUR, due_at=now - HOUR)
    assert refusals(school, senders) == everywhere(None)
    school.reschedule(closes_at=now - HOUR)
    closed = everywhere(AssignmentClosed)
    closed["draft"]["student"] = None  # what is being written is kept whenever it is written
    assert refusals(school, senders) == closed
    extension_grant(assignment=school.assignment, user=school.cast.student, closes_at=now + HOUR)
    assert refusals(school, senders) == everywhere(None)


def test_the_wrong_kind_is_named(school: School) -> None:
    shape = question("conv-shape")
    assignment_add(assignment=school.assignment, exercise=shape)
    who = {"user": school.cast.student, "assignment": school.assignment}
    with pytest.raises(NotCode):
        submission_create(exercise=shape, source=SOURCE, **who)
    draw = draw_current(exercise=shape, **who)
    Exercise.objects.filter(pk=shape.pk).update(kind="code")
    draw.exercise.refresh_from_db()
    with pytest.raises(NotQuestion):
        answer_submit(user=school.cast.student, draw=draw, response="4,102,102")


def policy(school: School, **values: Any) -> None:
    school.assignment.policy = Policy.objects.create(**values)
    school.assignment.save()


def test_as_many_hand_ins_as_the_policy_allows(school: School) -> None:
    policy(school, attempts=2)
    for _ in range(2):
        school.submit()
    with pytest.raises(NoAttemptLeft, match="2 times"):
        school.submit()
    school.submit(kind=TRIAL)  # runs are not counted
    school.submit(school.cast.other)
    school.submit(school.cast.assistant)
    extension_grant(assignment=school.assignment, user=school.cast.student, more_attempts=1)
    school.submit()
    with pytest.raises(NoAttemptLeft, match="3 times"):
        school.submit()


def test_a_pause_between_two_hand_ins(school: School) -> None:
    policy(school, cooldown_seconds=60)
    first = school.submit()
    with pytest.raises(TooSoon, match=r"in (59|60) seconds"):
        school.submit()
    school.submit(kind=TRIAL)
    Submission.objects.filter(pk=first.pk).update(created_at=timezone.now() - timedelta(seconds=61))
    school.submit()


def test_an_archived_course_takes_nothing(school: School) -> None:
    school.cast.course.archived_at = timezone.now()
    school.cast.course.save()
    for user in (school.cast.student, school.cast.instructor):
        with pytest.raises(CourseArchived):
            school.submit(user)

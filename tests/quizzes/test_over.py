"""When an assignment is over: for one student by their own dates, and for all by the latest that anyone has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from grader.accounts.models import User
from grader.courses.access import all_done, over_for
from grader.courses.models import Assignment, Course, Enrolment, Mode
from grader.courses.selectors import assignments_asked_of
from grader.courses.services import assignment_create, extension_grant
from grader.quizzes.models import Accommodation, Attempt, QuizRules
from grader.quizzes.selectors import quiz_view
from grader.quizzes.sitting.attempts import attempt_finish, attempt_start
from grader.submissions.errors import CourseArchived
from tests.people import Cast

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Scene:
    """An assignment that opened two hours ago and closed a minute ago; a quiz gives an hour, once."""

    cast: Cast
    assignment: Assignment
    now: datetime

    @property
    def rules(self) -> QuizRules:
        return QuizRules.objects.get(assignment=self.assignment)

    def over(self, user: User) -> bool:
        return self.assignment.pk in over_for(assignments_asked_of(user=user))

    @property
    def standing(self) -> tuple[bool, bool, bool]:
        """Over for the student, for the other one, for all."""
        row = Assignment.objects.get(pk=self.assignment.pk)
        return self.over(self.cast.student), self.over(self.cast.other), row.pk in all_done([row])

    def attempt(self, user: User) -> Attempt:
        """One that was begun half an hour before the closing."""
        dates = Assignment.objects.filter(pk=self.assignment.pk)
        kept = dates.get().closes_at
        dates.update(closes_at=None)
        attempt = attempt_start(user=user, assignment=dates.get())
        dates.update(closes_at=kept)
        return attempt


def closed(cast: Cast, mode: Mode) -> Scene:
    now = timezone.now()
    assignment = assignment_create(
        course=cast.course,
        slug="set",
        title={"en": "Set"},
        mode=mode,
        opens_at=now - 2 * HOUR,
        due_at=now - MINUTE,
        closes_at=now - MINUTE,
        published=True,
    )
    QuizRules.objects.create(assignment=assignment, seconds=3600)
    return Scene(cast, assignment, now)


@pytest.fixture(params=[Mode.HOMEWORK, Mode.QUIZ])
def scene(request: pytest.FixtureRequest, cast: Cast) -> Scene:
    return closed(cast, request.param)


@pytest.fixture
def quiz(cast: Cast) -> Scene:
    return closed(cast, Mode.QUIZ)


def test_past_the_closing_it_is_over_for_everybody(scene: Scene) -> None:
    assert scene.standing == (True, True, True)


def test_before_the_closing_it_is_not(scene: Scene) -> None:
    Assignment.objects.update(closes_at=scene.now + HOUR)
    assert scene.standing == (False, False, False)


def test_who_has_an_extension_is_not_done_and_so_not_all_are(scene: Scene) -> None:
    extension_grant(assignment=scene.assignment, user=scene.cast.student, closes_at=scene.now + HOUR)
    assert scene.standing == (False, True, False)
    extension_grant(assignment=scene.assignment, user=scene.cast.student, due_at=scene.now + HOUR)
    assert scene.standing == (False, True, False)  # a later due date takes the closing with it


def test_the_extension_of_somebody_who_left_keeps_nobody_waiting(scene: Scene) -> None:
    extension_grant(assignment=scene.assignment, user=scene.cast.student, closes_at=scene.now + HOUR)
    Enrolment.objects.filter(user=scene.cast.student).delete()
    assert scene.standing[1:] == (True, True)


def test_what_never_closes_takes_late_answers_and_is_not_over(scene: Scene) -> None:
    Assignment.objects.update(closes_at=None)
    assert scene.standing == (False, False, False)


def test_what_is_not_published_is_not_over_whatever_its_dates_say(scene: Scene) -> None:
    Assignment.objects.update(published=False)
    assert scene.standing[:2] == (False, False)


def test_extra_time_reaches_past_the_closing_of_a_quiz(quiz: Scene) -> None:
    Accommodation.objects.create(course=quiz.cast.course, user=quiz.cast.student, factor=Decimal("1.5"))
    assert quiz.standing == (False, True, False)
    QuizRules.objects.update(seconds=60)  # half a minute more has passed already
    assert quiz.standing == (True, True, True)


def test_nobody_is_done_while_a_student_is_still_writing(quiz: Scene) -> None:
    attempt = quiz.attempt(quiz.cast.student)
    assert quiz.standing == (False, True, False)
    attempt_finish(attempt=attempt)
    assert quiz.standing == (True, True, True)


@pytest.mark.parametrize("who", ["instructor", "assistant"])
def test_a_teachers_open_try_keeps_nobody_waiting(quiz: Scene, who: str) -> None:
    quiz.attempt(getattr(quiz.cast, who))
    assert quiz.standing == (True, True, True)


def test_a_quiz_that_never_closes_is_over_when_the_attempts_are_used_up(quiz: Scene) -> None:
    Assignment.objects.update(closes_at=None)
    QuizRules.objects.update(attempts=2)
    for count, user, expected in (
        (2, quiz.cast.student, (True, False, False)),
        (1, quiz.cast.other, (True, False, False)),
        (1, quiz.cast.other, (True, True, True)),
    ):
        for _ in range(count):
            attempt_finish(attempt=attempt_start(user=user, assignment=Assignment.objects.get()))
        assert quiz.standing == expected


def test_many_assignments_take_as_many_queries(
    scene: Scene, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for number in range(5):
        dates = {"opens_at": scene.now - HOUR, "due_at": scene.now, "closes_at": scene.now}
        more = assignment_create(
            course=scene.cast.course, slug=f"n{number}", title={"en": "M"}, mode=scene.assignment.mode, **dates
        )
        extension_grant(assignment=more, user=scene.cast.other, closes_at=scene.now + HOUR)
    with django_assert_max_num_queries(5):
        over_for(assignments_asked_of(user=scene.cast.student))
    rows = list(Assignment.objects.select_related("policy", "course__policy"))
    with django_assert_max_num_queries(8):
        assert all_done(rows) == {scene.assignment.pk}


def test_nothing_is_asked_any_more_in_an_archived_course(scene: Scene) -> None:
    """What has no end, and a draft that nobody published, would else be kept from practice for ever."""
    Assignment.objects.update(due_at=None, closes_at=None)
    assert scene.standing[:2] == (False, False)
    Course.objects.update(archived_at=scene.now)
    assert scene.standing[:2] == (True, True)
    Assignment.objects.update(published=False)
    assert scene.standing[:2] == (True, True)


def test_an_archived_course_lets_an_attempt_end_and_none_begin(quiz: Scene) -> None:
    Assignment.objects.update(due_at=None, closes_at=None)
    student = quiz.cast.student
    attempt = attempt_start(user=student, assignment=Assignment.objects.get())
    Course.objects.update(archived_at=quiz.now)
    quizzes = Assignment.objects.select_related("course")
    assert quiz.standing[:2] == (False, True)
    assert attempt_start(user=student, assignment=quizzes.get()) == attempt
    attempt_finish(attempt=attempt)
    assert quiz.standing[:2] == (True, True)
    for user in (quiz.cast.other, quiz.cast.instructor):
        assert not quiz_view(viewer=user, assignment=quizzes.get()).may_start
        with pytest.raises(CourseArchived):
            attempt_start(user=user, assignment=quizzes.get())

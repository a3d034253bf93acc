"""A question that another assignment still asks: what has ended shows no answer to it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from grader.catalog.services import assignment_add
from grader.courses.models import Assignment, Mode
from grader.courses.review import Review
from grader.courses.services import assignment_create, extension_grant
from grader.quizzes.models import Place, QuizRules, ReviewFrom
from grader.quizzes.selectors import review_get
from grader.submissions.models import Submission
from grader.submissions.selectors import shown_of
from tests.people import Cast
from tests.quizzes.exam import Exam
from tests.quizzes.test_solutions import HOUR, WRONG, SignIn, answer, homework, shows, sit
from tests.web.conftest import sign_in as sign_in  # the fixture
from tests.web.html import read, text


@pytest.fixture
def ended(cast: Cast) -> Assignment:
    """A homework that has closed for everybody and was answered wrongly; a quiz asks its question in an hour."""
    assignment, exercise = homework(cast)
    answer(cast.student, exercise, assignment, WRONG)
    Assignment.objects.filter(pk=assignment.pk).update(due_at=timezone.now() - HOUR, closes_at=timezone.now() - HOUR)
    return assignment


def ask_again(cast: Cast, ended: Assignment, mode: Mode = Mode.QUIZ, *, published: bool = True) -> Assignment:
    now = timezone.now()
    again = assignment_create(
        course=cast.course, slug="again", title={"en": "A"}, mode=mode, published=published,
        opens_at=now + HOUR, due_at=now + 2 * HOUR, closes_at=now + 2 * HOUR,
    )  # fmt: skip
    assignment_add(assignment=again, exercise=ended.items.get().exercise)
    return again


def result_shown(cast: Cast) -> Review:
    return shown_of(viewer=cast.student, submission=Submission.objects.get(user=cast.student))[0]


@pytest.mark.parametrize("mode", [Mode.QUIZ, Mode.HOMEWORK])
@pytest.mark.parametrize("published", [True, False])
def test_a_closed_homework_solves_no_exam(
    cast: Cast, sign_in: SignIn, ended: Assignment, mode: Mode, published: bool
) -> None:
    client = sign_in(cast.student)
    again = ask_again(cast, ended, mode, published=published)
    assert not shows(client)
    assert result_shown(cast) is Review.VERDICTS
    past = timezone.now() - timedelta(minutes=1)
    Assignment.objects.filter(pk=again.pk).update(published=True, opens_at=past, due_at=past, closes_at=past)
    assert result_shown(cast) is Review.ANSWERS
    assert shows(client)


def test_who_has_an_extension_waits_longer_and_a_teacher_does_not_wait(
    cast: Cast, sign_in: SignIn, ended: Assignment
) -> None:
    again = ask_again(cast, ended)
    past = timezone.now() - timedelta(minutes=1)
    Assignment.objects.filter(pk=again.pk).update(opens_at=past, due_at=past, closes_at=past)
    again.refresh_from_db()
    extension_grant(assignment=again, user=cast.student, closes_at=timezone.now() + HOUR)
    assert not shows(sign_in(cast.student))
    assert shows(sign_in(cast.other))
    assert shows(sign_in(cast.instructor))


def test_the_review_of_one_quiz_solves_no_other(exam: Exam, sign_in: SignIn) -> None:
    QuizRules.objects.filter(pk=exam.rules.pk).update(review_from=ReviewFrom.FINISH, review=Review.ANSWERS)
    attempt = sit(exam, WRONG)
    now = timezone.now()
    again = assignment_create(
        course=exam.cast.course, slug="again", title={"en": "A"}, mode=Mode.QUIZ, published=True,
        opens_at=now + HOUR, due_at=now + 2 * HOUR, closes_at=now + 2 * HOUR,
    )  # fmt: skip
    assignment_add(assignment=again, exercise=exam.items["dense-count"].exercise)
    page = text(read(sign_in(exam.cast.student).get(f"/attempts/{attempt.public_id}/done/")))
    assert not any(answer in page for answer in ("3 x 256 x 256 x 1000", "196609000"))
    review = review_get(viewer=exam.cast.student, attempt=attempt)
    shown = {place.item.exercise.slug for place, _ in review.places if review.answers(place)}
    assert shown == exam.items.keys() - {"dense-count"}
    noted = Place.objects.filter(attempt=attempt, solution_at__isnull=False)
    assert {place.item.exercise.slug for place in noted} == shown
    again.delete()
    page = text(read(sign_in(exam.cast.student).get(f"/attempts/{attempt.public_id}/done/")))
    assert "3 x 256 x 256 x 1000" in page

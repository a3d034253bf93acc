"""Code within a quiz: written on its own page, taken only while an attempt is open, handed in with the rest."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from grader.catalog.models import Exercise
from grader.catalog.services import assignment_add, exercise_sync
from grader.errors import NotFound
from grader.quizzes.errors import AttemptOver
from grader.quizzes.models import Attempt
from grader.quizzes.sitting.attempts import attempt_finish, attempt_start
from grader.submissions.models import Submission
from grader.submissions.services import draft_save, submission_create
from tests.quizzes.exam import Exam
from tests.school import CORR2D, SOURCE


@pytest.fixture
def corr2d(exam: Exam) -> Exercise:
    exercise = exercise_sync(folder=CORR2D).exercise
    assignment_add(assignment=exam.quiz, exercise=exercise)
    return exercise


def test_without_an_attempt_no_code_is_taken(exam: Exam, corr2d: Exercise) -> None:
    for user in (exam.cast.student, exam.cast.other):
        with pytest.raises(NotFound):
            submission_create(user=user, exercise=corr2d, assignment=exam.quiz, source=SOURCE)
    assert submission_create(user=exam.cast.instructor, exercise=corr2d, assignment=exam.quiz, source=SOURCE)


def test_after_the_time_neither_code_nor_draft_is_taken(exam: Exam, corr2d: Exercise) -> None:
    attempt_start(user=exam.cast.student, assignment=exam.quiz)
    sent = {"user": exam.cast.student, "exercise": corr2d, "assignment": exam.quiz, "source": SOURCE}
    assert submission_create(**sent)
    gone = timezone.now() - timedelta(minutes=1)
    Attempt.objects.update(started_at=gone - timedelta(minutes=30), ends_at=gone)
    for service in (submission_create, draft_save):
        with pytest.raises(AttemptOver):
            service(**sent)


def test_what_stands_in_the_editor_is_handed_in(exam: Exam, corr2d: Exercise) -> None:
    attempt = attempt_start(user=exam.cast.student, assignment=exam.quiz)
    draft_save(user=exam.cast.student, exercise=corr2d, assignment=exam.quiz, source=SOURCE)
    attempt_finish(attempt=attempt)
    place = attempt.places.get(item__exercise=corr2d)
    assert place.submission
    assert place.submission.source == SOURCE
    assert place.submission.runs.get().state == "queued"


def test_what_was_handed_in_already_is_not_handed_in_again(exam: Exam, corr2d: Exercise) -> None:
    attempt = attempt_start(user=exam.cast.student, assignment=exam.quiz)
    sent = submission_create(user=exam.cast.student, exercise=corr2d, assignment=exam.quiz, source=SOURCE)
    attempt_finish(attempt=attempt)
    assert attempt.places.get(item__exercise=corr2d).submission == sent
    assert Submission.objects.count() == 1


def test_code_is_taken_in_extra_time_after_the_quiz_has_closed(exam: Exam, corr2d: Exercise) -> None:
    attempt_start(user=exam.cast.student, assignment=exam.quiz)
    exam.quiz.opens_at = timezone.now() - timedelta(hours=2)
    exam.quiz.due_at = exam.quiz.closes_at = timezone.now() - timedelta(minutes=1)
    exam.quiz.save()
    Attempt.objects.update(ends_at=timezone.now() + timedelta(minutes=20))
    sent = {"user": exam.cast.student, "exercise": corr2d, "assignment": exam.quiz, "source": SOURCE}
    assert draft_save(**sent).stored
    assert submission_create(**sent)
    attempt_finish(attempt=Attempt.objects.get())
    with pytest.raises(AttemptOver):
        submission_create(**sent)

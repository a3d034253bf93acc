"""Attempts: one start, saves that are never lost, ends by the server's clock."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from grader.accounts.models import User
from grader.courses.services import extension_grant
from grader.errors import NotFound
from grader.gradebook.models import Mark
from grader.quizzes.errors import AnswerTooBig, AttemptOver, NoAttemptLeft, QuizClosed
from grader.quizzes.models import Accommodation, Attempt, Place, Save
from grader.quizzes.sitting.attempts import attempt_finish, attempt_start, attempts_expire
from grader.quizzes.sitting.saving import Saved, place_flag, place_get, response_save
from grader.submissions.models import Submission
from tests.quizzes.exam import Exam

RIGHT = {
    "dense-count": "196,609,000",
    "conv-shape": "4 x 102 x 102",
    "not-true": "1",
    "steps-of-training": ["0", "1", "2", "3"],
}


def start(exam: Exam, user: User | None = None) -> Attempt:
    return attempt_start(user=user or exam.cast.student, assignment=exam.quiz)


def place(attempt: Attempt, slug: str) -> Place:
    return attempt.places.get(item__exercise__slug=slug)


def save(attempt: Attempt, slug: str, response: object, **more: Any) -> Saved:
    return response_save(place=place(attempt, slug), response=response, **more)


def move(attempt: Attempt, **delta: float) -> None:
    """Let the attempt have begun and end earlier by so much."""
    gone = timedelta(**delta)
    assert attempt.ends_at
    Attempt.objects.filter(pk=attempt.pk).update(started_at=attempt.started_at - gone, ends_at=attempt.ends_at - gone)


def test_every_question_is_asked_once_and_the_order_is_ones_own(exam: Exam) -> None:
    orders = set()
    for user in (exam.cast.student, exam.cast.other, exam.cast.assistant, exam.cast.instructor):
        attempt = start(exam, user)
        order = tuple(attempt.places.order_by("position").values_list("item__exercise__slug", flat=True))
        assert sorted(order) == sorted(exam.items)
        orders.add(order)
    assert len(orders) > 1


def test_a_second_start_resumes_the_open_attempt(exam: Exam) -> None:
    attempt = start(exam)
    save(attempt, "dense-count", "5")
    again = start(exam)
    assert again == attempt
    assert place(again, "dense-count").response == "5"


def test_the_time_is_ones_own(exam: Exam) -> None:
    Accommodation.objects.create(course=exam.cast.course, user=exam.cast.other, factor=Decimal("1.5"))
    for user, minutes in ((exam.cast.student, 30), (exam.cast.other, 45)):
        attempt = start(exam, user)
        assert attempt.ends_at == attempt.started_at + timedelta(minutes=minutes)


def test_the_closing_ends_a_late_start_unless_it_is_extended(exam: Exam) -> None:
    closes_at = timezone.now() + timedelta(minutes=10)
    exam.quiz.due_at = exam.quiz.closes_at = closes_at
    exam.quiz.save()
    extension_grant(assignment=exam.quiz, user=exam.cast.other, closes_at=closes_at + timedelta(hours=1))
    assert start(exam).ends_at == closes_at
    other = start(exam, exam.cast.other)
    assert other.ends_at == other.started_at + timedelta(minutes=30)


def test_only_members_start_and_only_while_it_is_open(exam: Exam) -> None:
    with pytest.raises(NotFound):
        start(exam, exam.cast.outsider)
    exam.quiz.published = False
    exam.quiz.save()
    with pytest.raises(NotFound):
        start(exam)
    exam.quiz.published = True
    exam.quiz.opens_at = timezone.now() - timedelta(hours=3)
    exam.quiz.due_at = exam.quiz.closes_at = timezone.now() - timedelta(hours=1)
    exam.quiz.save()
    with pytest.raises(QuizClosed):
        start(exam)
    assert start(exam, exam.cast.instructor)


def test_attempts_are_counted(exam: Exam) -> None:
    attempt_finish(attempt=start(exam))
    with pytest.raises(NoAttemptLeft):
        start(exam)
    exam.rules.attempts = 2
    exam.rules.save()
    assert start(exam).number == 2


def test_everything_that_was_saved_is_kept_and_the_last_counts(exam: Exam) -> None:
    attempt = start(exam)
    first = save(attempt, "dense-count", "1", tab="a", base=0)
    second = save(attempt, "dense-count", "2", tab="b", base=0)
    third = save(attempt, "dense-count", "3", tab="a", base=second.revision)
    assert [one.replaced for one in (first, second, third)] == [None, "1", None]
    assert place(attempt, "dense-count").response == "3"
    assert list(Save.objects.order_by("revision").values_list("response", "tab")) == [
        ("1", "a"),
        ("2", "b"),
        ("3", "a"),
    ]


def test_what_does_not_belong_is_refused_and_nothing_changes(exam: Exam) -> None:
    attempt = start(exam)
    with pytest.raises(NotFound):
        place_get(user=exam.cast.student, public_id=attempt.public_id, position=99)
    with pytest.raises(NotFound):
        place_get(user=exam.cast.instructor, public_id=attempt.public_id, position=0)
    with pytest.raises(AnswerTooBig):
        save(attempt, "dense-count", "9" * 40_000)
    assert not Save.objects.exists()


def test_saving_ends_with_the_grace(exam: Exam) -> None:
    attempt = start(exam)
    move(attempt, minutes=30, seconds=5)
    save(attempt, "dense-count", "5")  # five seconds late, within the grace of ten
    move(attempt, minutes=30, seconds=11)
    with pytest.raises(AttemptOver):
        save(attempt, "dense-count", "6")
    assert place(attempt, "dense-count").response == "5"


def test_handing_in_marks_every_answer_and_writes_a_receipt(exam: Exam) -> None:
    attempt = start(exam)
    for slug, response in RIGHT.items():
        save(attempt, slug, response)
    save(attempt, "conv-shape", "4 x 100 x 100")
    done = attempt_finish(attempt=attempt)
    assert (done.ending, len(done.receipt)) == ("student", 64)
    marks = {mark.exercise.slug: mark.points for mark in Mark.objects.filter(user=exam.cast.student)}
    assert marks == {"dense-count": 5, "conv-shape": 0, "not-true": 5, "steps-of-training": 5}
    assert Submission.objects.filter(user=exam.cast.student).count() == 4
    assert attempt_finish(attempt=attempt).receipt == done.receipt
    assert Submission.objects.filter(user=exam.cast.student).count() == 4


def test_after_handing_in_nothing_is_saved(exam: Exam) -> None:
    attempt = start(exam)
    attempt_finish(attempt=attempt)
    with pytest.raises(AttemptOver):
        save(attempt, "dense-count", "5")


def test_the_server_hands_in_when_the_browser_is_gone(exam: Exam) -> None:
    attempt = start(exam)
    save(attempt, "dense-count", "196609000")
    assert attempts_expire() == 0
    move(attempt, minutes=30, seconds=5)
    assert attempts_expire() == 0  # within the grace
    move(attempt, minutes=31)
    assert attempts_expire() == 1
    assert attempts_expire() == 0
    attempt.refresh_from_db()
    assert attempt.ending == "time"
    assert Mark.objects.get(user=exam.cast.student).points == 5


def test_a_receipt_tells_one_answer_from_another(exam: Exam) -> None:
    receipts = set()
    for user, answer in ((exam.cast.student, "1"), (exam.cast.other, "2")):
        attempt = start(exam, user)
        save(attempt, "dense-count", answer)
        receipts.add(attempt_finish(attempt=attempt).receipt)
    assert len(receipts) == 2


def test_a_flag_is_kept(exam: Exam) -> None:
    attempt = start(exam)
    place_flag(place=attempt.places.get(position=1), flagged=True)
    assert list(attempt.places.filter(flagged=True).values_list("position", flat=True)) == [1]

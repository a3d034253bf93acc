"""A running attempt comes first wherever its student looks; teachers give it time, and open an ended one again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus

from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils import timezone

from grader.accounts.models import User
from grader.courses.models import Event, Verb
from grader.quizzes.models import Attempt
from grader.quizzes.sitting.attempts import attempt_finish, attempt_start
from tests.quizzes.exam import Exam
from tests.web.html import css, one, read, text

SignIn = Callable[[User | AnonymousUser], Client]
STAFF = "/quizzes/cnn/exam/"


def running(exam: Exam) -> Attempt:
    return attempt_start(user=exam.cast.student, assignment=exam.quiz)


def test_home_course_and_quiz_show_a_running_attempt_first_with_its_time(exam: Exam, sign_in: SignIn) -> None:
    attempt = running(exam)
    Attempt.objects.update(ends_at=timezone.now() + timedelta(minutes=12, seconds=-5))
    client = sign_in(exam.cast.student)
    for path in ("/", "/courses/cnn/"):
        page = read(client.get(path))
        first = one(page, ".resume--running")
        assert first.get("href") == f"/attempts/{attempt.public_id}/"
        assert "Exam" in text(first)
        assert "12 min left" in text(first)
        assert page.xpath("//main//a")[0] is first
    assert "12 min left" in text(read(client.get("/courses/cnn/exam/")))
    assert not css(read(sign_in(exam.cast.other).get("/")), ".resume--running")


def test_an_attempt_that_is_over_is_no_running_one(exam: Exam, sign_in: SignIn) -> None:
    running(exam)
    gone = timezone.now() - timedelta(minutes=5)
    Attempt.objects.update(started_at=gone - timedelta(minutes=30), ends_at=gone)
    client = sign_in(exam.cast.student)
    for path in ("/", "/courses/cnn/"):
        assert not css(read(client.get(path)), ".resume--running")
    assert "Go on" not in text(read(client.get("/courses/cnn/exam/")))


def test_a_teacher_gives_time_and_the_page_that_writes_hears_of_it(exam: Exam, sign_in: SignIn) -> None:
    attempt = running(exam)
    student, teacher = sign_in(exam.cast.student), sign_in(exam.cast.assistant)
    before = student.get(f"/attempts/{attempt.public_id}/state/").json()["ends_at"]
    form = {"for": f"user:{exam.cast.student.pk}", "minutes": "7", "reason": "The projector failed"}
    response = teacher.post(f"{STAFF}time/", form, follow=True)
    assert "1 attempt has more time." in text(read(response))
    after = student.get(f"/attempts/{attempt.public_id}/state/").json()["ends_at"]
    assert Attempt.objects.get().ends_at == attempt.ends_at + timedelta(minutes=7)  # type: ignore[operator]
    assert before < after
    assert Event.objects.get(verb=Verb.TIME_GIVEN).data["reason"] == "The projector failed"


def test_what_is_missing_is_said_and_what_was_typed_stays(exam: Exam, sign_in: SignIn) -> None:
    running(exam)
    teacher = sign_in(exam.cast.instructor)
    refused = teacher.post(f"{STAFF}time/", {"for": "", "minutes": "0", "reason": "a reason"})
    page = read(refused, HTTPStatus.UNPROCESSABLE_ENTITY)
    assert "from 1 to 600 minutes" in text(page)
    assert one(page, "input[name=reason]").get("value") == "a reason"
    for odd in ("user:0", "user:x", "section:1", "x:1"):
        assert teacher.post(f"{STAFF}time/", {"for": odd, "minutes": "5", "reason": "r"}).status_code == 404
    assert "whole number" in text(
        read(teacher.post(f"{STAFF}time/", {"for": "", "minutes": "x", "reason": "r"}), HTTPStatus.UNPROCESSABLE_ENTITY)
    )


def test_a_teacher_opens_an_attempt_again(exam: Exam, sign_in: SignIn) -> None:
    attempt = attempt_finish(attempt=running(exam))
    teacher, address = sign_in(exam.cast.instructor), f"/attempts/{attempt.public_id}/reopen/"
    assert address in teacher.get(f"{STAFF}progress/").content.decode()
    assert "minutes that were left" in text(read(teacher.get(address)))
    refused = read(teacher.post(address, {"minutes": "3", "reason": " "}), HTTPStatus.UNPROCESSABLE_ENTITY)
    assert "Say why" in text(refused)
    assert "The attempt goes on." in text(read(teacher.post(address, {"minutes": "3", "reason": "slip"}, follow=True)))
    student = sign_in(exam.cast.student)
    assert student.get(f"/attempts/{attempt.public_id}/").status_code == HTTPStatus.OK
    assert teacher.get(address).status_code == HTTPStatus.NOT_FOUND


def test_nobody_else_gives_time_or_opens_attempts(exam: Exam, sign_in: SignIn) -> None:
    attempt = running(exam)
    form = {"for": "", "minutes": "5", "reason": "r"}
    for who in (exam.cast.student, exam.cast.other, exam.cast.outsider):
        assert sign_in(who).post(f"{STAFF}time/", form).status_code == HTTPStatus.NOT_FOUND
    attempt_finish(attempt=attempt)
    for who in (exam.cast.student, exam.cast.other, exam.cast.outsider):
        client, address = sign_in(who), f"/attempts/{attempt.public_id}/reopen/"
        assert client.get(address).status_code == HTTPStatus.NOT_FOUND
        assert client.post(address, {"minutes": "5", "reason": "r"}).status_code == HTTPStatus.NOT_FOUND
    assert Attempt.objects.get().finished_at is not None

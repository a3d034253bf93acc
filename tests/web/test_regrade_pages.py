"""The pages of a regrade: begun by a form, watched, decided about; and what its student reads."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from grader.accounts.models import User
from grader.gradebook.models import Mark, RegradeSet
from grader.gradebook.regrades.services import regrades_settle
from grader.grading.report.packing import graded
from grader.grading.report.report import CaseReport
from grader.judge.verdict import Verdict
from grader.quizzes.models import QuizItem
from grader.quizzes.sitting.attempts import attempt_finish, attempt_start
from grader.submissions.models import GradingRun, Queue
from grader.submissions.run_services import grading_run_finish
from grader.submissions.turns import grading_run_claim
from tests.quizzes.exam import Exam
from tests.school import School, report

SignIn = Callable[[User], Client]


def cased(points: float, verdict: Verdict) -> object:
    return report(points, cases=(CaseReport("small", verdict, points, 10.0, visible=True),))


def posted(client: Client, address: str, **data: object) -> str:
    response = client.post(address, data, follow=True)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.django_db
def test_from_the_form_to_the_student_and_back(school: School, sign_in: SignIn) -> None:
    run = school.graded(cased(4, Verdict.WRONG))  # type: ignore[arg-type]
    submission = run.submission
    teacher, student = sign_in(school.cast.instructor), sign_in(school.cast.student)
    new = reverse("regrade-new", args=["cnn"])
    assert "week-1/corr2d" in teacher.get(new).content.decode()
    form = f"{new}?place=week-1/corr2d"
    sent = {"policy": "replace", "which": "all", "people": "", "reason": "A case was wrong."}
    version = {"version": school.exercise.current_id}
    refused = teacher.post(form, {**sent, **version, "people": "nobody-here"})
    assert refused.status_code == 422
    assert "There is no student nobody-here" in refused.content.decode()
    assert "A case was wrong." in refused.content.decode()  # nothing typed is lost

    page = posted(teacher, form, **sent, **version)
    assert "0 of 1 submissions are graded" in page
    regrade = RegradeSet.objects.get()
    address = reverse("regrade", args=["cnn", regrade.pk])
    claim = grading_run_claim(queue=Queue.BULK, worker="bulk")
    assert claim is not None
    grading_run_finish(claim=claim, report=graded(cased(7, Verdict.PASSED)))  # type: ignore[arg-type]
    own = reverse("submission", args=[submission.public_id])
    aside = GradingRun.objects.get(aside=True)
    one = reverse("submission-run", args=[submission.public_id, aside.pk])
    assert regrades_settle() == 1
    assert student.get(one).status_code == 404
    assert "A case was wrong." not in student.get(own).content.decode()
    page = teacher.get(address).content.decode()
    for words in ("+3<", "Student", "small"):
        assert words in page, words

    page = posted(teacher, address, do="apply")
    assert "Applied." in page
    assert Mark.objects.get().points == 7
    page = student.get(own).content.decode()
    for words in ("Graded again", "A case was wrong.", "The earlier result</a>: 4 / 10", "7 / 10"):
        assert words in page, words
    assert "This result counts." in student.get(one).content.decode()
    earlier = reverse("submission-run", args=[submission.public_id, run.pk])
    assert "This result does not count." in student.get(earlier).content.decode()
    assert sign_in(school.cast.other).get(earlier).status_code == 404
    mark = reverse("own-mark", args=["cnn", "week-1", "corr2d"])
    assert "A case was wrong." in student.get(mark).content.decode()
    person = reverse("regrade-person", args=["cnn", regrade.pk, school.cast.student.pk])
    assert "small" in teacher.get(person).content.decode()

    posted(teacher, address, do="undo")
    assert Mark.objects.get().points == 4
    assert "Graded again, and taken back" in student.get(own).content.decode()
    assert "cannot be done" in posted(teacher, address, do="apply")


@pytest.mark.django_db
def test_cancelling_a_question_shows_first_what_it_does(exam: Exam, sign_in: SignIn) -> None:
    attempt_finish(attempt=attempt_start(user=exam.cast.student, assignment=exam.quiz))
    teacher = sign_in(exam.cast.instructor)
    item = exam.items["dense-count"]
    cancel = reverse("quiz-cancel", args=["cnn", "exam"])
    asked = teacher.post(cancel, {"item": item.pk, "cancelled": "1"})
    assert asked.status_code == 303
    assert not QuizItem.objects.filter(cancelled_at__isnull=False).exists()
    sent = {"what": "cancel", "policy": "replace", "which": "all", "people": "", "reason": "Two answers were right."}
    page = posted(teacher, asked["Location"], **sent, version=item.exercise.current_id)
    assert "+5<" in page
    posted(teacher, reverse("regrade", args=["cnn", RegradeSet.objects.get().pk]), do="apply")
    assert QuizItem.objects.get(item=item).cancelled_at is not None
    teacher.post(cancel, {"item": item.pk, "cancelled": "0"})
    assert QuizItem.objects.get(item=item).cancelled_at is None
    assert RegradeSet.objects.get().state == "undone"

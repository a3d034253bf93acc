"""The pages of a regrade: begun by a form, watched, decided about; and what its student reads."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from grader.accounts.models import User
from grader.courses.review import Review
from grader.gradebook.models import Mark, RegradeSet, RegradeWhat
from grader.gradebook.regrades.selectors import regrade_effects
from grader.gradebook.regrades.services import Asked, regrade_apply, regrade_create, regrade_undo, regrades_settle
from grader.grading.report.packing import graded
from grader.grading.report.report import CaseReport
from grader.judge.verdict import Verdict
from grader.quizzes.models import QuizItem, QuizRules, ReviewFrom
from grader.quizzes.sitting.attempts import attempt_finish, attempt_start
from grader.quizzes.sitting.saving import response_save
from grader.submissions.models import GradingRun, Queue
from grader.submissions.runs.services import grading_run_finish
from grader.submissions.runs.turns import grading_run_claim
from grader.web.staff.regrades.pages import case_said
from tests.quizzes.exam import Exam, question
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
    form = teacher.get(asked["Location"]).content.decode()
    assert 'name="reason"' in form
    assert 'name="policy"' not in form  # which makes no difference to a question that is cancelled
    page = posted(teacher, asked["Location"], what="cancel", reason="Two answers were right.")
    assert "+5<" in page
    posted(teacher, reverse("regrade", args=["cnn", RegradeSet.objects.get().pk]), do="apply")
    assert QuizItem.objects.get(item=item).cancelled_at is not None
    teacher.post(cancel, {"item": item.pk, "cancelled": "0"})
    assert QuizItem.objects.get(item=item).cancelled_at is None
    assert RegradeSet.objects.get().state == "undone"


@pytest.mark.django_db
def test_a_changed_key_is_told_in_the_review_as_far_as_that_shows(exam: Exam, sign_in: SignIn) -> None:
    attempt = attempt_start(user=exam.cast.student, assignment=exam.quiz)
    response_save(place=attempt.places.get(item=exam.items["dense-count"]), response="5")
    attempt_finish(attempt=attempt)
    asked = Asked(exercise=exam.items["dense-count"].exercise)
    regrade = regrade_create(by=exam.cast.instructor, assignment=exam.quiz, asked=asked, reason="The key was wrong.")
    while (claim := grading_run_claim(queue=Queue.BULK, worker="bulk")) is not None:
        grading_run_finish(claim=claim, report=graded(report(10)))
    assert regrades_settle() == 1
    teacher, student = sign_in(exam.cast.instructor), sign_in(exam.cast.student)
    address = reverse("regrade", args=["cnn", regrade.pk])
    assert [one.exercise.slug for one in regrade_effects(regrade=regrade).rows] == ["dense-count"]  # and no other's
    posted(teacher, address, do="apply")
    done = reverse("attempt-done", args=[attempt.public_id])
    for review, shown in ((Review.NOTHING, 0), (Review.SCORE, 1), (Review.VERDICTS, 2), (Review.ANSWERS, 2)):
        QuizRules.objects.filter(pk=exam.rules.pk).update(review=review, review_from=ReviewFrom.FINISH)
        page = student.get(done).content.decode()
        said = ["The key was wrong." in page, "The earlier result: 0 / 5" in page and "The new result: 5 / 5" in page]
        assert said == [shown > 0, shown > 1], review
    person = reverse("regrade-person", args=["cnn", regrade.pk, exam.cast.student.pk])
    assert "This version judges the answer otherwise." in teacher.get(person).content.decode()
    posted(teacher, address, do="undo")
    assert "Graded again, and taken back" in student.get(done).content.decode()


def test_a_cell_is_told_by_where_it_stands_and_a_case_by_its_name() -> None:
    assert case_said("1,0") == "row 2, column 1"
    assert case_said("0.shape") == "row 1, output shape"
    assert [case_said(name) for name in ("stride 2, padding 1", "0.5", "2.x")] == ["stride 2, padding 1", "0.5", "2.x"]


@pytest.mark.django_db
def test_the_review_explains_by_the_version_that_judged(exam: Exam, sign_in: SignIn) -> None:
    QuizRules.objects.filter(pk=exam.rules.pk).update(review=Review.ANSWERS, review_from=ReviewFrom.FINISH)
    attempt = attempt_start(user=exam.cast.student, assignment=exam.quiz)
    response_save(place=attempt.places.get(item=exam.items["dense-count"]), response="5")
    attempt_finish(attempt=attempt)
    student, done = sign_in(exam.cast.student), reverse("attempt-done", args=[attempt.public_id])
    question("dense-count", 'type = "number"\nanswer = 5\nsteps = { en = "Two and three.", "zh-hans" = "二加三。" }\n')
    assert "256 x 256" in student.get(done).content.decode()
    asked = Asked(exercise=exam.items["dense-count"].exercise)
    regrade = regrade_create(by=exam.cast.instructor, assignment=exam.quiz, asked=asked, reason="It was wrong.")
    while (claim := grading_run_claim(queue=Queue.BULK, worker="bulk")) is not None:
        grading_run_finish(claim=claim, report=graded(report(10)))
    assert regrades_settle() == 1
    regrade_apply(by=exam.cast.instructor, regrade=regrade)
    page = student.get(done).content.decode()
    assert "Two and three." in page
    assert "256 x 256" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("review", [Review.SCORE, Review.VERDICTS])
def test_why_a_question_was_cancelled_is_told_in_the_review(exam: Exam, sign_in: SignIn, review: Review) -> None:
    attempt = attempt_start(user=exam.cast.student, assignment=exam.quiz)
    attempt_finish(attempt=attempt)
    QuizRules.objects.filter(pk=exam.rules.pk).update(review=review, review_from=ReviewFrom.FINISH)
    asked = Asked(exercise=exam.items["dense-count"].exercise, what=RegradeWhat.CANCEL)
    regrade = regrade_create(by=exam.cast.instructor, assignment=exam.quiz, asked=asked, reason="Two were right.")
    student, done = sign_in(exam.cast.student), reverse("attempt-done", args=[attempt.public_id])
    assert "Two were right." not in student.get(done).content.decode()
    regrade_apply(by=exam.cast.instructor, regrade=regrade)
    assert student.get(done).content.decode().count("Two were right.") == 1
    regrade_undo(by=exam.cast.instructor, regrade=regrade)
    assert "Two were right." not in student.get(done).content.decode()

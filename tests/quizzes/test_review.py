"""What a student sees of their results in a quiz: the same through every door, as the quiz's rules say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils import timezone

from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise
from grader.catalog.selectors import exercise_list, item_get, item_list
from grader.catalog.services import assignment_add, exercise_sync
from grader.courses.models import Assignment
from grader.courses.review import Review
from grader.courses.selectors import assignment_view
from grader.courses.services import extension_grant
from grader.errors import NotFound, Refused
from grader.gradebook.selectors import assignment_overview, course_overview, mark_get
from grader.grading.report.report import CaseReport
from grader.judge.verdict import Verdict
from grader.judge.words.sentences import Sentence
from grader.quizzes.models import Attempt, QuizRules, ReviewFrom
from grader.quizzes.sitting.attempts import attempt_finish, attempt_start
from grader.quizzes.sitting.saving import response_save
from grader.submissions.models import Submission
from grader.submissions.selectors import report_for, submission_get, submissions_of
from grader.submissions.services import submission_create
from tests.quizzes.exam import Exam
from tests.school import CORR2D, SOURCE, TRIAL, finish, report, run_of
from tests.web.conftest import sign_in as sign_in  # the fixture

HOUR = timedelta(hours=1)
SAID = "You flipped the kernel."
SignIn = Callable[[User | AnonymousUser], Client]
HIDDEN = CaseReport(
    name="border",
    verdict=Verdict.WRONG,
    points=0,
    max_points=5,
    visible=False,
    reveal="after-deadline",
    call="f(SECRET)",
)
SEEN = CaseReport(
    name="small", verdict=Verdict.WRONG, points=5, max_points=5, visible=True, sentences=(Sentence(text={"en": SAID}),)
)


@pytest.fixture
def code(exam: Exam) -> AssignmentExercise:
    return assignment_add(assignment=exam.quiz, exercise=exercise_sync(folder=CORR2D).exercise)


def rule(exam: Exam, review: Review, review_from: ReviewFrom = ReviewFrom.FINISH, **more: Any) -> None:
    QuizRules.objects.filter(pk=exam.rules.pk).update(review=review, review_from=review_from, **more)


def sit(exam: Exam, code: AssignmentExercise, user: User | None = None) -> Attempt:
    """Answer one question rightly and one wrongly, hand in code that is graded half right, and finish."""
    user = user or exam.cast.student
    attempt = attempt_start(user=user, assignment=Assignment.objects.get(pk=exam.quiz.pk))
    for slug, answer in (("dense-count", "196608000"), ("conv-shape", "4,102,102")):
        response_save(place=attempt.places.get(item=exam.items[slug]), response=answer)
    sent = submission_create(user=user, exercise=code.exercise, assignment=exam.quiz, source=SOURCE)
    finish(sent, report(5, 10, cases=(SEEN, HIDDEN)))
    return attempt_finish(attempt=attempt)


def of_student(exam: Exam, slug: str = "corr2d") -> Submission:
    return Submission.objects.get(exercise__slug=slug, user=exam.cast.student, kind="submission")


def doors(exam: Exam, code: AssignmentExercise, client: Client) -> dict[str, bool]:
    """Through which doors the student learns that their code was half right, or what was wrong with an answer."""
    me, sent, answer = exam.cast.student, of_student(exam), of_student(exam, "dense-count")
    telling = ("Partly correct", SAID, "5 of 10", "5 of 30", "Add the 1000 biases", "Not correct yet")
    found = {}
    view = submission_get(viewer=me, public_id=sent.public_id)
    found["submission_get"] = bool(view.run.verdict or view.run.points or view.run.report)
    rows = submissions_of(user=me, exercise=code.exercise, assignment=exam.quiz)
    found["submissions_of"] = any(row.run.verdict or row.run.points for row in rows)
    found["report_for"] = report_for(viewer=me, run=run_of(sent)) is not None
    found["mark_get"] = mark_get(user=me, item=code) is not None
    overview = assignment_overview(viewer=me, assignment=exam.quiz)
    found["rows of the assignment"] = any(row.mark for row in overview.rows)
    found["sum of the assignment"] = overview.points is not None
    found["sum of the course"] = course_overview(viewer=me, course=exam.cast.course)[0].points is not None
    for name, address in {
        "submission": f"/submissions/{sent.public_id}/",
        "result": f"/submissions/{sent.public_id}/result/",
        "answer": f"/submissions/{answer.public_id}/",
        "editor": "/courses/cnn/exam/corr2d/",
        "history": "/courses/cnn/exam/corr2d/history/",
        "API": f"/api/submissions/{sent.public_id}",
        "API's answer": f"/api/submissions/{answer.public_id}",
    }.items():
        page = client.get(address).content.decode()
        found[name] = any(words in page for words in telling) or '"verdict": "' in page
    return found


SUMS = {"sum of the assignment", "sum of the course"}


@pytest.mark.parametrize("review", list(Review))
def test_every_door_shows_what_the_rules_say(
    exam: Exam, code: AssignmentExercise, sign_in: SignIn, review: Review
) -> None:
    rule(exam, review)
    sit(exam, code)
    seen = doors(exam, code, sign_in(exam.cast.student))
    expected = {name: review.reaches(Review.SCORE if name in SUMS else Review.VERDICTS) for name in seen}
    assert seen == expected


def test_until_all_are_done_no_door_shows_anything(exam: Exam, code: AssignmentExercise, sign_in: SignIn) -> None:
    rule(exam, Review.ANSWERS, ReviewFrom.ALL_DONE)
    sit(exam, code)
    client = sign_in(exam.cast.student)
    nothing = dict.fromkeys(doors(exam, code, client), False)
    assert doors(exam, code, client) == nothing
    past = timezone.now() - HOUR / 60
    Assignment.objects.filter(pk=exam.quiz.pk).update(due_at=past, closes_at=past)
    exam.quiz.refresh_from_db()
    extension_grant(assignment=exam.quiz, user=exam.cast.other, closes_at=timezone.now() + HOUR)
    assert doors(exam, code, client) == nothing
    exam.quiz.extensions.all().delete()
    assert doors(exam, code, client) == dict.fromkeys(nothing, True)


def test_teachers_see_all_of_it_at_any_time(exam: Exam, code: AssignmentExercise) -> None:
    rule(exam, Review.NOTHING)
    sit(exam, code)
    for teacher in (exam.cast.assistant, exam.cast.instructor):
        view = submission_get(viewer=teacher, public_id=of_student(exam).public_id)
        assert (view.run.verdict, view.withheld) == ("partial", False)
        seen = report_for(viewer=teacher, run=view.run)
        assert seen is not None
        assert seen.cases[1].call == "f(SECRET)"


def test_verdicts_without_answers_say_right_or_wrong_and_not_why(exam: Exam, code: AssignmentExercise) -> None:
    rule(exam, Review.VERDICTS)
    sit(exam, code)
    wrong = report_for(viewer=exam.cast.student, run=run_of(of_student(exam, "dense-count")))
    assert wrong is not None
    assert (wrong.verdict, wrong.sentences, wrong.cases) == (Verdict.WRONG, (), ())
    graded = report_for(viewer=exam.cast.student, run=run_of(of_student(exam)))
    assert graded is not None
    assert "SECRET" not in repr(graded)
    rule(exam, Review.ANSWERS)
    assert "SECRET" in repr(report_for(viewer=exam.cast.student, run=run_of(of_student(exam))))
    assert "biases" in repr(report_for(viewer=exam.cast.student, run=run_of(of_student(exam, "dense-count"))))


def test_while_an_attempt_runs_nothing_of_an_earlier_one_is_shown(
    exam: Exam, code: AssignmentExercise, sign_in: SignIn
) -> None:
    rule(exam, Review.ANSWERS, attempts=3)
    first = sit(exam, code)
    client = sign_in(exam.cast.student)
    shown = doors(exam, code, client)
    assert all(shown.values())
    attempt_start(user=exam.cast.student, assignment=Assignment.objects.get(pk=exam.quiz.pk))
    assert doors(exam, code, client) == dict.fromkeys(shown, False)
    page = client.get(f"/attempts/{first.public_id}/done/").content.decode()
    assert "You are taking this quiz again." in page
    assert "Step by step" not in page


def test_a_trial_shows_its_visible_cases_during_the_attempt_and_a_submission_nothing(
    exam: Exam, code: AssignmentExercise
) -> None:
    rule(exam, Review.NOTHING)
    attempt_start(user=exam.cast.student, assignment=exam.quiz)
    where = {"user": exam.cast.student, "exercise": code.exercise, "assignment": exam.quiz, "source": SOURCE}
    trial = submission_create(**where, kind=TRIAL)
    finish(trial, report(5, 10, cases=(SEEN,)))
    sent = submission_create(**where)
    finish(sent, report(5, 10, cases=(SEEN,)))
    assert SAID in repr(report_for(viewer=exam.cast.student, run=run_of(trial)))
    assert report_for(viewer=exam.cast.student, run=run_of(sent)) is None
    rows = submissions_of(user=exam.cast.student, exercise=code.exercise, assignment=exam.quiz)
    assert [(row.withheld, row.run.verdict) for row in rows] == [(True, ""), (False, "partial")]
    assert [row.done for row in rows] == [True, True]


def test_who_left_the_course_learns_nothing_more_of_an_exam(exam: Exam, code: AssignmentExercise) -> None:
    rule(exam, Review.ANSWERS)
    sit(exam, code)
    exam.cast.course.enrolments.filter(user=exam.cast.student).delete()
    view = submission_get(viewer=exam.cast.student, public_id=of_student(exam).public_id)
    assert (view.withheld, view.run.verdict) == (True, "")


# What may be read of the questions themselves.


def asked(exam: Exam, user: User, client: Client) -> dict[str, bool]:
    """Through which doors the quiz's questions are known to ``user``."""
    found = {}
    found["item_list"] = bool(item_list(view=assignment_view(viewer=user, assignment=exam.quiz)))
    found["exercise_list"] = any(one.slug == "corr2d" for one in exercise_list(viewer=user))
    found["API"] = "corr2d" in client.get("/api/courses/cnn/assignments").content.decode()
    found["editor"] = client.get("/courses/cnn/exam/corr2d/").status_code == HTTPStatus.OK
    found["history"] = client.get("/courses/cnn/exam/corr2d/history/").status_code == HTTPStatus.OK
    found["starter"] = client.get("/courses/cnn/exam/corr2d/starter/").status_code == HTTPStatus.OK
    return found


def test_questions_are_read_within_an_attempt_and_in_its_review(
    exam: Exam, code: AssignmentExercise, sign_in: SignIn
) -> None:
    rule(exam, Review.ANSWERS, ReviewFrom.ALL_DONE)
    client = sign_in(exam.cast.student)
    nothing = dict.fromkeys(asked(exam, exam.cast.student, client), False)
    everything = dict.fromkeys(nothing, True)
    assert asked(exam, exam.cast.student, client) == nothing
    assert asked(exam, exam.cast.assistant, sign_in(exam.cast.assistant)) == everything
    attempt = attempt_start(user=exam.cast.student, assignment=exam.quiz)
    assert asked(exam, exam.cast.student, client) == everything
    assert asked(exam, exam.cast.other, sign_in(exam.cast.other)) == nothing
    attempt_finish(attempt=attempt)
    assert asked(exam, exam.cast.student, client) == nothing
    rule(exam, Review.ANSWERS, ReviewFrom.FINISH)
    assert asked(exam, exam.cast.student, client) == everything
    rule(exam, Review.SCORE, ReviewFrom.FINISH)
    assert asked(exam, exam.cast.student, client) == nothing


def test_who_has_handed_in_is_told_so_and_who_never_began_finds_nothing(exam: Exam, code: AssignmentExercise) -> None:
    where = {"course_slug": "cnn", "assignment_slug": "exam", "exercise_slug": "corr2d"}
    attempt_finish(attempt=attempt_start(user=exam.cast.student, assignment=exam.quiz))
    with pytest.raises(Refused) as told:
        item_get(viewer=exam.cast.student, **where)
    assert told.value.code == "attempt-over"
    with pytest.raises(NotFound):
        item_get(viewer=exam.cast.other, **where)

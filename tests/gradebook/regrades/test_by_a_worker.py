"""A worker grades aside, code and answers: behind live work, by the version that was asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from grader.catalog.selectors import bundle_of
from grader.catalog.services import assignment_add, exercise_store
from grader.content.bundle import build
from grader.gradebook.models import Mark, RegradeSet, RegradeState, RegradeWhat
from grader.gradebook.regrades.selectors import regrade_cases, regrade_progress
from grader.gradebook.regrades.services import Asked, regrade_apply, regrade_create, regrade_undo, regrades_settle
from grader.grading.author.cache import Cache
from grader.grading.judges.pool import Judges
from grader.grading.report.packing import graded
from grader.quizzes.asking.answers import answer_submit
from grader.quizzes.asking.regrading import answer_regrade
from grader.quizzes.asking.variants import draw_current
from grader.quizzes.models import QuizItem
from grader.quizzes.sitting.attempts import attempt_finish, attempt_start
from grader.quizzes.sitting.saving import response_save
from grader.sandbox.client import Jails
from grader.submissions.models import GradingRun, Queue
from grader.submissions.runs import turns
from grader.submissions.runs.services import grading_run_finish
from grader.submissions.runs.turns import grading_run_claim
from grader.submissions.working.worker import Worker
from tests.quizzes.exam import Exam, question
from tests.school import CORR2D, School

# A wrong one that the smallest case of all does not see.
WRONG = (CORR2D / "misconceptions" / "flipped_kernel.py").read_text()


OPTIONS = 'type = "choices"\noptions = [{{ text = {} }}, {{ text = {} }}, {{ text = {} }}]\n'


@pytest.fixture
def worker(tmp_path: Path, jails: Jails) -> Iterator[Worker]:
    with Judges(jails=jails, folder=tmp_path) as judges:
        yield Worker(name="here", jails=jails, judges=judges, cache=Cache(tmp_path), queues=lambda: [Queue.BULK])


def whole(exam: Exam) -> RegradeSet:
    return regrade_create(
        by=exam.cast.instructor, assignment=exam.quiz, asked=Asked(), reason="The key of two questions was wrong."
    )


def sit(exam: Exam, **responses: Any) -> None:
    attempt = attempt_start(user=exam.cast.student, assignment=exam.quiz)
    for place in attempt.places.select_related("item__exercise"):
        said = responses.get(place.item.exercise.slug.replace("-", "_"))
        if said is not None:
            response_save(place=place, response=said)
    attempt_finish(attempt=attempt)


@pytest.mark.jail
@pytest.mark.django_db
def test_code_is_graded_aside_by_the_new_version(worker: Worker, school: School) -> None:
    live = school.submit(source=WRONG)
    worker.grade(run_id=GradingRun.objects.get(submission=live).pk)
    old = GradingRun.objects.get(submission=live)
    bundle = bundle_of(version=old.version)
    cases = bundle.text("cases.py").replace("points=2", "points=1")
    exercise_store(slug="corr2d", bundle=build("corr2d", {**bundle.files, "cases.py": cases.encode()}))
    regrade = regrade_create(
        by=school.cast.instructor,
        assignment=school.assignment,
        asked=Asked(exercise=school.exercise),
        reason="Each case counts the same.",
    )
    waiting = school.submit(user=school.cast.other)
    assert worker.grade_waiting(queue=Queue.BULK) == 0  # somebody waits for a result of their own
    worker.grade(run_id=GradingRun.objects.get(submission=waiting).pk)
    assert worker.grade_waiting(queue=Queue.BULK) == 1
    assert regrades_settle() == 1

    aside = GradingRun.objects.get(aside=True)
    assert aside.version_id != old.version_id
    assert (old.points, aside.points) != (None, None)
    assert aside.max_points != old.max_points
    live.refresh_from_db()
    assert live.counted_run_id == old.pk
    regrade_apply(by=school.cast.instructor, regrade=regrade)
    live.refresh_from_db()
    assert live.counted_run_id == aside.pk


@pytest.mark.jail
@pytest.mark.django_db
def test_a_changed_key_is_a_regrade_of_answers(worker: Worker, exam: Exam) -> None:
    """One answer becomes right, one keeps its meaning though options moved, one cannot be graded by the new form."""
    sit(exam, dense_count="196608000", not_true="1", conv_shape="(4, 102, 102)", steps_of_training=["0", "1", "2", "3"])
    assert dict(Mark.objects.values_list("exercise__slug", "points")) == {
        "dense-count": 0,
        "not-true": 5,
        "conv-shape": 5,
        "steps-of-training": 5,
    }
    question("dense-count", 'type = "number"\nanswer = 196608000\n')
    question(
        "not-true",
        """
type = "choice"
options = [
  { text = "It takes no part in back-propagation.", correct = true },
  { text = "It has no parameters." },
  { text = "It shrinks the image." },
]
""",
    )
    question("conv-shape", 'type = "text"\nanswer = { en = "large", zh-hans = "大" }\n')
    question(
        "steps-of-training",
        """
type = "order"
items = [{ text = "forward" }, { text = "initialise" }, { text = "backward" }, { text = "update" }]
""",
    )
    regrade = whole(exam)
    GradingRun.objects.filter(aside=True).update(queued_at=timezone.now() - timedelta(minutes=1))
    assert worker.grade_waiting(queue=Queue.BULK) == 4
    assert regrades_settle() == 1
    found = regrade_progress(regrade=regrade)
    assert (found.done, found.left, found.failed) == (4, 1, 0)

    regrade_apply(by=exam.cast.instructor, regrade=regrade)

    assert dict(Mark.objects.values_list("exercise__slug", "points")) == {
        "dense-count": 5,
        "not-true": 5,
        "conv-shape": 5,  # nobody can say what it would be now
        "steps-of-training": 3 + Fraction(33, 100),
    }
    regrade_undo(by=exam.cast.instructor, regrade=regrade)
    assert Mark.objects.get(exercise__slug="dense-count").points == 0


@pytest.mark.django_db
def test_a_cancelled_question_is_looked_at_first_and_can_be_undone(exam: Exam) -> None:
    sit(exam, dense_count="1")
    asked = Asked(exercise=exam.items["dense-count"].exercise, what=RegradeWhat.CANCEL)
    regrade = regrade_create(by=exam.cast.instructor, assignment=exam.quiz, asked=asked, reason="Two were right.")
    regrade.refresh_from_db()
    assert regrade.state == RegradeState.READY
    effects = dict(regrade.effects.filter(change__gt=0).values_list("exercise__slug", "after"))
    assert effects == {"dense-count": 5}
    assert Mark.objects.get(exercise__slug="dense-count").points == 0
    assert not QuizItem.objects.filter(cancelled_at__isnull=False).exists()

    regrade_apply(by=exam.cast.instructor, regrade=regrade)
    assert Mark.objects.get(exercise__slug="dense-count").points == 5
    regrade_undo(by=exam.cast.instructor, regrade=regrade)
    assert Mark.objects.get(exercise__slug="dense-count").points == 0


@pytest.mark.django_db
def test_a_second_try_is_worth_what_it_was(school: School) -> None:
    """Homework: the second answer to one drawing earned two thirds, and does so by the new key."""

    exercise = question("count", 'type = "number"\nanswer = 3\n')
    assignment_add(assignment=school.assignment, exercise=exercise)
    draw = draw_current(user=school.cast.student, exercise=exercise, assignment=school.assignment)
    answer_submit(user=school.cast.student, draw=draw, response="5")
    second = answer_submit(user=school.cast.student, draw=draw, response="4")
    question("count", 'type = "number"\nanswer = 4\n')
    exercise.refresh_from_db()
    run = GradingRun(submission=second, version=exercise.current, aside=True)
    found = answer_regrade(run, None)  # type: ignore[arg-type]  a fixed question needs no jail
    assert round(found.points, 4) == round(2 / 3, 4)
    assert json.loads(second.source) == "4"


@pytest.mark.django_db
def test_a_part_is_told_by_its_text_whichever_place_it_has(school: School) -> None:
    """The key of two options is changed, and the options come in another order."""
    exercise = question("sizes", OPTIONS.format('"Pool", correct = true', '"Conv", correct = true', '"ReLU"'))
    assignment_add(assignment=school.assignment, exercise=exercise)
    draw = draw_current(user=school.cast.student, exercise=exercise, assignment=school.assignment)
    answer_submit(user=school.cast.student, draw=draw, response=["0", "1"])
    question("sizes", OPTIONS.format('"ReLU", correct = true', '"Pool"', '"Conv", correct = true'))
    regrade = regrade_create(
        by=school.cast.instructor, assignment=school.assignment, asked=Asked(exercise=exercise), reason="The key."
    )
    claim = grading_run_claim(queue=Queue.BULK, worker="here")
    assert claim is not None
    run = GradingRun.objects.get(pk=claim.run_id)
    report = answer_regrade(run, None)  # type: ignore[arg-type]  a fixed question needs no jail
    assert grading_run_finish(claim=claim, report=graded(report))
    assert {(one.case, one.before, one.after) for one in regrade_cases(regrade=regrade)} == {
        ("ReLU", "passed", "wrong"),
        ("Pool", "passed", "wrong"),
    }


@pytest.mark.django_db
def test_answers_wait_for_no_library(exam: Exam, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that lacks a library of code exercises regrades answers all the same."""
    monkeypatch.setattr(turns, "missing_here", lambda arrays: "" if arrays == "numpy" else "it is not here")
    sit(exam, dense_count="1")
    whole(exam)
    GradingRun.objects.filter(aside=True).update(queued_at=timezone.now() - timedelta(minutes=1))
    assert turns.grading_runs_overdue(queue=Queue.BULK)
    assert turns.grading_run_claim(queue=Queue.BULK, worker="here") is not None

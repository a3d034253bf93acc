"""A course in full swing: the cast, an exercise of the library, and an open assignment that asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.utils import timezone

from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise, Exercise
from grader.catalog.services import assignment_add, exercise_store
from grader.config import config
from grader.content.bundle import Bundle
from grader.content.loader import load_folder
from grader.courses.models import Assignment
from grader.courses.services import assignment_create
from grader.grading.report.packing import graded
from grader.grading.report.report import Report
from grader.judge.verdict import Verdict
from grader.submissions.models import GradingRun, Submission, SubmissionKind
from grader.submissions.runs.services import grading_run_finish
from grader.submissions.runs.turns import grading_run_claim
from grader.submissions.services import submission_create
from tests.people import Cast, assemble

CORR2D = Path(__file__).resolve().parent.parent / "exercises" / "convolution" / "corr2d"
SOURCE = "def corr2d(X, K):\n    return X\n"


@cache
def corr2d() -> Bundle:
    """The exercise, read and checked once a process."""
    return load_folder(CORR2D, config.reference_dir)


@dataclass(frozen=True)
class School:
    """What most tests need: the cast, ``corr2d``, and ``assignment``, which is open and worth 10 points."""

    cast: Cast
    exercise: Exercise
    assignment: Assignment
    item: AssignmentExercise

    def submit(self, user: User | None = None, source: str = SOURCE, **more: Any) -> Submission:
        """Hand in for the exercise, as the student unless ``user`` says who."""
        return submission_create(
            user=user or self.cast.student,
            exercise=self.exercise,
            assignment=self.assignment,
            source=source,
            **more,
        )

    def graded(self, report: Report, user: User | None = None, source: str = SOURCE, **more: Any) -> GradingRun:
        """Hand in and finish the grading with ``report``, as a worker would."""
        return finish(self.submit(user, source, **more), report)

    def reschedule(self, **dates: datetime | None) -> None:
        """Set the assignment's dates or ``published``."""
        for name, value in dates.items():
            setattr(self.assignment, name, value)
        self.assignment.full_clean()
        self.assignment.save()


def open_school() -> School:
    """Everything, with dates around now: opened an hour ago, due in a day, closed in two."""
    cast = assemble()
    exercise = exercise_store(slug=CORR2D.name, bundle=corr2d(), listed=True).exercise
    now = timezone.now()
    assignment = assignment_create(
        course=cast.course,
        slug="week-1",
        title={"en": "Week 1", "zh-hans": "第一周"},
        opens_at=now - timedelta(hours=1),
        due_at=now + timedelta(days=1),
        closes_at=now + timedelta(days=2),
        published=True,
    )
    return School(cast, exercise, assignment, assignment_add(assignment=assignment, exercise=exercise))


def report(points: float = 10.0, max_points: float = 10.0, **more: Any) -> Report:
    """A report of so many points, with the verdict that goes with them."""
    verdict = Verdict.PASSED if points == max_points else Verdict.PARTIAL if points else Verdict.WRONG
    return Report(**{"verdict": verdict, "points": points, "max_points": max_points, **more})


def run_of(submission: Submission) -> GradingRun:
    """The submission's newest grading, as the database has it now."""
    return GradingRun.objects.filter(submission=submission).latest("pk")


def finish(submission: Submission, with_report: Report) -> GradingRun:
    """Claim and finish the submission's run, whichever other runs wait before it."""
    run = run_of(submission)
    others = GradingRun.objects.filter(state="queued").exclude(pk=run.pk)
    turns = dict(others.values_list("pk", "turn"))
    GradingRun.objects.filter(pk=run.pk).update(turn=timezone.now() - timedelta(days=365))
    claim = grading_run_claim(queue=run.queue, worker="test")
    assert claim is not None
    assert claim.run_id == run.pk
    assert grading_run_finish(claim=claim, report=graded(with_report))
    assert dict(others.values_list("pk", "turn")) == turns
    return run_of(submission)


TRIAL = SubmissionKind.TRIAL

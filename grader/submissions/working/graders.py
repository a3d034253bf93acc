"""What grades a submission that is no code: the app that knows its kind says so. ``submissions`` knows none of them."""

from __future__ import annotations

from collections.abc import Callable

from grader.catalog.models import Kind
from grader.grading.questions import Runs
from grader.grading.report.packing import Graded, graded
from grader.grading.report.report import Report
from grader.submissions.models import GradingRun

Grader = Callable[[GradingRun, Runs], Report]

_graders: dict[str, Grader] = {}


class CannotGradeError(Exception):
    """The run's version cannot grade its submission. ``reason`` is a key that pages have words for."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def register(kind: Kind, grader: Grader) -> None:
    """From now on ``grader`` gives the reports of runs of exercises of this kind."""
    _graders[kind.value] = grader


def graded_otherwise(run: GradingRun, jails: Runs) -> Graded | None:
    """The grading of what is no code; None for code, which a jail and a judge grade. Raises CannotGradeError."""
    grader = _graders.get(run.submission.exercise.kind)
    return graded(grader(run, jails)) if grader is not None else None

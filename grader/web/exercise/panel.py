"""The panel of one's own input as the page shows it: fields to type in, and what came of the last run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from grader.catalog.selectors import ItemView
from grader.grading.report.report import from_json
from grader.judge.verdict import Verdict
from grader.submissions.experiments.selectors import (
    Start,
    experiment_latest,
    shown_in,
    starts_of,
)
from grader.submissions.models import Experiment, RunState
from grader.web.report.cards import CaseCard, ReportCard, case_card, report_card
from grader.web.results import DELAYS

MOST_ROWS = 8  # of a field that is typed in


@dataclass(frozen=True, slots=True)
class Field:
    """One argument: what stands in its field, and what is wrong with that."""

    name: str
    text: str
    dtype: str
    problem: str = ""

    @property
    def rows(self) -> int:
        return min(self.text.count("\n") + 1, MOST_ROWS)


@dataclass(frozen=True, slots=True)
class OwnResult:
    """What came of an experiment, or that it is under way."""

    experiment: Experiment
    address: str
    asked: int = 0

    @property
    def delay(self) -> int:
        return DELAYS[min(self.asked, len(DELAYS) - 1)]

    @property
    def next(self) -> int:
        return self.asked + 1

    @property
    def card(self) -> ReportCard | None:
        """The whole report; None where there is none."""
        report = self.experiment.report
        return report_card(from_json(report)) if report else None

    @property
    def failed(self) -> bool:
        return self.experiment.state == RunState.FINISHED and not self.experiment.report


@dataclass(frozen=True, slots=True)
class Told:
    """A finished experiment in the parts that its place shows."""

    whole: ReportCard
    case: CaseCard | None
    compared: bool
    reference: str  # the exception with which the reference refused the input
    printed: str
    scratch: CaseCard | None

    @property
    def right(self) -> bool:
        return self.compared and self.whole.report.verdict is Verdict.PASSED

    @property
    def ran(self) -> bool:
        return self.case is not None and self.case.case.got is not None


@dataclass(frozen=True, slots=True)
class Panel:
    """The panel: which case it starts from, its fields, and what came of the last run."""

    starts: tuple[Start, ...]
    start: Start
    fields: tuple[Field, ...]
    address: str
    scratch: str = ""
    scratch_problem: str = ""
    sentence: str = ""
    result: OwnResult | None = None
    open: bool = False
    compared: bool = False

    @property
    def told(self) -> Told | None:
        return told_of(self.result) if self.result else None


@dataclass(frozen=True, slots=True)
class Typed:
    """What a form brought."""

    case: str
    given: Mapping[str, str]
    scratch: str
    problems: Mapping[str, str] = field(default_factory=dict)
    sentence: str = ""


def own_panel(
    view: ItemView, *, address: str, takes: bool, case: str | None = None, typed: Typed | None = None
) -> Panel | None:
    """The panel as the view's viewer finds it, who may run code there now where it ``takes`` some.

    None where there is none: closed, not allowed, or not prepared yet.
    """
    user, assignment = view.assignment.user, view.assignment.assignment
    shown = shown_in(exercise=view.exercise, assignment=assignment)
    if not takes or not shown.allowed:
        return None
    starts = starts_of(exercise=view.exercise)
    if not starts:
        return None
    latest = experiment_latest(user=user, exercise=view.exercise, assignment=assignment)
    wanted = typed.case if typed else case or (latest.case if latest else "")
    start = next((one for one in starts if one.name == wanted), starts[0])
    given: Mapping[str, str] = {}
    if typed is not None:
        given = typed.given
    elif latest is not None and not case and latest.case == start.name:
        given = latest.given
    problems = typed.problems if typed else {}
    return Panel(
        starts=starts,
        start=start,
        fields=tuple(
            Field(one["name"], given.get(one["name"], one["text"]), one["dtype"], problems.get(one["name"], ""))
            for one in start.arguments
        ),
        address=f"{address}own/",
        scratch=typed.scratch if typed else latest.scratch if latest else "",
        scratch_problem=problems.get("scratch", ""),
        sentence=typed.sentence if typed else "",
        result=OwnResult(latest, f"{address}own/") if latest and not typed else None,
        open=case is not None or typed is not None,
        compared=shown.reference and start.compared,
    )


def told_of(result: OwnResult) -> Told | None:
    """The parts of a finished experiment; None while it is under way, and where it could not be run."""
    whole = result.card
    if whole is None:
        return None
    report = whole.report
    problem: Mapping[str, Any] = report.problem or {}
    own = next((case for case in report.cases if case.name != "scratch"), None)
    scratch = next((case for case in report.cases if case.name == "scratch"), None)
    return Told(
        whole=whole,
        case=case_card(own, number=1, opened=True) if own else None,
        compared=bool(problem.get("compared")),
        reference=str(problem.get("reference") or ""),
        printed=report.stdout,
        scratch=case_card(scratch, number=2) if scratch else None,
    )

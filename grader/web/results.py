"""The result of one run as a fragment: waiting, with the time to ask again, or the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse

from grader.catalog.models import Kind
from grader.catalog.selectors import ItemView, exercise_page
from grader.courses.rules import Viewer
from grader.gradebook.own.after import step_before
from grader.gradebook.selectors import points_of, worth_of
from grader.grading.report.report import Report
from grader.operations import watch
from grader.operations.selectors import ServiceState
from grader.quizzes.asking.parts import with_part_names
from grader.submissions.experiments.selectors import shown_in, starts_of
from grader.submissions.help.hints import failed, hint_offered, stuck
from grader.submissions.models import Queue, RunState, SubmissionKind
from grader.submissions.rules import is_author
from grader.submissions.runs.selectors import waiting_before
from grader.submissions.selectors import SubmissionView, report_for
from grader.web.report.cards import ReportCard, report_card

# Milliseconds before the page asks again: most results are there within the first two.
DELAYS: Final = (60, 80, 100, 150, 200, 300, 500, 800, 1200, 2000)


@dataclass(frozen=True, slots=True)
class Result:
    """What the result's place on a page shows. ``card`` is None while there is no report."""

    view: SubmissionView
    card: ReportCard | None
    asked: int
    ahead: int
    own: frozenset[str] = frozenset()  # names of the cases that their own input can start from
    hint: bool = False  # there is a hint to open, and reason to offer it
    stuck: bool = False  # the last tries all failed
    before: ItemView | None = None  # for who is stuck: the exercise that leads to this one

    @property
    def waiting(self) -> bool:
        return not self.view.done

    @property
    def withheld(self) -> bool:
        return self.view.withheld

    @property
    def superseded(self) -> bool:
        return self.view.run.state == RunState.SUPERSEDED

    @property
    def running(self) -> bool:
        return self.view.run.state == RunState.RUNNING

    @property
    def trial(self) -> bool:
        return self.view.submission.kind == SubmissionKind.TRIAL

    @property
    def own_passed(self) -> bool:
        """It is a hand-in of code in an assignment, so there is a page of what comes after it."""
        submission = self.view.submission
        return not self.trial and submission.assignment_id is not None and submission.exercise.kind == Kind.CODE

    @property
    def for_gpu(self) -> bool:
        """It has waited long enough for the reader to wonder, in the queue of GPUs."""
        return self.view.run.queue == Queue.GPU and self.view.run.state == RunState.QUEUED and self.asked >= len(DELAYS)

    @property
    def standing(self) -> ServiceState | None:
        """The service's state, where it waits because grading stands still or takes long."""
        waits = self.view.run.state == RunState.QUEUED and self.view.run.queue == Queue.INTERACTIVE
        return watch.standing_still() if waits else None

    @property
    def missing(self) -> str:
        """The library it needs where it waits for a worker that has it, else ""."""
        code = self.view.submission.version.spec.get("code") or {}
        return watch.missing(code.get("arrays")) if self.view.run.state == RunState.QUEUED else ""

    @property
    def delay(self) -> int:
        """Milliseconds to wait before asking again."""
        return DELAYS[min(self.asked, len(DELAYS) - 1)]

    @property
    def seconds(self) -> int:
        """The same for a page without scripts, which is loaded anew."""
        return 1 if self.asked < 5 else 3

    @property
    def next(self) -> int:
        return self.asked + 1


def result_of(*, viewer: Viewer, view: SubmissionView, asked: int = 0) -> Result:
    """The result of a submission the viewer may see. ``asked`` counts how often the page has asked before."""
    report = report_for(viewer=viewer, run=view.run)
    card = _card(view, report) if report else None
    ahead = waiting_before(run=view.run) if asked > len(DELAYS) // 2 else 0
    if card is None:
        return Result(view, card, asked, ahead)
    hint, away = _help(viewer, view, named=bool(card.named))
    sent = view.submission
    before = None
    if away and sent.assignment is not None:
        before = step_before(user=sent.user, assignment=sent.assignment, exercise=sent.exercise)
    return Result(view, card, asked, ahead, _own(viewer, view), hint, away, before)


def _help(viewer: Viewer, view: SubmissionView, *, named: bool) -> tuple[bool, bool]:
    """Whether to offer the next hint, and whether its author is stuck; of code, and to its author alone."""
    submission = view.submission
    if submission.assignment is None or not is_author(viewer=viewer, submission=submission):
        return False, False
    if submission.exercise.kind != Kind.CODE:
        return False, False
    written = len(exercise_page(exercise=submission.exercise).hints)
    away = failed(run=view.run) and stuck(submission=submission)
    return hint_offered(submission=submission, run=view.run, written=written, named=named and not away), away


def _own(viewer: Viewer, view: SubmissionView) -> frozenset[str]:
    submission = view.submission
    if submission.assignment is None or not is_author(viewer=viewer, submission=submission):
        return frozenset()
    if submission.exercise.kind != Kind.CODE:
        return frozenset()
    if not shown_in(exercise=submission.exercise, assignment=submission.assignment).allowed:
        return frozenset()
    return frozenset(start.name for start in starts_of(exercise=submission.exercise))


def announced(response: HttpResponse, result: Result) -> HttpResponse:
    """``response``, which shows ``result``, with where the page is to put it.

    While it is awaited, that is said beside the older result, which stays until the new one comes. Where it is graded,
    the page is told to ask for what follows from it.
    """
    response["HX-Retarget"] = "#waiting" if result.waiting else "#result"
    response["HX-Reswap"] = "innerHTML"
    if not result.waiting:
        response["HX-Trigger"] = "answer-graded"
    return response


def _card(view: SubmissionView, report: Report) -> ReportCard:
    worth = worth_of(submission=view.submission)
    points = None if worth is None else points_of(run=view.run, worth=worth)
    return report_card(with_part_names(submission=view.submission, report=report), worth=worth, scaled=points)


def asked_before(text: str | None) -> int:
    """The count in a poll's address; 0 for anything else."""
    return min(int(text), 10_000) if text and text.isascii() and text.isdigit() and len(text) < 6 else 0

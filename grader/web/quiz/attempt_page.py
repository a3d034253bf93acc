"""What the pages of an attempt show: each place with its form, and how far the student has come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from grader import clock
from grader.catalog.hints import WrittenHint
from grader.courses.review import Review
from grader.gradebook.regrades.told import RegradeTold, cancellations_told, regrades_told_of
from grader.grading.report.report import Report
from grader.questions.form import Form, Presented
from grader.quizzes.asking.presenting import hints_of_variant, statement_html, steps_html
from grader.quizzes.asking.variants import variants_judging
from grader.quizzes.filling.fields import UnreadField, unread_fields
from grader.quizzes.filling.places import UNREAD, form_of, outcome_of, presented_at, standing
from grader.quizzes.models import Attempt, Place
from grader.quizzes.selectors import ReviewView, cancelled, code_written, counting_earlier, places_of
from grader.quizzes.sitting.clock import rules_of
from grader.quizzes.sitting.reading import reading_of
from grader.submissions.help.hints import NO_HINTS, Hints, hint_open_in, hints_in
from grader.submissions.models import RunState
from grader.submissions.runs.reports import report_of
from grader.web.question.marks import MarkedAnswer, cell_marks, marked_answer


@dataclass(frozen=True, slots=True)
class PlaceView:
    """One question of the attempt. Its fields' names begin with ``prefix``."""

    place: Place
    presented: Presented | None  # None for code
    form: Form | None
    statement: str = ""  # safe HTML
    unread: tuple[UnreadField, ...] = ()
    hints: Hints = NO_HINTS

    @property
    def standing(self) -> str:
        return standing(self.place)

    @property
    def number(self) -> int:
        return self.place.position + 1

    @property
    def prefix(self) -> str:
        return prefix_of(self.place)

    @property
    def title_id(self) -> str:
        return f"q{self.number}-title"

    @property
    def is_code(self) -> bool:
        return self.presented is None


@dataclass(frozen=True, slots=True)
class AttemptPage:
    """All places for the navigation, and those that the page shows."""

    attempt: Attempt
    places: tuple[Place, ...]
    shown: tuple[PlaceView, ...]
    one_page: bool
    at: int  # number of the question shown, where the quiz shows one at a time

    def context(self) -> Mapping[str, Any]:
        answered = sum(place.answered for place in self.places)
        unread = sum(standing(place) == UNREAD for place in self.places)
        return {
            "attempt": self.attempt,
            "assignment": self.attempt.assignment,
            "course": self.attempt.assignment.course,
            "places": [(place, standing(place)) for place in self.places],
            "shown": self.shown,
            "one_page": self.one_page,
            "at": self.at,
            "before": self.at - 1 if self.at > 1 else None,
            "after": self.at + 1 if self.at < len(self.places) else None,
            "answered": answered,
            "unread": unread,
            "open": len(self.places) - answered - unread,
            "flagged": sum(place.flagged for place in self.places),
            "now": clock.now(),
        }


def attempt_page(attempt: Attempt, *, at: str | None = None, whole: bool = False) -> AttemptPage:
    """The page of question ``at`` (counted from 1), or of all of them where the quiz is on one page.

    ``whole``: all of them in any case, and without what they ask: for handing in, and for the page's script.
    """
    places = places_of(attempt=attempt)
    code = [place for place in places if place.variant_id is None]
    written = code_written(attempt=attempt) if code else ()
    for place in code:
        if place.item.exercise_id in written:
            place.response = True  # so that the navigation counts it; never saved
    one_page = rules_of(attempt.assignment).one_page
    number = int(at) if at and at.isascii() and at.isdigit() and len(at) < 6 else 1
    number = min(max(number, 1), max(len(places), 1))
    if whole:
        return AttemptPage(attempt, places, tuple(map(answer_view, places)), one_page, number)
    shown = places if one_page else places[number - 1 : number]
    return AttemptPage(attempt, places, _with_hints(attempt, tuple(map(place_view, shown))), one_page, number)


def hint_open_at(*, attempt: Attempt, view: PlaceView, number: int) -> None:
    """Open the next hint of a question of the attempt. Raises NotFound for one whose turn it is not."""
    place = view.place
    written = _hints_of(place)
    exercise, assignment = place.item.exercise, attempt.assignment
    hint_open_in(user=attempt.user, exercise=exercise, assignment=assignment, written=written, number=number)


def _with_hints(attempt: Attempt, views: tuple[PlaceView, ...]) -> tuple[PlaceView, ...]:
    written = {view.place.item.exercise_id: _hints_of(view.place) for view in views}
    found = hints_in(user=attempt.user, assignment=attempt.assignment, written=written)
    return tuple(
        replace(view, hints=found.get(view.place.item.exercise_id, view.hints)) if view.presented else view
        for view in views
    )


def _hints_of(place: Place) -> tuple[WrittenHint, ...]:
    """What its author wrote; of code, whose hints are on its own page, nothing."""
    if place.variant is None:
        return ()
    return hints_of_variant(variant=place.variant, language=get_language() or "en")


def prefix_of(place: Place) -> str:
    """What the names of a place's fields begin with."""
    return f"q{place.position + 1}-"


def place_view(place: Place, *, report: Report | None = None) -> PlaceView:
    """A place as its page shows it: what is asked, and the form with what stands there; with ``report``, marked."""
    view = answer_view(place, report=report)
    if place.variant is None:
        return view
    return replace(view, statement=statement_html(variant=place.variant, language=get_language() or "en"))


def answer_view(place: Place, *, report: Report | None = None) -> PlaceView:
    """The same without what is asked."""
    if place.variant is None:
        return PlaceView(place, None, None)
    presented = presented_at(place)
    reading = reading_of(variant=place.variant, response=place.response)
    marks = cell_marks(report) if report is not None else None
    form = form_of(place, presented, place.response, prefix=prefix_of(place), marks=marks)
    return PlaceView(place, presented, form, unread=unread_fields(presented, reading, prefix=prefix_of(place)))


@dataclass(frozen=True, slots=True)
class ReviewedPlace:
    """One question of a finished attempt, as far as its student may see."""

    view: PlaceView
    cancelled: bool
    waiting: bool
    outcome: str  # "right", "partly", "wrong", "unread" or "open"; "" while it is being graded
    earlier: bool  # what was typed last could not be read, and what counts was typed before
    points: float | None
    marked: MarkedAnswer | None
    steps: SafeString
    regrades: tuple[RegradeTold, ...]
    why_cancelled: str


def regrade_reasons(review: ReviewView, attempt: Attempt) -> tuple[str, ...]:
    """Why something of the attempt was graded again or cancelled, where the review shows no places to say it at."""
    if review.level is not Review.SCORE:
        return ()
    told = regrades_told_of(submission_ids=_answers(review))
    reasons = [one.reason for found in told.values() for one in found if not one.undone]
    off = cancellations_told(assignment_id=attempt.assignment_id)
    reasons += [off[place.item.exercise_id] for place, _ in review.places if place.item.exercise_id in off]
    return tuple(dict.fromkeys(reasons))


def _answers(review: ReviewView) -> list[int]:
    return [place.submission_id for place, _ in review.places if place.submission_id is not None]


def reviewed_places(review: ReviewView, attempt: Attempt) -> tuple[ReviewedPlace, ...]:
    """The places of a review, each with as much as its level shows."""
    if review.level is Review.SCORE:
        return ()
    language = get_language() or "en"
    earlier = counting_earlier([place for place, _ in review.places])
    told = regrades_told_of(submission_ids=_answers(review))
    reasons = cancellations_told(assignment_id=attempt.assignment_id)
    judged = [(place.variant, run.version_id) for place, run in review.places if place.variant and run is not None]
    judging = variants_judging(judged)
    rows = []
    for place, run in review.places:
        judge = place.variant
        if judge is not None and run is not None:
            judge = judging.get((judge.pk, run.version_id), judge)  # what is right and why, as it was judged
        done = run is not None and run.state == RunState.FINISHED and run.report is not None
        full = review.answers(place)
        report = report_of(run) if full and run is not None else None
        view = place_view(place, report=report)
        share = run.share if run is not None else 0.0
        rows.append(
            ReviewedPlace(
                view=view,
                cancelled=cancelled(place),
                waiting=run is not None and not done,
                outcome=outcome_of(place, run) if run is None or done else "",
                earlier=place.pk in earlier,
                points=float(place.item.points) * (1.0 if cancelled(place) else share),
                marked=marked_answer(judge, report) if report is not None and judge is not None else None,
                steps=steps_html(variant=judge, language=language) if full and judge is not None else SafeString(""),
                regrades=told.get(place.submission_id or 0, ()),
                why_cancelled=reasons.get(place.item.exercise_id, "") if cancelled(place) else "",
            )
        )
    return tuple(rows)

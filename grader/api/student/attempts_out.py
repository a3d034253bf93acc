"""An attempt at a quiz as programs get it: while it runs what it asks, once it has ended its review."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from grader.api.student.courses import caller, exercise_out
from grader.api.student.fields import fields_out, unread_out
from grader.api.student.question_schemas import (
    AttemptOut,
    PlaceOut,
    ReviewedOut,
    ReviewOut,
    SavedOut,
)
from grader.clock import now as database_now
from grader.courses.review import Review
from grader.errors import NotFound, Refused
from grader.quizzes.asking.presenting import statement_html, steps_html
from grader.quizzes.filling.fields import filled, unread_fields
from grader.quizzes.filling.places import (
    ANSWERED,
    OPEN,
    form_of,
    outcome_of,
    presented_at,
    standing,
)
from grader.quizzes.models import Attempt, Place
from grader.quizzes.selectors import (
    ReviewView,
    cancelled,
    code_written,
    counting_earlier,
    places_of,
    review_get,
)
from grader.quizzes.sitting.clock import rules_of
from grader.quizzes.sitting.reading import reading_of
from grader.submissions.models import RunState


def flagged_out(place: Place, revision: int, *, flagged: bool) -> SavedOut:
    """What stands at a place of which only the flag was set."""
    whole = next(one for one in places_of(attempt=place.attempt) if one.pk == place.pk)
    code = whole.variant is None
    return SavedOut(
        now=database_now(),
        ends_at=place.attempt.ends_at,
        revision=revision,
        saved_at=whole.saved_at,
        standing=standing(whole),
        flagged=flagged,
        answer={} if code else filled(form_of(whole, presented_at(whole), whole.response, prefix="")),
        unread=[],
        aside=False,
        other=False,
    )


def attempt_line(attempt: Attempt) -> dict[str, Any]:
    return {
        "id": attempt.public_id,
        "number": attempt.number,
        "started_at": attempt.started_at,
        "ends_at": attempt.ends_at,
        "finished_at": attempt.finished_at,
        "ending": attempt.ending,
        "receipt": attempt.receipt,
    }


def attempt_out(request: HttpRequest, attempt: Attempt) -> AttemptOut:
    """The attempt as its student sees it while it runs; what it asked is in its review once it has ended.

    After that what is asked and answered is shown where its review shows verdicts.
    """
    review: ReviewView | None = None
    later = ""
    if attempt.finished_at is not None:
        try:
            review = review_get(viewer=caller(request), attempt=attempt)
        except NotFound:
            raise
        except Refused as refusal:
            later = str(refusal)
    places: Sequence[Place] = ()
    if attempt.finished_at is None:
        places = places_of(attempt=attempt)
    elif review is not None and review.level is not Review.SCORE:
        places = [place for place, _ in review.places]
    written = code_written(attempt=attempt) if any(place.variant is None for place in places) else set()
    return AttemptOut(
        **attempt_line(attempt),
        user=attempt.user_id,
        course=attempt.assignment.course.slug,
        assignment=attempt.assignment.slug,
        now=database_now(),
        grace_seconds=rules_of(attempt.assignment).grace_seconds,
        places=[_place_out(place, written) for place in places],
        review=_review_out(review) if review is not None else None,
        review_later=later,
    )


def _place_out(place: Place, written: set[int]) -> PlaceOut:
    question, unread = None, []
    if place.variant is not None:
        presented = presented_at(place)
        form = form_of(place, presented, place.response, prefix="")
        question = fields_out(presented, form, statement_html(variant=place.variant, language=_language()))
        reading = reading_of(variant=place.variant, response=place.response)
        unread = unread_out(unread_fields(presented, reading))
    code = ANSWERED if place.item.exercise_id in written else OPEN
    return PlaceOut(
        position=place.position,
        exercise=exercise_out(place.item.exercise),
        points=place.item.points,
        standing=code if place.variant is None else standing(place),
        flagged=place.flagged,
        revision=place.revision,
        saved_at=place.saved_at,
        question=question,
        unread=unread,
    )


def _review_out(review: ReviewView) -> ReviewOut:
    rows = review.places if review.level is not Review.SCORE else ()
    earlier = counting_earlier([place for place, _ in rows]) if rows else set()
    return ReviewOut(
        level=review.level,
        points=_decimal(review.points),
        max_points=_decimal(review.max_points),
        waiting=review.waiting,
        places=[
            ReviewedOut(
                position=place.position,
                outcome=outcome_of(place, run) if run is None or run.state == RunState.FINISHED else "",
                points=place.item.points if cancelled(place) else _decimal(float(place.item.points) * _share(run)),
                cancelled=cancelled(place),
                earlier=place.pk in earlier,
                submission=place.submission.public_id if place.submission is not None else None,
                steps_html=steps_html(variant=place.variant, language=_language())
                if review.answers(place) and place.variant is not None
                else "",
            )
            for place, run in rows
        ],
    )


def _share(run: Any) -> float:
    return run.share if run is not None else 0.0


def _decimal(points: float) -> Decimal:
    return Decimal(str(round(points, 2)))


def _language() -> str:
    return get_language() or "en"

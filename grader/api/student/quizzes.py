"""Quizzes: begun, saved, handed in and reviewed, by the rules and the clock of their pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import get_language
from ninja import Router, Status

from grader.accounts.tokens.once import done_once
from grader.accounts.tokens.scopes import Scope
from grader.api.asked import KEY
from grader.api.auth import check_scope, needs
from grader.api.errors import REFUSALS, ErrorOut
from grader.api.student.courses import caller, exercise_out
from grader.api.student.fields import Filled, fields_out, unread_out
from grader.api.student.question_schemas import (
    AttemptLineOut,
    AttemptOut,
    PlaceOut,
    QuizOut,
    ReviewedOut,
    ReviewOut,
    SavedOut,
    SaveIn,
)
from grader.clock import now as database_now
from grader.courses.review import Review
from grader.courses.selectors import assignment_get
from grader.errors import NotFound, Refused
from grader.quizzes.asking.presenting import statement_html, steps_html
from grader.quizzes.errors import AttemptOver
from grader.quizzes.filling.fields import filled, unread_fields
from grader.quizzes.filling.places import (
    ANSWERED,
    OPEN,
    form_of,
    outcome_of,
    presented_at,
    sent_response,
    standing,
    standing_of,
)
from grader.quizzes.models import Attempt, Place
from grader.quizzes.selectors import (
    ReviewView,
    attempt_get,
    attempt_own,
    cancelled,
    code_written,
    counting_earlier,
    places_of,
    quiz_view,
    review_get,
)
from grader.quizzes.sitting.attempts import attempt_finish, attempt_start
from grader.quizzes.sitting.clock import rules_of
from grader.quizzes.sitting.reading import reading_of
from grader.quizzes.sitting.saving import late_keep, place_flag, place_get, response_save
from grader.submissions.models import RunState

router = Router(auth=needs(Scope.READ))
QUIZ = "/courses/{slug}/assignments/{assignment}/quiz"
ATTEMPT = "/attempts/{public_id}"
MAX_AGE = timedelta(days=30)  # what may be said of how long ago something was typed


@router.get(QUIZ, response={200: QuizOut, **REFUSALS}, url_name="quiz")
def quiz(request: HttpRequest, slug: str, assignment: str) -> QuizOut:
    """A quiz's rules as they hold for you, and your attempts; 404 for what is no quiz."""
    view = assignment_get(viewer=caller(request), course_slug=slug, slug=assignment)
    found = quiz_view(viewer=caller(request), assignment=view.assignment)
    return QuizOut(
        seconds=found.seconds,
        questions=found.questions,
        attempts_allowed=found.allowed,
        may_begin=found.may_start,
        grace_seconds=found.rules.grace_seconds,
        one_page=found.rules.one_page,
        hints=found.rules.hints,
        review=found.rules.review,
        review_from=found.rules.review_from,
        attempts=[AttemptLineOut(**_line(attempt)) for attempt in found.attempts],
    )


@router.post(
    f"{QUIZ}/attempts",
    auth=needs(Scope.SUBMIT),
    response={201: AttemptOut, 503: ErrorOut, **REFUSALS},
    url_name="quiz-attempts",
)
def begin(request: HttpRequest, slug: str, assignment: str, key: str | None = KEY) -> Status[AttemptOut]:
    """Begin an attempt: its time runs from now on. While one is open, that one comes back."""
    user = caller(request)
    view = assignment_get(viewer=user, course_slug=slug, slug=assignment)

    def do() -> dict[str, str]:
        return {"id": str(attempt_start(user=user, assignment=view.assignment, view=view).public_id)}

    begun = done_once(user=user, key=key, asked=["attempt", slug, assignment], do=do)
    return Status(201, _attempt_out(request, attempt_own(viewer=user, public_id=begun["id"])))


@router.get(ATTEMPT, response={200: AttemptOut, **REFUSALS}, url_name="attempt")
def attempt(request: HttpRequest, public_id: UUID) -> AttemptOut:
    """What an attempt of yours asks and what stands there; once it has ended, its review, to its teachers too."""
    found = attempt_get(viewer=caller(request), public_id=public_id)
    if found.user_id != caller(request).pk:
        if found.finished_at is None:
            raise NotFound
        check_scope(request, Scope.TEACH)
    return _attempt_out(request, found)


@router.put(
    f"{ATTEMPT}/places/{{position}}",
    auth=needs(Scope.SUBMIT),
    response={200: SavedOut, **REFUSALS},
    url_name="attempt-place",
)
def save(request: HttpRequest, public_id: UUID, position: int, data: SaveIn) -> SavedOut:
    """Save the answer at a place, its flag, or both. All that was ever saved is kept; the same again changes nothing.

    After the end it is refused with ``attempt-over`` and kept beside what was handed in, where teachers find it.
    """
    if not 0 <= position < 10_000:
        raise NotFound
    place = place_get(user=caller(request), public_id=public_id, position=position)
    if place.variant_id is None or data.answer is None:
        if data.answer is not None or data.flagged is None:
            raise NotFound  # code has calls of its own, and nothing is no save
        if place.attempt.finished_at is not None:
            raise AttemptOver
        return _flagged_out(place, place_flag(place=place, flagged=data.flagged), flagged=data.flagged)
    presented = presented_at(place)
    response = sent_response(place, presented, Filled(data.answer), prefix="")
    ago = None if data.typed_ms_ago is None else min(timedelta(milliseconds=data.typed_ms_ago), MAX_AGE)
    try:
        saved = response_save(
            place=place,
            response=response,
            flagged=data.flagged,
            tab=data.tab,
            tabs=[data.tab] if data.tab else [],
            base=data.base,
            typed_at=None if ago is None else database_now() - ago,
        )
    except AttemptOver:
        attempt_finish(attempt=place.attempt)
        late_keep(place=place, response=response, tab=data.tab)
        raise
    return SavedOut(
        now=database_now(),
        ends_at=saved.ends_at,
        revision=saved.revision,
        saved_at=saved.saved_at,
        standing=standing_of(saved.response, unread=bool(saved.reading.unread)),
        flagged=saved.flagged,
        answer=filled(form_of(place, presented, saved.response, prefix="")),
        unread=unread_out(unread_fields(presented, saved.reading)),
        aside=saved.aside,
        other=saved.replaced is not None,
    )


@router.post(
    f"{ATTEMPT}/finish", auth=needs(Scope.SUBMIT), response={200: AttemptOut, **REFUSALS}, url_name="attempt-finish"
)
def finish(request: HttpRequest, public_id: UUID) -> AttemptOut:
    """Hand in; done again, it changes nothing."""
    found = attempt_own(viewer=caller(request), public_id=public_id)
    attempt_finish(attempt=found)
    return _attempt_out(request, attempt_own(viewer=caller(request), public_id=public_id))


def _flagged_out(place: Place, revision: int, *, flagged: bool) -> SavedOut:
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


def _line(attempt: Attempt) -> dict[str, Any]:
    return {
        "id": attempt.public_id,
        "number": attempt.number,
        "started_at": attempt.started_at,
        "ends_at": attempt.ends_at,
        "finished_at": attempt.finished_at,
        "ending": attempt.ending,
        "receipt": attempt.receipt,
    }


def _attempt_out(request: HttpRequest, attempt: Attempt) -> AttemptOut:
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
        **_line(attempt),
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
                if review.level is Review.ANSWERS and place.variant is not None
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

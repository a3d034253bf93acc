"""Quizzes: begun, saved, handed in and reviewed, by the rules and the clock of their pages."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from grader.accounts.tokens.once import done_once
from grader.accounts.tokens.scopes import Scope
from grader.api.asked import KEY
from grader.api.auth import check_scope, needs
from grader.api.errors import REFUSALS, ErrorOut
from grader.api.student.attempts_out import attempt_line, attempt_out, flagged_out
from grader.api.student.courses import caller
from grader.api.student.fields import Filled, unread_out
from grader.api.student.question_schemas import (
    AttemptLineOut,
    AttemptOut,
    QuizOut,
    SavedOut,
    SaveIn,
)
from grader.clock import now as database_now
from grader.courses.selectors import assignment_get
from grader.errors import NotFound
from grader.quizzes.errors import AttemptOver
from grader.quizzes.filling.fields import filled, unread_fields
from grader.quizzes.filling.places import (
    form_of,
    presented_at,
    sent_response,
    standing_of,
)
from grader.quizzes.selectors import (
    attempt_get,
    attempt_own,
    quiz_view,
)
from grader.quizzes.sitting.attempts import attempt_finish, attempt_start
from grader.quizzes.sitting.saving import late_keep, place_flag, place_get, response_save

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
        attempts=[AttemptLineOut(**attempt_line(attempt)) for attempt in found.attempts],
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
    return Status(201, attempt_out(request, attempt_own(viewer=user, public_id=begun["id"])))


@router.get(ATTEMPT, response={200: AttemptOut, **REFUSALS}, url_name="attempt")
def attempt(request: HttpRequest, public_id: UUID) -> AttemptOut:
    """What an attempt of yours asks and what stands there; once it has ended, its review, to its teachers too."""
    found = attempt_get(viewer=caller(request), public_id=public_id)
    if found.user_id != caller(request).pk:
        if found.finished_at is None:
            raise NotFound
        check_scope(request, Scope.TEACH)
    return attempt_out(request, found)


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
        return flagged_out(place, place_flag(place=place, flagged=data.flagged), flagged=data.flagged)
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
    return attempt_out(request, attempt_own(viewer=caller(request), public_id=public_id))

"""A course's own exercises by a program: checked, published with the warnings signed, or removed."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest
from ninja import Router, Status

from grader.accounts.tokens.once import done_once
from grader.accounts.tokens.scopes import Scope
from grader.api.asked import KEY, WAIT
from grader.api.auth import needs
from grader.api.errors import REFUSALS
from grader.api.staff.assignment_schemas import CheckOut, PublishedOut, PublishVersionIn
from grader.api.staff.courses import managed
from grader.api.student.courses import caller
from grader.catalog.models import CheckState, DraftCheck
from grader.catalog.own.asking import check_ask, check_latest, version_of_draft
from grader.catalog.own.publishing import draft_publish, warnings_of
from grader.catalog.own.removing import exercise_remove
from grader.catalog.own.selectors import OwnView, draft_read, own_get
from grader.errors import NotFound
from grader.grading.check.types import Fault
from grader.localised import translated
from grader.submissions.runs.waiting import wait_for

router = Router(auth=needs(Scope.TEACH))
EXERCISE = "/teach/{slug}/exercises/{exercise}"


@router.get(f"{EXERCISE}/check", response={200: CheckOut, **REFUSALS}, url_name="teach-check")
def checked(request: HttpRequest, slug: str, exercise: str, wait: float = WAIT) -> CheckOut:
    """The newest check of the draft; 404 while there is none. ``wait``: seconds to wait for its end."""
    view = _own(request, slug, exercise)
    found = check_latest(exercise=view.exercise)
    if found is None:
        raise NotFound
    if found.state != CheckState.FINISHED and wait:
        wait_for(lambda: _ended(view), seconds=wait)
        found = check_latest(exercise=view.exercise) or found
    return _check_out(view, found)


@router.post(f"{EXERCISE}/check", auth=needs(Scope.MANAGE), response={202: CheckOut, **REFUSALS})
def check(request: HttpRequest, slug: str, exercise: str) -> Status[CheckOut]:
    """Have the draft checked as it is now; while it is, asking again is the same check."""
    view = _own(request, slug, exercise)
    asked = check_ask(exercise=view.exercise, contents=view.contents, by=caller(request))
    return Status(HTTPStatus.ACCEPTED, _check_out(view, asked))


@router.post(
    f"{EXERCISE}/publish",
    auth=needs(Scope.MANAGE),
    response={201: PublishedOut, **REFUSALS},
    url_name="teach-publish",
)
def publish(
    request: HttpRequest, slug: str, exercise: str, data: PublishVersionIn, key: str | None = KEY
) -> Status[Any]:
    """Make the draft, as it was checked, what students get. Each warning of the check has to be signed."""
    view = _own(request, slug, exercise)

    def do() -> dict[str, Any]:
        version = version_of_draft(exercise=view.exercise, contents=view.contents)
        newest = check_latest(exercise=view.exercise)
        made = draft_publish(
            exercise=view.exercise,
            version=version,
            check=newest if newest is not None and newest.version_id == version.pk else None,
            by=caller(request),
            signed=data.signed,
            note=data.note,
        )
        return PublishedOut(
            exercise=view.exercise.slug, version=version.hash, at=made.at, note=made.note, warnings=made.warnings
        ).dict()

    return Status(201, done_once(user=caller(request), key=key, asked=["publish", slug, exercise, data.dict()], do=do))


@router.delete(EXERCISE, auth=needs(Scope.MANAGE), response={204: None, **REFUSALS}, url_name="teach-own-exercise")
def remove(request: HttpRequest, slug: str, exercise: str) -> Status[None]:
    """Remove one that was never published: its draft, checks, copies and its authors' tries. None of it comes back."""
    exercise_remove(exercise=_own(request, slug, exercise).exercise, by=caller(request))
    return Status(204, None)


def _own(request: HttpRequest, slug: str, exercise: str) -> OwnView:
    """The course's own exercise, for its instructors. Raises NotFound, ExerciseRemoved, CourseArchived."""
    managed(request, slug)
    return own_get(viewer=caller(request), course_slug=slug, slug=exercise)


def _ended(view: OwnView) -> bool:
    found = check_latest(exercise=view.exercise)
    return found is not None and found.state == CheckState.FINISHED


def _check_out(view: OwnView, found: DraftCheck) -> CheckOut:
    bundle = draft_read(slug=view.exercise.slug, contents=view.contents).bundle
    warned = warnings_of(course=view.course.course, version=found.version, check=found) if found.passed else ()
    return CheckOut(
        version=found.version.hash,
        fresh=bundle is not None and bundle.hash == found.version.hash,
        state=found.state,
        passed=found.passed,
        done=found.done,
        total=found.total,
        faults=[_fault_out(Fault.from_json(fault)) for fault in found.result.get("faults", [])],
        warnings={one.code: one.sentence for one in warned},
    )


def _fault_out(fault: Fault) -> dict[str, Any]:
    """The fault with its sentence in the language that was asked for."""
    return {**fault.to_json(), "message": translated(fault.message), "detail": translated(fault.detail)}

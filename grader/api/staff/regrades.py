"""Grading again as a change that is looked at before it counts; for instructors."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Router, Status

from grader.accounts.tokens.once import done_once
from grader.accounts.tokens.scopes import Scope
from grader.api.asked import KEY, LIMIT, OFFSET, fitting
from grader.api.auth import needs
from grader.api.errors import REFUSALS, Unacceptable, checked
from grader.api.staff.assignment_schemas import RegradeIn
from grader.api.staff.assignments import managed_assignment
from grader.api.staff.courses import after, managed
from grader.api.staff.schemas import RegradeOut, RegradesOut, RegradeWholeOut
from grader.api.student.courses import caller
from grader.catalog.own.versions import pinned_to
from grader.courses.models import Assignment
from grader.courses.people.groups import student_named
from grader.gradebook.models import RegradePolicy, RegradeSet, RegradeState, RegradeWhat, RegradeWhich
from grader.gradebook.regrades.selectors import regrade_get, regrade_list, regrade_progress, regrade_summary
from grader.gradebook.regrades.services import (
    Asked,
    regrade_apply,
    regrade_create,
    regrade_drop,
    regrade_extend,
    regrade_undo,
)
from grader.gradebook.teaching.choosing import placed_in

router = Router(auth=needs(Scope.TEACH))
DECISIONS = {"apply": regrade_apply, "drop": regrade_drop, "undo": regrade_undo, "extend": regrade_extend}


@router.get("/teach/{slug}/regrades", response={200: RegradesOut, **REFUSALS}, url_name="teach-regrades")
def regrades(
    request: HttpRequest,
    slug: str,
    assignment: str | None = None,
    state: RegradeState | None = None,
    limit: int = LIMIT,
    offset: int = OFFSET,
) -> RegradesOut:
    """The course's regrades, the newest first."""
    rows = regrade_list(viewer=caller(request), course=managed(request, slug).course)
    rows = rows.filter(**fitting(assignment__slug=assignment, state=state))
    items, count = [RegradeOut(**_out(row)) for row in rows[offset : offset + limit]], rows.count()
    return RegradesOut(items=items, count=count, next=after(offset, len(items), count))


@router.post("/teach/{slug}/regrades", auth=needs(Scope.MANAGE), response={201: RegradeWholeOut, **REFUSALS})
def begin(request: HttpRequest, slug: str, data: RegradeIn, key: str | None = KEY) -> Status[Any]:
    """Grade aside what was handed in; nothing counts of it before it is applied."""
    by, row = caller(request), managed_assignment(request, slug, data.assignment)

    def do() -> dict[str, Any]:
        with checked():
            made = regrade_create(by=by, assignment=row, asked=_asked(row, data), reason=data.reason)
        return _whole(made).dict()

    return Status(201, done_once(user=by, key=key, asked=["regrade", slug, data.dict()], do=do))


@router.get("/teach/{slug}/regrades/{regrade}", response={200: RegradeWholeOut, **REFUSALS}, url_name="teach-regrade")
def regrade(request: HttpRequest, slug: str, regrade: int) -> RegradeWholeOut:
    """How far one has come, and what it would change."""
    return _whole(regrade_get(viewer=caller(request), course=managed(request, slug).course, pk=regrade))


@router.post(
    "/teach/{slug}/regrades/{regrade}/{decision}",
    auth=needs(Scope.MANAGE),
    response={200: RegradeWholeOut, **REFUSALS},
    url_name="teach-regrade-decision",
)
def decide(
    request: HttpRequest, slug: str, regrade: int, decision: Literal["apply", "drop", "undo", "extend"]
) -> RegradeWholeOut:
    """Let it count, drop it, bring back what counted before, or take in what came since; refused where it cannot be."""
    course = managed(request, slug).course
    found = regrade_get(viewer=caller(request), course=course, pk=regrade)
    with checked():
        DECISIONS[decision](by=caller(request), regrade=found)
    return _whole(regrade_get(viewer=caller(request), course=course, pk=regrade))


def _asked(row: Assignment, data: RegradeIn) -> Asked:
    """What is to be graded again, by which version and for whom. Raises NotFound, ValidationError."""
    item = next((one for one in placed_in(assignment=row) if one.exercise.slug == data.exercise), None)
    if data.exercise is not None and item is None:
        raise Unacceptable(reason=_("The assignment does not ask for this exercise."))
    if data.version is not None and item is None:
        raise Unacceptable(reason=_("A version is one of an exercise: say of which."))
    return Asked(
        exercise=item.exercise if item is not None else None,
        version=pinned_to(exercise=item.exercise, name=data.version) if item is not None and data.version else None,
        what=RegradeWhat(data.what),
        which=RegradeWhich(data.which),
        policy=RegradePolicy(data.policy),
        people=[student_named(course=row.course, name=one[:254]) for one in data.people],
    )


def _out(row: RegradeSet) -> dict[str, Any]:
    return {
        "id": row.pk,
        "assignment": row.assignment.slug,
        "exercise": row.exercise.slug if row.exercise else None,
        "what": row.what,
        "which": row.which,
        "policy": row.policy,
        "state": row.state,
        "reason": row.reason,
        "created_at": row.created_at,
    }


def _whole(row: RegradeSet) -> RegradeWholeOut:
    progress, summary = regrade_progress(regrade=row), regrade_summary(regrade=row)
    return RegradeWholeOut(
        **_out(row),
        total=progress.total,
        done=progress.done,
        failed=progress.failed,
        rises=summary.rises,
        falls=summary.falls,
        same=summary.same,
        gained=summary.gained,
        lost=summary.lost,
        since=summary.since,
    )

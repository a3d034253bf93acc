"""Grading again as a change that is looked at before it counts; for instructors."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Router

from grader.accounts.tokens.scopes import Scope
from grader.api.asked import LIMIT, OFFSET
from grader.api.auth import needs
from grader.api.errors import REFUSALS, checked
from grader.api.staff.courses import after, managed
from grader.api.staff.schemas import RegradeOut, RegradesOut, RegradeWholeOut
from grader.api.student.courses import caller
from grader.gradebook.models import RegradeSet
from grader.gradebook.regrades.selectors import regrade_get, regrade_list, regrade_progress, regrade_summary
from grader.gradebook.regrades.services import regrade_apply, regrade_drop, regrade_undo

router = Router(auth=needs(Scope.TEACH))
DECISIONS = {"apply": regrade_apply, "drop": regrade_drop, "undo": regrade_undo}


@router.get("/teach/{slug}/regrades", response={200: RegradesOut, **REFUSALS}, url_name="teach-regrades")
def regrades(request: HttpRequest, slug: str, limit: int = LIMIT, offset: int = OFFSET) -> RegradesOut:
    """The course's regrades, the newest first."""
    rows = regrade_list(viewer=caller(request), course=managed(request, slug).course)
    items, count = [RegradeOut(**_out(row)) for row in rows[offset : offset + limit]], rows.count()
    return RegradesOut(items=items, count=count, next=after(offset, len(items), count))


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
    request: HttpRequest, slug: str, regrade: int, decision: Literal["apply", "drop", "undo"]
) -> RegradeWholeOut:
    """Let it count, drop it, or bring back what counted before; refused where it does not stand so."""
    course = managed(request, slug).course
    found = regrade_get(viewer=caller(request), course=course, pk=regrade)
    with checked():
        DECISIONS[decision](by=caller(request), regrade=found)
    return _whole(regrade_get(viewer=caller(request), course=course, pk=regrade))


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

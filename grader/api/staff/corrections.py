"""Corrections of a gradebook file: what they would change, and the change."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from grader.accounts.tokens.once import done_once
from grader.accounts.tokens.scopes import Scope
from grader.api.asked import KEY
from grader.api.auth import needs
from grader.api.errors import REFUSALS, checked
from grader.api.staff.courses import taught
from grader.api.staff.schemas import Strict
from grader.api.student.courses import caller
from grader.gradebook.book.corrections import corrections_apply, corrections_preview
from grader.tables import read_table

router = Router(auth=needs(Scope.TEACH))


class CorrectionsIn(Strict):
    """``table``: the file of ``export`` as text, with other points in it. Without ``apply`` nothing is changed; with
    it a ``reason`` is wanted, which the students read."""

    table: str = Field(max_length=4_000_000)
    reason: str = Field("", max_length=2_000)
    apply: bool = False


class CorrectionOut(Schema):
    """One mark that changes; ``after`` None: excused."""

    line: int
    user: int
    user_name: str
    assignment: str
    exercise: str
    before: Decimal | None
    after: Decimal | None


class ProblemOut(Schema):
    line: int
    says: str


class CorrectionsOut(Schema):
    """``changed``: how many marks were, 0 where it was only tried."""

    corrections: list[CorrectionOut]
    problems: list[ProblemOut]
    unchanged: int
    changed: int


@router.post(
    "/teach/{slug}/corrections",
    auth=needs(Scope.MANAGE),
    response={200: CorrectionsOut, **REFUSALS},
    url_name="teach-corrections",
)
def corrections(request: HttpRequest, slug: str, data: CorrectionsIn, key: str | None = KEY) -> Any:
    """What a gradebook file with other points in it changes; with ``apply`` all of it is stored as adjustments."""
    course, by = taught(request, slug).course, caller(request)
    table = read_table(data.table)
    found = corrections_preview(viewer=by, course=course, table=table)
    tried = CorrectionsOut(
        corrections=[
            CorrectionOut(
                line=one.line,
                user=one.user.pk,
                user_name=one.user.username,
                assignment=one.assignment.slug,
                exercise=one.exercise.slug,
                before=one.before,
                after=one.after,
            )
            for one in found.corrections
        ],
        problems=[ProblemOut(line=line, says=says) for line, says in found.problems],
        unchanged=found.unchanged,
        changed=0,
    )
    if not data.apply:
        return tried

    def do() -> dict[str, Any]:
        with checked():
            changed = corrections_apply(viewer=by, course=course, table=table, reason=data.reason)
        return {**tried.dict(), "changed": changed}

    return done_once(user=by, key=key, asked=["corrections", slug, data.dict()], do=do)

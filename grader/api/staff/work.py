"""Students' submissions, and comments on them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from grader.accounts.tokens.once import done_once
from grader.accounts.tokens.scopes import Scope
from grader.api.asked import KEY
from grader.api.auth import needs
from grader.api.errors import REFUSALS, checked
from grader.api.staff.courses import taught
from grader.api.staff.schemas import CommentIn, DoneOut, WorkLineOut, WorkOut
from grader.api.student.courses import caller
from grader.gradebook.teaching.browsing import Sought, submissions_browse
from grader.gradebook.teaching.feedback import comment_add
from grader.submissions.selectors import submission_get

router = Router(auth=needs(Scope.TEACH))


@router.get("/teach/{slug}/submissions", response={200: WorkOut, **REFUSALS}, url_name="teach-submissions")
def submissions(
    request: HttpRequest,
    slug: str,
    assignment: str = "",
    exercise: str = "",
    verdict: str = "",
    mistake: str = "",
    section: int | None = None,
    user: int | None = None,
    late: bool = False,
    counted: bool = False,
    q: str = "",
    before: int | None = None,
) -> WorkOut:
    """What the students you teach handed in, the newest first. ``verdict``: one of the verdicts, or "waiting"."""
    course = taught(request, slug).course
    sought = Sought(
        assignment=assignment[:60],
        exercise=exercise[:80],
        verdict=verdict[:20],
        mistake=mistake[:120],
        section=section,
        user=user,
        late=late,
        counted=counted,
        query=q.strip()[:80],
        before=before,
    )
    found = submissions_browse(viewer=caller(request), course=course, sought=sought)
    items = [
        WorkLineOut(
            id=row.public_id,
            user=row.user_id,
            name=row.user.get_full_name(),
            assignment=row.assignment.slug if row.assignment else "",
            exercise=row.exercise.slug,
            created_at=row.created_at,
            verdict=row.counted_run.verdict if row.counted_run else None,
            points=row.counted_run.points if row.counted_run else None,
            max_points=row.counted_run.max_points if row.counted_run else None,
        )
        for row in found.rows
    ]
    return WorkOut(items=items, next=found.more)


@router.post(
    "/submissions/{public_id}/comments",
    auth=needs(Scope.MANAGE),
    response={201: DoneOut, **REFUSALS},
    url_name="submission-comments",
)
def comment(request: HttpRequest, public_id: UUID, data: CommentIn, key: str | None = KEY) -> Status[Any]:
    """Say something about a line or the whole to whoever handed it in."""
    user = caller(request)
    submission = submission_get(viewer=user, public_id=public_id).submission

    def do() -> dict[str, Any]:
        with checked():
            made = comment_add(submission=submission, by=user, text=data.text, line=data.line, released=data.released)
        return {"id": made.pk}

    return Status(201, done_once(user=user, key=key, asked=["comment", public_id, data.dict()], do=do))

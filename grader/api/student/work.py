"""Handing in, trying, and what came of it."""

from __future__ import annotations

import uuid
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Router, Status

from grader.accounts.tokens.scopes import Scope
from grader.api.asked import KEY, LIMIT, OFFSET, WAIT, begun
from grader.api.auth import check_scope, needs
from grader.api.errors import REFUSALS
from grader.api.student.courses import EXERCISE, caller, item_of
from grader.api.student.reports import report_out
from grader.api.student.schemas import SubmissionIn, SubmissionLineOut, SubmissionOut
from grader.quizzes.asking.parts import with_part_names
from grader.submissions.models import SubmissionKind
from grader.submissions.runs.waiting import graded, wait_for
from grader.submissions.selectors import SubmissionView, report_for, submission_get, submissions_of
from grader.submissions.services import submission_create

router = Router(auth=needs(Scope.READ))
NAMES = uuid.UUID("6b6f8a52-6a3b-4d42-9c5c-6b2f1f0f4d11")  # of the identifiers that stand for other words


@router.post(
    "/submissions", auth=needs(Scope.SUBMIT), response={201: SubmissionOut, **REFUSALS}, url_name="submissions"
)
def submit(
    request: HttpRequest,
    data: SubmissionIn,
    wait: float = WAIT,
    idempotency_key: str | None = KEY,
) -> Status[SubmissionOut]:
    """Hand in code, or try it on the visible cases. ``wait``: seconds to wait for the verdict.

    Sent again with the same ``client_token`` or Idempotency-Key and the same code, it is the same submission.
    """
    user = caller(request)
    item = item_of(request, data.course, data.assignment, data.exercise)
    submission = submission_create(
        user=user,
        exercise=item.exercise,
        assignment=item.assignment.assignment,
        source=data.source,
        kind=SubmissionKind(data.kind),
        client_token=data.client_token or (uuid.uuid5(NAMES, idempotency_key) if idempotency_key else None),
    )
    wait_for(lambda: graded(public_id=submission.public_id), seconds=wait)
    return Status(201, submission_out(request, submission_get(viewer=user, public_id=submission.public_id)))


@router.get("/submissions/{public_id}", response={200: SubmissionOut, **REFUSALS}, url_name="submission")
def submission(request: HttpRequest, public_id: UUID, wait: float = WAIT) -> SubmissionOut:
    """A submission and, once it is graded, what you may see of its report. ``wait``: seconds to wait for that."""
    view = _own_or_taught(request, public_id)
    if wait and not view.done and wait_for(lambda: graded(public_id=public_id), seconds=wait):
        view = _own_or_taught(request, public_id)
    return submission_out(request, view)


@router.get("/submissions/{public_id}/source", response={200: str, **REFUSALS}, url_name="submission-source")
def source(request: HttpRequest, public_id: UUID) -> str:
    """The code as it was sent, as a JSON string."""
    return _own_or_taught(request, public_id).submission.source


@router.get(f"{EXERCISE}/submissions", response={200: list[SubmissionLineOut], **REFUSALS}, url_name="history")
def history(
    request: HttpRequest,
    response: HttpResponse,
    slug: str,
    assignment: str,
    exercise: str,
    limit: int = LIMIT,
    offset: int = OFFSET,
    kind: SubmissionKind | None = None,
) -> list[SubmissionLineOut]:
    """What you sent for an exercise, the newest first."""
    item = item_of(request, slug, assignment, exercise)
    rows = submissions_of(
        user=caller(request),
        exercise=item.exercise,
        assignment=item.assignment.assignment,
        kind=kind,
        limit=limit + 1,
        offset=offset,
    )
    return [line_out(view) for view in begun(request, response, rows, limit, offset)]


def line_out(view: SubmissionView) -> SubmissionLineOut:
    row, run = view.submission, view.run
    return SubmissionLineOut(
        id=row.public_id,
        kind=row.kind,
        created_at=row.created_at,
        late=view.late,
        state=run.state,
        withheld=view.withheld,
        verdict=run.verdict or None,
        points=run.points,
        max_points=run.max_points,
    )


def submission_out(request: HttpRequest, view: SubmissionView) -> SubmissionOut:
    row = view.submission
    report = report_for(viewer=caller(request), run=view.run)
    return SubmissionOut(
        **line_out(view).dict(),
        exercise=row.exercise.slug,
        course=row.assignment.course.slug if row.assignment else None,
        assignment=row.assignment.slug if row.assignment else None,
        report=report_out(with_part_names(submission=row, report=report)) if report else None,
        url=request.build_absolute_uri(reverse("submission", args=[row.public_id])),
    )


def _own_or_taught(request: HttpRequest, public_id: UUID) -> SubmissionView:
    """A token for one's own work opens no student's. Raises NotFound, TokenLacksScope."""
    view = submission_get(viewer=caller(request), public_id=public_id)
    if view.submission.user_id != caller(request).pk:
        check_scope(request, Scope.TEACH)
    return view

"""Other dates for a student, a section or a group; for instructors."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router, Status

from grader.accounts.tokens.once import done_once
from grader.accounts.tokens.scopes import Scope
from grader.api.asked import KEY, LIMIT, OFFSET
from grader.api.auth import needs
from grader.api.errors import REFUSALS, checked
from grader.api.staff.assignment_schemas import ExtensionIn, ExtensionOut, ExtensionsOut
from grader.api.staff.assignments import ONE, managed_assignment
from grader.api.staff.courses import window
from grader.api.student.courses import caller
from grader.courses.models import Extension
from grader.courses.people.groups import group_named, section_named, student_named
from grader.courses.services import extension_grant, extension_list, extension_withdraw
from grader.errors import NotFound

router = Router(auth=needs(Scope.TEACH))
EXTENSIONS = f"{ONE}/extensions"


@router.get(EXTENSIONS, response={200: ExtensionsOut, **REFUSALS}, url_name="teach-extensions")
def extensions(
    request: HttpRequest,
    slug: str,
    assignment: str,
    user: int | None = None,
    limit: int = LIMIT,
    offset: int = OFFSET,
) -> ExtensionsOut:
    """The assignment's extensions, the newest first; with ``user`` one student's own."""
    rows = extension_list(assignment=managed_assignment(request, slug, assignment))
    rows = tuple(row for row in rows if user in (None, row.user_id))
    shown, said = window(rows, limit, offset)
    return ExtensionsOut(items=[_out(row) for row in shown], **said)


@router.post(EXTENSIONS, auth=needs(Scope.MANAGE), response={201: ExtensionOut, **REFUSALS})
def give(request: HttpRequest, slug: str, assignment: str, data: ExtensionIn, key: str | None = KEY) -> Status[Any]:
    """Give other dates, in place of an extension that the same had there; marks follow."""
    row, by = managed_assignment(request, slug, assignment), caller(request)

    def do() -> dict[str, Any]:
        with checked():
            given = extension_grant(
                assignment=row,
                user=student_named(course=row.course, name=data.student) if data.student is not None else None,
                section=section_named(course=row.course, name=data.section) if data.section is not None else None,
                group=group_named(assignment=row, name=data.group) if data.group is not None else None,
                opens_at=data.opens_at,
                due_at=data.due_at,
                closes_at=data.closes_at,
                more_seconds=data.more_seconds,
                more_attempts=data.more_attempts,
                reason=data.reason,
                by=by,
            )
        return _out(given).dict()

    asked = ["extension", slug, assignment, data.dict()]
    return Status(201, done_once(user=by, key=key, asked=asked, do=do))


@router.delete(
    f"{EXTENSIONS}/{{extension}}",
    auth=needs(Scope.MANAGE),
    response={204: None, **REFUSALS},
    url_name="teach-extension",
)
def withdraw(request: HttpRequest, slug: str, assignment: str, extension: int) -> Status[None]:
    """Take it back; marks follow."""
    rows = extension_list(assignment=managed_assignment(request, slug, assignment))
    found = next((row for row in rows if row.pk == extension), None)
    if found is None:
        raise NotFound
    extension_withdraw(extension=found, by=caller(request))
    return Status(204, None)


def _out(row: Extension) -> ExtensionOut:
    return ExtensionOut(
        id=row.pk,
        user=row.user_id,
        name=row.user.get_full_name() if row.user is not None else "",
        section=row.section.name if row.section is not None else None,
        group=row.group.name if row.group is not None else None,
        opens_at=row.opens_at,
        due_at=row.due_at,
        closes_at=row.closes_at,
        more_seconds=row.more_seconds,
        more_attempts=row.more_attempts,
        reason=row.reason,
        by=row.given_by.get_full_name() if row.given_by is not None else None,
    )

"""Who is in a course, and its roster; what was done there."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router

from grader.accounts.tokens.once import done_once
from grader.accounts.tokens.scopes import Scope
from grader.api.asked import KEY, OFFSET
from grader.api.auth import needs
from grader.api.errors import REFUSALS
from grader.api.staff.courses import managed, taught
from grader.api.staff.schemas import EventOut, EventsOut, PeopleOut, PersonOut, RosterIn, RosterOut, RosterRowOut
from grader.api.student.courses import caller
from grader.courses.models import Role, Status
from grader.courses.people.roster import Roster, roster_apply, roster_preview
from grader.courses.people.window import PeopleWanted, people_list
from grader.courses.record.window import WINDOW, events_of
from grader.tables import read_table

router = Router(auth=needs(Scope.TEACH))


@router.get("/teach/{slug}/people", response={200: PeopleOut, **REFUSALS}, url_name="teach-people")
def people(
    request: HttpRequest,
    slug: str,
    q: str = "",
    role: Role | None = None,
    status: Status = Status.ACTIVE,
    section: int | None = None,
    offset: int = OFFSET,
) -> PeopleOut:
    """The people of a course, by role and name: all to instructors, those they teach to assistants."""
    course = taught(request, slug).course
    wanted = PeopleWanted(
        query=q.strip()[:80], role=role.value if role else "", status=status.value, section=section, offset=offset
    )
    found = people_list(viewer=caller(request), course=course, wanted=wanted)
    items = [
        PersonOut(
            id=row.user_id,
            user_name=row.user.username,
            name=row.user.get_full_name(),
            email=row.user.email,
            role=row.role,
            status=row.status,
            student_number=row.student_number,
            sections=[one.name for one in row.sections.all()],
        )
        for row in found.rows
    ]
    return PeopleOut(items=items, count=found.count, next=found.after)


@router.post(
    "/teach/{slug}/roster",
    auth=needs(Scope.MANAGE),
    response={200: RosterOut, **REFUSALS},
    url_name="teach-roster",
)
def roster(request: HttpRequest, slug: str, data: RosterIn, key: str | None = KEY) -> Any:
    """What a list of people would do to the course, line by line; with ``apply`` it is done."""
    course = managed(request, slug).course
    table = read_table(data.table)
    if not data.apply:
        return _roster_out(roster_preview(course=course, table=table, drop=data.drop), applied=False)
    return done_once(
        user=caller(request),
        key=key,
        asked=["roster", slug, data.dict()],
        do=lambda: _roster_out(
            roster_apply(course=course, table=table, drop=data.drop, by=caller(request)), applied=True
        ).dict(),
    )


@router.get("/teach/{slug}/record", response={200: EventsOut, **REFUSALS}, url_name="teach-record")
def record(request: HttpRequest, slug: str, before: int | None = None) -> EventsOut:
    """Who did what in the course, the newest first; for instructors. ``next``: ask for ``before`` it."""
    course = managed(request, slug).course
    rows = events_of(viewer=caller(request), course=course, before=before)
    items = [
        EventOut(
            id=row.pk,
            at=row.at,
            by=row.actor.username if row.actor else None,
            verb=row.verb,
            subject=row.subject.username if row.subject else None,
            assignment=row.assignment.slug if row.assignment else None,
            data=row.data,
        )
        for row in rows
    ]
    return EventsOut(items=items, next=rows[-1].pk if len(rows) == WINDOW else None)


def _roster_out(found: Roster, *, applied: bool) -> RosterOut:
    rows = [
        RosterRowOut(
            line=row.line,
            change=row.change.value,
            name=row.name,
            email=row.email,
            number=row.number,
            section=row.section,
            says=str(row.says),
        )
        for row in found.rows
    ]
    counts = {change.value: count for change, count in found.counts.items()}
    return RosterOut(rows=rows, counts=counts, applied=applied)

"""Who hands in together; for instructors."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from grader.accounts.tokens.scopes import Scope
from grader.api.asked import LIMIT, OFFSET
from grader.api.auth import needs
from grader.api.errors import REFUSALS, checked
from grader.api.staff.assignments import ONE, managed_assignment
from grader.api.staff.courses import window
from grader.api.staff.holding.schemas import GroupOut, GroupsIn, GroupsOut
from grader.api.student.courses import caller
from grader.courses.models import Assignment
from grader.courses.people.groups import groups_of, groups_set

router = Router(auth=needs(Scope.TEACH))


@router.get(f"{ONE}/groups", response={200: GroupsOut, **REFUSALS}, url_name="teach-groups")
def groups(
    request: HttpRequest, slug: str, assignment: str, q: str = "", limit: int = LIMIT, offset: int = OFFSET
) -> GroupsOut:
    """The assignment's groups by name. ``q``: a part of a group's name, or a member's account."""
    return _window(managed_assignment(request, slug, assignment), q.strip()[:80], limit, offset)


@router.put(f"{ONE}/groups", auth=needs(Scope.MANAGE), response={200: GroupsOut, **REFUSALS})
def change(request: HttpRequest, slug: str, assignment: str, data: GroupsIn) -> GroupsOut:
    """Make these its groups, all of them; marks follow. The same again is no change."""
    row = managed_assignment(request, slug, assignment)
    lines = (f"{group.name}: {', '.join(group.members)}" for group in data.groups)
    with checked():
        groups_set(assignment=row, text="\n".join(lines), by=caller(request))
    return _window(row, "", 200, 0)


def _window(row: Assignment, query: str, limit: int, offset: int) -> GroupsOut:
    found = [
        (name, members)
        for name, members in groups_of(assignment=row).items()
        if query.lower() in name.lower() or query in members
    ]
    shown, said = window(found, limit, offset)
    return GroupsOut(items=[GroupOut(name=name, members=members) for name, members in shown], **said)

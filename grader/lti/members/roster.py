"""The roster of a platform's course (NRPS): fetched page by page, looked at as any list is, and then applied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from grader.accounts.models import User
from grader.courses.models import Course, Enrolment, Role
from grader.courses.people.roster import Roster, roster_apply, roster_preview
from grader.courses.rules import Viewer, may_manage, role_in
from grader.errors import NotFound, Refused
from grader.lti.grades.line_items import next_page
from grader.lti.grades.service import call
from grader.lti.launching.people import identity_note
from grader.lti.launching.roles import told_role
from grader.lti.models import Context, Identity
from grader.lti.platforms.services import MEMBERS
from grader.tables import MAX_ROWS, Table

TYPE = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json"
PAGES = 200


class NoRoster(Refused):
    """The platform offers no roster for this course."""

    code = "lti-no-roster"
    sentence = _("The learning platform does not let this service read who is in the course.")


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the platform's course."""

    subject: str
    name: str
    email: str
    role: str  # here; "" where it is not known
    active: bool


@dataclass(frozen=True, slots=True)
class Fetched:
    """The platform's roster and what it would do here; ``others`` teach there, and come in by a launch."""

    roster: Roster
    others: tuple[Member, ...]
    nameless: tuple[Member, ...]  # students whose e-mail address the platform does not tell: they come by a launch


def context_get(*, viewer: Viewer, course: Course, pk: int) -> Context:
    """A platform's course that is connected to this one. Raises NotFound for everybody but its instructors."""
    if not may_manage(role_in(viewer, course)):
        raise NotFound
    found = Context.objects.select_related("deployment__platform").filter(pk=pk, course=course).first()
    if found is None:
        raise NotFound
    return found


def members_fetch(*, context: Context) -> list[Member]:
    """Everybody of the platform's course. Raises NoRoster, PlatformError or OutboundError."""
    if not context.memberships_url:
        raise NoRoster
    found = list(_members(context))
    return list({member.subject: member for member in found}.values())


def members_preview(*, course: Course, members: list[Member], context: Context, drop: bool) -> Fetched:
    """What the platform's roster would do to the students of the course.

    Nobody is dropped while it leaves out students' addresses: who is missing could not be told from who has none.
    """
    table, nameless = _table(context, members)
    drop = drop and not nameless
    others = tuple(member for member in members if member.active and member.role not in ("", Role.STUDENT))
    return Fetched(roster_preview(course=course, table=table, drop=drop), others, nameless)


@transaction.atomic
def members_apply(*, course: Course, members: list[Member], context: Context, drop: bool, by: User) -> Roster:
    """Apply it. Accounts that are made for it are linked to the platform's people, who they were made for."""
    table, nameless = _table(context, members)
    known = {email.lower() for email in User.objects.exclude(email="").values_list("email", flat=True)}
    done = roster_apply(course=course, table=table, drop=drop and not nameless, by=by)
    new = {member.email: member for member in members if member.email and member.email not in known}
    for enrolment in Enrolment.objects.filter(course=course, user__email__in=new).select_related("user"):
        identity_note(context=context, subject=new[enrolment.user.email.lower()].subject, user=enrolment.user)
    return done


def _table(context: Context, members: list[Member]) -> tuple[Table, tuple[Member, ...]]:
    """The active students as a list like any other: whom an identity is known of by their own account's address."""
    students = [member for member in members if member.active and member.role == Role.STUDENT]
    rows = Identity.objects.filter(deployment__platform=context.deployment.platform_id, user__email__gt="")
    known = dict(rows.values_list("subject", "user__email"))
    lines = [(member.name, known.get(member.subject, member.email)) for member in students]
    named = tuple((name, email) for name, email in lines if email)
    nameless = tuple(member for member, (_name, email) in zip(students, lines, strict=True) if not email)
    return Table(("name", "email"), named, tuple(range(1, len(named) + 1))), nameless


def _members(context: Context) -> Iterator[Member]:
    url: str | None = context.memberships_url
    count = 0
    for _page in range(PAGES):
        if url is None or count > MAX_ROWS:
            return
        answer = call(context.deployment.platform, "GET", url, scopes=[MEMBERS], accept=TYPE)
        data = answer.json()
        rows = data.get("members") if isinstance(data, dict) else None
        for row in rows if isinstance(rows, list) else []:
            member = _member(row)
            if member is not None:
                count += 1
                yield member
        url = next_page(answer)


def _member(row: object) -> Member | None:
    if not isinstance(row, dict) or not isinstance(row.get("user_id"), str | int) or not row["user_id"]:
        return None
    roles = row.get("roles")
    told = told_role([role for role in roles if isinstance(role, str)] if isinstance(roles, list) else [])
    parts = [row.get("given_name"), row.get("family_name")]
    name = row.get("name") or " ".join(part for part in parts if isinstance(part, str))
    email = row.get("email")
    return Member(
        subject=str(row["user_id"])[:255],
        name=" ".join(name.split())[:150] if isinstance(name, str) else "",
        email=email.strip().lower()[:254] if isinstance(email, str) else "",
        role=told.role,
        active=row.get("status", "Active") == "Active",
    )


def host_of(context: Context) -> str:
    """The platform's host, for a page that says where a list comes from."""
    return urlsplit(context.deployment.platform.issuer).hostname or context.deployment.platform.name

"""Who hands in together: the groups of an assignment, read from lines and set at once."""

from __future__ import annotations

from collections import defaultdict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from grader.accounts.models import User
from grader.courses.models import Assignment, Course, Enrolment, Group, GroupMember, Role, Section, Status, Verb
from grader.courses.record.events import record
from grader.courses.signals import dates_changed

COMMAS = str.maketrans(dict.fromkeys(";，；、", ","))  # what people write between names, in English and in Chinese


def student_named(*, course: Course, name: str) -> User:
    """The active student of the course with this account, e-mail address or student number. Raises ValidationError."""
    name = name.strip()
    rows = Enrolment.objects.filter(course=course, role=Role.STUDENT, status=Status.ACTIVE).select_related("user")
    named = Q(user__username=name) | Q(user__email__iexact=name) | Q(student_number=name)
    found = list(rows.filter(named)[:2]) if name else []
    if len(found) != 1:
        raise ValidationError(_("There is no student %(name)s in this course.") % {"name": name[:60] or "?"})
    return found[0].user


def groups_of(*, assignment: Assignment) -> dict[str, list[str]]:
    """The groups by name, each with its members' accounts. Two queries."""
    groups = Group.objects.filter(assignment=assignment).prefetch_related("members__user")
    return {group.name: sorted(member.user.username for member in group.members.all()) for group in groups}


def groups_text(*, assignment: Assignment) -> str:
    """The groups as lines: ``Red: ada, bo``. Two queries."""
    return "\n".join(f"{name}: {', '.join(members)}" for name, members in groups_of(assignment=assignment).items())


@transaction.atomic
def groups_set(*, assignment: Assignment, text: str, by: User) -> int:
    """Make the assignment's groups what the lines say; how many there are. Marks follow.

    Raises ValidationError with the line that cannot be: no name, a name twice, nobody of that name, somebody twice.
    """
    known = _students(assignment)
    wanted: dict[str, list[User]] = {}
    grouped: set[int] = set()
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        name, colon, members = line.replace("：", ":", 1).partition(":")
        name = name.strip()
        if not colon or not name or len(name) > 80 or name in wanted:
            raise ValidationError(
                _("Line %(line)s: write a group as “Red: ada, bo”, each name once.") % {"line": number}
            )
        wanted[name] = []
        for who in filter(None, (part.strip() for part in members.translate(COMMAS).split(","))):
            named = known.get(who) or known.get(who.lower(), [])
            if len(named) != 1:
                raise ValidationError(
                    _("Line %(line)s: there is no student %(name)s in this course.")
                    % {"line": number, "name": who[:60]}
                )
            [user] = named
            if user.pk in grouped:
                raise ValidationError(
                    _("Line %(line)s: %(name)s is in two groups.") % {"line": number, "name": user.get_full_name()}
                )
            grouped.add(user.pk)
            wanted[name].append(user)
    if groups_of(assignment=assignment) == {
        name: sorted(user.username for user in users) for name, users in wanted.items()
    }:
        return len(wanted)  # as they are: nothing to do, and nothing to record
    before = set(GroupMember.objects.filter(assignment=assignment).values_list("user_id", flat=True))
    Group.objects.filter(assignment=assignment).exclude(name__in=wanted).delete()
    GroupMember.objects.filter(assignment=assignment).delete()
    groups = {group.name: group for group in Group.objects.filter(assignment=assignment)}
    new = [Group(assignment=assignment, name=name) for name in wanted if name not in groups]
    groups |= {group.name: group for group in Group.objects.bulk_create(new)}
    GroupMember.objects.bulk_create(
        GroupMember(group=groups[name], assignment=assignment, user=user)
        for name, users in wanted.items()
        for user in users
    )
    record(Verb.ASSIGNMENT_CHANGED, course=assignment.course, actor=by, assignment=assignment, groups=len(wanted))
    dates_changed.send(sender=Assignment, assignment=assignment, user_ids=before | grouped)
    return len(wanted)


def section_named(*, course: Course, name: str) -> Section:
    """The course's section of this name. Raises ValidationError where there is none. One query."""
    found = Section.objects.filter(course=course, name=name.strip()).first()
    if found is None:
        raise ValidationError(_("There is no section %(name)s in this course.") % {"name": name[:80] or "?"})
    return found


def group_named(*, assignment: Assignment, name: str) -> Group:
    """The assignment's group of this name. Raises ValidationError where there is none. One query."""
    found = Group.objects.filter(assignment=assignment, name=name.strip()).first()
    if found is None:
        raise ValidationError(_("There is no group %(name)s for this assignment.") % {"name": name[:80] or "?"})
    return found


def _students(assignment: Assignment) -> dict[str, list[User]]:
    """The students by whatever names them: account, e-mail address in lower case, student number. One query.

    The active ones, and who has dropped the course and is in a group: what they handed in still counts for the others.
    """
    grouped = GroupMember.objects.filter(assignment=assignment).values("user")
    rows = Enrolment.objects.filter(Q(status=Status.ACTIVE) | Q(user__in=grouped), course=assignment.course)
    rows = rows.filter(role=Role.STUDENT).select_related("user")
    found: dict[str, list[User]] = defaultdict(list)
    for row in rows:
        for name in {row.user.username, row.user.email.lower(), row.student_number} - {""}:
            found[name].append(row.user)
    return found

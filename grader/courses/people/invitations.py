"""Links that let people into a course: made and withdrawn by its instructors, followed by whoever they are given to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grader import clock
from grader.accounts.models import User
from grader.courses.models import Course, Enrolment, Invitation, Role, Section, Status, Verb
from grader.courses.people.sections import marks_follow, sections_give
from grader.courses.record.events import record
from grader.courses.rules import Viewer, may_manage, role_in
from grader.errors import NotFound, Refused

LONGEST = timedelta(days=366)
MOST_OPEN = 50  # invitations of one course at once
MOST_USES = 5_000
MOST_TEACHERS = 20  # whom one link may make assistants or instructors


class InvitationOver(Refused):
    """The link is no link of ours, or has expired, is used up or withdrawn: all read the same."""

    status = HTTPStatus.NOT_FOUND
    code = "invitation-over"
    sentence = gettext_lazy(
        "This invitation opens nothing: it has expired, has been used up or was withdrawn. Ask whoever gave it to you "
        "for another one."
    )


@dataclass(frozen=True, slots=True)
class Invited:
    """An open invitation as who follows it finds it; ``role`` is what they are in the course already, if anything."""

    invitation: Invitation
    sections: tuple[Section, ...]
    role: Role | None


def token_of(invitation: Invitation) -> str:
    """The secret part of the invitation's link."""
    text = f"{invitation.pk}:{invitation.seed}"
    return f"{invitation.pk}-{salted_hmac('grader.courses.invitation', text, algorithm='sha256').hexdigest()[:32]}"


@transaction.atomic
def invitation_create(
    *,
    course: Course,
    by: User,
    role: Role,
    expires_at: datetime,
    sections: Collection[Section] = (),
    most_uses: int | None = None,
    name: str = "",
) -> Invitation:
    """A new link. Raises ValidationError with what is wrong: a date that has passed or lies more than a year ahead, a
    section of another course, a link without a bound that makes people teachers, too many links."""
    now = clock.now()
    Course.objects.select_for_update().get(pk=course.pk)
    if not now < expires_at <= now + LONGEST:
        raise ValidationError(_("An invitation ends in the future, and within a year."))
    if any(section.course_id != course.pk for section in sections):
        raise ValidationError(_("This section belongs to another course."))
    most = MOST_USES if role == Role.STUDENT else MOST_TEACHERS
    if most_uses is None and role != Role.STUDENT:
        raise ValidationError(_("Say how many people this link may make teachers of the course."))
    if most_uses is not None and not 1 <= most_uses <= most:
        raise ValidationError(_("A link is for 1 to %(most)s people.") % {"most": most})
    if Invitation.objects.filter(_open_at(now), course=course).count() >= MOST_OPEN:
        raise ValidationError(_("There are %(most)s open links already: withdraw one first.") % {"most": MOST_OPEN})
    invitation = Invitation(
        course=course, invited_by=by, role=role, expires_at=expires_at, most_uses=most_uses, name=name.strip()
    )
    invitation.full_clean()
    invitation.save()
    invitation.sections.set(sections)
    record(
        Verb.PERSON_INVITED,
        course=course,
        actor=by,
        invitation=invitation.pk,
        role=role,
        sections=sorted(section.name for section in sections),
        expires_at=expires_at,
        most_uses=most_uses,
    )
    return invitation


@transaction.atomic
def invitation_withdraw(*, invitation: Invitation, by: User) -> None:
    """From now on the link opens nothing; who has come by it stays in the course."""
    if Invitation.objects.filter(pk=invitation.pk, withdrawn_at=None).update(withdrawn_at=clock.now()):
        record(
            Verb.INVITATION_WITHDRAWN,
            course=invitation.course,
            actor=by,
            invitation=invitation.pk,
            role=invitation.role,
            uses=invitation.uses,
        )


def invitation_list(*, viewer: Viewer, course: Course) -> tuple[Invitation, ...]:
    """The open links of a course. Three queries. For its instructors; raises NotFound for all others."""
    if not may_manage(role_in(viewer, course)):
        raise NotFound
    rows = Invitation.objects.filter(_open_at(clock.now()), course=course)
    return tuple(rows.select_related("invited_by").prefetch_related("sections"))


def invitation_get(*, viewer: User, token: str) -> Invited:
    """The open invitation behind a link. Three queries. Raises InvitationOver."""
    invitation = _found(token)
    return Invited(invitation, tuple(invitation.sections.all()), role_in(viewer, invitation.course))


@transaction.atomic
def invitation_accept(*, user: User, token: str) -> Course:
    """Put ``user`` into the course the link is for. Who is in already stays what they are, and uses nothing up.

    Raises InvitationOver, to who was taken out of the course too: its instructor puts them in again.
    """
    invitation = _found(token)
    course = invitation.course
    enrolment, created = Enrolment.objects.get_or_create(course=course, user=user, defaults={"role": invitation.role})
    if enrolment.status != Status.ACTIVE:
        raise InvitationOver
    if created:
        # The last use of two who come at once is one's alone: the row that is full changes no more.
        free = Invitation.objects.filter(_open_at(clock.now()), pk=invitation.pk)
        if not free.update(uses=F("uses") + 1):
            raise InvitationOver
        moved = sections_give(enrolment=enrolment, sections=invitation.sections.all())
        marks_follow({user.pk: moved})
        record(
            Verb.PERSON_ENROLLED,
            course=course,
            actor=user,
            subject=user,
            by="invitation",
            invitation=invitation.pk,
            invited_by=invitation.invited_by.username,
            role=invitation.role,
        )
    return course


def _found(token: str) -> Invitation:
    key = token.partition("-")[0]
    if not (key.isascii() and key.isdecimal() and len(key) <= 18):
        raise InvitationOver
    rows = Invitation.objects.filter(_open_at(clock.now()), pk=int(key), course__archived_at=None)
    invitation = rows.select_related("course", "invited_by").first()
    if invitation is None or not constant_time_compare(token_of(invitation), token):
        raise InvitationOver
    return invitation


def _open_at(now: datetime) -> Q:
    free = Q(most_uses=None) | Q(uses__lt=F("most_uses"))
    return free & Q(expires_at__gt=now, withdrawn_at=None)

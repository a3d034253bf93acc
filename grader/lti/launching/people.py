"""Whose account a launch opens, and what its bearer is in the course.

Somebody is recognised by platform, deployment and subject, and by nothing else. An account that is there already is
linked when its bearer says so and signs in to it; an e-mail address that a platform claims proves nothing.
"""

from __future__ import annotations

import re
import secrets

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grader.accounts.models import User
from grader.config import config
from grader.courses.models import Course, Enrolment, Role, Status, Verb
from grader.courses.record.events import record
from grader.lti.errors import LaunchStale, NotTaken
from grader.lti.launching.claims import Said
from grader.lti.models import Context, Deployment, Identity, Launch, Membership

_OUT = gettext_lazy("You were taken out of this course. Ask its instructor if that is a mistake.")


def identity_find(*, launch: Launch) -> User | None:
    """The account of whoever launches; None where the platform's name for them is new here.

    A platform's subject means one person in all its deployments, so a second deployment finds the same account.
    """
    said = Said.of(launch.said)
    rows = Identity.objects.filter(deployment__platform=launch.deployment.platform, subject=said.subject)
    found = rows.select_related("user", "deployment").order_by("pk").first()
    if found is None:
        return None
    if found.deployment_id != launch.deployment_id:
        Identity.objects.get_or_create(
            deployment=launch.deployment, subject=said.subject, defaults={"user": found.user}
        )
    return found.user


def account_known(*, said: Said) -> bool:
    """Whether an account has the launch's e-mail address: its bearer is asked whether that is theirs."""
    return bool(said.email) and User.objects.filter(email__iexact=said.email).exists()


def account_waiting(*, launch: Launch) -> User | None:
    """The account that a list of this very course made for the launch's address, and that nobody has ever opened.

    There is no password to ask for and nothing in it but its place in the course, so its bearer's word is enough.
    """
    said, course = Said.of(launch.said), launch.context.course if launch.context is not None else None
    if course is None or not said.email:
        return None
    found = list(User.objects.filter(email__iexact=said.email)[:2])
    if len(found) != 1 or found[0].last_login is not None or found[0].has_usable_password():
        return None
    rows = Enrolment.objects.filter(user=found[0])
    elsewhere = rows.exclude(course=course).exists() or rows.exclude(role=Role.STUDENT).exists()
    used = elsewhere or not rows.exists() or Identity.objects.filter(user=found[0]).exists()
    return None if used or found[0].is_staff or found[0].is_superuser else found[0]


@transaction.atomic
def account_make(*, launch: Launch) -> User:
    """A new account for whoever launches, linked to them. It has no password: the platform lets them in."""
    said = _pending(launch)
    local = re.sub(r"[^a-z0-9._-]+", "", said.email.partition("@")[0])[:40] or "person"
    user = User.objects.create(
        username=f"{local}-{secrets.token_hex(4)}",
        name=said.name,
        email="" if account_known(said=said) else said.email,
        password=make_password(None),
    )
    return _linked(launch, said, user)


@transaction.atomic
def account_link(*, launch: Launch, user: User) -> User:
    """Link whoever launches to ``user``, who has just signed in and so agreed."""
    said = _pending(launch)
    rows = Identity.objects.filter(deployment__platform=launch.deployment.platform, user=user)
    if rows.exclude(subject=said.subject).exists():
        raise NotTaken(reason=_("This account belongs to somebody else on the learning platform."))
    return _linked(launch, said, user)


def may_enter(*, user: User) -> None:
    """Raises NotTaken for an account that no platform may open: a closed one, or one that keeps the site."""
    if not user.is_active or (user.demo and not config.demo):
        raise NotTaken(reason=_("This account is closed. Ask your instructor if that is a mistake."))
    if user.is_staff or user.is_superuser:
        raise NotTaken(
            reason=_("This account keeps the site, so no learning platform may open it. Sign in with your password.")
        )


@transaction.atomic
def role_follow(*, launch: Launch, user: User) -> Role | None:
    """Make the person what the platform says they are in the course, where it says something new; their role here.

    None where the platform's course is none of ours yet. Raises NotTaken where the platform's role is none of ours,
    unless they are in the course by other means; and for who was taken out of it here.
    """
    context, told = launch.context, Said.of(launch.said).role
    if context is None or context.course is None:
        return None
    course = Course.objects.select_for_update().get(pk=context.course.pk)
    enrolment = Enrolment.objects.filter(course=course, user=user).first()
    before = Membership.objects.filter(context=context, user=user).first()
    if not told.role:
        if before is not None or enrolment is None or enrolment.status != Status.ACTIVE:
            raise NotTaken(
                reason=_("Your role on the learning platform (%(names)s) has no counterpart in this course.")
                % {"names": told.names or "–"}
            )
        return Role(enrolment.role)
    if enrolment is not None and enrolment.status != Status.ACTIVE:
        raise NotTaken(reason=_OUT)
    role = Role(told.role)
    if enrolment is None:
        Enrolment.objects.create(course=course, user=user, role=role)
        record(Verb.PERSON_ENROLLED, course=course, actor=user, subject=user, by="lti", role=role.value)
    elif (before is None or before.role != role) and enrolment.role != role:
        changes = {"role": [enrolment.role, role.value]}
        enrolment.role = role
        enrolment.save(update_fields=["role"])
        record(Verb.PERSON_CHANGED, course=course, actor=user, subject=user, by="lti", changes=changes)
    else:
        role = Role(enrolment.role)  # what was decided here, since the platform last said something new
    Membership.objects.update_or_create(context=context, user=user, defaults={"role": told.role})
    return role


def identity_note(*, context: Context, subject: str, user: User) -> None:
    """That an account was made for a subject of the platform's roster, so that its first launch finds it."""
    Identity.objects.get_or_create(deployment=context.deployment, subject=subject, defaults={"user": user})


def subjects_of(*, deployment: Deployment, user: User) -> str:
    """What the platform calls ``user``; "" where it does not know them. One query."""
    rows = Identity.objects.filter(deployment__platform=deployment.platform_id, user=user)
    return rows.order_by("pk").values_list("subject", flat=True).first() or ""


def _pending(launch: Launch) -> Said:
    """What the launch says, locked: of two windows that decide whose it is, the second finds it decided."""
    row = Launch.objects.select_for_update().get(pk=launch.pk)
    if row.user_id is not None or identity_find(launch=row) is not None:
        raise LaunchStale
    return Said.of(row.said)


def _linked(launch: Launch, said: Said, user: User) -> User:
    may_enter(user=user)
    Identity.objects.create(deployment=launch.deployment, subject=said.subject, user=user)
    return user

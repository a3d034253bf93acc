"""Where a launch leads: to a page of a course, or first to a question that one of its instructors answers."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from grader import clock
from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise
from grader.courses.models import Assignment, Course, Enrolment, Role, Status, Verb
from grader.courses.record.events import record
from grader.courses.rules import Viewer, may_create_course, may_manage, role_in
from grader.courses.setup.addresses import free_course_slug
from grader.courses.setup.course_services import course_start
from grader.errors import NotFound
from grader.lti.errors import LaunchStale, NotTaken
from grader.lti.grades.columns import column_note
from grader.lti.launching.claims import DEEP_LINKING, Said
from grader.lti.launching.people import may_enter, role_follow
from grader.lti.models import Context, Launch, ResourceLink

DECIDING = timedelta(minutes=30)  # to say whose account it is
LASTS = timedelta(days=1)
ASSIGNMENT, EXERCISE = "tensorgrade_assignment", "tensorgrade_exercise"  # custom parameters of a link made here


class Lead(StrEnum):
    """What comes next."""

    CONNECT = "connect"  # which course here is the platform's?
    CHOOSE = "choose"  # what shall the link open?
    CONTENT = "content"  # what shall the platform link to?
    THERE = "there"  # the page itself


@dataclass(frozen=True, slots=True)
class Place:
    """What a link opens: an assignment, or one exercise of it."""

    assignment: Assignment
    item: AssignmentExercise | None = None


def launch_undecided(*, public_id: uuid.UUID) -> Launch:
    """A launch whose account is not known yet. Raises LaunchStale after half an hour, or once it is."""
    row = _launches().filter(public_id=public_id, user=None, created_at__gte=clock.now() - DECIDING).first()
    if row is None:
        raise LaunchStale
    return row


def launch_get(*, viewer: Viewer, public_id: uuid.UUID) -> Launch:
    """The viewer's own launch. Raises NotFound for everybody else's, and a day later."""
    if not isinstance(viewer, User):
        raise NotFound
    row = _launches().filter(public_id=public_id, user=viewer, created_at__gte=clock.now() - LASTS).first()
    if row is None:
        raise NotFound
    return row


def launch_enter(*, launch: Launch, user: User) -> None:
    """Let ``user`` be whose launch it is. Raises NotTaken for an account that no platform may open."""
    may_enter(user=user)
    if not Launch.objects.filter(pk=launch.pk, user=None).update(user=user):
        raise LaunchStale
    launch.user = user


def launch_lead(*, launch: Launch) -> Lead:
    """What comes next for whoever launched, after their role in the course has followed the platform's.

    Raises NotTaken with the reason where nothing does; the role has followed all the same.
    """
    said, context = Said.of(launch.said), launch.context
    assert launch.user is not None
    if context is None:
        raise NotTaken(reason=_("The learning platform does not say which course this is. Open the link in a course."))
    if context.course is None:
        if said.role.role != Role.INSTRUCTOR:
            raise NotTaken(
                reason=_("This course is not connected yet: its instructor has to open a link to Tensorgrade first.")
            )
        return Lead.CONNECT
    role = role_follow(launch=launch, user=launch.user)
    if said.kind == DEEP_LINKING:
        if not may_manage(role):
            raise NotTaken(reason=_("Only instructors of the course choose what is linked."))
        return Lead.CONTENT
    if launch.link is not None and _place(launch.link, said) is not None:
        return Lead.THERE
    if may_manage(role):
        return Lead.CHOOSE
    raise NotTaken(reason=_("This link leads nowhere yet: the course's instructor has to open it first."))


def launch_place(*, launch: Launch) -> Place | None:
    """What the launch's link opens."""
    return _place(launch.link, Said.of(launch.said)) if launch.link is not None else None


@transaction.atomic
def link_set(*, launch: Launch, place: Place) -> None:
    """Let the launch's link open ``place`` from now on; the platform's column of the link is for it too."""
    link, context = launch.link, launch.context
    assert link is not None
    assert context is not None
    link.assignment, link.item = place.assignment, place.item
    link.save(update_fields=["assignment", "item"])
    column_note(
        context=context,
        assignment=place.assignment,
        item=place.item,
        url=Said.of(launch.said).grades.lineitem,
        link_id=link.link_id,
    )


def connectable(*, viewer: User) -> Sequence[Course]:
    """The courses that the viewer may connect: those they are an instructor of."""
    rows = Enrolment.objects.filter(
        user=viewer, role=Role.INSTRUCTOR, status=Status.ACTIVE, course__archived_at=None
    ).select_related("course")
    return [row.course for row in rows.order_by("-course__created_at", "-course_id")]


def may_make_course(*, launch: Launch, viewer: User) -> bool:
    """Whether the viewer may make a course here for the platform's."""
    told = Said.of(launch.said).role.role == Role.INSTRUCTOR
    return (told and launch.deployment.platform.makes_courses) or may_create_course(viewer)


@transaction.atomic
def context_connect(*, launch: Launch, viewer: User, slug: str, title: str, time_zone: str) -> Course:
    """Say which course the platform's is: the viewer's own named ``slug``, or a new one where it is "".

    Raises NotFound where that may not be, LaunchStale where somebody has said it meanwhile.
    """
    context = Context.objects.select_for_update().get(pk=launch.context_id or 0)
    if context.course_id is not None:
        raise LaunchStale
    if Said.of(launch.said).role.role != Role.INSTRUCTOR:
        raise NotFound
    if slug:
        course = next((one for one in connectable(viewer=viewer) if one.slug == slug), None)
    elif may_make_course(launch=launch, viewer=viewer):
        name = title.strip()[:200] or str(context)
        course = course_start(
            by=viewer, slug=free_course_slug(title=name, term=""), title={"en": name}, term="", time_zone=time_zone
        )
    else:
        course = None
    if course is None:
        raise NotFound
    context.course = course
    context.save(update_fields=["course"])
    record(Verb.COURSE_CHANGED, course=course, actor=viewer, platform=["", str(context)])
    return course


@transaction.atomic
def context_disconnect(*, viewer: Viewer, course: Course, pk: int) -> None:
    """Let the platform's course be none of ours again; links and columns stay for when it is. Raises NotFound."""
    context = Context.objects.filter(pk=pk, course=course).first()
    if not may_manage(role_in(viewer, course)) or not isinstance(viewer, User) or context is None:
        raise NotFound
    context.course = None
    context.save(update_fields=["course"])
    record(Verb.COURSE_CHANGED, course=course, actor=viewer, platform=[str(context), ""])


def _place(link: ResourceLink, said: Said) -> Place | None:
    """What the link opens: what was chosen here, else what the platform kept of a choice made before."""
    context = link.context
    if link.assignment is not None and link.assignment.course_id == context.course_id:
        place = Place(link.assignment, link.item)
    else:
        found = Assignment.objects.filter(course=context.course_id, slug=said.custom.get(ASSIGNMENT, "")).first()
        if found is None:
            return None
        slug = said.custom.get(EXERCISE, "")
        item = found.items.filter(exercise__slug=slug).first() if slug else None
        if slug and item is None:
            return None
        place = Place(found, item)
        link.assignment, link.item = place.assignment, place.item
        link.save(update_fields=["assignment", "item"])
    column_note(
        context=context,
        assignment=place.assignment,
        item=place.item,
        url=said.grades.lineitem,
        link_id=link.link_id,
    )
    return place


def _launches() -> QuerySet[Launch]:
    return Launch.objects.select_related(
        "deployment__platform", "context__course", "link__context", "link__assignment__course", "link__item__exercise"
    )

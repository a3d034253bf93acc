"""What a platform's course can link to here: an assignment, an exercise of one, or an assignment made on the spot."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grader import clock
from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise, Exercise
from grader.courses.models import Assignment, Course
from grader.courses.rules import Viewer, may_manage, role_in
from grader.courses.services import assignment_create
from grader.courses.setup.addresses import free_assignment_slug
from grader.courses.setup.assignment_services import assignment_publish
from grader.errors import NotFound
from grader.gradebook.marks.placing import Placed, exercises_place
from grader.gradebook.teaching.choosing import Search, exercises_named, exercises_search
from grader.lti.grades.columns import label_of, maximum_of, resource_id
from grader.lti.launching.claims import CLAIM, Said
from grader.lti.launching.leads import ASSIGNMENT, EXERCISE, Place
from grader.lti.models import Launch, LineItem
from grader.lti.platforms.keys import assertion_times, signed

MOST = 50
POINTS = Decimal(10)


@dataclass(frozen=True, slots=True)
class Choice:
    """An assignment of the course, and its exercises."""

    assignment: Assignment
    items: tuple[AssignmentExercise, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """An assignment as the form has it: its title and the slugs of its exercises."""

    title: str
    exercises: tuple[str, ...]


def choices(*, viewer: Viewer, launch: Launch) -> Sequence[Choice]:
    """All assignments of the launch's course with their exercises. Two queries. For its instructors."""
    course = _course(viewer, launch)
    rows = Assignment.objects.filter(course=course).prefetch_related("items__exercise").order_by("due_at", "pk")
    return [Choice(row, tuple(row.items.all())) for row in rows]


def choice_of(*, viewer: Viewer, launch: Launch, chosen: Sequence[str]) -> list[Place]:
    """The places that ``week-1`` and ``week-1/corr2d`` name; what is none of the course's is left out."""
    places: list[Place] = []
    known = {one.assignment.slug: one for one in choices(viewer=viewer, launch=launch)}
    for name in list(dict.fromkeys(chosen))[:MOST]:
        slug, _slash, exercise = name.partition("/")
        if slug not in known:
            continue
        item = next((item for item in known[slug].items if item.exercise.slug == exercise), None)
        if item is not None or not exercise:
            places.append(Place(known[slug].assignment, item))
    return places


def exercises_offered(*, viewer: Viewer, launch: Launch, text: str) -> Sequence[Exercise]:
    """Exercises that a new assignment could ask for."""
    course = _course(viewer, launch)
    return exercises_search(viewer=viewer, assignment=_unmade(course), search=Search(text=text)).exercises


@transaction.atomic
def content_make(*, viewer: User, launch: Launch, made: Made) -> Assignment:
    """An assignment of the launch's course with these exercises, published, without dates: those are set later.

    Raises ValidationError without a title or an exercise.
    """
    course = _course(viewer, launch)
    title = made.title.strip()[:200]
    known = exercises_named(viewer=viewer, assignment=_unmade(course), slugs=list(made.exercises))
    found = [known[slug] for slug in dict.fromkeys(made.exercises) if slug in known]
    if not title:
        raise ValidationError(_("Give it a title."))
    if not found:
        raise ValidationError(_("Choose an exercise at least."))
    assignment = assignment_create(
        course=course, slug=free_assignment_slug(course=course, title=title), title={"en": title}
    )
    exercises_place(assignment=assignment, placed=[Placed(one, POINTS) for one in found], by=viewer)
    return assignment_publish(assignment=assignment, by=viewer, published=True)


def content_answer(*, launch: Launch, places: Sequence[Place], launch_url: str) -> str:
    """The signed message that tells the platform what was chosen."""
    said, platform = Said.of(launch.said), launch.deployment.platform
    assert said.deep is not None
    claims: dict[str, Any] = {
        "iss": platform.client_id,
        "aud": [platform.issuer],
        "nonce": secrets.token_urlsafe(24),
        **assertion_times(clock.now()),
        f"{CLAIM}deployment_id": launch.deployment.deployment_id,
        f"{CLAIM}message_type": "LtiDeepLinkingResponse",
        f"{CLAIM}version": "1.3.0",
        "https://purl.imsglobal.org/spec/lti-dl/claim/content_items": [
            _item(launch, place, launch_url, line_items=said.deep.line_items) for place in places
        ],
    }
    if said.deep.data is not None:
        claims["https://purl.imsglobal.org/spec/lti-dl/claim/data"] = said.deep.data
    return signed(claims)


def _item(launch: Launch, place: Place, launch_url: str, *, line_items: bool) -> dict[str, Any]:
    assert launch.context is not None
    column = LineItem(context=launch.context, assignment=place.assignment, item=place.item)
    custom = {ASSIGNMENT: place.assignment.slug}
    if place.item is not None:
        custom[EXERCISE] = place.item.exercise.slug
    found: dict[str, Any] = {
        "type": "ltiResourceLink",
        "title": label_of(column),
        "url": launch_url,
        "custom": custom,
    }
    maximum = maximum_of(column)
    if line_items and maximum > 0:
        found["lineItem"] = {
            "label": label_of(column),
            "scoreMaximum": float(maximum),
            "resourceId": resource_id(column),
            "tag": "tensorgrade",
        }
    if place.assignment.opens_at is not None:
        found["available"] = {"startDateTime": place.assignment.opens_at.isoformat()}
    if place.assignment.due_at is not None:
        found["submission"] = {"endDateTime": place.assignment.due_at.isoformat()}
    return found


def _unmade(course: Course) -> Assignment:
    """An assignment that holds nothing yet, for searches that look at what one holds."""
    return Assignment(pk=0, course=course)


def _course(viewer: Viewer, launch: Launch) -> Course:
    course = launch.context.course if launch.context is not None else None
    if course is None or not may_manage(role_in(viewer, course)):
        raise NotFound
    return course

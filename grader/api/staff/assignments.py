"""Assignments as instructors make them: dates, rules, exercises with their versions, publishing."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Router, Status

from grader.accounts.tokens.once import done_once
from grader.accounts.tokens.scopes import Scope
from grader.api.asked import KEY, LIMIT, OFFSET, fitting
from grader.api.auth import needs
from grader.api.errors import REFUSALS, Unacceptable, checked
from grader.api.staff.assignment_schemas import (
    AssignmentIn,
    AssignmentNewIn,
    FindingOut,
    ItemOut,
    ItemsIn,
    OutlookOut,
    PolicyIn,
    PolicyOut,
    PublishIn,
    QuizRulesIn,
    QuizRulesOut,
    StaffAssignmentOut,
    StaffAssignmentsOut,
)
from grader.api.staff.courses import after, managed
from grader.api.student.courses import caller
from grader.catalog.own.versions import pinned_to
from grader.courses.models import Assignment, Mode
from grader.courses.schedule import policy_of
from grader.courses.selectors import assignment_get
from grader.courses.services import assignment_create
from grader.courses.setup.addresses import free_assignment_slug
from grader.courses.setup.assignment_services import assignment_change
from grader.courses.setup.categories import category_named
from grader.errors import NotFound
from grader.gradebook.marks.placing import Placed, exercises_place
from grader.gradebook.teaching.choosing import exercises_named
from grader.gradebook.teaching.exercises import AssignmentTaught, assignment_taught, assignments_taught
from grader.gradebook.teaching.publishing import assignment_show, outlook
from grader.localised import localised
from grader.quizzes.holding.rule_services import RULES, rules_get, rules_set

router = Router(auth=needs(Scope.TEACH))
ONE = "/teach/{slug}/assignments/{assignment}"
POLICY = tuple(PolicyIn.model_fields)
MAY_BE_NULL = ("opens_at", "due_at", "closes_at", "category", "policy")


@router.get("/teach/{slug}/assignments", response={200: StaffAssignmentsOut, **REFUSALS}, url_name="teach-assignments")
def assignments(
    request: HttpRequest,
    slug: str,
    mode: Mode | None = None,
    published: bool | None = None,
    limit: int = LIMIT,
    offset: int = OFFSET,
) -> StaffAssignmentsOut:
    """The course's assignments, published or not, by due date; for instructors."""
    only = fitting(mode=mode, published=published)
    course = managed(request, slug).course
    rows, count = assignments_taught(viewer=caller(request), course=course, limit=limit, offset=offset, only=only)
    return StaffAssignmentsOut(items=[_out(row) for row in rows], count=count, next=after(offset, len(rows), count))


@router.post("/teach/{slug}/assignments", auth=needs(Scope.MANAGE), response={201: StaffAssignmentOut, **REFUSALS})
def create(request: HttpRequest, slug: str, data: AssignmentNewIn, key: str | None = KEY) -> Status[Any]:
    """A new assignment, which nobody sees before it is published."""
    course = managed(request, slug).course

    def do() -> dict[str, Any]:
        title = localised(data.title, "en") if data.title else ""
        with checked():
            row = assignment_create(
                course=course,
                slug=data.slug or free_assignment_slug(course=course, title=title or data.mode),
                title=data.title,
                mode=Mode(data.mode),
                opens_at=data.opens_at,
                due_at=data.due_at,
                closes_at=data.closes_at,
                by=caller(request),
            )
        return _whole(request, row).dict()

    return Status(201, done_once(user=caller(request), key=key, asked=["new", slug, data.dict()], do=do))


@router.get(ONE, response={200: StaffAssignmentOut, **REFUSALS}, url_name="teach-assignment")
def one(request: HttpRequest, slug: str, assignment: str) -> StaffAssignmentOut:
    """One of them."""
    return _whole(request, managed_assignment(request, slug, assignment))


@router.patch(ONE, auth=needs(Scope.MANAGE), response={200: StaffAssignmentOut, **REFUSALS})
def change(request: HttpRequest, slug: str, assignment: str, data: AssignmentIn, key: str | None = KEY) -> Any:
    """Change its title, kind, dates, rules, or whether students see it; marks follow."""
    row = managed_assignment(request, slug, assignment)
    fields = data.dict(exclude_unset=True)
    _check_nulls(fields, but=MAY_BE_NULL)
    published = fields.pop("published", None)
    own = _policy(row, fields)
    fields.pop("policy", None)

    def do() -> dict[str, Any]:
        if fields or "policy" in data.model_fields_set:
            with checked():
                if fields.get("category") is not None:
                    fields["category"] = category_named(course=row.course, name=fields["category"])
                assignment_change(assignment=row, by=caller(request), fields=fields, policy=own)
        if published is not None:
            with checked():
                assignment_show(viewer=caller(request), assignment=row, published=published)
        return _whole(request, row).dict()

    asked = ["assignment", slug, assignment, data.dict(exclude_unset=True)]
    return done_once(user=caller(request), key=key, asked=asked, do=do)


@router.put(
    f"{ONE}/exercises",
    auth=needs(Scope.MANAGE),
    response={200: StaffAssignmentOut, **REFUSALS},
    url_name="teach-assignment-exercises",
)
def exercises(request: HttpRequest, slug: str, assignment: str, data: ItemsIn) -> StaffAssignmentOut:
    """Make these its exercises, in this order, with their points and pins; marks follow. The same again is no change.

    What students have handed something in for stays: refused, and nothing is changed.
    """
    row = managed_assignment(request, slug, assignment)
    known = exercises_named(viewer=caller(request), assignment=row, slugs=[item.exercise for item in data.exercises])
    missing = [item.exercise for item in data.exercises if item.exercise not in known]
    if missing:
        raise Unacceptable(reason=_("There is no exercise %(name)s for this course.") % {"name": missing[0]})
    placed = [
        Placed(
            known[item.exercise],
            item.points,
            pinned_to(exercise=known[item.exercise], name=item.version or ""),
        )
        for item in data.exercises
    ]
    with checked():
        exercises_place(assignment=row, placed=placed, by=caller(request))
    return _whole(request, row)


@router.get(f"{ONE}/publish", response={200: OutlookOut, **REFUSALS}, url_name="teach-assignment-publish")
def before_publishing(request: HttpRequest, slug: str, assignment: str) -> OutlookOut:
    """What is missing, and what publishing or hiding it would mean now."""
    return _outlook(request, managed_assignment(request, slug, assignment))


@router.post(f"{ONE}/publish", auth=needs(Scope.MANAGE), response={200: OutlookOut, **REFUSALS})
def publish(request: HttpRequest, slug: str, assignment: str, data: PublishIn) -> OutlookOut:
    """Publish it, or hide it again; refused with what stands in the way. Done again, it changes nothing."""
    row = managed_assignment(request, slug, assignment)
    with checked():
        assignment_show(viewer=caller(request), assignment=row, published=data.published)
    return _outlook(request, row)


@router.get(f"{ONE}/quiz", response={200: QuizRulesOut, **REFUSALS}, url_name="teach-assignment-quiz")
def quiz_rules(request: HttpRequest, slug: str, assignment: str) -> QuizRulesOut:
    """How a quiz is held; 404 for what is none."""
    return _rules_out(managed_quiz(request, slug, assignment))


@router.patch(f"{ONE}/quiz", auth=needs(Scope.MANAGE), response={200: QuizRulesOut, **REFUSALS})
def change_quiz_rules(
    request: HttpRequest, slug: str, assignment: str, data: QuizRulesIn, key: str | None = KEY
) -> Any:
    """Change how it is held. An attempt that runs may end later by it, never earlier."""
    row = managed_quiz(request, slug, assignment)
    fields = data.dict(exclude_unset=True)
    _check_nulls(fields, but=("seconds",))

    def do() -> dict[str, Any]:
        with checked():
            rules_set(assignment=row, by=caller(request), values=fields)
        return _rules_out(row).dict()

    asked = ["quiz rules", slug, assignment, data.dict(exclude_unset=True)]
    return done_once(user=caller(request), key=key, asked=asked, do=do)


def managed_assignment(request: HttpRequest, slug: str, assignment: str) -> Assignment:
    """The assignment, for the course's instructors. Raises NotFound, CourseArchived."""
    managed(request, slug)
    return assignment_get(viewer=caller(request), course_slug=slug, slug=assignment).assignment


def managed_quiz(request: HttpRequest, slug: str, assignment: str) -> Assignment:
    row = managed_assignment(request, slug, assignment)
    if row.mode != Mode.QUIZ:
        raise NotFound
    return row


def _check_nulls(fields: dict[str, Any], *, but: Collection[str]) -> None:
    wrong = next((name for name, value in fields.items() if value is None and name not in but), None)
    if wrong is not None:
        raise Unacceptable(reason=_("“%(name)s” can be left out, and cannot be null.") % {"name": wrong})


def _policy(row: Assignment, fields: dict[str, Any]) -> dict[str, Any] | None:
    """The assignment's own rules after the change; None: the course's."""
    if "policy" not in fields:
        return {} if row.policy is not None else None  # they stay as they are
    given: dict[str, Any] | None = fields["policy"]
    if given is None:
        return None
    _check_nulls(given, but=("late_hours", "attempts"))
    before = policy_of(row)
    return {name: getattr(before, name) for name in POLICY} | given


def _whole(request: HttpRequest, row: Assignment) -> StaffAssignmentOut:
    return _out(assignment_taught(viewer=caller(request), assignment=row))


def _out(found: AssignmentTaught) -> StaffAssignmentOut:
    row, policy = found.assignment, policy_of(found.assignment)
    return StaffAssignmentOut(
        slug=row.slug,
        title=row.title,
        mode=row.mode,
        opens_at=row.opens_at,
        due_at=row.due_at,
        closes_at=row.closes_at,
        published=row.published,
        category=row.category.name if row.category is not None else None,
        policy=PolicyOut(own=row.policy is not None, **{name: getattr(policy, name) for name in POLICY}),
        exercises=[
            ItemOut(
                exercise=item.item.exercise.slug,
                kind=item.item.exercise.kind,
                title=item.item.exercise.title,
                points=item.item.points,
                version=item.version.hash if item.version is not None else None,
                pinned=item.item.pinned_id is not None,
                students=item.students,
            )
            for item in found.items
        ],
    )


def _outlook(request: HttpRequest, row: Assignment) -> OutlookOut:
    found = outlook(viewer=caller(request), assignment=row)
    return OutlookOut(
        published=row.published,
        findings=[FindingOut(says=one.says, stops=one.stops) for one in found.findings],
        students=found.students,
        points=found.points,
        opens_later=found.opens_later,
        sent=found.sent,
        senders=found.senders,
        writing=found.writing,
    )


def _rules_out(row: Assignment) -> QuizRulesOut:
    rules = rules_get(assignment=row)
    return QuizRulesOut(**{name: getattr(rules, name) for name in RULES})

"""A quiz while it is held: its pools, who is writing, more time for them; and a course's extra time."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Router

from grader.accounts.models import User
from grader.accounts.tokens.once import done_once
from grader.accounts.tokens.scopes import Scope
from grader.api.asked import KEY, LIMIT, MANY, OFFSET, listed
from grader.api.auth import needs
from grader.api.errors import REFUSALS, Unacceptable, checked
from grader.api.staff.assignments import ONE, managed_quiz
from grader.api.staff.courses import managed, taught, window
from grader.api.staff.holding.schemas import (
    ExtraTimeIn,
    ExtraTimeOut,
    ExtraTimesOut,
    MoreTimeIn,
    MoreTimeOut,
    PoolOut,
    PoolsIn,
    ReopenedOut,
    ReopenIn,
    SittingOut,
    SittingsOut,
)
from grader.api.student.courses import caller
from grader.courses.models import Assignment, Mode
from grader.courses.people.groups import section_named, student_named
from grader.courses.selectors import assignment_get, students_taught
from grader.errors import NotFound
from grader.gradebook.teaching.choosing import placed_in
from grader.quizzes.holding.rule_services import accommodation_list, accommodation_set, pool_names, pools_set
from grader.quizzes.progress import ProgressRow, quiz_progress
from grader.quizzes.selectors import attempt_get
from grader.quizzes.sitting.more_time import time_give
from grader.quizzes.sitting.reopening import attempt_reopen

router = Router(auth=needs(Scope.TEACH))
EXTRA = "/teach/{slug}/extra-time"


@router.get(f"{ONE}/pools", response={200: list[PoolOut], **REFUSALS}, url_name="teach-pools")
def pools(
    request: HttpRequest, response: HttpResponse, slug: str, assignment: str, limit: int = MANY, offset: int = OFFSET
) -> Sequence[PoolOut]:
    """The quiz's pools by name, each with its exercises in order; 404 for what is no quiz."""
    return listed(request, response, _pools(managed_quiz(request, slug, assignment)), limit, offset)


@router.put(f"{ONE}/pools", auth=needs(Scope.MANAGE), response={200: list[PoolOut], **REFUSALS})
def change_pools(request: HttpRequest, slug: str, assignment: str, data: PoolsIn) -> list[PoolOut]:
    """Make these its pools, all of them; what stands in none is asked of everybody. The same again is no change.

    Refused once somebody has begun.
    """
    row = managed_quiz(request, slug, assignment)
    items = {item.exercise.slug: item.pk for item in placed_in(assignment=row)}
    named: dict[int, str] = {}
    draws: dict[str, int] = {}
    for pool in data.pools:
        if pool.name in draws:
            raise Unacceptable(reason=_("There are two pools %(name)s.") % {"name": pool.name})
        draws[pool.name] = pool.draw
        for slug_of in pool.exercises:
            if slug_of not in items:
                raise Unacceptable(reason=_("The assignment does not ask for this exercise."))
            if items[slug_of] in named:
                raise Unacceptable(reason=_("%(name)s stands in two pools.") % {"name": slug_of})
            named[items[slug_of]] = pool.name
    with checked():
        pools_set(assignment=row, by=caller(request), pools=named, draws=draws)
    return _pools(row)


@router.get(f"{ONE}/attempts", response={200: SittingsOut, **REFUSALS}, url_name="teach-attempts")
def attempts(
    request: HttpRequest,
    slug: str,
    assignment: str,
    state: Literal["not-begun", "writing", "handed-in"] | None = None,
    user: int | None = None,
    limit: int = LIMIT,
    offset: int = OFFSET,
) -> SittingsOut:
    """The students you teach by name, each with the latest attempt; ``state`` and ``user`` choose among them."""
    rows = [
        _sitting(row) for row in quiz_progress(viewer=caller(request), assignment=_taught(request, slug, assignment))
    ]
    rows = [row for row in rows if state in (None, row.state) and user in (None, row.user)]
    shown, said = window(rows, limit, offset)
    return SittingsOut(items=list(shown), **said)


@router.post(
    f"{ONE}/more-time",
    auth=needs(Scope.MANAGE),
    response={200: MoreTimeOut, **REFUSALS},
    url_name="teach-more-time",
)
def more_time(request: HttpRequest, slug: str, assignment: str, data: MoreTimeIn, key: str | None = KEY) -> Any:
    """Give minutes to those who are writing now; refused where nobody of them is. With a key it is given once."""
    by, row = caller(request), _taught(request, slug, assignment)

    def do() -> dict[str, Any]:
        with checked():
            count = time_give(
                viewer=by,
                assignment=row,
                minutes=data.minutes,
                reason=data.reason,
                user=student_named(course=row.course, name=data.student) if data.student is not None else None,
                section=section_named(course=row.course, name=data.section) if data.section is not None else None,
            )
        return {"attempts": count}

    return done_once(user=by, key=key, asked=["more time", slug, assignment, data.dict()], do=do)


@router.post(
    f"{ONE}/attempts/{{attempt}}/reopen",
    auth=needs(Scope.MANAGE),
    response={200: ReopenedOut, **REFUSALS},
    url_name="teach-reopen",
)
def reopen(
    request: HttpRequest, slug: str, assignment: str, attempt: UUID, data: ReopenIn, key: str | None = KEY
) -> Any:
    """Open an attempt again that was ended by mistake: with the time it had left and so many minutes more.

    404 while it has not ended: with a key the same again is the first answer.
    """
    by, row = caller(request), _taught(request, slug, assignment)

    def do() -> dict[str, Any]:
        found = attempt_get(viewer=by, public_id=attempt)
        if found.assignment_id != row.pk:
            raise NotFound
        with checked():
            again = attempt_reopen(viewer=by, attempt=found, minutes=data.minutes, reason=data.reason)
        return ReopenedOut(id=again.public_id, number=again.number, ends_at=again.ends_at).dict()

    return done_once(user=by, key=key, asked=["reopen", slug, assignment, str(attempt), data.dict()], do=do)


@router.get(EXTRA, response={200: ExtraTimesOut, **REFUSALS}, url_name="teach-extra-time")
def extra_time(
    request: HttpRequest, slug: str, user: int | None = None, limit: int = LIMIT, offset: int = OFFSET
) -> ExtraTimesOut:
    """Who has more time for everything in the course, by name; for instructors."""
    rows = accommodation_list(course=managed(request, slug).course)
    found = [row for row in rows if user in (None, row.user_id)]
    shown, said = window(found, limit, offset)
    return ExtraTimesOut(items=[_extra_time(row.user, row.factor) for row in shown], **said)


@router.put(
    f"{EXTRA}/{{user}}",
    auth=needs(Scope.MANAGE),
    response={200: ExtraTimeOut, **REFUSALS},
    url_name="teach-extra-time-of",
)
def change_extra_time(request: HttpRequest, slug: str, user: int, data: ExtraTimeIn) -> ExtraTimeOut:
    """Set a student's factor, for attempts that run too. The same again is no change."""
    course = managed(request, slug).course
    row = students_taught(viewer=caller(request), course=course).filter(user=user).select_related("user").first()
    if row is None:
        raise NotFound
    person = row.user
    with checked():
        accommodation_set(course=course, user=person, factor=data.factor, by=caller(request))
    return _extra_time(person, data.factor)


def _extra_time(user: User, factor: Decimal) -> ExtraTimeOut:
    return ExtraTimeOut(user=user.pk, user_name=user.username, name=user.get_full_name(), factor=factor)


def _taught(request: HttpRequest, slug: str, assignment: str) -> Assignment:
    """The quiz, for who teaches it. Raises NotFound, CourseArchived."""
    taught(request, slug)
    row = assignment_get(viewer=caller(request), course_slug=slug, slug=assignment).assignment
    if row.mode != Mode.QUIZ:
        raise NotFound
    return row


def _pools(row: Assignment) -> list[PoolOut]:
    named, draws = pool_names(assignment=row)
    members: dict[str, list[str]] = {name: [] for name in sorted(draws)}
    for item in placed_in(assignment=row):
        if item.pk in named:
            members[named[item.pk]].append(item.exercise.slug)
    return [PoolOut(name=name, draw=draws[name], exercises=slugs) for name, slugs in members.items()]


def _sitting(row: ProgressRow) -> SittingOut:
    attempt = row.attempt
    state = "not-begun" if attempt is None else "writing" if attempt.finished_at is None else "handed-in"
    return SittingOut(
        user=row.user.pk,
        user_name=row.user.username,
        name=row.user.get_full_name(),
        state=state,
        id=attempt.public_id if attempt else None,
        number=attempt.number if attempt else None,
        started_at=attempt.started_at if attempt else None,
        ends_at=attempt.ends_at if attempt else None,
        finished_at=attempt.finished_at if attempt else None,
        given_seconds=attempt.given_seconds if attempt else 0,
        answered=row.answered,
        asked=row.asked,
        saved_at=row.saved_at,
    )

"""Courses, their assignments, and exercises to take home."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Router

from grader.accounts.models import User
from grader.accounts.tokens.scopes import Scope
from grader.api.asked import MANY, OFFSET, WAIT, listed
from grader.api.auth import needs, scopes_in
from grader.api.errors import REFUSALS
from grader.api.student.schemas import (
    AssignmentExerciseOut,
    AssignmentMarkOut,
    AssignmentOut,
    CourseOut,
    DraftIn,
    DraftOut,
    ExerciseOut,
    HandoutCaseOut,
    HandoutOut,
    MeOut,
)
from grader.catalog.models import AssignmentExercise, Exercise
from grader.catalog.selectors import ItemView, exercise_list, item_get, item_lists
from grader.courses.models import Assignment
from grader.courses.selectors import AssignmentView, assignment_get, assignment_list, course_get, course_list
from grader.errors import NotFound
from grader.gradebook.selectors import AssignmentOverview, ExerciseRow, Progress, assignment_overview, course_overview
from grader.submissions.handout.selectors import cases_of, handout_of
from grader.submissions.handout.services import cases_wanted
from grader.submissions.runs.waiting import wait_for
from grader.submissions.selectors import draft_get
from grader.submissions.services import draft_save

_PROGRESS = {Progress.PARTIAL: "partly"}  # no verdict of this name is meant

router = Router(auth=needs(Scope.READ))
EXERCISE = "/courses/{slug}/assignments/{assignment}/exercises/{exercise}"


@router.get("/me", response={200: MeOut, **REFUSALS}, url_name="me")
def me(request: HttpRequest) -> MeOut:
    """Who you are here, and what this token is for."""
    user = caller(request)
    return MeOut(
        id=user.pk,
        user_name=user.username,
        name=user.get_full_name(),
        language=user.language,
        scopes=[scope.value for scope in Scope if scope in scopes_in(request)],
    )


@router.get("/courses", response={200: list[CourseOut], **REFUSALS}, url_name="courses")
def courses(request: HttpRequest, response: HttpResponse, limit: int = MANY, offset: int = OFFSET) -> list[CourseOut]:
    """The courses you are in."""
    return [
        CourseOut(slug=view.course.slug, title=view.course.title, role=view.role)
        for view in listed(request, response, course_list(viewer=caller(request)), limit, offset)
    ]


@router.get("/courses/{slug}/assignments", response={200: list[AssignmentOut], **REFUSALS}, url_name="assignments")
def assignments(
    request: HttpRequest, response: HttpResponse, slug: str, limit: int = MANY, offset: int = OFFSET
) -> list[AssignmentOut]:
    """A course's assignments with your own dates, and their exercises once they are open to you."""
    course = course_get(viewer=caller(request), slug=slug).course
    views = listed(request, response, assignment_list(viewer=caller(request), course=course), limit, offset)
    items = item_lists(views=views)
    return [assignment_out(view, items[view.assignment.pk]) for view in views]


@router.get(
    "/courses/{slug}/assignments/{assignment}", response={200: AssignmentMarkOut, **REFUSALS}, url_name="assignment"
)
def assignment(request: HttpRequest, slug: str, assignment: str) -> AssignmentMarkOut:
    """One assignment, and how you stand with each of its exercises."""
    view = assignment_get(viewer=caller(request), course_slug=slug, slug=assignment)
    return _overview_out(assignment_overview(viewer=caller(request), assignment=view.assignment))


@router.get("/courses/{slug}/marks", response={200: list[AssignmentMarkOut], **REFUSALS}, url_name="marks")
def marks(
    request: HttpRequest, response: HttpResponse, slug: str, limit: int = MANY, offset: int = OFFSET
) -> list[AssignmentMarkOut]:
    """Your points in each assignment of a course, without its exercises; ``earned`` None while it may not be seen."""
    course = course_get(viewer=caller(request), slug=slug).course
    return [
        AssignmentMarkOut(**_dates(row.view), exercises=[], earned=row.points, max_points=row.max_points)
        for row in listed(request, response, course_overview(viewer=caller(request), course=course), limit, offset)
    ]


@router.get("/exercises", response={200: list[ExerciseOut], **REFUSALS}, url_name="exercises")
def exercises(
    request: HttpRequest, response: HttpResponse, limit: int = MANY, offset: int = OFFSET
) -> list[ExerciseOut]:
    """The exercises of your courses that you may read now; to teachers, the whole library."""
    rows = exercise_list(viewer=caller(request))
    return [exercise_out(exercise) for exercise in listed(request, response, rows, limit, offset)]


@router.get(EXERCISE, response={200: HandoutOut, **REFUSALS}, url_name="exercise")
def exercise(request: HttpRequest, slug: str, assignment: str, exercise: str, wait: float = WAIT) -> HandoutOut:
    """Statement, starter, your draft and the visible cases; ``wait``: seconds to wait for those, if need be."""
    view = item_of(request, slug, assignment, exercise)
    found = handout_of(view=view)
    cases = cases_of(version=found.version)
    if cases is None and found.entry and wait:
        cases_wanted(version_id=found.version.pk)
        wait_for(lambda: cases_of(version=found.version) is not None, seconds=wait)
        cases = cases_of(version=found.version)
    draft = draft_get(user=caller(request), exercise=view.exercise, assignment=view.assignment.assignment)
    schedule = view.assignment.schedule
    return HandoutOut(
        exercise=exercise_out(view.exercise),
        version=found.version.hash,
        points=view.item.points,
        statement=found.markdown,
        statement_html=found.html,
        figures=dict(found.figures),
        starter=found.starter,
        draft=draft.source if draft and found.entry else None,
        entry=list(found.entry),
        arrays=found.arrays,
        forbidden=list(found.forbidden),
        precision=found.precision,
        rtol=found.rtol,
        atol=found.atol,
        opens_at=schedule.opens_at,
        due_at=schedule.due_at,
        closes_at=schedule.end,
        takes_submissions=view.assignment.takes_submissions,
        url=page_of(request, view.assignment.assignment, view.exercise),
        cases=_cases(cases) if found.entry else [],
    )


@router.get(f"{EXERCISE}/draft", response={200: DraftOut, **REFUSALS}, url_name="draft")
def draft(request: HttpRequest, slug: str, assignment: str, exercise: str) -> DraftOut:
    """What stands in your editor; 404 while nothing does."""
    view = item_of(request, slug, assignment, exercise)
    found = draft_get(user=caller(request), exercise=view.exercise, assignment=view.assignment.assignment)
    if found is None:
        raise NotFound
    return DraftOut(source=found.source, revision=found.revision, saved_at=found.updated_at, stored=True)


@router.put(f"{EXERCISE}/draft", auth=needs(Scope.SUBMIT), response={200: DraftOut, **REFUSALS})
def draft_put(request: HttpRequest, slug: str, assignment: str, exercise: str, data: DraftIn) -> DraftOut:
    """Keep what you have written, as the page does."""
    view = item_of(request, slug, assignment, exercise)
    kept = draft_save(
        user=caller(request),
        exercise=view.exercise,
        assignment=view.assignment.assignment,
        source=data.source,
        based_on=data.based_on,
    )
    row = kept.draft
    return DraftOut(source=row.source, revision=row.revision, saved_at=row.updated_at, stored=kept.stored)


def caller(request: HttpRequest) -> User:
    """Who asks: behind ``needs`` somebody always does."""
    assert isinstance(request.user, User)
    return request.user


def item_of(request: HttpRequest, course: str, assignment: str, exercise: str) -> ItemView:
    return item_get(viewer=caller(request), course_slug=course, assignment_slug=assignment, exercise_slug=exercise)


def exercise_out(exercise: Exercise) -> ExerciseOut:
    return ExerciseOut(
        slug=exercise.slug,
        kind=exercise.kind,
        topic=exercise.topic,
        title=exercise.title,
        difficulty=exercise.difficulty,
        minutes=exercise.minutes,
    )


def page_of(request: HttpRequest, assignment: Assignment, exercise: Exercise) -> str:
    """The exercise's page, whole."""
    name = "question" if exercise.kind == "question" else "exercise"
    return request.build_absolute_uri(reverse(name, args=[assignment.course.slug, assignment.slug, exercise.slug]))


def assignment_out(view: AssignmentView, items: Sequence[AssignmentExercise] = ()) -> AssignmentOut:
    asked = [AssignmentExerciseOut(exercise=exercise_out(item.exercise), points=item.points) for item in items]
    return AssignmentOut(**_dates(view), exercises=asked)


def _cases(cases: list[dict[str, Any]] | None) -> list[HandoutCaseOut] | None:
    return None if cases is None else [HandoutCaseOut(**case) for case in cases]


def _dates(view: AssignmentView) -> dict[str, Any]:
    return {
        "slug": view.assignment.slug,
        "title": view.assignment.title,
        "mode": view.assignment.mode,
        "phase": view.phase,
        "opens_at": view.schedule.opens_at,
        "due_at": view.schedule.due_at,
        "closes_at": view.schedule.end,
        "takes_submissions": view.takes_submissions,
    }


def _overview_out(found: AssignmentOverview) -> AssignmentMarkOut:
    def out(row: ExerciseRow) -> AssignmentExerciseOut:
        return AssignmentExerciseOut(
            exercise=exercise_out(row.item.exercise),
            points=row.item.points,
            progress=_PROGRESS.get(row.progress, row.progress.value),
            mark=row.mark.points if row.mark else None,
            submissions=row.submissions,
        )

    return AssignmentMarkOut(
        **_dates(found.view),
        exercises=[out(row) for row in found.rows],
        earned=found.points,
        max_points=found.max_points,
    )

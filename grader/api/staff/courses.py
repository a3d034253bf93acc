"""A course as its teachers have it: exercises, versions, assignments."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import File, Router, UploadedFile

from grader.accounts.tokens.once import done_once
from grader.accounts.tokens.scopes import Scope
from grader.api.asked import KEY, LIMIT, OFFSET
from grader.api.auth import needs
from grader.api.errors import REFUSALS, TooLarge, Unacceptable, checked
from grader.api.staff.schemas import AssignmentIn, StaffExerciseOut, StaffExercisesOut, UploadedOut, VersionOut
from grader.api.student.courses import assignment_out, caller
from grader.api.student.schemas import AssignmentOut
from grader.catalog.own.uploading import folder_upload
from grader.courses.rules import may_manage
from grader.courses.selectors import CourseView, assignment_get, course_get
from grader.courses.setup.assignment_services import assignment_change
from grader.errors import NotFound
from grader.gradebook.teaching.exercises import exercises_taught, versions_of
from grader.gradebook.teaching.publishing import assignment_show
from grader.submissions.errors import CourseArchived

router = Router(auth=needs(Scope.TEACH))
MOST_ARCHIVE = 2 << 20  # bytes


@router.get("/teach/{slug}/exercises", response={200: StaffExercisesOut, **REFUSALS}, url_name="teach-exercises")
def exercises(request: HttpRequest, slug: str, limit: int = LIMIT, offset: int = OFFSET) -> StaffExercisesOut:
    """What the course's assignments may ask: its own exercises and the library's that are listed."""
    course = taught(request, slug).course
    rows, count = exercises_taught(viewer=caller(request), course=course, limit=limit, offset=offset)
    items = [
        StaffExerciseOut(
            slug=row.slug,
            kind=row.kind,
            topic=row.topic,
            title=row.title,
            own=row.course_id is not None,
            version=row.current.hash if row.current else None,
        )
        for row in rows
    ]
    return StaffExercisesOut(items=items, count=count, next=after(offset, len(items), count))


@router.get(
    "/teach/{slug}/exercises/{exercise}/versions",
    response={200: list[VersionOut], **REFUSALS},
    url_name="teach-versions",
)
def versions(request: HttpRequest, slug: str, exercise: str) -> list[VersionOut]:
    """An exercise's versions, the newest first, and how many submissions of this course each has."""
    course = taught(request, slug).course
    return [
        VersionOut(
            hash=row.version.hash, created_at=row.version.created_at, current=row.current, submissions=row.submissions
        )
        for row in versions_of(viewer=caller(request), course=course, slug=exercise)
    ]


@router.post(
    "/teach/{slug}/exercises/{exercise}/files",
    auth=needs(Scope.MANAGE),
    response={200: UploadedOut, **REFUSALS},
    url_name="teach-upload",
)
def upload(request: HttpRequest, slug: str, exercise: str, archive: File[UploadedFile]) -> UploadedOut:
    """Make the draft of the course's own exercise what a ZIP archive holds; its page checks and publishes it."""
    course = managed(request, slug).course
    if (archive.size or 0) > MOST_ARCHIVE:
        raise TooLarge(limit=MOST_ARCHIVE >> 20)
    found = folder_upload(course=course, slug=exercise, archive=archive.read(), by=caller(request))
    return UploadedOut(
        exercise=found.exercise.slug,
        new=found.new,
        changed=list(found.changed),
        removed=list(found.removed),
        url=request.build_absolute_uri(reverse("author-exercise", args=[slug, found.exercise.slug])),
    )


@router.patch(
    "/teach/{slug}/assignments/{assignment}",
    auth=needs(Scope.MANAGE),
    response={200: AssignmentOut, **REFUSALS},
    url_name="teach-assignment",
)
def change(request: HttpRequest, slug: str, assignment: str, data: AssignmentIn, key: str | None = KEY) -> Any:
    """Change an assignment's title, dates, or whether students see it; marks follow."""
    managed(request, slug)
    row = assignment_get(viewer=caller(request), course_slug=slug, slug=assignment).assignment
    fields = data.dict(exclude_unset=True)
    if None in (fields.get("title", ""), fields.get("published", "")):
        raise Unacceptable(reason=_("A title and “published” can be left out, and cannot be null."))
    published = fields.pop("published", None)

    def do() -> dict[str, Any]:
        if fields:
            own: dict[str, Any] | None = {} if row.policy is not None else None  # its own rules stay as they are
            with checked():
                assignment_change(assignment=row, by=caller(request), fields=fields, policy=own)
        if published is not None:
            with checked():
                assignment_show(viewer=caller(request), assignment=row, published=published)
        view = assignment_get(viewer=caller(request), course_slug=slug, slug=assignment)
        return assignment_out(view).dict()

    return done_once(
        user=caller(request), key=key, asked=["assignment", slug, assignment, data.dict(exclude_unset=True)], do=do
    )


def after(offset: int, shown: int, count: int) -> int | None:
    """Where the window behind this one begins; None at the end."""
    return offset + shown if offset + shown < count else None


def taught(request: HttpRequest, slug: str) -> CourseView:
    """The course, for who teaches it. Raises NotFound."""
    view = course_get(viewer=caller(request), slug=slug)
    if not view.teaches:
        raise NotFound
    if request.method not in ("GET", "HEAD") and view.course.archived_at is not None:
        raise CourseArchived
    return view


def managed(request: HttpRequest, slug: str) -> CourseView:
    """The course, for its instructors. Raises NotFound, CourseArchived."""
    view = course_get(viewer=caller(request), slug=slug)
    if not may_manage(view.role):
        raise NotFound
    if request.method not in ("GET", "HEAD") and view.course.archived_at is not None:
        raise CourseArchived
    return view

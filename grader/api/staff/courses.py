"""A course's exercises as its teachers have them: versions, drafts by upload."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import File, Router, UploadedFile

from grader.accounts.tokens.scopes import Scope
from grader.api.asked import LIMIT, MANY, OFFSET, fitting, listed
from grader.api.auth import needs
from grader.api.errors import REFUSALS, TooLarge
from grader.api.staff.schemas import StaffExerciseOut, StaffExercisesOut, UploadedOut, VersionOut
from grader.api.student.courses import caller
from grader.catalog.models import Kind
from grader.catalog.own.folders.uploading import folder_upload
from grader.courses.rules import may_manage
from grader.courses.selectors import CourseView, course_get
from grader.errors import NotFound
from grader.gradebook.teaching.exercises import exercises_taught, versions_of
from grader.submissions.errors import CourseArchived
from grader.text import fit_text

T = TypeVar("T")
router = Router(auth=needs(Scope.TEACH))
MOST_ARCHIVE = 2 << 20  # bytes


@router.get("/teach/{slug}/exercises", response={200: StaffExercisesOut, **REFUSALS}, url_name="teach-exercises")
def exercises(
    request: HttpRequest,
    slug: str,
    kind: Kind | None = None,
    topic: str | None = None,
    own: bool | None = None,
    q: str = "",
    limit: int = LIMIT,
    offset: int = OFFSET,
) -> StaffExercisesOut:
    """What the course's assignments may ask: its own exercises and the library's that are listed.

    ``own``: the course's alone, or the library's alone; ``q``: a part of the address or title.
    """
    course = taught(request, slug).course
    only = fitting(kind=kind, topic=topic, course__isnull=None if own is None else not own)
    rows, count = exercises_taught(
        viewer=caller(request),
        course=course,
        limit=limit,
        offset=offset,
        query=fit_text(q.strip()[:80]),
        only=only,
    )
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
def versions(
    request: HttpRequest, response: HttpResponse, slug: str, exercise: str, limit: int = MANY, offset: int = OFFSET
) -> list[VersionOut]:
    """An exercise's versions, the newest first, and how many submissions of this course each has."""
    course = taught(request, slug).course
    rows = versions_of(viewer=caller(request), course=course, slug=exercise)
    return [
        VersionOut(
            hash=row.version.hash, created_at=row.version.created_at, current=row.current, submissions=row.submissions
        )
        for row in listed(request, response, rows, limit, offset)
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


def after(offset: int, shown: int, count: int) -> int | None:
    """Where the window behind this one begins; None at the end."""
    return offset + shown if offset + shown < count else None


def window(rows: Sequence[T], limit: int, offset: int) -> tuple[Sequence[T], dict[str, Any]]:
    """Those of ``rows`` that a window shows, and what is said of them all beside: ``count`` and ``next``."""
    shown = rows[offset : offset + limit]
    return shown, {"count": len(rows), "next": after(offset, len(shown), len(rows))}


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

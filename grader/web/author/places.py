"""The course and the exercise that an author's page is about, for its authors alone."""

from __future__ import annotations

from django.http import HttpRequest

from grader.catalog.own.selectors import OwnView, authored_course, own_get, removed
from grader.courses.selectors import CourseView
from grader.web.requests import check_changes


def authored(request: HttpRequest, course: str) -> CourseView:
    """The course at this address. Raises NotFound for all but its instructors, CourseArchived for changes."""
    view = authored_course(viewer=request.user, slug=course)
    check_changes(request, view.course)
    return view


def own(request: HttpRequest, course: str, exercise: str) -> OwnView:
    """The course's own exercise at this address. Raises as ``authored`` does, and ExerciseRemoved.

    A form names the exercise it was made for: another one may have its address by now, and is not written into.
    """
    view = own_get(viewer=request.user, course_slug=course, slug=exercise)
    if request.POST.get("exercise", str(view.exercise.pk)) != str(view.exercise.pk):
        raise removed(course=view.course.course, slug=exercise)
    check_changes(request, view.course.course)
    return view

"""One course: its assignments and how the reader stands with them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from grader.courses.selectors import course_get
from grader.gradebook.selectors import course_overview


def page(request: HttpRequest, course: str) -> HttpResponse:
    view = course_get(viewer=request.user, slug=course)
    rows = course_overview(viewer=request.user, course=view.course)
    return render(request, "web/course.html", {"view": view, "course": view.course, "rows": rows})

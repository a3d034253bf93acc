"""One course: its assignments and how the reader stands with them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from grader.catalog.sync import LIBRARY
from grader.courses.selectors import course_get
from grader.gradebook.selectors import course_overview
from grader.gradebook.teaching.student import requests_waiting
from grader.quizzes.selectors import running_attempts
from grader.submissions.runs.selectors import waiting_for_gpu


@never_cache
@require_GET
def page(request: HttpRequest, course: str) -> HttpResponse:
    view = course_get(viewer=request.user, slug=course)
    if course == LIBRARY and not view.teaches:
        return redirect("library")
    rows = course_overview(viewer=request.user, course=view.course)
    waiting = waiting_for_gpu(course=view.course) if view.teaches else None
    asked = requests_waiting(viewer=request.user, course=view.course) if view.teaches else ()
    context = {
        "view": view,
        "course": view.course,
        "running": running_attempts(viewer=request.user, course=view.course),
        "rows": rows,
        "waiting_for_gpu": waiting,
        "asked": asked,
    }
    return render(request, "web/course.html", context)

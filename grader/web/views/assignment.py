"""One assignment: its exercises, their points, and the time that is left."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from grader.catalog.selectors import refused_in
from grader.catalog.sync import LIBRARY
from grader.courses.models import Mode
from grader.courses.selectors import assignment_get
from grader.gradebook.selectors import assignment_overview
from grader.web.quiz import front


@never_cache
@require_GET
def page(request: HttpRequest, course: str, assignment: str) -> HttpResponse:
    view = assignment_get(viewer=request.user, course_slug=course, slug=assignment)
    if course == LIBRARY and not view.teaches:
        return redirect("library")
    if view.assignment.mode == Mode.QUIZ:
        return front.page(request, view)
    overview = assignment_overview(viewer=request.user, assignment=view.assignment)
    context = {
        "overview": overview,
        "view": view,
        "assignment": view.assignment,
        "course": view.assignment.course,
        "refused_content": refused_in(view=view),
    }
    return render(request, "web/assignment.html", context)

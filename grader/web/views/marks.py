"""How the reader's own mark for one exercise came about."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from grader.accounts.models import User
from grader.courses.selectors import course_get
from grader.errors import NotFound
from grader.gradebook.marks.explained import mark_explained


@require_GET
def page(request: HttpRequest, course: str, assignment: str, exercise: str) -> HttpResponse:
    view = course_get(viewer=request.user, slug=course)
    if not isinstance(request.user, User):
        raise NotFound
    found = mark_explained(
        viewer=request.user, course=view.course, assignment=assignment, exercise=exercise, user_id=request.user.pk
    )
    context = {
        "course": view.course,
        "assignment": found.item.assignment,
        "exercise": found.item.exercise,
        "found": found,
    }
    return render(request, "web/own_mark.html", context)

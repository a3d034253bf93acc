"""Removing an exercise that nobody but its authors has had: what would go is said first, and the folder offered."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from grader.catalog.own.errors import ExerciseRemoved
from grader.catalog.own.removing import PublishedOnce, StillAsked, exercise_remove, removal_of
from grader.gradebook.teaching.asked import asked_in
from grader.submissions.selectors import tries_count
from grader.web.author.places import own
from grader.web.requests import person


@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, course: str, exercise: str) -> HttpResponse:
    view = own(request, course, exercise)
    if request.method == "POST":
        try:
            exercise_remove(exercise=view.exercise, by=person(request))
        except (PublishedOnce, StillAsked):
            pass  # the page says why
        else:
            messages.success(request, _("“%(slug)s” is removed. Its address is free again.") % {"slug": exercise})
            return redirect("author-list", course=course)
    removal = removal_of(view=view)
    context = {
        "view": view.course,
        "course": view.course.course,
        "exercise": view.exercise,
        "removal": removal,
        "tries": tries_count(exercise=view.exercise),
        "asked": asked_in(exercise=view.exercise, course=view.course.course) if removal.refused else (),
        "here": "exercises",
    }
    refused = removal.refused if request.method == "POST" else None
    return render(request, "web/author/remove.html", context, status=refused.status if refused else HTTPStatus.OK)


def gone(request: HttpRequest, refusal: ExerciseRemoved, course: str, exercise: str) -> HttpResponse:
    """The page of an exercise that was removed: what was sent to it, and what the browser still holds of it."""
    context = {"refused": refusal, "course_slug": course, "slug": exercise, "typed": request.POST.get("text")}
    return render(request, "web/author/removed.html", context, status=refusal.status)

"""Choosing as whom to look at a course, and ending it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from grader.courses.models import Role
from grader.courses.people.viewing import viewed_as
from grader.courses.people.window import PeopleWanted, people_list
from grader.web.staff.asked import number
from grader.web.staff.gradebook import taught
from grader.web.staff.viewing.middleware import KEY


@never_cache
@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest, course: str) -> HttpResponse:
    """The students the reader teaches; a press on one leads to the page the reader came from, as that student."""
    view = taught(request, course, archived=True)
    assignment = request.POST.get("assignment", request.GET.get("assignment", ""))[:60]
    if request.method == "POST":
        viewed = viewed_as(viewer=request.user, course_slug=course, user_id=number(request.POST.get("user")) or 0)
        request.session[KEY] = {"course": course, "user": viewed.student.pk, "back": request.POST.get("back", "")[:500]}
        return redirect(_address(course, assignment))
    wanted = PeopleWanted(
        query=request.GET.get("q", "").strip()[:80],
        role=Role.STUDENT,
        offset=number(request.GET.get("from"), digits=7) or 0,
    )
    context = {
        "view": view,
        "course": view.course,
        "people": people_list(viewer=request.user, course=view.course, wanted=wanted),
        "to": assignment,
        "back": _address(course, assignment),
        "here": "people",
    }
    return render(request, "web/staff/viewing/choose.html", context)


@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """Back to where the reader began to look."""
    kept = request.session.pop(KEY, None) or {}
    back = kept.get("back") or "/"
    allowed = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if allowed else "/")


def _address(course: str, assignment: str) -> str:
    return reverse("assignment", args=[course, assignment]) if assignment else reverse("course", args=[course])

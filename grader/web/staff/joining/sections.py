"""The sections of a course: named anew, renamed, taken away."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from grader.courses.people.sections import Named, section_list, sections_name
from grader.web.requests import person
from grader.web.staff.asked import number
from grader.web.staff.courses import managed


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, course: str) -> HttpResponse:
    view = managed(request, course)
    typed: dict[str, str] = {}
    problems: list[str] = []
    if request.method == "POST":
        typed = {key: request.POST.get(f"name-{key}", "")[:80] for key in request.POST.getlist("section")}
        named = [Named(number(key), name) for key, name in typed.items()]
        try:
            sections_name(course=view.course, named=named, by=person(request))
        except ValidationError as error:
            problems = error.messages
        else:
            messages.success(request, _("Saved."))
            return redirect("sections", course=course)
    rows = section_list(viewer=request.user, course=view.course)
    context = {
        "view": view,
        "course": view.course,
        "rows": [(row, typed.get(str(row.pk), row.name)) for row in rows],
        "new": typed.get("new", ""),
        "problems": problems,
        "here": "people",
    }
    return render(request, "web/staff/joining/sections.html", context, status=422 if problems else 200)

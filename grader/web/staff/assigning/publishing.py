"""Publishing an assignment, after what is missing and what will happen has been read; and hiding it again."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from grader.gradebook.teaching.publishing import assignment_show, outlook
from grader.web.requests import person
from grader.web.staff.assigning.assignments import managed_assignment


@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, course: str, assignment: str) -> HttpResponse:
    view, row = managed_assignment(request, course, assignment)
    problems: list[str] = []
    if request.method == "POST":
        published = request.POST.get("published") == "1"
        try:
            assignment_show(viewer=person(request), assignment=row, published=published)
        except ValidationError as error:
            problems = error.messages
        else:
            messages.success(request, _("Published.") if published else _("Hidden: students do not see it."))
            return redirect("assignment-edit", course=course, assignment=assignment)
    context = {
        "view": view,
        "course": view.course,
        "assignment": row,
        "outlook": outlook(viewer=request.user, assignment=row),
        "problems": problems,
        "here": "assignments",
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problems else HTTPStatus.OK
    return render(request, "web/staff/assigning/publish.html", context, status=status)

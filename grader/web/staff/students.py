"""One student's page, how an assignment's exercises went, and how the course's total is weighed."""

from __future__ import annotations

from decimal import Decimal

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from grader.accounts.models import User
from grader.courses.selectors import assignment_get
from grader.courses.setup.categories import Weighed, categories_set, category_list
from grader.gradebook.teaching.statistics import assignment_statistics
from grader.gradebook.teaching.student import student_page
from grader.tables import decimal_of
from grader.web.staff.asked import number
from grader.web.staff.courses import managed
from grader.web.staff.gradebook import taught


@require_GET
def page(request: HttpRequest, course: str, user: int) -> HttpResponse:
    view = taught(request, course)
    found = student_page(viewer=request.user, course=view.course, user_id=user)
    rows = [
        (
            one,
            found.row.standings[one.assignment.pk],
            [(item, found.row.marks.get((one.assignment.pk, item.exercise_id))) for item in one.items],
            found.extensions.get(one.assignment.pk, []),
        )
        for one in found.columns
    ]
    context = {"view": view, "course": view.course, "found": found, "rows": rows, "here": "gradebook"}
    return render(request, "web/staff/people/student.html", context)


@require_GET
def statistics(request: HttpRequest, course: str, assignment: str) -> HttpResponse:
    view = taught(request, course)
    row = assignment_get(viewer=request.user, course_slug=course, slug=assignment).assignment
    context = {
        "view": view,
        "course": view.course,
        "assignment": row,
        "rows": assignment_statistics(viewer=request.user, assignment=row),
        "here": "assignments",
    }
    return render(request, "web/staff/marks/statistics.html", context)


@require_http_methods(["GET", "POST"])
def categories(request: HttpRequest, course: str) -> HttpResponse:
    view = managed(request, course)
    assert isinstance(request.user, User)
    if request.method == "POST":
        post = request.POST
        try:
            weighed = [
                Weighed(
                    number(key),
                    post.get(f"name-{key}", "")[:80],
                    _weight(post.get(f"weight-{key}", "1")),
                    _drop(post.get(f"drop-{key}", "0")),
                )
                for key in post.getlist("category")
            ]
            categories_set(course=view.course, weighed=weighed, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("Saved."))
        return redirect("categories", course=course)
    context = {
        "view": view,
        "course": view.course,
        "categories": category_list(course=view.course),
        "here": "setup",
    }
    return render(request, "web/staff/course/categories.html", context)


def _weight(text: str) -> Decimal:
    weight = decimal_of(text or "0")
    if weight is None or not 0 <= weight <= 9999:
        raise ValidationError(_("“%(text)s” is no weight.") % {"text": text[:40]})
    return weight.quantize(Decimal("0.01"))


def _drop(text: str) -> int:
    if not text.strip().isdecimal() or len(text) > 3:
        raise ValidationError(_("“%(text)s” is no number of assignments.") % {"text": text[:40]})
    return int(text)

"""A course made, changed, copied and archived; and what is still missing before students can begin."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from grader.accounts.models import User
from grader.courses.models import Policy
from grader.courses.models.courses import both_languages
from grader.courses.people.membership import join_code_set
from grader.courses.rules import may_create_course, may_manage
from grader.courses.selectors import CourseView, course_get
from grader.courses.setup.copying import copy_preview, course_copy
from grader.courses.setup.course_services import course_archive, course_change, course_start
from grader.errors import NotFound
from grader.gradebook.teaching.checklist import checklist
from grader.web.requests import check_changes
from grader.web.staff.forms import CourseForm, PolicyForm, title_of


def managed(request: HttpRequest, course: str, *, archived: bool = False) -> CourseView:
    """The course at this address, for its instructors. Raises NotFound for all others.

    An archived course is not changed: raises CourseArchived. With ``archived`` what is sent may be of one, as it only
    reads the course, or opens it again.
    """
    view = course_get(viewer=request.user, slug=course)
    if not may_manage(view.role):
        raise NotFound
    if not archived:
        check_changes(request, view.course)
    return view


@require_http_methods(["GET", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    if not isinstance(request.user, User) or not may_create_course(request.user):
        raise NotFound
    form = CourseForm(
        request.POST if request.method == "POST" else None, initial={"time_zone": "UTC", "languages": both_languages()}
    )
    if request.method == "GET":
        form.fields["time_zone"].widget.attrs["data-here"] = ""  # the page's script chooses the reader's own
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        course = course_start(
            by=request.user,
            slug=data["slug"],
            title=data["title"],
            term=data["term"],
            time_zone=data["time_zone"],
            languages=data["languages"],
        )
        return redirect("course-setup", course=course.slug)
    return render(request, "web/staff/course/new.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def setup(request: HttpRequest, course: str) -> HttpResponse:
    """The checklist, what the course is, and its default rules."""
    view = managed(request, course)
    assert isinstance(request.user, User)
    row = view.course
    form = CourseForm(
        request.POST if request.method == "POST" else None,
        course=row,
        initial={**title_of(row), "term": row.term, "time_zone": row.time_zone, "languages": row.languages},
    )
    policy = PolicyForm(
        request.POST if request.method == "POST" else None, instance=row.policy or Policy(), prefix="policy"
    )
    if request.method == "POST" and form.is_valid() and policy.is_valid():
        data = form.cleaned_data
        course_change(
            course=row,
            by=request.user,
            title=data["title"],
            term=data["term"],
            time_zone=data["time_zone"],
            policy=policy.cleaned_data,
            languages=data["languages"],
        )
        messages.success(request, _("Saved. Marks follow the new rules."))
        return redirect("course-setup", course=course)
    context = {
        "view": view,
        "course": row,
        "form": form,
        "policy": policy,
        "checklist": checklist(viewer=request.user, course=row),
        "here": "setup",
    }
    failed = form.is_bound and (form.errors or policy.errors)
    return render(request, "web/staff/course/setup.html", context, status=422 if failed else 200)


@require_http_methods(["GET", "POST"])
def copy(request: HttpRequest, course: str) -> HttpResponse:
    """Days to shift, the dates that gives, and the copy. Of an archived course too: it stays as it is."""
    view = managed(request, course, archived=True)
    assert isinstance(request.user, User)
    row = view.course
    typed = request.POST if request.method == "POST" else request.GET
    days = typed.get("days", "")
    shift = int(days) if days.removeprefix("-").isdecimal() and len(days) < 6 else 0
    form = CourseForm(
        request.POST if request.method == "POST" else None,
        initial={**title_of(row), "time_zone": row.time_zone, "term": typed.get("term", "")},
    )
    form.fields["time_zone"].required = False
    del form.fields["languages"]
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            new = course_copy(
                course=row, slug=data["slug"], title=data["title"], term=data["term"], days=shift, by=request.user
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The course is copied; its assignments are not published yet."))
            return redirect("course-setup", course=new.slug)
    context: dict[str, Any] = {
        "view": view,
        "course": row,
        "form": form,
        "days": shift,
        "rows": copy_preview(course=row, days=shift),
        "here": "setup",
    }
    return render(request, "web/staff/course/copy.html", context, status=422 if form.errors else 200)


@require_POST
def archive(request: HttpRequest, course: str) -> HttpResponse:
    view = managed(request, course, archived=True)
    assert isinstance(request.user, User)
    course_archive(course=view.course, by=request.user, archived=request.POST.get("archived") == "1")
    return redirect("course-setup", course=course)


@require_POST
def join_code(request: HttpRequest, course: str) -> HttpResponse:
    view = managed(request, course)
    assert isinstance(request.user, User)
    join_code_set(course=view.course, by=request.user, on=request.POST.get("on") == "1")
    return redirect("people", course=course)

"""Who is in a course: a window of the list, one person, a roster with its preview, and joining by a code."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from grader.accounts.models import User
from grader.courses.models import Role, Status
from grader.courses.people.letters import newcomers_waiting
from grader.courses.people.membership import course_join, membership_change
from grader.courses.people.roster import Change, roster_apply, roster_preview
from grader.courses.people.window import PeopleWanted, people_list, person_get
from grader.courses.rules import may_manage
from grader.errors import NotFound
from grader.tables import TableUnreadable
from grader.web.staff.asked import number, table_sent
from grader.web.staff.courses import managed
from grader.web.staff.forms import MembershipForm
from grader.web.staff.gradebook import taught


@require_GET
def page(request: HttpRequest, course: str) -> HttpResponse:
    view = taught(request, course)
    get = request.GET
    wanted = PeopleWanted(
        query=get.get("q", "").strip()[:80],
        role=get["role"] if get.get("role") in Role.values else "",
        status=get["status"] if get.get("status") in Status.values else Status.ACTIVE,
        section=number(get.get("section")),
        offset=number(get.get("from"), digits=7) or 0,
    )
    people = people_list(viewer=request.user, course=view.course, wanted=wanted)
    context = {
        "view": view,
        "course": view.course,
        "people": people,
        "roles": Role,
        "statuses": Status,
        "newcomers": newcomers_waiting(course=view.course) if may_manage(view.role) else 0,
        "here": "people",
        "first": wanted.offset + 1,
        "last": wanted.offset + len(people.rows),
    }
    return render(request, "web/staff/people/list.html", context)


@require_http_methods(["GET", "POST"])
def person(request: HttpRequest, course: str, user: int) -> HttpResponse:
    view = managed(request, course)
    assert isinstance(request.user, User)
    found = person_get(viewer=request.user, course=view.course, user_id=user)
    initial = {
        "role": found.role,
        "status": found.status,
        "student_number": found.student_number,
        "sections": found.sections.all(),
    }
    form = MembershipForm(request.POST if request.method == "POST" else None, enrolment=found, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            membership_change(
                enrolment=found,
                by=request.user,
                role=Role(data["role"]),
                status=Status(data["status"]),
                student_number=data["student_number"],
                sections=list(data["sections"]),
            )
        except ValidationError as error:
            form.add_error(None, ValidationError(error.messages))
        else:
            messages.success(request, _("Saved."))
            return redirect("people", course=course)
    context = {"view": view, "course": view.course, "found": found, "form": form, "here": "people"}
    return render(request, "web/staff/people/person.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def roster(request: HttpRequest, course: str) -> HttpResponse:
    """A file or pasted lines; what they would do, row by row; and, once the reader has agreed, doing it."""
    view = managed(request, course)
    assert isinstance(request.user, User)
    context: dict[str, Any] = {"view": view, "course": view.course, "here": "people", "changes": Change}
    if request.method == "POST":
        text, drop = request.POST.get("table", ""), request.POST.get("drop") == "1"
        try:
            table, text = table_sent(request)
            if request.POST.get("apply"):
                done = roster_apply(course=view.course, table=table, drop=drop, by=request.user)
                counts = {change.value: count for change, count in done.counts.items()}
                messages.success(
                    request, _("%(add)s added, %(change)s changed, %(drop)s dropped, %(same)s as before.") % counts
                )
                return redirect("people", course=course)
            context["roster"] = roster_preview(course=view.course, table=table, drop=drop)
        except TableUnreadable as error:
            context["problem"] = str(error)
        context |= {"table": text, "drop": drop}
    return render(request, "web/staff/joining/roster.html", context, status=422 if "problem" in context else 200)


@require_http_methods(["GET", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Joining a course by the code its instructor gave."""
    if not isinstance(request.user, User):
        raise NotFound
    code = request.POST.get("code", request.GET.get("code", ""))[:40]
    if request.method == "POST":
        try:
            course = course_join(user=request.user, code=code)
        except NotFound:
            problem = _("No course has this code. Look at it again, or ask whoever gave it to you.")
            return render(request, "web/staff/joining/join.html", {"code": code, "problem": problem}, status=422)
        return redirect("course", course=course.slug)
    return render(request, "web/staff/joining/join.html", {"code": code})

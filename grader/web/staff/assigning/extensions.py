"""Other dates for a person, section or group, and who hands in together."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from grader.accounts.models import User
from grader.courses.models import Assignment
from grader.courses.people.groups import groups_set, groups_text, student_named
from grader.courses.services import extension_grant, extension_list, extension_withdraw
from grader.errors import NotFound
from grader.web.staff.assigning.assignments import managed_assignment, sentences
from grader.web.staff.forms import MomentField


class ExtensionForm(forms.Form):
    """For whom, and which other dates; empty ones leave the assignment's."""

    student = forms.CharField(label=gettext_lazy("Student: account, number or e-mail"), max_length=254, required=False)
    more_attempts = forms.IntegerField(label=gettext_lazy("More hand-ins"), min_value=0, max_value=999, required=False)
    more_minutes = forms.IntegerField(
        label=gettext_lazy("More minutes for each attempt at a quiz"), min_value=0, max_value=9999, required=False
    )
    reason = forms.CharField(label=gettext_lazy("Reason, which your colleagues read"), max_length=400, required=False)

    def __init__(self, *args: object, assignment: Assignment, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        zone = assignment.course.zone
        self.fields["section"] = forms.ModelChoiceField(
            assignment.course.sections.all(), label=gettext_lazy("or section"), required=False
        )
        self.fields["group"] = forms.ModelChoiceField(
            assignment.groups.all(), label=gettext_lazy("or group"), required=False
        )
        self.fields["opens_at"] = MomentField(zone, label=gettext_lazy("Opens"))
        self.fields["due_at"] = MomentField(zone, label=gettext_lazy("Due"))
        self.fields["closes_at"] = MomentField(zone, label=gettext_lazy("Closes"))
        self.order_fields(["student", "section", "group", "opens_at", "due_at", "closes_at"])


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, course: str, assignment: str) -> HttpResponse:
    view, row = managed_assignment(request, course, assignment)
    assert isinstance(request.user, User)
    form = ExtensionForm(request.POST if request.method == "POST" else None, assignment=row)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            extension_grant(
                assignment=row,
                user=student_named(course=view.course, name=data["student"]) if data["student"] else None,
                section=data["section"],
                group=data["group"],
                opens_at=data["opens_at"],
                due_at=data["due_at"],
                closes_at=data["closes_at"],
                more_seconds=60 * (data["more_minutes"] or 0),
                more_attempts=data["more_attempts"] or 0,
                reason=data["reason"],
                by=request.user,
            )
        except ValidationError as error:
            form.add_error(None, ValidationError(sentences(error)))
        else:
            messages.success(request, _("Saved. Marks follow the new dates."))
            return redirect("extensions", course=course, assignment=assignment)
    context = {
        "view": view,
        "course": view.course,
        "assignment": row,
        "form": form,
        "extensions": extension_list(assignment=row),
        "groups": groups_text(assignment=row),
        "here": "assignments",
    }
    return render(request, "web/staff/assigning/extensions.html", context, status=422 if form.errors else 200)


@require_POST
def withdraw(request: HttpRequest, course: str, assignment: str) -> HttpResponse:
    _view, row = managed_assignment(request, course, assignment)
    assert isinstance(request.user, User)
    wanted = request.POST.get("extension", "")
    found = next((one for one in extension_list(assignment=row) if str(one.pk) == wanted), None)
    if found is None:
        raise NotFound
    extension_withdraw(extension=found, by=request.user)
    return redirect("extensions", course=course, assignment=assignment)


@require_POST
def groups(request: HttpRequest, course: str, assignment: str) -> HttpResponse:
    _view, row = managed_assignment(request, course, assignment)
    assert isinstance(request.user, User)
    try:
        count = groups_set(assignment=row, text=request.POST.get("groups", "")[:200_000], by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, ngettext("%(n)s group.", "%(n)s groups.", count) % {"n": count})
    return redirect("extensions", course=course, assignment=assignment)

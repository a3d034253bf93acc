"""Invitations by link: a course's list of them, with the form that makes one, and the page the link leads to."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from grader import clock
from grader.courses.models import Course, Role
from grader.courses.people.invitations import (
    MOST_USES,
    invitation_accept,
    invitation_create,
    invitation_get,
    invitation_list,
    invitation_withdraw,
    token_of,
)
from grader.errors import NotFound
from grader.web.requests import person
from grader.web.staff.courses import managed
from grader.web.staff.forms import MomentField

USUAL = timedelta(days=14)


class InvitationForm(forms.Form):
    """What a link makes of people, for how many it is, and until when."""

    role = forms.ChoiceField(label=gettext_lazy("They become"), choices=Role.choices)
    most_uses = forms.IntegerField(
        label=gettext_lazy("For how many people"),
        min_value=1,
        max_value=MOST_USES,
        required=False,
        help_text=gettext_lazy("Empty: for as many as come, where it makes them students."),
    )
    name = forms.CharField(
        label=gettext_lazy("What you call it"),
        max_length=150,
        required=False,
        help_text=gettext_lazy("Only you and the other instructors read this."),
    )

    def __init__(self, *args: object, course: Course, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["expires_at"] = MomentField(course.zone, label=gettext_lazy("Until"))
        if course.sections.all():
            self.fields["sections"] = forms.ModelMultipleChoiceField(
                course.sections.all(),
                label=gettext_lazy("Sections"),
                required=False,
                widget=forms.CheckboxSelectMultiple,
                help_text=gettext_lazy("An assistant with sections sees the students of these sections only."),
            )
        self.order_fields(["role", "most_uses", "expires_at", "sections", "name"])


@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, course: str) -> HttpResponse:
    view = managed(request, course)
    form = InvitationForm(
        request.POST if request.method == "POST" else None,
        course=view.course,
        initial={"role": Role.STUDENT, "expires_at": clock.now() + USUAL},
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = invitation_create(
                course=view.course,
                by=person(request),
                role=Role(data["role"]),
                expires_at=data["expires_at"] or clock.now() + USUAL,
                sections=list(data.get("sections", ())),
                most_uses=data["most_uses"],
                name=data["name"],
            )
        except ValidationError as error:
            form.add_error(None, ValidationError(error.messages))
        else:
            messages.success(request, _("The link is made: copy it below."))
            return redirect(reverse("invitations", args=[course]) + f"#invitation-{made.pk}")
    rows = invitation_list(viewer=request.user, course=view.course)
    context = {
        "view": view,
        "course": view.course,
        "form": form,
        "rows": [(row, request.build_absolute_uri(reverse("invitation", args=[token_of(row)]))) for row in rows],
        "here": "people",
    }
    return render(request, "web/staff/joining/invitations.html", context, status=422 if form.errors else 200)


@require_POST
def withdraw(request: HttpRequest, course: str) -> HttpResponse:
    view = managed(request, course)
    wanted = request.POST.get("invitation", "")
    rows = invitation_list(viewer=request.user, course=view.course)
    found = next((row for row in rows if str(row.pk) == wanted), None)
    if found is None:
        raise NotFound
    invitation_withdraw(invitation=found, by=person(request))
    messages.success(request, _("The link opens nothing any more."))
    return redirect("invitations", course=course)


@never_cache
@require_http_methods(["GET", "POST"])
def follow(request: HttpRequest, token: str) -> HttpResponse:
    """Where the link leads: what they are invited to, and one press that joins. Who is in already goes on to it."""
    user = person(request)
    if request.method == "POST":
        return redirect("course", course=invitation_accept(user=user, token=token).slug)
    found = invitation_get(viewer=user, token=token)
    if found.role is not None:
        return redirect("course", course=found.invitation.course.slug)
    context = {"found": found, "course": found.invitation.course}
    return render(request, "web/staff/joining/invitation.html", context)

"""A forgotten password, setting one by a letter's link, and letters to those who have none yet."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import PasswordResetConfirmView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from grader.accounts.addresses import address_of
from grader.accounts.errors import TooManyTries
from grader.accounts.letters.services import letter_ask, letters_can_be_sent
from grader.accounts.open_sessions import sessions_end_others
from grader.courses.people.letters import letters_to_newcomers
from grader.errors import Refused
from grader.web.requests import person
from grader.web.staff.courses import managed


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for a letter. The answer is the same whether or not somebody has the address."""
    context: dict[str, Any] = {"possible": letters_can_be_sent(), "signing_in": True}
    if request.method != "POST" or not context["possible"]:
        return render(request, "web/letters/forgotten.html", context)
    context["email"] = email = request.POST.get("email", "").strip()[:254]
    if "@" not in email:
        context["problem"] = _("Write the e-mail address of your account.")
        return render(request, "web/letters/forgotten.html", context, status=422)
    try:
        sent = letter_ask(
            email=email,
            origin=request.build_absolute_uri("/").rstrip("/"),
            address=address_of(request),
            language=get_language() or "en",
        )
    except TooManyTries as refused:
        context["problem"] = _("There were too many letters. Wait %(minutes)s min and try again.") % refused.facts
        return render(request, "web/letters/forgotten.html", context, status=refused.status)
    if not sent:
        context["problem"] = _("No letter can be sent at the moment. Try again in some minutes.")
        return render(request, "web/letters/forgotten.html", context, status=503)
    return render(request, "web/letters/forgotten.html", {**context, "sent": True})


@method_decorator([login_not_required, never_cache], name="dispatch")
class SetPassword(PasswordResetConfirmView):
    """The new password, twice; every browser that was signed in is signed out."""

    template_name = "web/letters/set.html"
    success_url = reverse_lazy("login")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(signing_in=True, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        sessions_end_others(user=form.user, key=None)
        messages.success(self.request, _("Your password is set. Sign in with it."))
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        response = super().form_invalid(form)
        response.status_code = 422
        return response


@require_POST
def welcome(request: HttpRequest, course: str) -> HttpResponse:
    """Write to everybody in the course who has no password yet."""
    view = managed(request, course)
    try:
        count = letters_to_newcomers(
            course=view.course,
            by=person(request),
            origin=request.build_absolute_uri("/").rstrip("/"),
            language=get_language() or "en",
        )
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        said = ngettext("%(n)s letter is on its way.", "%(n)s letters are on their way.", count)
        messages.success(request, said % {"n": count})
    return redirect("people", course=course)

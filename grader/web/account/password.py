"""A person's password, and the ends of their sessions."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.views import PasswordChangeView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from grader.accounts.addresses import address_of
from grader.accounts.errors import TooManyTries
from grader.accounts.open_sessions import session_end, session_note, sessions_end_others
from grader.accounts.tries import try_begin, try_failed, try_succeeded
from grader.web.account.session import BROWSER_COOKIE
from grader.web.requests import person


@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign one other browser out."""
    session_end(user=person(request), pk=pk)
    messages.success(request, _("That browser is signed out."))
    return redirect("profile")


@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    """Sign every other browser out."""
    sessions_end_others(user=person(request), key=request.session.session_key)
    messages.success(request, _("Every other browser is signed out."))
    return redirect("profile")


class PasswordForm(PasswordChangeForm):
    """The password there is, and the new one twice."""

    error_messages = {  # noqa: RUF012 - declared so by Django
        "password_incorrect": gettext_lazy("This is not your password."),
        "password_mismatch": gettext_lazy("The two are not the same."),
    }
    refused: TooManyTries | None = None

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_old_password(self) -> str:
        """Counted as a try to sign in: an open session must not be a way to guess the password."""
        name, browser = self.user.get_username(), self.request.COOKIES.get(BROWSER_COOKIE, "")
        try:
            made = try_begin(name=name, address=address_of(self.request), browser=browser)
        except TooManyTries as refused:
            self.refused = refused
            raise ValidationError(str(refused)) from refused
        try:
            password = super().clean_old_password()
        except ValidationError:
            try_failed(made=made, name=name)
            raise
        try_succeeded(made=made, user=self.user)
        return password


class Password(PasswordChangeView):
    """A new password, which ends every other session."""

    template_name = "web/password.html"
    form_class = PasswordForm
    success_url = reverse_lazy("profile")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "request": self.request}

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        response = super().form_valid(form)  # gives this session a new key, and makes all others worthless
        session_note(request=self.request, user=person(self.request))
        sessions_end_others(user=person(self.request), key=self.request.session.session_key)
        messages.success(self.request, _("Your password is changed. Every other browser is signed out."))
        return response

    def form_invalid(self, form: PasswordChangeForm) -> HttpResponse:
        response = super().form_invalid(form)
        refused = form.refused if isinstance(form, PasswordForm) else None
        if refused is not None:
            response.status_code = HTTPStatus.TOO_MANY_REQUESTS
            response["Retry-After"] = str(refused.facts["seconds"])
        return response

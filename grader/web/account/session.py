"""Signing in and out."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView, redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from grader.accounts.addresses import address_of
from grader.accounts.errors import TooManyTries
from grader.accounts.tries import browser_token, try_begin, try_failed, try_succeeded
from grader.accounts.ways import other_ways
from grader.config import config
from grader.courses.demo import PASSWORD, PEOPLE
from grader.errors import NotFound
from grader.web.account.cookies import YEAR

BROWSER_COOKIE = "browser"


class SignInForm(AuthenticationForm):
    """User name and password."""

    error_messages = {  # noqa: RUF012 - declared so by Django
        "invalid_login": _(
            "User name and password do not match. Both are case-sensitive. If you have forgotten yours, your "
            "instructor can set a new one."
        ),
        "inactive": _("This account is closed. Ask your instructor if that is a mistake."),
    }
    refused: TooManyTries | None = None

    def clean(self) -> dict[str, Any]:
        name = self.cleaned_data.get("username")
        if not name or not self.cleaned_data.get("password") or self.request is None:
            return self.cleaned_data
        browser = self.request.COOKIES.get(BROWSER_COOKIE, "")
        try:
            made = try_begin(name=name, address=address_of(self.request), browser=browser)
        except TooManyTries as refused:
            self.refused = refused
            raise ValidationError(str(refused)) from refused
        try:
            cleaned = super().clean()
        except ValidationError:
            try_failed(made=made, name=name)
            raise
        try_succeeded(made=made, user=self.get_user())
        return cleaned


@method_decorator(login_not_required, name="dispatch")
class SignIn(LoginView):
    """The sign-in page; in the demo it lists the demo's people, one press each."""

    template_name = "web/sign_in.html"
    form_class = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        people = [(person, PASSWORD) for person in PEOPLE] if config.demo else []
        ways = other_ways()
        more = {"ways": ways, "offered": ways.offered()} if ways is not None else {}
        return super().get_context_data(people=people, signing_in=True, **more, **kwargs)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        response = super().form_valid(form)
        token = browser_token(name=form.get_user().get_username())
        response.set_cookie(
            BROWSER_COOKIE, token, max_age=YEAR, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
        )
        return response

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        response = super().form_invalid(form)
        refused = form.refused if isinstance(form, SignInForm) else None
        if refused is not None:
            response.status_code = HTTPStatus.TOO_MANY_REQUESTS
            response["Retry-After"] = str(refused.facts["seconds"])
        return response


@login_not_required
def sign_in_to_administration(request: HttpRequest) -> HttpResponse:
    """There is one way in, which counts what fails; Django's own page for the administration does not.

    Whoever is signed in and comes here may not see the administration.
    """
    if request.user.is_authenticated:
        raise NotFound
    return redirect_to_login(request.GET.get(REDIRECT_FIELD_NAME, reverse("admin:index")))


class SignOut(LogoutView):
    """POST only: a link in somebody's mail must not sign anybody out."""

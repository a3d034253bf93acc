"""Signing in and out."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from grader.config import config
from grader.courses.demo import PASSWORD, PEOPLE


class SignInForm(AuthenticationForm):
    """User name and password."""

    error_messages = {  # noqa: RUF012 - declared so by Django
        "invalid_login": _(
            "User name and password do not match. Both are case-sensitive. If you have forgotten yours, your "
            "instructor can set a new one."
        ),
        "inactive": _("This account is closed. Ask your instructor if that is a mistake."),
    }


@method_decorator(login_not_required, name="dispatch")
class SignIn(LoginView):
    """The sign-in page; in the demo it lists the demo's people, one press each."""

    template_name = "web/sign_in.html"
    form_class = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        people = [(person, PASSWORD) for person in PEOPLE] if config.demo else []
        return super().get_context_data(people=people, signing_in=True, **kwargs)


class SignOut(LogoutView):
    """POST only: a link in somebody's mail must not sign anybody out."""

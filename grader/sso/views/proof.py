"""Showing once more who one is, before a way into the account is added or taken away."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from grader.accounts.addresses import address_of
from grader.accounts.errors import TooManyTries
from grader.accounts.tries import try_begin, try_failed, try_succeeded
from grader.sso.proving import prove
from grader.web.account.session import BROWSER_COOKIE
from grader.web.requests import person


class ProofForm(forms.Form):
    """One's password."""

    password = forms.CharField()
    refused: TooManyTries | None = None

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_password(self) -> str:
        """Counted as a try to sign in: an open session must not be a way to guess the password."""
        user, password = person(self.request), str(self.cleaned_data["password"])
        try:
            made = try_begin(
                name=user.get_username(),
                address=address_of(self.request),
                browser=self.request.COOKIES.get(BROWSER_COOKIE, ""),
            )
        except TooManyTries as refused:
            self.refused = refused
            raise ValidationError(str(refused)) from refused
        if not user.check_password(password):
            try_failed(made=made, name=user.get_username())
            raise ValidationError(_("This is not your password."))
        try_succeeded(made=made, user=user)
        return password


def ask_for_proof(request: HttpRequest) -> HttpResponse:
    """They have not shown it lately: the page that asks them to. What they had pressed is pressed once more then."""
    return redirect(reverse("sso-proof"))


@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Asks for the password; whoever has none signs in anew."""
    form = ProofForm(request.POST if request.method == "POST" else None, request=request)
    if form.is_bound and form.is_valid():
        prove(request)
        return redirect("profile")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    response = render(request, "sso/proof.html", {"form": form}, status=429 if form.refused else status)
    if form.refused:
        response["Retry-After"] = str(form.refused.facts["seconds"])
    return response

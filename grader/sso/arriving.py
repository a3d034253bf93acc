"""Somebody comes back from a provider: let in, linked, asked whose account it is, or refused with a sentence."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from grader.accounts.backends import Backend
from grader.accounts.models import User
from grader.counters import SIGN_INS
from grader.errors import Refused
from grader.sso.claims import Claim, claim_of, claim_wait, provider_keys, provider_names
from grader.sso.people import account_link
from grader.sso.proving import proved_lately

log = logging.getLogger(__name__)
BACKEND = "grader.accounts.backends.Backend"


def arrived(request: HttpRequest, sociallogin: Any) -> HttpResponse:
    """Where to go from here. Whoever is known by provider and subject is let in; for all others nothing is assumed."""
    claim = claim_of(request, sociallogin, sociallogin.state.get("next") or "/")
    if sociallogin.state.get("process") == "connect":
        return _connected(request, claim)
    if sociallogin.is_existing:
        return let_in(request, sociallogin.account.user, claim.goes_to)
    claim_wait(request, claim)
    return redirect("sso-whose")


def let_in(request: HttpRequest, user: User, goes_to: str) -> HttpResponse:
    """Sign ``user`` in, unless their account is closed."""
    if not Backend().user_can_authenticate(user):
        return refused(
            request, _("This account is closed. Ask your instructor if that is a mistake."), HTTPStatus.FORBIDDEN
        )
    login(request, user, backend=BACKEND)
    SIGN_INS.labels("right").inc()
    log.info("%s signed in in another way", user.get_username())
    return redirect(goes_to)


def _connected(request: HttpRequest, claim: Claim) -> HttpResponse:
    """From one's own account page: only of who is signed in still and has shown lately that it is them."""
    if not isinstance(request.user, User) or not proved_lately(request):
        return refused(request, _("You were away too long: sign in, and try again from your account page."))
    try:
        account_link(claim=claim, user=request.user)
    except Refused as refusal:
        return refused(request, str(refusal), refusal.status)
    messages.success(request, _("%(provider)s opens your account from now on.") % {"provider": claim.provider_name})
    return redirect("profile")


def failed(request: HttpRequest, provider: Any, *, error: str, exception: Any) -> HttpResponse:
    """The provider, or who came from it, said no; or it could not be reached."""
    key = getattr(getattr(provider, "app", None), "provider_id", "") or getattr(provider, "id", "")
    name = provider_names().get(provider_keys().get(key, ""), key)
    if error == "cancelled":
        return redirect("login")
    log.warning("Signing in with %s failed: %s %s", name, error, type(exception).__name__ if exception else "")
    says = _(
        "Signing in with %(provider)s did not work. Try again; if it keeps failing, tell whoever runs this service."
    )
    return refused(request, says % {"provider": name}, HTTPStatus.BAD_GATEWAY)


def refused(request: HttpRequest, sentence: str, status: int = HTTPStatus.FORBIDDEN) -> HttpResponse:
    """A page that says so, and how to go on."""
    return render(request, "sso/refused.html", {"sentence": sentence, "signing_in": True}, status=status)

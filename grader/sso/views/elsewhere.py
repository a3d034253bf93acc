"""Signing in with a provider: going there, and saying whose account it is on the first return."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from requests import RequestException

from grader.accounts.models import User
from grader.config import config
from grader.errors import NotFound, Refused
from grader.sso.arriving import failed, let_in, refused
from grader.sso.claims import claim_forget, claim_waiting, provider_names
from grader.sso.people import account_by_email, account_link, account_make, account_unlink, address_taken
from grader.sso.proving import proved_lately
from grader.sso.views.proof import ask_for_proof
from grader.web.account.session import SignInForm
from grader.web.requests import person


@login_not_required
@never_cache
@require_POST
def go(request: HttpRequest, provider: str) -> HttpResponse:
    """Go to the provider to sign in there. A page leads on, as a form of ours may not be sent to another site."""
    return _go(request, provider, process="login", goes_to=own_address(request, request.POST.get("next", "")))


@never_cache
@require_POST
def link(request: HttpRequest, provider: str) -> HttpResponse:
    """The same from one's own account page, to link the two."""
    if not proved_lately(request):
        return ask_for_proof(request)
    return _go(request, provider, process="connect", goes_to="/me/")


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def whose(request: HttpRequest) -> HttpResponse:
    """Whose account is it? Whoever signs in to one here links both; or makes a new one, where the settings allow it.

    An address that the provider vouches for proposes an account, and opens none.
    """
    claim = claim_waiting(request)
    if claim is None:
        return refused(request, _("You were away too long. Start again from the sign-in page."))
    proposed = account_by_email(email=claim.email)
    may_make = config.sso_sign_up and not address_taken(email=claim.email)
    form = SignInForm(request)
    if request.method == "POST" and request.POST.get("do") == "new":
        user = account_make(claim=claim)
        claim_forget(request)
        return let_in(request, user, claim.goes_to)
    if request.method == "POST":
        form = SignInForm(request, data=request.POST)
        if form.is_valid():
            found = form.get_user()
            assert isinstance(found, User)
            try:
                account_link(claim=claim, user=found)
            except Refused as refusal:
                return refused(request, str(refusal), refusal.status)
            claim_forget(request)
            return let_in(request, found, claim.goes_to)
    status = HTTPStatus.OK
    if form.refused:
        status = HTTPStatus.TOO_MANY_REQUESTS
    elif form.errors:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    context = {"claim": claim, "proposed": proposed, "may_make": may_make, "form": form, "signing_in": True}
    response = render(request, "sso/whose.html", context, status=status)
    if form.refused:
        response["Retry-After"] = str(form.refused.facts["seconds"])
    return response


@never_cache
@require_POST
def unlink(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a provider's account open one's own no more."""
    if not proved_lately(request):
        return ask_for_proof(request)
    try:
        account_unlink(user=person(request), pk=pk)
    except NotFound:
        raise
    except Refused as refusal:
        return refused(request, str(refusal), refusal.status)
    return redirect("profile")


def _go(request: HttpRequest, provider: str, *, process: str, goes_to: str) -> HttpResponse:
    if provider not in provider_names():
        raise NotFound
    speaker: Any = None
    try:
        speaker = _speaker(request, provider)
        answer = speaker.redirect(request, process=process, next_url=goes_to)
    except SocialApp.DoesNotExist:
        raise NotFound from None
    except (RequestException, KeyError, ValueError) as error:  # it is away, or says no addresses
        return failed(request, speaker, error="start", exception=error)
    if answer.status_code not in (HTTPStatus.FOUND, HTTPStatus.SEE_OTHER):
        return answer  # type: ignore[no-any-return]
    context = {"address": answer["Location"], "name": provider_names()[provider], "signing_in": True}
    response = render(request, "sso/going.html", context)
    response["Refresh"] = f"0; url={answer['Location']}"
    return response


def _speaker(request: HttpRequest, provider: str) -> Any:
    """What speaks with the provider of this id."""
    if any(one.id == provider for one in config.openid):
        return get_adapter().get_provider(request, provider)
    return get_adapter().get_provider(request, "saml", client_id=provider)


def own_address(request: HttpRequest, address: str) -> str:
    """``address`` where it is one of ours, else the first page."""
    own = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if own else "/"

"""Passkeys: signing in with one, adding and removing them. Without scripts they are not offered, as nothing works then.

A passkey is all that is asked, so the device must have checked its bearer (by PIN, finger or face) each time.
"""

from __future__ import annotations

import json
import secrets
from http import HTTPStatus

from allauth.mfa.webauthn.forms import AddWebAuthnForm, LoginWebAuthnForm
from allauth.mfa.webauthn.internal import auth
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from grader.accounts.addresses import address_of
from grader.accounts.errors import TooManyTries
from grader.accounts.tries import try_begin, try_failed, try_succeeded
from grader.config import config
from grader.errors import NotFound, Refused
from grader.sso.arriving import let_in, refused
from grader.sso.credentials import well_formed
from grader.sso.people import passkey_remove
from grader.sso.proving import proved_lately
from grader.sso.views.elsewhere import own_address
from grader.sso.views.proof import ask_for_proof
from grader.web.requests import person


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """To the page's script, what the browser is to ask its passkeys; and the answer, which signs in."""
    _allowed()
    if request.method == "GET":
        options = auth.begin_authentication()
        options["publicKey"] = {**dict(options["publicKey"]), "userVerification": "required"}
        return JsonResponse(options)
    try:
        # Nobody has said whose it is, so only tries from one address are counted together.
        made = try_begin(name=secrets.token_hex(16), address=address_of(request))
    except TooManyTries as many:
        return refused(request, str(many), many.status)
    form = LoginWebAuthnForm(data=request.POST)
    if not well_formed(request.POST.get("credential", ""), asked=True) or not form.is_valid() or not _checked(form):
        try_failed(made=made, name="")
        return refused(request, _("This passkey opens no account here, or it took too long. Try again."))
    user = form.cleaned_data["credential"].user
    form.save()
    try_succeeded(made=made, user=user)
    return let_in(request, user, own_address(request, request.POST.get("next", "")))


@never_cache
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Make a passkey for this account on this device."""
    _allowed()
    if not proved_lately(request):
        return ask_for_proof(request)
    user = person(request)
    if request.method == "POST":
        form = AddWebAuthnForm(request.POST, user=user)
        if well_formed(request.POST.get("credential", ""), asked=False) and form.is_valid():
            auth.WebAuthn.add(user, form.cleaned_data["name"][:60], form.cleaned_data["credential"])
            messages.success(request, _("Your passkey opens your account from now on."))
            return redirect("profile")
        messages.error(request, _("The passkey could not be added. Try again."))
        return redirect("sso-passkey-add")
    options = auth.begin_registration(user, passwordless=True)
    return render(request, "sso/passkey_add.html", {"options": options}, status=HTTPStatus.OK)


@never_cache
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a passkey open the account no more."""
    if not proved_lately(request):
        return ask_for_proof(request)
    try:
        passkey_remove(user=person(request), pk=pk)
    except NotFound:
        raise
    except Refused as refusal:
        return refused(request, str(refusal), refusal.status)
    return redirect("profile")


def _allowed() -> None:
    """Raises NotFound where the settings offer no passkeys."""
    if not config.passkeys:
        raise NotFound


def _checked(form: LoginWebAuthnForm) -> bool:
    """Whether the device says that it has checked who held it, which the library only wishes for."""
    answer = auth.parse_authentication_response(json.loads(form.data["credential"]))
    return bool(answer.response.authenticator_data.is_user_verified())

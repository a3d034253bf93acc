"""Whose account is it? Asked once, of whom a platform sends for the first time and whose address is known here."""

from __future__ import annotations

import uuid

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from grader.accounts.models import User
from grader.errors import NotFound
from grader.lti.launching.claims import Said
from grader.lti.launching.leads import launch_undecided
from grader.lti.launching.people import account_link, account_make, account_waiting
from grader.lti.middleware import FRAMED
from grader.lti.platforms.origins import origins_of
from grader.lti.views.launch import enter
from grader.web.account.session import SignInForm


@never_cache
@login_not_required
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The account of this address, by signing in to it; the one of whoever is signed in; or a new one."""
    launch = launch_undecided(public_id=public_id)
    if launch.framed:
        setattr(request, FRAMED, origins_of(launch.deployment.platform))
    form = SignInForm(request)
    waiting = account_waiting(launch=launch)
    do = request.POST.get("do")
    if do == "new":
        return enter(request, launch, account_make(launch=launch))
    if do == "waiting":
        if waiting is None:
            raise NotFound
        return enter(request, launch, account_link(launch=launch, user=waiting))
    if do == "mine" and isinstance(request.user, User):
        return enter(request, launch, account_link(launch=launch, user=request.user))
    if request.method == "POST":
        form = SignInForm(request, data=request.POST)
        if form.is_valid():
            user = form.get_user()
            if not isinstance(user, User):
                raise ValidationError("not an account of ours")
            return enter(request, launch, account_link(launch=launch, user=user))
    status = 429 if form.refused else 422 if form.errors else 200
    context = {
        "launch": launch,
        "said": Said.of(launch.said),
        "form": form,
        "waiting": waiting,
        "signing_in": True,
    }
    return render(request, "lti/account.html", context, status=status)

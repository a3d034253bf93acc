"""A person's tokens, and letting in a device that asks."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from grader.accounts.models import User
from grader.accounts.tokens.device import device_answer, device_waiting
from grader.accounts.tokens.scopes import DEFAULT, Scope, scopes_of
from grader.accounts.tokens.selectors import api_token_list
from grader.accounts.tokens.services import api_token_create, api_token_withdraw
from grader.courses.selectors import course_list
from grader.errors import Refused
from grader.web.requests import person
from grader.web.tokens.forms import DEFAULT_DAYS, GrantForm, TokenForm


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The reader's tokens and a form for another one, which is shown in the answer and never again."""
    user = person(request)
    initial = {"scopes": [scope.value for scope in DEFAULT], "days": DEFAULT_DAYS}
    form = TokenForm(request.POST if request.method == "POST" else None, asked=_offered(user), initial=initial)
    made, status = "", HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            data = form.cleaned_data
            try:
                made = api_token_create(user=user, name=data["name"], scopes=data["scopes"], days=data["days"])
            except Refused as refused:
                form.add_error(None, str(refused))
                status = refused.status
            else:
                form, status = TokenForm(asked=_offered(user), initial=initial), HTTPStatus.CREATED
    context = {"form": form, "made": made, "tokens": api_token_list(viewer=user)}
    return render(request, "web/tokens/tokens.html", context, status=status)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    row = api_token_withdraw(user=person(request), pk=pk)
    messages.success(request, _("“%(name)s” is withdrawn: no program can use it any more.") % {"name": row.name})
    return redirect("tokens")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def device(request: HttpRequest) -> HttpResponse:
    """Type the code a device shows; see what asks for what; agree or refuse."""
    user = person(request)
    context: dict[str, Any] = {"code": request.GET.get("code", "")[:20]}
    if request.method != "POST":
        return render(request, "web/tokens/device.html", context)
    code = request.POST.get("code", "")[:20]
    try:
        return _answered(request, user, code)
    except Refused as refused:
        context = {"code": code, "problem": str(refused)}
        response = render(request, "web/tokens/device.html", context, status=refused.status)
        if "seconds" in refused.facts:
            response["Retry-After"] = str(refused.facts["seconds"])
        return response


def _answered(request: HttpRequest, user: User, code: str) -> HttpResponse:
    do = request.POST.get("do", "")
    waiting = device_waiting(user=user, code=code)
    asked = scopes_of(waiting.scopes)
    context: dict[str, Any] = {"waiting": waiting, "code": f"{waiting.code[:4]}-{waiting.code[4:]}"}
    if do == "refuse":
        device_answer(user=user, code=code, agree=False)
        return render(request, "web/tokens/device_done.html", {**context, "agreed": False})
    form = GrantForm(
        request.POST if do == "agree" else None,
        asked=asked,
        initial={"scopes": [scope.value for scope in asked], "days": DEFAULT_DAYS},
    )
    if do == "agree" and form.is_valid():
        data = form.cleaned_data
        device_answer(user=user, code=code, agree=True, scopes=data["scopes"], days=data["days"])
        return render(request, "web/tokens/device_done.html", {**context, "agreed": True})
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "web/tokens/device_asked.html", {**context, "form": form}, status=status)


def _offered(user: User) -> list[Scope]:
    """Teachers' uses are offered to teachers; for others they would be worth nothing."""
    teaches = user.is_staff or any(view.teaches for view in course_list(viewer=user))
    return list(Scope) if teaches else sorted(DEFAULT)

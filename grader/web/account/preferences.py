"""Theme and language, two small forms in every page's bar; language and time zone, on the page of one's account."""

from __future__ import annotations

from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grader.accounts.models import User
from grader.accounts.services import user_set_language, user_set_time_zone
from grader.web.account.cookies import THEME_COOKIE, THEMES, YEAR
from grader.web.requests import person
from grader.web.views.errors import problem


@login_not_required
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep the theme in a cookie, so that the server can write it into every page."""
    chosen = request.POST.get("theme", "")
    if chosen not in THEMES:
        return problem(request, HTTPStatus.BAD_REQUEST, _("There is no such theme: choose one from the menu."))
    return _keep(_back(request), THEME_COOKIE, chosen)


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keep the language in a cookie and, where there is one, in the account."""
    chosen = request.POST.get("language", "")
    if chosen not in dict(settings.LANGUAGES):
        return problem(request, HTTPStatus.BAD_REQUEST, _("There is no such language: choose one from the menu."))
    if isinstance(request.user, User):
        user_set_language(user=request.user, language=chosen)
    return _keep(_back(request), settings.LANGUAGE_COOKIE_NAME, chosen)


@require_POST
def both(request: HttpRequest) -> HttpResponse:
    """Keep language and time zone in the account, as the form of its page sends them."""
    chosen, zone = request.POST.get("language", ""), request.POST.get("time_zone", "")
    user = person(request)
    if chosen not in dict(settings.LANGUAGES):
        return problem(request, HTTPStatus.BAD_REQUEST, _("There is no such language: choose one from the menu."))
    try:
        user_set_time_zone(user=user, time_zone=zone)
    except ValidationError as refused:
        return problem(request, HTTPStatus.BAD_REQUEST, " ".join(refused.messages))
    user_set_language(user=user, language=chosen)
    with translation.override(chosen):
        messages.success(request, _("Your settings are saved."))
    return _keep(redirect("profile"), settings.LANGUAGE_COOKIE_NAME, chosen)


def _back(request: HttpRequest) -> HttpResponse:
    """To the page the form stood on; never to another site."""
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(target if safe else "/")


def _keep(response: HttpResponse, name: str, value: str) -> HttpResponse:
    response.set_cookie(name, value, max_age=YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
    return response

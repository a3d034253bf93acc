"""What a refusal looks like: its sentence and its status, as a page, or as a fragment where one was asked for."""

from __future__ import annotations

import logging
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url

from grader.counters import REFUSALS
from grader.courses.memo import once
from grader.errors import UNKEEPABLE, Refused, Unkeepable
from grader.web.requests import other_person, wants_fragment, wants_json
from grader.web.views.errors import problem, signed_out

log = logging.getLogger(__name__)


class RefusalMiddleware:
    """Comes after authentication: its pages greet the reader."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # What one person typed shall never be saved as another's who has signed in since, in another tab.
        if other_person(request):
            return signed_out(request)
        response = self.get_response(request)
        # A script would follow the redirect and take the sign-in page for the answer.
        if (wants_fragment(request) or wants_json(request)) and _to_sign_in(response):
            return signed_out(request)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, UNKEEPABLE):
            log.warning("%s %s holds what cannot be kept", request.method, request.path, exc_info=exception)
            exception = Unkeepable()
        if isinstance(exception, Refused):
            REFUSALS.labels(exception.code).inc()
            log.info("Refused: %s", exception.code, extra={"code": exception.code, "status": int(exception.status)})
            return problem(request, HTTPStatus(exception.status), str(exception))
        return None


class OnceMiddleware:
    """Lets a request that only reads ask once who may see what, however many selectors its page uses."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        with once():
            return self.get_response(request)


def _to_sign_in(response: HttpResponse) -> bool:
    if response.status_code != HTTPStatus.FOUND:
        return False
    sign_in = redirect_to_login("", resolve_url(settings.LOGIN_URL)).url.partition("?")[0]
    return response["Location"].partition("?")[0] == sign_in

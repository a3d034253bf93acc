"""What is done for whoever is signed in: the page's language, its clock, and noting that their session is in use."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from grader.accounts.models import User
from grader.accounts.open_sessions import session_note, session_noted_lately
from grader.accounts.zones import zone_names


class LanguageMiddleware:
    """The language in the account, else what the cookie or the browser says.

    Comes after authentication and after Django's LocaleMiddleware, whose choice an account's language overrides.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and request.user.language:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language()
        return self.get_response(request)


class TimeZoneMiddleware:
    """Dates in the time zone of the account, else in UTC, which the browser puts into its own.

    Comes after authentication. A zone this machine does not know any more is as none.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        zone = request.user.time_zone if isinstance(request.user, User) else ""
        if not zone or zone not in zone_names():
            return self.get_response(request)
        with timezone.override(ZoneInfo(zone)):
            return self.get_response(request)


class OpenSessionMiddleware:
    """Notes every few minutes that a session is used. Comes after authentication."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, User) and not session_noted_lately(request):
            session_note(request=request, user=request.user)
        return self.get_response(request)

"""The pages of what went wrong, in the look of all others."""

from __future__ import annotations

import logging
import sys
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grader.errors import DATABASE_AWAY
from grader.web.requests import other_person, wants_fragment, wants_json

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

logger = logging.getLogger(__name__)
RETRY_SECONDS = 5

_TITLES: dict[HTTPStatus, _StrPromise] = {
    HTTPStatus.BAD_REQUEST: gettext_lazy("This could not be read"),
    HTTPStatus.UNAUTHORIZED: gettext_lazy("You are signed out"),
    HTTPStatus.FORBIDDEN: gettext_lazy("This is not open to you"),
    HTTPStatus.NOT_FOUND: gettext_lazy("Nothing here"),
    HTTPStatus.GONE: gettext_lazy("No longer there"),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: gettext_lazy("That is too much"),
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: gettext_lazy("This is not text"),
    HTTPStatus.TOO_MANY_REQUESTS: gettext_lazy("Too fast"),
}


def problem(request: HttpRequest, status: HTTPStatus, sentence: str) -> HttpResponse:
    """One sentence with its status: a fragment or data to a script, a page to a person."""
    if wants_json(request):
        return JsonResponse({"sentence": sentence}, status=status)
    context = {"status": int(status), "title": _TITLES.get(status, _("This could not be done")), "sentence": sentence}
    template = "web/problem_fragment.html" if wants_fragment(request) else "web/problem.html"
    return render(request, template, context, status=status)


def signed_out(request: HttpRequest) -> HttpResponse:
    """To a script whose page was opened by somebody who is not signed in any more."""
    if other_person(request):
        sentence = _(
            "Somebody else is signed in in this browser now. What you typed is kept: sign in as yourself again."
        )
    elif wants_json(request):
        sentence = _(
            "You have been signed out. What you typed is kept in this browser, and saved when you sign in again."
        )
    else:
        sentence = _(
            "You have been signed out. Your code is still here: sign in again in another tab, then come back and go on."
        )
    return problem(request, HTTPStatus.UNAUTHORIZED, sentence)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler400."""
    if isinstance(exception, RequestDataTooBig):
        sentence = _("This is far larger than a solution may be. If it holds data, leave the data out.")
        return problem(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, sentence)
    if isinstance(exception, TooManyFilesSent):
        sentence = _("These are more than %(most)s files: send the folder that is meant, and nothing around it.")
        most = settings.DATA_UPLOAD_MAX_NUMBER_FILES
        return problem(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, sentence % {"most": most})
    return problem(request, HTTPStatus.BAD_REQUEST, _("Go back, load the page again, and send it once more."))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler403."""
    return problem(request, HTTPStatus.FORBIDDEN, _("Your account may not do this."))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without this browser's token, mostly one that was opened before signing in or out."""
    if wants_json(request):
        return signed_out(request)  # the script takes the token from the cookie: there is none, or it has just changed
    sentence = _(
        "This form was opened before you signed in or out. Go back, load the page again, and send it once more."
    )
    return problem(request, HTTPStatus.FORBIDDEN, sentence)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler404."""
    sentence = _("There is nothing here that you can see. Check the address, or sign in with another account.")
    return problem(request, HTTPStatus.NOT_FOUND, sentence)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500. Whatever broke may break again: the page asks for no database, and at last no file."""
    if isinstance(sys.exc_info()[1], DATABASE_AWAY):
        return database_away(request)
    try:
        page = render_to_string("web/server_error.html")
    except Exception:
        logger.exception("The page for our own faults does not render")
        page = SafeString(f"<!doctype html><title>500</title><p>{_('Something broke on our side')}</p>")
    return HttpResponse(page, status=HTTPStatus.INTERNAL_SERVER_ERROR)


def database_away(request: HttpRequest) -> HttpResponse:
    """The database cannot be reached, or ended the connection: that passes, so when to come again is said too."""
    sentence = _(
        "The service cannot reach its database just now. What you sent before is kept, and what you write stays on "
        "this page: try again in a moment."
    )
    response: HttpResponse
    if request.path.startswith("/api/"):
        response = JsonResponse({"code": "database-away", "message": sentence})
    elif wants_json(request):
        response = JsonResponse({"sentence": sentence})
    else:
        response = HttpResponse(render_to_string("web/server_error.html", {"away": sentence}))
    response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
    response["Retry-After"] = str(RETRY_SECONDS)
    return response

"""Addresses of the API, and how it says no."""

from __future__ import annotations

import logging

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from grader.accounts.tokens.scopes import Scope
from grader.api.auth import needs
from grader.api.device import router as device
from grader.api.staff.assignments import router as assigning
from grader.api.staff.authoring import router as authoring
from grader.api.staff.corrections import router as corrections
from grader.api.staff.courses import router as teaching
from grader.api.staff.extensions import router as extensions
from grader.api.staff.holding.groups import router as groups
from grader.api.staff.holding.quizzes import router as holding
from grader.api.staff.hooks import router as hooks
from grader.api.staff.marks import router as gradebook
from grader.api.staff.people import router as people
from grader.api.staff.regrades import router as regrades
from grader.api.staff.work import router as students_work
from grader.api.student.courses import router as courses
from grader.api.student.marks import router as own_marks
from grader.api.student.questions import router as questions
from grader.api.student.quizzes import router as quizzes
from grader.api.student.work import router as work
from grader.errors import UNKEEPABLE, NotFound, Refused, Unkeepable

log = logging.getLogger(__name__)

api = NinjaAPI(title="Tensorgrade", version="1", auth=needs(Scope.READ), docs_url=None, urls_namespace="api")
PARTS = (courses, work, questions, quizzes, own_marks)
TEACHING = (teaching, assigning, extensions, groups, holding, authoring, people, students_work, gradebook)
DECIDING = (corrections, hooks, regrades)
for part in (*PARTS, *TEACHING, *DECIDING):
    api.add_router("", part)
api.add_router("", device, auth=None)


@api.exception_handler(Refused)
def refused(request: HttpRequest, error: Refused) -> HttpResponse:
    return _answer(request, error.status, error.code, str(error))


@api.exception_handler(UNKEEPABLE[0])
@api.exception_handler(UNKEEPABLE[1])
def unkeepable(request: HttpRequest, error: Exception) -> HttpResponse:
    log.warning("%s %s holds what cannot be kept", request.method, request.path, exc_info=error)
    return refused(request, Unkeepable())


@api.exception_handler(NotFound)
@api.exception_handler(Http404)
def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    refusal = error if isinstance(error, NotFound) else NotFound()
    return _answer(request, refusal.status, refusal.code, str(refusal))


@api.exception_handler(AuthenticationError)
def not_signed_in(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    sentence = _("Sign in, or send a token of yours in the header: Authorization: Bearer tg_...")
    return _answer(request, 401, "not-signed-in", sentence)


@api.exception_handler(ValidationError)
def not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    first = error.errors[0]
    where = ".".join(str(part) for part in first["loc"] if part not in ("body", "data", "path", "query")) or "body"
    sentence = _("The request could not be read: %(where)s: %(what)s.") % {"where": where, "what": first["msg"]}
    return _answer(request, 422, "not-understood", sentence)


@api.exception_handler(HttpError)
def http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    return _answer(request, error.status_code, "refused", str(error))


def _answer(request: HttpRequest, status: int, code: str, message: str) -> HttpResponse:
    return api.create_response(request, {"code": code, "message": message}, status=status)


urlpatterns: list[URLPattern] = [pattern for pattern in api.urls[0] if isinstance(pattern, URLPattern)]
for pattern in urlpatterns:
    login_not_required(pattern.callback)  # a program is told 401 by the API, not sent to the sign-in page

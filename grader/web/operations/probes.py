"""What programs ask that look after the service: does it live, can it answer people, what has it counted."""

from __future__ import annotations

import hmac
from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from grader.config import config
from grader.operations.health import readiness
from grader.operations.numbers import CONTENT_TYPE, exposition


@login_not_required
@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """This process answers. It asks nothing else, so it stays true while a database is away."""
    return JsonResponse({"alive": True})


@login_not_required
@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """200 where people may be sent here, else 503; what was found as JSON."""
    found = readiness()
    return JsonResponse(found.facts, status=HTTPStatus.OK if found.ready else HTTPStatus.SERVICE_UNAVAILABLE)


@login_not_required
@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """What was counted, for who brings METRICS_TOKEN; to all others there is nothing here."""
    token = config.metrics_token.get_secret_value() if config.metrics_token else ""
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    if not token or scheme != "Bearer" or not hmac.compare_digest(given.strip().encode(), token.encode()):
        raise Http404
    return HttpResponse(exposition(), content_type=CONTENT_TYPE)

"""What stands around every request: its id, its time and number, and a door for those who look after the service."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from grader import trace
from grader.config import config
from grader.counters import REQUEST_SECONDS, REQUESTS

log = logging.getLogger("grader.requests")

PROBES = frozenset({"/health", "/ready", "/metrics"})
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
SLOW = 1.0  # seconds, from which a request that only reads is worth a line


class ProbeMiddleware:
    """Comes first. A probe names a machine's address for host, which is no name of the service.

    What these addresses answer depends on nobody, so the cookie is taken away, and with it the question who asks.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info in PROBES:
            request.META["HTTP_HOST"] = "localhost"
            request.META.pop("HTTP_COOKIE", None)
        return self.get_response(request)


class RequestMiddleware:
    """Gives a request its id, which its answer, its lines of log and its gradings carry, and counts it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID") if config.trust_proxy else None
        with trace.traced(trace.made(given)):
            began = time.monotonic()
            response = self.get_response(request)
            seconds = time.monotonic() - began
            response["X-Request-ID"] = trace.current()
            _count(request, response, seconds)
        return response


def _count(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    match = request.resolver_match
    view = (match.view_name or match.route or "other") if match else "none"
    method = request.method if request.method in METHODS else "other"
    REQUESTS.labels(view, method, str(response.status_code)).inc()
    REQUEST_SECONDS.labels(view).observe(seconds)
    told = method not in ("GET", "HEAD") or response.status_code >= HTTPStatus.BAD_REQUEST or seconds > SLOW
    log.log(
        logging.INFO if told else logging.DEBUG,
        "%s %s: %s in %.3f s", method, view, response.status_code, seconds,
        extra={"method": method, "view": view, "status": response.status_code, "seconds": round(seconds, 4)},
    )  # fmt: skip

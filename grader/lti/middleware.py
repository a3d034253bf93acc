"""Pages in a frame of another site's: only those of a session that a launch in a frame began, only in its platform's.

A browser sends no ordinary cookie there. A partitioned one it does: kept for this service within that platform's pages
alone, so that whoever is signed in in the frame and whoever is in a tab beside it know nothing of one another.
"""

from __future__ import annotations

from collections.abc import Callable
from http.cookies import Morsel
from typing import Any

from django.http import HttpRequest, HttpResponse

FRAMED = "framed_in"  # in the session: the origins whose pages may show it

# Python learned this attribute in 3.14; Django writes cookies with Python's class.
Morsel._reserved.setdefault("partitioned", "Partitioned")  # type: ignore[attr-defined]
Morsel._flags.add("partitioned")  # type: ignore[attr-defined]


class FrameMiddleware:
    """Comes before whatever sets cookies, and after what writes the content security policy."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        origins = getattr(request, FRAMED, None)
        if origins is None and getattr(request, "session", None) is not None and request.session.accessed:
            origins = request.session.get(FRAMED)
        if origins:
            let_frame(response, list(origins))
            for name in response.cookies:
                partition(response, name)
        return response


def framed(request: HttpRequest) -> bool:
    """Whether the browser says that it loads this into a frame; None of the old ones that say nothing do."""
    return request.headers.get("Sec-Fetch-Dest", "") in ("iframe", "frame")


def partition(response: HttpResponse, name: str) -> None:
    """Let the cookie of this response be sent in frames of other sites, kept apart for each of them."""
    morsel: Morsel[str] = response.cookies[name]
    morsel["samesite"] = "None"
    morsel["secure"] = True
    morsel["partitioned"] = True


def let_frame(response: HttpResponse, origins: list[str]) -> None:
    """Let pages of these origins show the response, and nobody else's."""
    if response.has_header("X-Frame-Options"):
        del response["X-Frame-Options"]
    change: dict[str, Any] = getattr(response, "_csp_replace", None) or {}
    response._csp_replace = {**change, "frame-ancestors": origins}  # type: ignore[attr-defined]

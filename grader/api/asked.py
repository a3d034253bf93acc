"""What many endpoints may be asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from ninja.params import functions

from grader.text import fit_text

T = TypeVar("T")
MOST_WAIT = 20

WAIT: Any = functions.Query(0, ge=0, le=MOST_WAIT, description="Seconds to wait for the answer.")
LIMIT: Any = functions.Query(50, ge=1, le=200, description="How many at most.")
MANY: Any = functions.Query(200, ge=1, le=200, description="How many at most.")
OFFSET: Any = functions.Query(0, ge=0, le=10_000_000, alias="from", description="How many to leave out.")
KEY: Any = functions.Header(
    None, alias="Idempotency-Key", max_length=200, description="Sent again with the same key, it is done once."
)


def listed(request: HttpRequest, response: HttpResponse, rows: Sequence[T], limit: int, offset: int) -> Sequence[T]:
    """The window of ``rows`` that an answer holds which is nothing but a list; ``Link`` says where the next one is."""
    return begun(request, response, rows[offset : offset + limit + 1], limit, offset)


def begun(request: HttpRequest, response: HttpResponse, rows: Sequence[T], limit: int, offset: int) -> Sequence[T]:
    """The same of ``rows`` that were read from ``offset`` on, one more than the window has room for."""
    if len(rows) > limit:
        query = request.GET.copy()
        query["limit"], query["from"] = str(limit), str(offset + limit)
        address = request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
        response["Link"] = f'<{address}>; rel="next"'
    return rows[:limit]


def fitting(**wanted: object) -> dict[str, Any]:
    """The fields that are asked for; what is None is not."""
    return {
        name: fit_text(value) if isinstance(value, str) else value
        for name, value in wanted.items()
        if value is not None
    }

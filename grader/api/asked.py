"""What many endpoints may be asked."""

from __future__ import annotations

from typing import Any

from ninja.params import functions

from grader.text import fit_text

MOST_WAIT = 20

WAIT: Any = functions.Query(0, ge=0, le=MOST_WAIT, description="Seconds to wait for the answer.")
LIMIT: Any = functions.Query(50, ge=1, le=200, description="How many at most.")
OFFSET: Any = functions.Query(0, ge=0, le=10_000_000, alias="from", description="How many to leave out.")
KEY: Any = functions.Header(
    None, alias="Idempotency-Key", max_length=200, description="Sent again with the same key, it is done once."
)


def fitting(**wanted: object) -> dict[str, Any]:
    """The fields that are asked for; what is None is not."""
    return {
        name: fit_text(value) if isinstance(value, str) else value
        for name, value in wanted.items()
        if value is not None
    }

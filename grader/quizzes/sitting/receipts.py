"""A receipt: a fingerprint of exactly what was handed in, which both sides can compute again.

SHA-256 over a canonical text of the attempt's id, its end and each place's question, variant and response.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from grader.quizzes.models import Attempt, Place


def fingerprint(*, attempt: Attempt, places: Iterable[Place]) -> str:
    """64 hexadecimal digits. ``attempt.finished_at`` must be set."""
    assert attempt.finished_at is not None
    content = {
        "attempt": str(attempt.public_id),
        "finished": attempt.finished_at.isoformat(timespec="seconds"),
        "answers": [
            {
                "position": place.position,
                "exercise": place.version.hash,
                "variant": place.variant.number if place.variant else None,
                "response": place.response,
                "saved": place.saved_at.isoformat(timespec="milliseconds") if place.saved_at else None,
            }
            for place in places
        ],
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def readable(receipt: str) -> str:
    """The first 16 digits in fours, short enough to read out: "3f2a 91bc 04d7 e6a1"."""
    return " ".join(receipt[at : at + 4] for at in range(0, 16, 4))

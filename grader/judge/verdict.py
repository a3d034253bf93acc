"""The verdicts: one word for how a case, or a whole submission, ended."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """How it ended. Every cause has its own word; only ``INTERNAL`` is ours, is retried and costs nobody points."""

    PASSED = "passed"
    PARTIAL = "partial"  # some points, not all
    WRONG = "wrong"  # it ran, and the result is not right
    ERROR = "error"  # the submitted code raised
    TIMEOUT = "timeout"
    MEMORY = "memory"
    OUTPUT_LIMIT = "output-limit"
    FORBIDDEN = "forbidden"  # used what the exercise forbids
    CRASHED = "crashed"  # the interpreter died by a signal
    INVALID = "invalid"  # does not parse, or the entry is missing
    INTERNAL = "internal"

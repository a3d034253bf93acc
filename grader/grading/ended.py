"""The one word for how a run or a case ended, as authors read it within a sentence."""

from __future__ import annotations

from typing import Final

from grader.messages import Message, as_it_is
from grader.messages import Message as _

_WORDS: Final = (
    _("passed"),
    _("partial"),
    _("wrong"),
    _("error"),
    _("timeout"),
    _("memory"),
    _("output-limit"),
    _("forbidden"),
    _("crashed"),
    _("invalid"),
    _("internal"),
    _("finished"),
    _("refused"),
    _("missing"),
)


def ended(as_: str) -> Message:
    """A verdict, the end of a job, or the status of a case."""
    return next((word for word in _WORDS if word == as_), as_it_is(as_))

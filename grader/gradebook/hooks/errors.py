"""What is refused of hooks."""

from __future__ import annotations

from http import HTTPStatus

from grader.errors import Refused


class BadHook(Refused):
    """Facts: ``why``, a sentence."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "bad-hook"
    sentence = "%(why)s"

"""One id from a click to its verdict: made for a request, kept with the gradings it asks for, in every line of log."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_current: ContextVar[str] = ContextVar("trace", default="")
_FORM = re.compile(r"[A-Za-z0-9_.-]{8,64}")


def current() -> str:
    """The id of what is done now; "" where nobody asked for it."""
    return _current.get()


@contextmanager
def traced(trace: str) -> Iterator[None]:
    """Do something under the id ``trace``."""
    token = _current.set(trace)
    try:
        yield
    finally:
        _current.reset(token)


def made(given: str | None = None) -> str:
    """The id that a proxy of ours has given a request, where it has the form of one; else a new one."""
    return given if given and _FORM.fullmatch(given) else secrets.token_hex(8)

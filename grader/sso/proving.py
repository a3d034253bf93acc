"""Whether whoever sits there has shown lately who they are: an open session is not enough to add a way in."""

from __future__ import annotations

import time

from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest

PROVED = "proved_at"
LASTS = 15 * 60  # seconds


def prove(request: HttpRequest) -> None:
    """They have, now."""
    request.session[PROVED] = int(time.time())


def proved_lately(request: HttpRequest) -> bool:
    at = request.session.get(PROVED)
    return isinstance(at, int) and 0 <= time.time() - at < LASTS


def note_sign_in(*, request: HttpRequest, **_: object) -> None:
    """Signing in shows it."""
    prove(request)


user_logged_in.connect(note_sign_in, dispatch_uid="grader.sso.proved")

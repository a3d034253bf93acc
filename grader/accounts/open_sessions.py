"""Where a person is signed in: a row a session, beside Django's own, which knows no person."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.contrib.sessions.models import Session
from django.dispatch import receiver
from django.http import HttpRequest

from grader import clock
from grader.accounts.addresses import address_of
from grader.accounts.models import OpenSession, User
from grader.errors import NotFound

NOTED = "noted"  # when the session was noted last, in the session itself
EVERY = timedelta(minutes=10)


def session_note(*, request: HttpRequest, user: User) -> None:
    """Note that ``user`` uses the session of ``request`` now."""
    key = request.session.session_key
    if key is None:
        return
    request.session[NOTED] = int(time.time())
    OpenSession.objects.update_or_create(
        key=key,
        defaults={
            "user": user,
            "address": address_of(request),
            "agent": request.META.get("HTTP_USER_AGENT", "")[:300],
            "used_at": clock.now(),
        },
    )


def session_noted_lately(request: HttpRequest) -> bool:
    """Whether that was done within EVERY."""
    noted = request.session.get(NOTED)
    return isinstance(noted, int) and time.time() - noted < EVERY.total_seconds()


def session_list(*, user: User) -> list[OpenSession]:
    """The user's sessions, the last used first. Two queries; rows of sessions that have run out go."""
    rows = list(OpenSession.objects.filter(user=user).order_by("-used_at", "-pk"))
    keys = [row.key for row in rows]
    alive = set(
        Session.objects.filter(session_key__in=keys, expire_date__gt=clock.now()).values_list("session_key", flat=True)
    )
    gone = [row.pk for row in rows if row.key not in alive]
    if gone:
        OpenSession.objects.filter(pk__in=gone).delete()
    return [row for row in rows if row.key in alive]


def session_end(*, user: User, pk: int) -> None:
    """End one of the user's sessions. Raises NotFound for what is none of theirs."""
    row = OpenSession.objects.filter(user=user, pk=pk).first()
    if row is None:
        raise NotFound
    _end([row.key])


def sessions_end_others(*, user: User, key: str | None) -> int:
    """End all of the user's sessions but the one named ``key``; how many those were."""
    keys = list(OpenSession.objects.filter(user=user).exclude(key=key or "").values_list("key", flat=True))
    _end(keys)
    return len(keys)


def _end(keys: list[str]) -> None:
    Session.objects.filter(session_key__in=keys).delete()
    OpenSession.objects.filter(key__in=keys).delete()


@receiver(user_logged_in, dispatch_uid="grader.accounts.session")
def _signed_in(*, request: HttpRequest, user: User, **_: Any) -> None:
    session_note(request=request, user=user)


@receiver(user_logged_out, dispatch_uid="grader.accounts.session")
def _signed_out(*, request: HttpRequest, **_: Any) -> None:
    OpenSession.objects.filter(key=request.session.session_key or "").delete()

"""Signing a device in by a code that its person types into a browser (RFC 8628).

The device is given a long secret and a short code. Its person opens the page, types the code, sees what asks for what,
and agrees or refuses; the device asks with its secret until it knows. A token is made at the moment the device fetches
it, so no table ever holds one.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.db import transaction

from grader import clock
from grader.accounts.addresses import network_of
from grader.accounts.errors import TooManyTries
from grader.accounts.models import DeviceLogin, DeviceState, User
from grader.accounts.tokens.errors import NoSuchCode, TooManyCodes, TooManyDevices
from grader.accounts.tokens.scopes import DEFAULT, Scope, scopes_of, scopes_text
from grader.accounts.tokens.services import api_token_create, token_hash
from grader.accounts.tries import try_begin

LIFE = timedelta(minutes=15)
INTERVAL = 2  # seconds between two questions of a device
MOST_OF_NETWORK = 500  # open at once; a lecture hall stands behind one address
LETTERS = "BCDFGHJKLMNPQRSTVWXZ"  # no vowels, so no words; nothing that is read as a digit
LENGTH = 8


class PollError(StrEnum):
    """What a device is told while there is no token for it, in the words of RFC 8628."""

    PENDING = "authorization_pending"
    SLOW_DOWN = "slow_down"
    DENIED = "access_denied"
    EXPIRED = "expired_token"
    UNKNOWN = "invalid_grant"


@dataclass(frozen=True, slots=True)
class Begun:
    """What a device is told when it asks to be let in."""

    device_code: str
    user_code: str
    seconds: int
    interval: int


@dataclass(frozen=True, slots=True)
class LetIn:
    """The token of a device whose person has agreed; ``seconds`` it is good for."""

    token: str
    scopes: frozenset[Scope]
    seconds: int


def device_begin(*, client: str, scope: str, address: str) -> Begun:
    """A device asks to be let in, for the scopes named in ``scope``. Raises TooManyDevices."""
    now = clock.now()
    network = network_of(address)
    DeviceLogin.objects.filter(expires_at__lt=now - LIFE).delete()
    if DeviceLogin.objects.filter(network=network, expires_at__gt=now).count() >= MOST_OF_NETWORK:
        raise TooManyDevices
    secret = secrets.token_urlsafe(32)
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    DeviceLogin.objects.create(
        secret=token_hash(secret),
        code=code,
        client=" ".join(client.split())[:80] or "tensorgrade",
        network=network,
        scopes=scopes_text(scopes_of(scope) or DEFAULT),
        expires_at=now + LIFE,
    )
    return Begun(secret, f"{code[:4]}-{code[4:]}", int(LIFE.total_seconds()), INTERVAL)


def device_waiting(*, user: User, code: str) -> DeviceLogin:
    """The device that waits with this code, whatever case and dashes it was typed in.

    Codes are short: a person's wrong ones are counted as wrong passwords are. Raises NoSuchCode, TooManyCodes.
    """
    typed = "".join(letter for letter in code.upper() if letter.isalnum())
    try:
        made = try_begin(name=f"device code of {user.pk}", address=f"person {user.pk}")
    except TooManyTries as refused:
        raise TooManyCodes(**refused.facts) from refused
    found = DeviceLogin.objects.filter(code=typed, state=DeviceState.WAITING, expires_at__gt=clock.now()).first()
    if found is None:
        raise NoSuchCode
    made.delete()
    return found


def device_answer(*, user: User, code: str, agree: bool, scopes: Collection[Scope] = (), days: int = 90) -> DeviceLogin:
    """The person agrees to what the device asks for, or to less, or refuses. Raises as ``device_waiting`` does."""
    found = device_waiting(user=user, code=code)
    granted = scopes_of(found.scopes) & frozenset(scopes)
    agree = agree and bool(granted)
    changed = DeviceLogin.objects.filter(pk=found.pk, state=DeviceState.WAITING).update(
        state=DeviceState.AGREED if agree else DeviceState.REFUSED,
        user=user,
        granted=scopes_text(granted) if agree else "",
        days=days,
    )
    if changed != 1:
        raise NoSuchCode
    found.refresh_from_db()
    return found


@transaction.atomic
def device_poll(*, secret: str) -> LetIn | PollError:
    """The device asks whether its person has agreed. A token is given once. Raises TooManyTokens."""
    now = clock.now()
    row = DeviceLogin.objects.select_for_update().filter(secret=token_hash(secret)).first()
    if row is None or row.state == DeviceState.FETCHED:
        return PollError.UNKNOWN
    if row.expires_at <= now:
        return PollError.EXPIRED
    if row.state == DeviceState.REFUSED:
        return PollError.DENIED
    if row.state == DeviceState.WAITING:
        # A little less than the interval: a device that keeps to it must not be told off for its clock.
        soon = row.polled_at is not None and now - row.polled_at < timedelta(seconds=INTERVAL * 0.8)
        row.polled_at = now
        row.save(update_fields=["polled_at"])
        return PollError.SLOW_DOWN if soon else PollError.PENDING
    assert row.user is not None
    scopes = scopes_of(row.granted)
    token = api_token_create(user=row.user, name=row.client, scopes=scopes, days=row.days)
    row.state = DeviceState.FETCHED
    row.save(update_fields=["state"])
    return LetIn(token, scopes, row.days * 86_400)

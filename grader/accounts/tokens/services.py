"""Personal tokens: made, found again by what a program sends, withdrawn."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection
from datetime import timedelta

from django.db import transaction

from grader import clock
from grader.accounts.models import ApiToken, User
from grader.accounts.services import user_lock
from grader.accounts.tokens.errors import TooManyTokens
from grader.accounts.tokens.scopes import DEFAULT, Scope, scopes_text
from grader.errors import NotFound

MOST = 50  # of one person
DAYS = (30, 90, 180, 365)  # how long one may be good for
SHOWN = 7  # characters of a token that its owner may recognise it by: "tg_" and four more


@transaction.atomic
def api_token_create(*, user: User, name: str, scopes: Collection[Scope] = DEFAULT, days: int | None = DAYS[-1]) -> str:
    """A new token for ``user``'s programs. It is given back this once and kept as a hash only.

    Raises ValidationError for a name that is empty or too long, TooManyTokens.
    """
    user_lock(pk=user.pk)
    now = clock.now()
    mine = ApiToken.objects.filter(user=user)
    if mine.count() >= MOST:
        mine.filter(expires_at__lt=now).delete()
        if mine.count() >= MOST:
            raise TooManyTokens(limit=MOST)
    token = f"tg_{secrets.token_urlsafe(32)}"
    row = ApiToken(
        user=user,
        name=name.strip(),
        hash=token_hash(token),
        start=token[:SHOWN],
        scopes=scopes_text(scopes),
        expires_at=None if days is None else now + timedelta(days=days),
    )
    row.full_clean()
    row.save()
    return token


def api_token_withdraw(*, user: User, pk: int) -> ApiToken:
    """Make one of the user's tokens worthless. Raises NotFound for what is none of theirs."""
    row = ApiToken.objects.filter(user=user, pk=pk).first()
    if row is None:
        raise NotFound
    row.delete()
    return row


def token_hash(token: str) -> str:
    """SHA-256 in hexadecimal: enough for a secret of 256 random bits, which nobody can guess from a word list."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()

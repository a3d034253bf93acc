"""What is read about tokens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q

from grader import clock
from grader.accounts.models import ApiToken, User
from grader.accounts.tokens.scopes import Scope, scopes_of
from grader.accounts.tokens.services import token_hash
from grader.config import config


@dataclass(frozen=True, slots=True)
class TokenView:
    """A token as its owner finds it."""

    row: ApiToken
    scopes: tuple[Scope, ...]
    over: bool  # it has run out


def api_token_list(*, viewer: User) -> tuple[TokenView, ...]:
    """The viewer's own tokens, the newest first. One query."""
    now = clock.now()
    return tuple(
        TokenView(row, in_order(row), row.expires_at is not None and row.expires_at <= now)
        for row in ApiToken.objects.filter(user=viewer).order_by("-pk")
    )


def api_token_found(*, token: str) -> ApiToken | None:
    """The token a program has sent, with whose it is.

    None where it is unknown or has run out, of a closed account, or of a demo account outside the demo.
    """
    row = ApiToken.objects.select_related("user").filter(hash=token_hash(token)).first()
    now = clock.now()
    if row is None or not row.user.is_active or (row.user.demo and not config.demo):
        return None
    if row.expires_at is not None and row.expires_at <= now:
        return None
    # Written at most once a minute: a program that polls would otherwise write at every request.
    ApiToken.objects.filter(Q(last_used_at=None) | Q(last_used_at__lt=now - timedelta(minutes=1)), pk=row.pk).update(
        last_used_at=now
    )
    return row


def in_order(row: ApiToken) -> tuple[Scope, ...]:
    """The token's scopes, in the order of the pages."""
    have = scopes_of(row.scopes)
    return tuple(scope for scope in Scope if scope in have)

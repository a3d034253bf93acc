"""What is read about people."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q

from grader import clock
from grader.accounts.models import ApiToken, User
from grader.accounts.services import token_hash
from grader.config import config


def user_of_token(*, token: str) -> User | None:
    """Whose API token this is, or None: unknown, of a closed account, or of a demo account outside the demo."""
    row = ApiToken.objects.select_related("user").filter(hash=token_hash(token)).first()
    if row is None or not row.user.is_active or (row.user.demo and not config.demo):
        return None
    now = clock.now()
    # Written at most once a minute: a program that polls would otherwise write at every request.
    ApiToken.objects.filter(Q(last_used_at=None) | Q(last_used_at__lt=now - timedelta(minutes=1)), pk=row.pk).update(
        last_used_at=now
    )
    return row.user

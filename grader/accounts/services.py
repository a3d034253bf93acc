"""What is written about people."""

from __future__ import annotations

import hashlib
import secrets

from grader.accounts.models import ApiToken, User
from grader.prepared import ID, Select

_LOCKED = Select(lambda pk: User.objects.select_for_update().filter(pk=pk), pk=ID)


def user_lock(*, pk: int) -> User:
    """The user, whom nobody else can lock until the transaction ends: whoever does the same waits. One query."""
    found = _LOCKED.first(pk=pk)
    if found is None:
        raise User.DoesNotExist
    return found


def user_set_language(*, user: User, language: str) -> None:
    """Remember the language the user reads in ("" for the browser's own). Raises ValidationError if unknown."""
    user.language = language
    user.clean_fields(exclude={field.name for field in User._meta.fields} - {"language"})
    user.save(update_fields=["language"])


def api_token_create(*, user: User, name: str) -> str:
    """A new token for ``user``'s programs. It is given back this once and kept as a hash only."""
    token = f"tg_{secrets.token_urlsafe(32)}"
    row = ApiToken(user=user, name=name, hash=token_hash(token))
    row.full_clean()
    row.save()
    return token


def token_hash(token: str) -> str:
    """SHA-256 in hexadecimal: enough for a secret of 256 random bits, which nobody can guess from a word list."""
    return hashlib.sha256(token.encode()).hexdigest()

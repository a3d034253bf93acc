"""Secrets of other services that this one has to send them: kept sealed in the database, opened to be sent and no more.

The key follows from SECRET_KEY, which the database does not hold, so a backup alone gives them to nobody. Where
SECRET_KEY has become another one they cannot be opened any more, and are entered again.
"""

from __future__ import annotations

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken

from grader.config import config


class SealBrokenError(Exception):
    """It was sealed with another SECRET_KEY, for another purpose, or changed since."""


def seal(secret: str, *, purpose: str) -> str:
    """``secret`` for the database; the same purpose opens it."""
    return _box(purpose).encrypt(secret.encode()).decode()


def unseal(text: str, *, purpose: str) -> str:
    """What was sealed. Raises SealBrokenError."""
    try:
        return _box(purpose).decrypt(text.encode()).decode()
    except (InvalidToken, UnicodeError):
        raise SealBrokenError from None


def _box(purpose: str) -> Fernet:
    key = hmac.digest(config.signing_key.encode(), f"sealed {purpose}".encode(), hashlib.sha256)
    return Fernet(base64.urlsafe_b64encode(key))

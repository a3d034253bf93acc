"""Databases and other servers, as one setting gives them, and what Django wants to know of each."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

# A database that cannot be reached is noticed within seconds, not when the kernel gives up; see libpq's documentation.
AWAY_SOON = {
    "connect_timeout": 2,
    "tcp_user_timeout": 2000,  # ms until what was sent and not acknowledged counts as lost
    "keepalives_idle": 5,
    "keepalives_interval": 1,
    "keepalives_count": 3,
}
PREPARE_AFTER = 5  # times a connection sees a statement of prepared.py before PostgreSQL keeps its plan


def sqlite(file: Path) -> dict[str, object]:
    """Django's settings for the embedded database in ``file``."""
    return {
        "ENGINE": "grader.embedded.sqlite",
        "NAME": str(file),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # A transaction that reads first and writes later cannot wait for another writer: it fails at once,
            # whatever the timeout. IMMEDIATE takes the lock at the start, where waiting works.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000;",
        },
    }


def postgresql(url: str) -> dict[str, object]:
    """Django's settings for ``postgresql://user:password@host:port/name?option=value``.

    Raises ValueError, with the sentence to show, for another scheme or a missing database name.
    """
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in ("postgresql", "postgres") or not name:
        raise ValueError("DATABASE_URL reads like postgresql://user:password@host:5432/name.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"prepare_threshold": PREPARE_AFTER, **AWAY_SOON, **dict(parse_qsl(parts.query))},
    }


def mail_server(url: str) -> dict[str, object]:
    """Django's settings for ``smtp://user:password@host:port``. Raises ValueError for another scheme or no host."""
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError("EMAIL_URL reads like smtp://user:password@host:587.")
    whole = parts.scheme == "smtps"
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if whole else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": whole,
        "EMAIL_USE_TLS": not whole and bool(parts.username),  # nobody sends a password in the clear
    }

"""A fetched roster as a form carries it from what was shown to what is done: signed, so that both are the same."""

from __future__ import annotations

from dataclasses import asdict

from django.core import signing

from grader.errors import NotFound
from grader.lti.members.roster import Member

_SALT = "grader.lti.members"
_SECONDS = 3600


def carry(members: list[Member]) -> str:
    return signing.dumps([list(asdict(member).values()) for member in members], salt=_SALT, compress=True)


def carried(text: str) -> list[Member]:
    """Backwards. Raises NotFound for what this service did not write within the hour."""
    try:
        rows = signing.loads(text, salt=_SALT, max_age=_SECONDS)
    except signing.BadSignature as error:
        raise NotFound from error
    return [Member(*row) for row in rows]

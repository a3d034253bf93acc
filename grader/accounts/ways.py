"""Other ways to sign in than a password, where an installation has any: a door registers them, pages show them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from grader.accounts.models import User


class Ways(Protocol):
    """What pages need to know of them."""

    sign_in_template: str  # a part of the sign-in page
    account_template: str  # a part of everybody's own account page

    def offered(self) -> dict[str, Any]:
        """What the first template shows."""

    def of(self, user: User) -> dict[str, Any]:
        """What the second shows of somebody."""

    def kept(self, user: User) -> Iterator[tuple[str, dict[str, object]]]:
        """All that is kept about somebody, as rows with what kind of row each is."""


_registered: list[Ways] = []


def register(ways: Ways) -> None:
    """Let there be these, from the start of the process on."""
    _registered[:] = [ways]


def other_ways() -> Ways | None:
    """Those there are; None where a password is the only way."""
    return _registered[0] if _registered else None

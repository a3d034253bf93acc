"""What the pages of the service show of the other ways to sign in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from grader.accounts.models import User
from grader.config import config
from grader.sso.claims import provider_keys, provider_names
from grader.sso.people import linked_of, passkeys_of


class InstalledWays:
    """As ``accounts.ways`` wants them."""

    sign_in_template = "sso/offered.html"
    account_template = "sso/own.html"

    def offered(self) -> dict[str, Any]:
        return {"providers": provider_names().items(), "passkeys": config.passkeys}

    def of(self, user: User) -> dict[str, Any]:
        keys, names = provider_keys(), provider_names()
        linked = [
            {
                "pk": row.pk,
                "name": names.get(keys.get(row.provider, ""), row.provider),
                "email": row.extra_data.get("email", ""),
                "since": row.date_joined,
            }
            for row in linked_of(user=user)
        ]
        there = {keys.get(row.provider) for row in linked_of(user=user)}
        return {
            "linked": linked,
            "providers": [(pk, name) for pk, name in names.items() if pk not in there],
            "passkeys": passkeys_of(user=user),
            "passkeys_allowed": config.passkeys,
        }

    def kept(self, user: User) -> Iterator[tuple[str, dict[str, object]]]:
        for row in linked_of(user=user):
            said = {"provider": row.provider, "subject": row.uid, "email": row.extra_data.get("email", "")}
            yield "linked account", {**said, "since": row.date_joined, "last used": row.last_login}
        for key in passkeys_of(user=user):
            yield "passkey", {"name": key.data.get("name", ""), "since": key.created_at, "last used": key.last_used_at}

"""What a provider says of somebody, and how that waits in their session until they have said whose account it is."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from typing import Any

from django.http import HttpRequest

from grader.config import config

WAITING = "sso_waiting"
LASTS = 15 * 60  # seconds


@dataclass(frozen=True, slots=True)
class Claim:
    """Who came back: known by ``provider`` and ``subject`` alone. ``email`` is "" where nobody vouches for one."""

    provider: str  # its id in the settings
    key: str  # what the library keeps it by
    subject: str
    email: str
    name: str
    username: str
    goes_to: str  # an address of ours

    @property
    def who(self) -> str:
        """How the provider names them: by name and address, as far as it says."""
        return f"{self.name} ({self.email})" if self.name and self.email else self.name or self.email

    @property
    def provider_name(self) -> str:
        return provider_names().get(self.provider, self.provider)


def provider_names() -> dict[str, str]:
    """Everybody with whom people may sign in: names by ids, in the order of the settings."""
    return {one.id: one.name for one in (*config.openid, *config.saml)}


def provider_keys() -> dict[str, str]:
    """Their ids, by what the library keeps them by."""
    return {one.id: one.id for one in config.openid} | {one.entity_id: one.id for one in config.saml}


def claim_of(request: HttpRequest, sociallogin: Any, goes_to: str) -> Claim:
    """What the library has read, as far as it is needed here."""
    account, user = sociallogin.account, sociallogin.user
    return Claim(
        provider=provider_keys().get(account.provider, account.provider),
        key=account.provider,
        subject=account.uid,
        email=verified_email(sociallogin),
        name=user.name,
        username=user.username,
        goes_to=goes_to,
    )


def claim_kept(sociallogin: Any) -> dict[str, str]:
    """What is kept beside the subject: an address, for its owner to know which account it is."""
    told = [row.email for row in sociallogin.email_addresses if row.email]
    return {"email": str(told[0])[:254]} if told else {}


def verified_email(sociallogin: Any) -> str:
    """An address that the provider says it has checked, in lower case; "" for none."""
    trusted = {one.entity_id for one in config.saml if one.email_verified}
    rows = sociallogin.email_addresses
    found = [row.email for row in rows if row.email and (row.verified or sociallogin.account.provider in trusted)]
    return str(found[0]).lower()[:254] if found else ""


def claim_wait(request: HttpRequest, claim: Claim) -> None:
    """Remember the claim in this browser's session until somebody has said whose it is."""
    request.session[WAITING] = {**asdict(claim), "until": int(time.time()) + LASTS}


def claim_waiting(request: HttpRequest) -> Claim | None:
    """The claim that waits there, if it is not too old."""
    found = dict(request.session.get(WAITING) or {})
    until = found.pop("until", 0)
    return Claim(**found) if found and time.time() < until else None


def claim_forget(request: HttpRequest) -> None:
    request.session.pop(WAITING, None)

"""Where the library asks what to do: it never signs anybody in, up or together by itself."""

from __future__ import annotations

from typing import Any, NoReturn

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest

from grader.accounts.models import User
from grader.sso.arriving import arrived, failed
from grader.sso.claims import claim_kept


class Accounts(DefaultAccountAdapter):
    """Its own pages of accounts have no addresses here; what it has to say, our pages say."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        return None

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        return None


class Elsewhere(DefaultSocialAccountAdapter):
    """Whoever comes back from a provider goes where ``arriving`` sends them."""

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: Any) -> User:
        """Of what the provider tells only what is needed is kept."""
        user: User = super().populate_user(request, sociallogin, data)
        user.name = str(data.get("name") or "").strip()[:150]
        sociallogin.account.extra_data = claim_kept(sociallogin)
        return user

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> NoReturn:
        raise ImmediateHttpResponse(arrived(request, sociallogin))

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None, extra_context: Any = None
    ) -> NoReturn:
        raise ImmediateHttpResponse(failed(request, provider, error=str(error or ""), exception=exception))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False


class Passkeys(DefaultMFAAdapter):
    """A passkey is a way in of its own here, and no second step after a password."""

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "Tensorgrade"}

    def is_mfa_enabled(self, user: Any, types: Any = None) -> bool:
        return False

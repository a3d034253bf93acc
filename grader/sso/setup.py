"""What Django's settings have more where people sign in in other ways. Imported by the settings: no library here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.sign_in_providers import OpenIdProvider, SamlProvider

if TYPE_CHECKING:
    from grader.config import Config

MIDDLEWARE = "allauth.account.middleware.AccountMiddleware"


def apps(config: Config) -> list[str]:
    """The apps, the library's and ours."""
    saml = ["allauth.socialaccount.providers.saml"] if config.saml else []
    openid = ["allauth.socialaccount.providers.openid_connect"]
    return ["grader.sso", "allauth", "allauth.account", "allauth.socialaccount", *openid, *saml, "allauth.mfa"]


def settings(config: Config) -> dict[str, Any]:
    """The library's settings: it asks no mail to be verified, stores no tokens and never signs in by an address."""
    return {
        "ACCOUNT_ADAPTER": "grader.sso.adapters.Accounts",
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_LOGIN_METHODS": {"username"},
        "ACCOUNT_SIGNUP_FIELDS": ["username*", "password1*", "password2*"],
        "SOCIALACCOUNT_ADAPTER": "grader.sso.adapters.Elsewhere",
        "SOCIALACCOUNT_EMAIL_AUTHENTICATION": False,
        "SOCIALACCOUNT_EMAIL_VERIFICATION": "none",
        "SOCIALACCOUNT_STORE_TOKENS": False,
        "SOCIALACCOUNT_REQUESTS_TIMEOUT": 10,
        "SOCIALACCOUNT_PROVIDERS": {
            "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [_openid(one) for one in config.openid]},
            "saml": {"APPS": [_saml(one) for one in config.saml]},
        },
        "MFA_ADAPTER": "grader.sso.adapters.Passkeys",
        "MFA_SUPPORTED_TYPES": ["webauthn"],
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_ALLOW_UNVERIFIED_EMAIL": True,
    }


def _openid(one: OpenIdProvider) -> dict[str, Any]:
    settings: dict[str, Any] = {"server_url": one.server, "scope": list(one.scopes)}
    if one.token_auth is not None:
        settings["token_auth_method"] = one.token_auth
    return {
        "provider_id": one.id,
        "name": one.name,
        "client_id": one.client_id,
        "secret": one.secret,
        "settings": settings,
    }


def _saml(one: SamlProvider) -> dict[str, Any]:
    idp = {
        "entity_id": one.entity_id,
        "metadata_url": one.metadata_url,
        "sso_url": one.sso_url,
        "x509cert": one.certificate,
    }
    return {
        "provider_id": one.entity_id,
        "name": one.name,
        "client_id": one.id,  # the part of its addresses
        "settings": {
            "idp": {name: value for name, value in idp.items() if value},
            "attribute_mapping": {"uid": "uid", "email": "email", "name": "displayName", **one.attributes},
            "advanced": {"strict": True, "want_assertion_signed": True},
        },
    }

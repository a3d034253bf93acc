"""What an installation says of those with whom people may sign in: JSON, read and checked once.

Nothing here knows the library that speaks with them.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

LOOPBACK = ("127.0.0.1", "::1", "localhost")


def _safe_url(url: str) -> str:
    """Over TLS, unless it is this machine's own."""
    parts = urlsplit(url)
    if parts.hostname and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)):
        return url
    raise ValueError("write an address that begins with https://")


SafeUrl = Annotated[str, Field(max_length=500), AfterValidator(_safe_url)]
P = TypeVar("P", bound="_Provider")
Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,29}$")]


class _Provider(BaseModel):
    """``id`` is part of addresses and of what is kept of an account: it stays. ``name`` is what the button says."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Id
    name: Annotated[str, Field(min_length=1, max_length=60)]


class OpenIdProvider(_Provider):
    """One that speaks OpenID Connect. ``server`` is its issuer, below which its configuration is found."""

    server: SafeUrl
    client_id: Annotated[str, Field(min_length=1)]
    secret: str = ""
    scopes: tuple[str, ...] = ("openid", "profile", "email")
    token_auth: Literal["client_secret_basic", "client_secret_post"] | None = None


class SamlProvider(_Provider):
    """One that speaks SAML 2.0: by its metadata, or by its entity id, address and certificate.

    ``attributes`` says which of its attributes are ``uid``, ``email`` and ``name``, where those are not the usual ones.
    ``email_verified``: the addresses it tells are known to be their people's.
    """

    entity_id: str
    metadata_url: SafeUrl | None = None
    sso_url: SafeUrl | None = None
    certificate: str = ""
    attributes: dict[Literal["uid", "email", "name"], str] = Field(default_factory=dict)
    email_verified: bool = False


_OPENID: TypeAdapter[tuple[OpenIdProvider, ...]] = TypeAdapter(tuple[OpenIdProvider, ...])
_SAML: TypeAdapter[tuple[SamlProvider, ...]] = TypeAdapter(tuple[SamlProvider, ...])


def openid_providers(text: str) -> tuple[OpenIdProvider, ...]:
    """The providers that ``text`` lists. Raises ValueError with a sentence that holds no secret."""
    return _read(_OPENID, text, "OPENID_PROVIDERS")


def saml_providers(text: str) -> tuple[SamlProvider, ...]:
    """The same for SAML."""
    found = _read(_SAML, text, "SAML_PROVIDERS")
    for one in found:
        if one.metadata_url is None and not (one.sso_url and one.certificate):
            raise ValueError(f"SAML_PROVIDERS: {one.id} needs its metadata_url, or its sso_url and certificate.")
    return found


def _read(adapter: TypeAdapter[tuple[P, ...]], text: str, name: str) -> tuple[P, ...]:
    try:
        found = adapter.validate_json(text)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "the whole"
        raise ValueError(f"{name} is a JSON list of providers, see docs/sign-in.md; {where}: {first['msg']}") from None
    if len({one.id for one in found}) != len(found):
        raise ValueError(f"{name}: two providers have the same id.")
    return found

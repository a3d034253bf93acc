"""The form of what a browser says of a passkey, checked before the library reads it: it takes no other."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

Base64 = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]+$", max_length=20_000)]


class _Credential(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)

    id: Base64
    rawId: Base64  # noqa: N815  as the standard names it
    type: Literal["public-key"]
    clientExtensionResults: dict[str, Any] = Field(default_factory=dict)  # noqa: N815


class _Signed(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)

    authenticatorData: Base64  # noqa: N815
    clientDataJSON: Base64  # noqa: N815
    signature: Base64
    userHandle: Base64  # noqa: N815


class _Made(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)

    attestationObject: Base64  # noqa: N815
    clientDataJSON: Base64  # noqa: N815


class _Asked(_Credential):
    response: _Signed


class _New(_Credential):
    response: _Made


def well_formed(text: str, *, asked: bool) -> bool:
    """Whether ``text`` is what a browser gives of a passkey that was ``asked`` for, or else of a new one."""
    try:
        (_Asked if asked else _New).model_validate_json(text)
    except ValidationError:
        return False
    return True

"""Signing a device in (RFC 8628): its two endpoints, in that document's own words and form encoding."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from ninja import Form, Router, Schema, Status

from grader.accounts.addresses import address_of
from grader.accounts.tokens.device import LetIn, PollError, device_begin, device_poll
from grader.accounts.tokens.scopes import scopes_text
from grader.api.errors import ErrorOut

GRANT = "urn:ietf:params:oauth:grant-type:device_code"

router = Router()


class DeviceIn(Schema):
    client_id: str = ""
    scope: str = ""


class DeviceOut(Schema):
    device_code: str
    user_code: str
    verification_uri: str
    verification_uri_complete: str
    expires_in: int
    interval: int


class TokenIn(Schema):
    grant_type: str = ""
    device_code: str = ""
    client_id: str = ""


class TokenOut(Schema):
    access_token: str
    token_type: str = "Bearer"  # noqa: S105 - the kind, no password
    expires_in: int
    scope: str


class OAuthErrorOut(Schema):
    """``error`` is a word of RFC 6749 or RFC 8628."""

    error: str


@router.post("/device/code", response={200: DeviceOut, 429: ErrorOut, 422: ErrorOut}, url_name="device-code")
def code(request: HttpRequest, data: Form[DeviceIn]) -> DeviceOut:
    """Ask to be let in: show ``user_code`` and ``verification_uri``, then ask /device/token every ``interval`` s."""
    begun = device_begin(client=data.client_id, scope=data.scope, address=address_of(request))
    page = request.build_absolute_uri(reverse("device"))
    return DeviceOut(
        device_code=begun.device_code,
        user_code=begun.user_code,
        verification_uri=page,
        verification_uri_complete=f"{page}?code={begun.user_code}",
        expires_in=begun.seconds,
        interval=begun.interval,
    )


@router.post(
    "/device/token", response={200: TokenOut, 400: OAuthErrorOut, 409: ErrorOut, 422: ErrorOut}, url_name="device-token"
)
def token(request: HttpRequest, data: Form[TokenIn]) -> Status[OAuthErrorOut] | TokenOut:
    """The token, once its person has agreed; before that ``authorization_pending``."""
    if not data.device_code or not data.grant_type:
        return Status(400, OAuthErrorOut(error="invalid_request"))
    if data.grant_type != GRANT:
        return Status(400, OAuthErrorOut(error="unsupported_grant_type"))
    found = device_poll(secret=data.device_code)
    if isinstance(found, PollError):
        return Status(400, OAuthErrorOut(error=found.value))
    assert isinstance(found, LetIn)
    return TokenOut(access_token=found.token, expires_in=found.seconds, scope=scopes_text(found.scopes))

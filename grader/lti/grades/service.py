"""Talking to a platform's services: access tokens, and requests that take a new one where the old is not believed."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Collection
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.core.cache import cache
from django.utils.translation import gettext as _

from grader import clock, outbound
from grader.lti.models import Platform
from grader.lti.platforms.keys import assertion_times, signed
from grader.outbound import OutboundError, Response

SECONDS = 15.0
MAX_BYTES = 4 << 20
EARLY = 60  # seconds before its end that a token is not used any more


class PlatformError(OutboundError):
    """The platform's answer was no. ``status_code`` is its HTTP status; ``again`` whether it may say yes later."""

    def __init__(self, *, host: str, reason: Any, again: bool, status_code: int, wait: int = 0) -> None:
        self.status_code = status_code
        self.wait = wait  # seconds it asked us to wait, 0 where it did not say
        super().__init__(host=host, reason=reason, again=again)


def call(
    platform: Platform,
    method: str,
    url: str,
    *,
    scopes: Collection[str],
    accept: str = "application/json",
    content_type: str = "",
    body: object = None,
) -> Response:
    """Ask a service of the platform's. Raises PlatformError where it refuses, OutboundError where it cannot be asked.

    A token that is not believed (401) is taken anew once.
    """
    for attempt in (1, 2):
        token = access_token(platform, scopes, fresh=attempt == 2)
        headers = {"Authorization": f"Bearer {token}", "Accept": accept}
        if content_type:
            headers["Content-Type"] = content_type
        data = json.dumps(body).encode() if body is not None else None
        answer = outbound.request(method, url, headers=headers, data=data, timeout=SECONDS, max_bytes=MAX_BYTES)
        if answer.status != HTTPStatus.UNAUTHORIZED or attempt == 2:
            break
    if not answer.ok:
        raise refusal(platform, answer)
    return answer


def access_token(platform: Platform, scopes: Collection[str], *, fresh: bool = False) -> str:
    """A token for these scopes, kept until shortly before it ends. Raises PlatformError, OutboundError."""
    scope = " ".join(sorted(scopes))
    name = hashlib.sha256(f"{platform.pk} {platform.token_url} {platform.client_id} {scope}".encode()).hexdigest()
    kept = None if fresh else cache.get(f"lti-token-{name}")
    if kept is not None:
        return str(kept)
    assertion = signed(
        {
            "iss": platform.client_id,
            "sub": platform.client_id,
            "aud": platform.audience or platform.token_url,
            "jti": secrets.token_urlsafe(24),
            **assertion_times(clock.now()),
        }
    )
    form = {
        "grant_type": "client_credentials",
        "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        "client_assertion": assertion,
        "scope": scope,
    }
    answer = outbound.request(
        "POST",
        platform.token_url,
        headers={"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"},
        data=urlencode(form).encode(),
        timeout=SECONDS,
    )
    if not answer.ok:
        raise refusal(platform, answer, what=_("it gave no access token"))
    data = answer.json()
    token = data.get("access_token") if isinstance(data, dict) else None
    if not isinstance(token, str) or not token or not token.isascii() or not token.isprintable():
        raise PlatformError(host=platform.name, reason=_("it gave no access token."), again=True, status_code=0)
    lasts = data.get("expires_in")
    seconds = int(lasts) if isinstance(lasts, int | float) and lasts == lasts else 3600
    if seconds > EARLY:
        cache.set(f"lti-token-{name}", token, min(seconds, 86_400) - EARLY)
    return token


def refusal(platform: Platform, answer: Response, *, what: str = "") -> PlatformError:
    """The error that says what the platform answered: its status and the first words of its body."""
    status = answer.status
    said = _words(answer)
    reason = what or _("it refused")
    sentence = f"{reason} ({status}{': ' + said if said else ''})."
    again = status >= 500 or status in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.REQUEST_TIMEOUT) or status < 400
    after = answer.headers.get("Retry-After", "")
    wait = min(int(after), 86_400) if after.isdecimal() and len(after) < 7 else 0
    return PlatformError(host=platform.name, reason=sentence, again=again, status_code=status, wait=wait)


def _words(answer: Response) -> str:
    """What a person may make something of: an error's own text, without markup."""
    try:
        data = json.loads(answer.body)
    except (ValueError, RecursionError):
        kind = answer.headers.get("Content-Type", "")
        return " ".join(answer.text.split())[:200] if kind.startswith("text/plain") else ""
    if isinstance(data, dict):
        for name in ("error_description", "message", "error", "detail", "errors"):
            if data.get(name):
                value = data[name]
                return " ".join((value if isinstance(value, str) else json.dumps(value)).split())[:200]
    return json.dumps(data, ensure_ascii=False)[:200] if data else ""

"""Keys: this service's own, with which it signs, and the platforms', by which their messages are checked."""

from __future__ import annotations

import json
import secrets
from datetime import datetime, timedelta
from typing import Any

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core.cache import cache
from django.utils.translation import gettext as _
from jwt.algorithms import RSAAlgorithm

from grader import clock, outbound
from grader.lti.errors import MessageRefused
from grader.lti.models import Platform, ToolKey
from grader.outbound import OutboundError

BITS = 2048
KEYSET_SECONDS = 3600  # for so long a platform's keys are kept
ASK_SECONDS = 10  # and for so long it isn't asked again for a key that it does not have
MAX_KEYS = 50
ROTATED = timedelta(days=30)  # an older key of ours is still published for so long


def own_key() -> ToolKey:
    """The key that signs, made at first use."""
    return ToolKey.objects.first() or own_key_make()


def own_key_make() -> ToolKey:
    """A new key pair, which signs from now on."""
    private = rsa.generate_private_key(public_exponent=65537, key_size=BITS)
    pem = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return ToolKey.objects.create(kid=f"tensorgrade-{clock.now():%Y%m%d}-{secrets.token_hex(4)}", private=pem.decode())


def own_keyset() -> dict[str, Any]:
    """The public halves, as platforms fetch them (RFC 7517)."""
    newest = own_key()
    since = clock.now() - ROTATED
    rows = [newest, *ToolKey.objects.exclude(pk=newest.pk).filter(created_at__gte=since)]
    return {"keys": [_public(row) for row in rows]}


def signed(claims: dict[str, Any]) -> str:
    """``claims`` as a JWT of this service's."""
    key = own_key()
    return jwt.encode(claims, key.private, algorithm="RS256", headers={"kid": key.kid})


def platform_key(platform: Platform, kid: str | None) -> jwt.PyJWK:
    """The platform's key of this id. Its keys are kept for an hour; an id not among them has them fetched anew.

    Raises MessageRefused where it has no such key, OutboundError where it cannot be asked.
    """
    kept, place = f"lti-keys-{platform.pk}", f"lti-asked-{platform.pk}"
    known: dict[str, Any] | None = cache.get(kept)
    found = None if known is None else _named(known, kid)
    # Messages with made-up ids shall not make the service ask a platform again and again.
    if found is None and (known is None or cache.add(place, True, ASK_SECONDS)):
        known = _fetched(platform)
        cache.set(kept, known, KEYSET_SECONDS)
        found = _named(known, kid)
    if found is None:
        raise MessageRefused(reason=_("it is signed with a key that the platform does not publish."))
    return found


def _fetched(platform: Platform) -> dict[str, Any]:
    answer = outbound.request("GET", platform.keyset_url, headers={"Accept": "application/json"}, redirects=3)
    if not answer.ok:
        reason = _("its keys were answered with status %(status)s.") % {"status": answer.status}
        raise OutboundError(host=platform.keyset_url, reason=reason, again=True)
    data = answer.json()
    keys = data.get("keys") if isinstance(data, dict) else None
    return {"keys": [key for key in keys if isinstance(key, dict)][:MAX_KEYS] if isinstance(keys, list) else []}


def _named(keyset: dict[str, Any], kid: str | None) -> jwt.PyJWK | None:
    """The key of this id; of a message without one, the only key there is."""
    keys = [key for key in keyset["keys"] if key.get("kty") == "RSA" and key.get("use", "sig") == "sig"]
    chosen = [key for key in keys if key.get("kid") == kid] if kid is not None else keys if len(keys) == 1 else []
    for key in chosen:
        try:
            return jwt.PyJWK(key, algorithm="RS256")
        except (jwt.PyJWTError, ValueError, TypeError, KeyError):
            continue
    return None


def _public(row: ToolKey) -> dict[str, Any]:
    private = serialization.load_pem_private_key(row.private.encode(), password=None)
    assert isinstance(private, rsa.RSAPrivateKey)
    public = json.loads(RSAAlgorithm.to_jwk(private.public_key()))
    return {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": row.kid, "n": public["n"], "e": public["e"]}


def assertion_times(now: datetime) -> dict[str, int]:
    """``iat`` and ``exp`` of a short-lived statement of ours."""
    return {"iat": int(now.timestamp()) - 5, "exp": int(now.timestamp()) + 300}

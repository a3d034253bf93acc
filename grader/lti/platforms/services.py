"""Learning platforms entered, changed, and registered by themselves."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grader import clock, outbound
from grader.accounts.models import User
from grader.errors import NotFound
from grader.lti.grades.columns import LINE_ITEM, SCORE
from grader.lti.models import Deployment, Platform, RegistrationLink
from grader.outbound import OutboundError

LINK_LASTS = timedelta(days=1)
MEMBERS = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly"
SCOPES = (LINE_ITEM, SCORE, MEMBERS)
_TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration"
_PLATFORM = "https://purl.imsglobal.org/spec/lti-platform-configuration"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where platforms find this service."""

    host: str
    login: str
    launch: str
    keys: str
    icon: str


def platform_list(*, viewer: Any) -> Sequence[Platform]:
    """All platforms, for whoever keeps the site. Raises NotFound for everybody else. Two queries."""
    _keeper(viewer)
    return list(Platform.objects.prefetch_related("deployments"))


def platform_get(*, viewer: Any, pk: int) -> Platform:
    """One of them. Raises NotFound."""
    _keeper(viewer)
    found = Platform.objects.prefetch_related("deployments").filter(pk=pk).first()
    if found is None:
        raise NotFound
    return found


@transaction.atomic
def platform_save(*, platform: Platform, deployments: Iterable[str]) -> Platform:
    """Store a new or changed platform with its deployments. Raises ValidationError with what is wrong.

    A deployment that somebody came by stays, named or not: what was launched from it is kept.
    """
    platform.full_clean()
    platform.save()
    wanted = list(dict.fromkeys(name.strip() for name in deployments if name.strip()))
    if any(len(name) > 255 for name in wanted):
        raise ValidationError(_("A deployment ID has at most 255 characters."))
    for name in wanted:
        Deployment.objects.get_or_create(platform=platform, deployment_id=name)
    unused = platform.deployments.exclude(deployment_id__in=wanted).filter(identities=None, contexts=None)
    unused.delete()
    return platform


def registration_link_make(*, by: User) -> str:
    """The secret of a link with which a platform registers itself, once, within a day. Raises NotFound."""
    _keeper(by)
    secret = secrets.token_urlsafe(32)
    now = clock.now()
    RegistrationLink.objects.filter(expires_at__lt=now - LINK_LASTS, platform=None).delete()
    RegistrationLink.objects.create(hash=_hash(secret), made_by=by, expires_at=now + LINK_LASTS)
    return secret


def registration_link_check(*, secret: str) -> RegistrationLink:
    """The link of this secret. Raises NotFound for one that is unknown, used or too old."""
    found = RegistrationLink.objects.filter(hash=_hash(secret), platform=None, expires_at__gte=clock.now()).first()
    if found is None:
        raise NotFound
    return found


def platform_register(*, secret: str, configuration_url: str, token: str, ours: Addresses) -> Platform:
    """Register with a platform that asks for it (LTI Dynamic Registration): read what it is, tell it what we are.

    Raises NotFound for the link, OutboundError where the platform cannot be asked, ValidationError for what it says.
    """
    link = registration_link_check(secret=secret)
    answer = outbound.request("GET", configuration_url, headers={"Accept": "application/json"}, redirects=2)
    said = answer.json()
    if not answer.ok or not isinstance(said, dict):
        raise _bad(configuration_url, _("it does not say how to register."))
    endpoint = _word(said, "registration_endpoint", configuration_url)
    about = _dict(said.get(_PLATFORM))
    headers = {"Accept": "application/json", **({"Authorization": f"Bearer {token}"} if token else {})}
    answer = outbound.request("POST", endpoint, headers=headers, json=_ourselves(ours))
    registered = answer.json() if answer.ok else None
    if not isinstance(registered, dict):
        raise _bad(endpoint, _("it refused (%(status)s).") % {"status": answer.status})
    tool = _dict(registered.get(_TOOL))
    issuer = _word(said, "issuer", configuration_url)
    platform = Platform(
        name=f"{about.get('product_family_code', '')} {urlsplit(issuer).hostname or issuer}".strip()[:120],
        issuer=issuer,
        client_id=_word(registered, "client_id", endpoint),
        auth_url=_word(said, "authorization_endpoint", configuration_url),
        token_url=_word(said, "token_endpoint", configuration_url),
        keyset_url=_word(said, "jwks_uri", configuration_url),
        audience=str(said.get("authorization_server") or ""),
    )
    deployment = tool.get("deployment_id")
    with transaction.atomic():
        platform_save(platform=platform, deployments=[deployment] if isinstance(deployment, str) else [])
        used = RegistrationLink.objects.filter(pk=link.pk, platform=None).update(platform=platform)
        if not used:
            raise NotFound
    return platform


def configuration(ours: Addresses) -> dict[str, Any]:
    """What this service is, as Canvas reads it when a developer key is entered by JSON."""
    placements = [
        {"placement": "assignment_selection", "message_type": "LtiDeepLinkingRequest", "target_link_uri": ours.launch},
        {"placement": "link_selection", "message_type": "LtiDeepLinkingRequest", "target_link_uri": ours.launch},
    ]
    return {
        "title": "Tensorgrade",
        "description": "Exercises and quizzes on deep learning, graded at once",
        "oidc_initiation_url": ours.login,
        "target_link_uri": ours.launch,
        "public_jwk_url": ours.keys,
        "scopes": [*SCOPES, LINE_ITEM + ".readonly"],
        "extensions": [
            {
                "platform": "canvas.instructure.com",
                "domain": ours.host,
                "privacy_level": "public",
                "settings": {"icon_url": ours.icon, "placements": placements},
            }
        ],
    }


def _ourselves(ours: Addresses) -> dict[str, Any]:
    """What this service is, as a client to register (OpenID Connect Dynamic Client Registration)."""
    origin = f"{urlsplit(ours.launch).scheme}://{urlsplit(ours.launch).netloc}"
    return {
        "application_type": "web",
        "response_types": ["id_token"],
        "grant_types": ["implicit", "client_credentials"],
        "initiate_login_uri": ours.login,
        "redirect_uris": [ours.launch],
        "client_name": "Tensorgrade",
        "jwks_uri": ours.keys,
        "logo_uri": ours.icon,
        "client_uri": origin,
        "token_endpoint_auth_method": "private_key_jwt",
        "scope": " ".join(SCOPES),
        _TOOL: {
            "domain": urlsplit(ours.launch).netloc,
            "target_link_uri": ours.launch,
            "claims": ["iss", "sub", "name", "given_name", "family_name", "email"],
            "messages": [
                {"type": "LtiDeepLinkingRequest", "target_link_uri": ours.launch, "label": "Tensorgrade"},
                {"type": "LtiResourceLinkRequest", "target_link_uri": ours.launch},
            ],
        },
    }


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _word(said: dict[str, Any], name: str, url: str) -> str:
    value = said.get(name)
    if not isinstance(value, str) or not value:
        raise _bad(url, _("its answer lacks “%(name)s”.") % {"name": name})
    return value


def _bad(url: str, reason: str) -> OutboundError:
    return OutboundError(host=urlsplit(url).hostname or url[:200], reason=reason, again=False)


def _keeper(viewer: Any) -> None:
    if not isinstance(viewer, User) or not viewer.is_active or not viewer.is_staff:
        raise NotFound


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()

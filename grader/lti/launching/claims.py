"""A platform's signed message: checked, and read into what this service takes from it.

Everything in it was written elsewhere: texts are cut to what is kept, addresses must be http(s), and what has another
type than the specification says is as if it were not there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self

import jwt
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from grader.lti.errors import MessageRefused
from grader.lti.launching.roles import Told, told_role
from grader.lti.models import Platform
from grader.lti.platforms.keys import platform_key
from grader.outbound import OutboundError, check_url

LEEWAY = 60  # seconds that a platform's clock may be off
CLAIM = "https://purl.imsglobal.org/spec/lti/claim/"
DEEP = "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings"
AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"
NRPS = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice"
RESOURCE, DEEP_LINKING = "LtiResourceLinkRequest", "LtiDeepLinkingRequest"
MAX_TOKEN = 128 << 10
MAX_DATA = 32 << 10  # what a platform has us carry through deep linking


@dataclass(frozen=True, slots=True)
class Grades:
    """What the platform offers for scores."""

    lineitems: str = ""
    lineitem: str = ""
    scopes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deep:
    """Where chosen content goes, and what the platform takes."""

    return_url: str
    data: str | None = None
    several: bool = True
    line_items: bool = True


@dataclass(frozen=True, slots=True)
class Said:
    """What a message says, as far as this service listens."""

    kind: str
    subject: str
    deployment: str
    role: Told
    name: str = ""
    email: str = ""
    language: str = ""
    context_id: str = ""
    context_title: str = ""
    link_id: str = ""
    link_title: str = ""
    return_url: str = ""
    memberships: str = ""
    custom: Mapping[str, str] = field(default_factory=dict)
    grades: Grades = Grades()
    deep: Deep | None = None

    def data(self) -> dict[str, Any]:
        """The same as JSON's own types."""
        return asdict(self)

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """Backwards."""
        grades = data["grades"]
        return cls(
            **{
                **data,
                "role": Told(**data["role"]),
                "grades": Grades(grades["lineitems"], grades["lineitem"], tuple(grades["scopes"])),
                "deep": Deep(**data["deep"]) if data["deep"] else None,
            }
        )


def check_signature(token: str, *, platform: Platform, nonce: str) -> dict[str, Any]:
    """The claims of ``token``, which the platform signed for this client a moment ago, in answer to ``nonce``.

    Raises MessageRefused with the reason, OutboundError where the platform's keys cannot be had.
    """
    if len(token) > MAX_TOKEN:
        raise MessageRefused(reason=_("it is too long."))
    try:
        kid = jwt.get_unverified_header(token).get("kid")
        claims: dict[str, Any] = jwt.decode(
            token,
            platform_key(platform, kid if isinstance(kid, str) else None),
            algorithms=["RS256"],
            audience=platform.client_id,
            issuer=platform.issuer,
            leeway=LEEWAY,
            options={"require": ["exp", "iat", "iss", "aud", "nonce"]},
        )
    except jwt.ExpiredSignatureError as error:
        raise MessageRefused(reason=_("it has run out. Open the link again.")) from error
    except jwt.ImmatureSignatureError as error:
        raise MessageRefused(reason=_("it is from the future: the platform's clock is ahead.")) from error
    except jwt.InvalidAudienceError as error:
        raise MessageRefused(reason=_("it is for another client ID.")) from error
    except jwt.InvalidIssuerError as error:
        raise MessageRefused(reason=_("it is of another issuer.")) from error
    except jwt.MissingRequiredClaimError as error:
        raise MessageRefused(reason=_("it lacks “%(claim)s”.") % {"claim": error.claim}) from error
    except (jwt.PyJWTError, ValueError, TypeError, RecursionError) as error:
        raise MessageRefused(reason=_("its signature is not the platform's.")) from error
    audience = claims["aud"]
    if isinstance(audience, list) and len(audience) > 1 and claims.get("azp") != platform.client_id:
        raise MessageRefused(reason=_("it is for another client ID."))
    if claims["nonce"] != nonce:
        raise MessageRefused(reason=_("it answers another question."))
    return claims


def read_claims(claims: Mapping[str, Any]) -> Said:
    """What the checked claims say. Raises MessageRefused, with what is missing, for what nobody could act on."""
    raw, claims = claims, _clean(dict(claims))  # names of things are taken as they are, or not at all
    if claims.get(f"{CLAIM}version") != "1.3.0":
        raise MessageRefused(reason=_("it is not LTI 1.3."))
    kind = _text(claims.get(f"{CLAIM}message_type"), 80)
    if kind not in (RESOURCE, DEEP_LINKING):
        raise MessageRefused(reason=_("it is no kind of message that is known here."))
    subject = _name_of(raw.get("sub"))
    if not subject:
        raise MessageRefused(
            reason=_("it does not say who you are. Let the platform send its users' identifiers to this tool.")
        )
    deployment = _name_of(raw.get(f"{CLAIM}deployment_id"))
    if not deployment:
        raise MessageRefused(reason=_("it lacks “%(claim)s”.") % {"claim": "deployment_id"})
    roles = claims.get(f"{CLAIM}roles")
    if not isinstance(roles, list):
        raise MessageRefused(reason=_("it does not say what your role is."))
    link, context = _dict(raw.get(f"{CLAIM}resource_link")), _dict(raw.get(f"{CLAIM}context"))
    link_id = _name_of(link.get("id"))
    if kind == RESOURCE and not link_id:
        raise MessageRefused(reason=_("it does not say which link was opened (resource_link.id)."))
    deep = _deep(_dict(claims.get(DEEP))) if kind == DEEP_LINKING else None
    grades, members = _dict(claims.get(AGS)), _dict(claims.get(NRPS))
    shown = _dict(claims.get(f"{CLAIM}launch_presentation"))
    custom = _dict(claims.get(f"{CLAIM}custom"))
    return Said(
        kind=kind,
        subject=subject,
        deployment=deployment,
        role=told_role([role for role in roles if isinstance(role, str)]),
        name=_name(claims),
        email=_email(claims.get("email")),
        language=_text(shown.get("locale") or claims.get("locale"), 16),
        context_id=_name_of(context.get("id")),
        context_title=_text(context.get("title") or context.get("label"), 500),
        link_id=link_id,
        link_title=_text(link.get("title"), 500),
        return_url=_address(shown.get("return_url")),
        memberships=_address(members.get("context_memberships_url")),
        custom={key: value[:500] for key, value in custom.items() if isinstance(value, str)},
        grades=Grades(
            _address(grades.get("lineitems")),
            _address(grades.get("lineitem")),
            tuple(scope for scope in _list(grades.get("scope")) if isinstance(scope, str))[:20],
        ),
        deep=deep,
    )


def _deep(settings: Mapping[str, Any]) -> Deep:
    back = _address(settings.get("deep_link_return_url"))
    if not back:
        raise MessageRefused(reason=_("it lacks “%(claim)s”.") % {"claim": "deep_link_return_url"})
    types = _list(settings.get("accept_types"))
    if types and "ltiResourceLink" not in types:
        raise MessageRefused(reason=_("the platform takes no links of tools at this place."))
    data = settings.get("data")
    if isinstance(data, str) and len(data) > MAX_DATA:
        raise MessageRefused(reason=_("it is too long."))
    return Deep(
        return_url=back,
        data=data if isinstance(data, str) else None,
        several=settings.get("accept_multiple") is True,
        line_items=settings.get("accept_lineitem") is not False,
    )


def _name(claims: Mapping[str, Any]) -> str:
    whole = _text(claims.get("name"), 150)
    parts = (_text(claims.get("given_name"), 75), _text(claims.get("family_name"), 74))
    return whole or " ".join(filter(None, parts))


def _email(value: object) -> str:
    text = _text(value, 255).lower()
    try:
        validate_email(text)
    except ValidationError:
        return ""
    return text if len(text) <= 254 else ""


def _address(value: object) -> str:
    if not isinstance(value, str) or len(value) > 4000:
        return ""
    try:
        check_url(value)
    except OutboundError:
        return ""
    return value


def _clean(value: Any) -> Any:
    """The same without characters that no database keeps in a text."""
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, list):
        return [_clean(one) for one in value]
    return {_clean(key): _clean(one) for key, one in value.items()} if isinstance(value, dict) else value


def _text(value: object, most: int) -> str:
    text = value if isinstance(value, str) else ""
    return " ".join(text.replace("\0", "").split())[:most]


def _name_of(value: object) -> str:
    """An identifier, as it is: 255 characters by the specification. Longer ones are not cut, as two might then meet."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return value if isinstance(value, str) and 0 < len(value) <= 255 and "\0" not in value else ""


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []

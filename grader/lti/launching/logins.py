"""The sign-in between a platform and this service (OpenID Connect, third-party initiated), from both ends.

The platform says that somebody wants in; the service asks it who that is, with a state and a nonce; the platform
answers with a signed message. State and nonce are one row, which the answer uses up: posted twice, it is refused.
That the answer comes from the browser that was asked is shown by a proof: a cookie, or where a frame of another site
gets none, what the platform's own storage kept for us (LTI's postMessage storage).
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode, urlsplit

from django.db import transaction
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from grader import clock
from grader.lti.errors import LaunchStale, MessageRefused, PlatformUnknown
from grader.lti.launching.claims import Said, check_signature, read_claims
from grader.lti.models import Context, Deployment, Launch, Login, Platform, ResourceLink
from grader.lti.platforms.origins import origin_of

LASTS = timedelta(minutes=15)
KEPT = timedelta(days=1)
ASKED = ("iss", "login_hint", "target_link_uri", "lti_message_hint", "client_id", "lti_deployment_id")
MAX_ASKED = 16 << 10


@dataclass(frozen=True, slots=True)
class Asking:
    """Where the browser goes to be recognised, and what it must bring back."""

    platform: Platform
    address: str  # with its query
    state: str
    proof: str
    storage: str  # name of the frame that keeps things for us, "" where the platform offers none

    @property
    def storage_origin(self) -> str:
        """Who alone may read and write what is kept."""
        return origin_of(self.platform.auth_url)


def login_begin(*, asked: Mapping[str, str], launch_url: str) -> Asking:
    """Ask the platform that sent ``asked`` who its person is, and to answer at ``launch_url``.

    Raises PlatformUnknown for an issuer or client that nobody registered, MessageRefused for what is missing.
    """
    told = {name: text for name in ASKED if (text := asked.get(name, "").replace("\0", ""))}
    if not told.get("iss") or not told.get("login_hint"):
        raise MessageRefused(reason=_("it lacks “%(claim)s”.") % {"claim": "iss, login_hint"})
    if sum(map(len, told.values())) > MAX_ASKED:
        raise MessageRefused(reason=_("it is too long."))
    platform = _platform(told["iss"], told.get("client_id", ""))
    state, nonce, proof = (secrets.token_urlsafe(32) for _number in range(3))
    now = clock.now()
    Login.objects.filter(created_at__lt=now - LASTS).delete()
    Launch.objects.filter(created_at__lt=now - KEPT).delete()
    Login.objects.create(
        state=_hash(state), nonce=nonce, proof=_hash(proof), platform=platform, asked=told, created_at=now
    )
    query = {
        "scope": "openid",
        "response_type": "id_token",
        "response_mode": "form_post",
        "prompt": "none",
        "client_id": platform.client_id,
        "redirect_uri": launch_url,
        "login_hint": told["login_hint"],
        "state": state,
        "nonce": nonce,
    }
    if "lti_message_hint" in told:
        query["lti_message_hint"] = told["lti_message_hint"]
    joint = "&" if urlsplit(platform.auth_url).query else "?"
    storage = asked.get("lti_storage_target", "")[:100]
    return Asking(platform, f"{platform.auth_url}{joint}{urlencode(query)}", state, proof, storage)


def login_waiting(*, state: str) -> Login | None:
    """The login of this state, while it waits for its answer. Reading it uses nothing up."""
    return (
        Login.objects.select_related("platform")
        .filter(state=_hash(state), created_at__gte=clock.now() - LASTS, platform__active=True)
        .first()
    )


def login_failed(*, error: str) -> MessageRefused:
    """What to say where the platform answers with an error instead of a message."""
    said = " ".join(error.split())[:200] or "?"
    return MessageRefused(reason=_("it answered “%(error)s”.") % {"error": said})


def launch_receive(*, token: str, state: str, proof: str, framed: bool) -> Launch:
    """Check the platform's answer and keep what it says. Raises a Refused with the reason.

    Whatever comes of it, the login is used up before the message is believed.
    """
    waiting = login_waiting(state=state)
    if waiting is None or not constant_time_compare(waiting.proof, _hash(proof)):
        raise LaunchStale
    claims = check_signature(token, platform=waiting.platform, nonce=waiting.nonce)
    if not Login.objects.filter(pk=waiting.pk).delete()[0]:
        raise LaunchStale
    return _keep(waiting.platform, read_claims(claims), framed)


@transaction.atomic
def _keep(platform: Platform, said: Said, framed: bool) -> Launch:
    deployment = _deployment(platform, said.deployment)
    context = _context(deployment, said) if said.context_id else None
    link = _link(context, said) if context is not None and said.link_id else None
    return Launch.objects.create(
        deployment=deployment, context=context, link=link, said=said.data(), framed=framed, created_at=clock.now()
    )


def _platform(issuer: str, client_id: str) -> Platform:
    rows = Platform.objects.filter(issuer=issuer, active=True)
    if client_id:
        rows = rows.filter(client_id=client_id)
    found = list(rows[:2])
    if len(found) == 1:
        return found[0]
    if found:  # two clients of one issuer, and no word which
        raise MessageRefused(reason=_("it lacks “%(claim)s”.") % {"claim": "client_id"})
    raise PlatformUnknown(
        reason=_("%(issuer)s is not registered here. Ask whoever runs this service to register it.")
        % {"issuer": issuer[:200]}
    )


def _deployment(platform: Platform, name: str) -> Deployment:
    found = Deployment.objects.filter(platform=platform, deployment_id=name).first()
    if found is None and not platform.any_deployment:
        raise PlatformUnknown(reason=_("its deployment %(name)s is not registered here.") % {"name": name[:200]})
    return found or Deployment.objects.get_or_create(platform=platform, deployment_id=name)[0]


def _context(deployment: Deployment, said: Said) -> Context:
    context, _created = Context.objects.get_or_create(
        deployment=deployment, context_id=said.context_id, defaults={"title": said.context_title}
    )
    told = {
        "title": said.context_title or context.title,
        "lineitems_url": said.grades.lineitems or context.lineitems_url,
        "memberships_url": said.memberships or context.memberships_url,
        "scopes": list(said.grades.scopes) or context.scopes,
    }
    changed = [name for name, value in told.items() if getattr(context, name) != value]
    for name in changed:
        setattr(context, name, told[name])
    if changed:
        context.save(update_fields=changed)
    return context


def _link(context: Context, said: Said) -> ResourceLink:
    link, _created = ResourceLink.objects.get_or_create(
        context=context, link_id=said.link_id, defaults={"title": said.link_title}
    )
    if said.link_title and link.title != said.link_title:
        link.title = said.link_title
        link.save(update_fields=["title"])
    return link


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()

"""What is written about who signs in in other ways: accounts linked or made, passkeys, and taking them away."""

from __future__ import annotations

import re
import secrets
from http import HTTPStatus
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from grader.accounts.models import User
from grader.accounts.services import user_lock
from grader.config import config
from grader.errors import NotFound, Refused
from grader.sso.claims import Claim, provider_keys


class LinkedElsewhere(Refused):
    """The provider's account opens another account here, or this account is linked with another one there."""

    status = HTTPStatus.CONFLICT
    code = "linked-elsewhere"
    sentence = _("That account at %(provider)s opens another account here already.")


class LastWayIn(Refused):
    """Without it nobody could sign in to the account any more."""

    status = HTTPStatus.CONFLICT
    code = "last-way-in"
    sentence = _("This is the only way into your account: set a password or add another way first.")


def account_by_email(*, email: str) -> User | None:
    """The account with this address, where there is exactly one that is open. One query."""
    rows = User.objects.alias(address=Lower("email")).filter(address=email.lower(), is_active=True, demo=False)
    found = list(rows[:2]) if email else []
    return found[0] if len(found) == 1 else None


def address_taken(*, email: str) -> bool:
    """Whether any account has the address, be it closed. One query."""
    return bool(email) and User.objects.alias(address=Lower("email")).filter(address=email.lower()).exists()


@transaction.atomic
def account_link(*, claim: Claim, user: User) -> None:
    """Let the provider's account open ``user``'s from now on; again changes nothing. Raises LinkedElsewhere."""
    user_lock(pk=user.pk)
    row = SocialAccount.objects.filter(provider=claim.key, uid=claim.subject).first()
    if row is None:
        try:
            with transaction.atomic():
                SocialAccount.objects.create(
                    user=user,
                    provider=claim.key,
                    uid=claim.subject,
                    extra_data={"email": claim.email} if claim.email else {},
                )
        except IntegrityError:  # another browser of theirs was first
            row = SocialAccount.objects.get(provider=claim.key, uid=claim.subject)
    if row is not None and row.user_id != user.pk:
        raise LinkedElsewhere(provider=claim.provider_name)


@transaction.atomic
def account_make(*, claim: Claim) -> User:
    """A new account that the provider's opens, without a password. Raises NotFound where the settings allow none, or
    somebody has the address."""
    if not config.sso_sign_up or address_taken(email=claim.email):
        raise NotFound
    wanted = re.sub(r"[^\w.@+-]", "", claim.username or claim.email)[:140] or "person"
    taken = User.objects.filter(username__iexact=wanted).exists()
    user = User.objects.create(
        username=f"{wanted}-{secrets.token_hex(3)}" if taken else wanted,
        email=claim.email,
        name=claim.name,
        password=make_password(None),
    )
    account_link(claim=claim, user=user)
    return user


def linked_of(*, user: User) -> list[SocialAccount]:
    """The providers' accounts that open ``user``'s, the oldest first. One query."""
    return list(SocialAccount.objects.filter(user=user).order_by("pk"))


def passkeys_of(*, user: User) -> list[Authenticator]:
    """The passkeys that open ``user``'s account, the oldest first. One query."""
    return list(Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN).order_by("pk"))


@transaction.atomic
def account_unlink(*, user: User, pk: int) -> None:
    """Let it open the account no more. Raises NotFound for what is none of theirs, LastWayIn."""
    _take_away(user, linked_of(user=user), pk)


@transaction.atomic
def passkey_remove(*, user: User, pk: int) -> None:
    """The same for a passkey."""
    _take_away(user, passkeys_of(user=user), pk)


def _take_away(user: User, rows: list[Any], pk: int) -> None:
    locked = user_lock(pk=user.pk)
    row = next((one for one in rows if one.pk == pk), None)
    if row is None:
        raise NotFound
    if not locked.has_usable_password() and _ways_in(user) == {(row._meta.label, pk)}:
        raise LastWayIn
    row.delete()


def _ways_in(user: User) -> set[tuple[str, int]]:
    """What opens the account by the settings of today."""
    keys = provider_keys()
    linked = {(row._meta.label, row.pk) for row in linked_of(user=user) if row.provider in keys}
    return linked | ({(row._meta.label, row.pk) for row in passkeys_of(user=user)} if config.passkeys else set())

"""What is written about people."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from grader.accounts.models import User
from grader.accounts.zones import zone_names
from grader.prepared import ID, Select

_LOCKED = Select(lambda pk: User.objects.select_for_update().filter(pk=pk), pk=ID)


def user_lock(*, pk: int) -> User:
    """The user, whom nobody else can lock until the transaction ends: whoever does the same waits. One query."""
    found = _LOCKED.first(pk=pk)
    if found is None:
        raise User.DoesNotExist
    return found


def user_set_language(*, user: User, language: str) -> None:
    """Remember the language the user reads in ("" for the browser's own). Raises ValidationError if unknown."""
    user.language = language
    user.clean_fields(exclude={field.name for field in User._meta.fields} - {"language"})
    user.save(update_fields=["language"])


def user_set_time_zone(*, user: User, time_zone: str) -> None:
    """Remember the time zone the user reads dates in ("" for the browser's own). Raises ValidationError if unknown."""
    if time_zone and time_zone not in zone_names():
        raise ValidationError({"time_zone": _("There is no such time zone: choose one from the list.")})
    user.time_zone = time_zone
    user.save(update_fields=["time_zone"])


def users_create(*, people: Sequence[tuple[str, str]]) -> dict[str, User]:
    """An account for each (e-mail address, name), by address: the one that has the address, else a new one.

    Addresses are compared in lower case. A new account has its address for a name to sign in with, and no password:
    its bearer sets one by a link. Three queries, however many people.
    """
    wanted = {email.lower(): name for email, name in people}
    rows = User.objects.alias(address=Lower("email")).filter(address__in=wanted).order_by("-pk")
    found: dict[str, User] = {
        row.email.lower(): row for row in rows
    }  # of several accounts with one address, the oldest
    new = {email: name for email, name in wanted.items() if email not in found}
    taken = set(User.objects.filter(username__in=new).values_list("username", flat=True))
    User.objects.bulk_create(
        User(
            username=f"{email[:140]}-{secrets.token_hex(4)}" if email in taken else email[:150],
            email=email,
            name=name,
            password=make_password(None),
        )
        for email, name in new.items()
    )
    found |= {row.email: row for row in User.objects.filter(email__in=new)}
    return {email: found[email.lower()] for email, _ in people}

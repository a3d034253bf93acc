"""What is refused, with the sentence a person reads and the HTTP status that says the same to a program."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.db import DataError, InterfaceError, OperationalError
from django.http import Http404
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


# What Django raises where the database cannot be reached, or has ended a connection.
DATABASE_AWAY = (OperationalError, InterfaceError)
# What comes of what no database keeps: NUL characters, half a character, numbers without room. Whoever sent it is told.
UNKEEPABLE = (DataError, UnicodeEncodeError)


class Refused(Exception):  # noqa: N818  a refusal is an answer, not a fault
    """Base of everything a service refuses. ``str()`` is the sentence in the language of the moment."""

    status: HTTPStatus = HTTPStatus.BAD_REQUEST
    code: str = "refused"  # stable slug for programs
    sentence: str | _StrPromise = _("This could not be done.")

    def __init__(self, **facts: Any) -> None:
        self.facts = facts
        super().__init__(self.code)

    def __str__(self) -> str:
        return str(self.sentence) % self.facts


class NotFound(Refused, Http404):
    """It does not exist, or the viewer may not know that it does: both read the same."""

    status = HTTPStatus.NOT_FOUND
    code = "not-found"
    sentence = _("There is nothing here that you can see. Check the address, or sign in with another account.")


class Unkeepable(Refused):
    """It holds what no database keeps, in a place where nobody looked for it."""

    code = "unkeepable"
    sentence = _("What was sent holds a character that is no text, or a number without room. Send it without that.")


class Forbidden(Refused):
    """The viewer may see it, and may not do this with it."""

    status = HTTPStatus.FORBIDDEN
    code = "forbidden"
    sentence = _("Your role in this course does not allow this.")

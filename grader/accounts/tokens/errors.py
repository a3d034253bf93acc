"""What is refused of tokens and of devices that ask to be let in."""

from __future__ import annotations

from http import HTTPStatus

from django.utils.translation import gettext_lazy as _

from grader.errors import Refused


class TooManyTokens(Refused):
    """Facts: ``limit``."""

    status = HTTPStatus.CONFLICT
    code = "too-many-tokens"
    sentence = _("You have %(limit)s tokens, which is the most. Withdraw one that you no longer use.")


class TokenLacksScope(Refused):
    """The token is good, and not for this. Facts: ``scope``."""

    status = HTTPStatus.FORBIDDEN
    code = "token-scope"
    sentence = _("This token may not be used for this: it lacks the scope “%(scope)s”. Make another one on your page.")


class NoSuchCode(Refused):
    """No device waits with this code: mistyped, answered, or run out."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "no-such-code"
    sentence = _(
        "No device waits with this code. Look at it again; a code is good for a quarter of an hour, and once. "
        "Begin again on the device to get another one."
    )


class TooManyCodes(Refused):
    """Facts: ``minutes`` until another code is looked at."""

    status = HTTPStatus.TOO_MANY_REQUESTS
    code = "too-many-codes"
    sentence = _("There were too many codes that no device waits with. Wait %(minutes)s min and try again.")


class TooManyDevices(Refused):
    """Too many devices of one network ask to be let in."""

    status = HTTPStatus.TOO_MANY_REQUESTS
    code = "too-many-devices"
    sentence = _("Too many devices of your network are signing in right now. Try again in some minutes.")

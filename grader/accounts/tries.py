"""Tries to sign in: counted by account and by address, so that passwords cannot be guessed, nor names found out.

A try is noted before the password is looked at and forgotten when it was right, so that forty at once are no way around
the limit. Names nobody has are counted as any other. An account's tries from a browser that it has signed in with
before (a signed cookie says so) are counted apart from everybody else's: nobody can lock a student out of an exam by
guessing at their name. The limit of an address is that of a whole lecture hall behind one.
"""

from __future__ import annotations

import logging
import math
import secrets
from datetime import datetime, timedelta

from django.core import signing
from django.utils.crypto import salted_hmac

from grader import clock
from grader.accounts.addresses import network_of
from grader.accounts.errors import TooManyTries
from grader.accounts.models import SignInTry, User
from grader.counters import SIGN_INS

log = logging.getLogger(__name__)

WINDOW = timedelta(minutes=15)
MOST_OF_ACCOUNT = 10  # wrong ones within WINDOW
MOST_OF_ADDRESS = 200
BROWSER_SALT = "grader.accounts.browser"


def try_begin(*, name: str, address: str, browser: str = "") -> SignInTry:
    """Note a try for the account ``name``; ``browser`` is the cookie that ``browser_token`` made, if it has one.

    Raises TooManyTries, and then the password is not to be looked at.
    """
    now = clock.now()
    SignInTry.objects.filter(at__lt=now - 2 * WINDOW).delete()
    made = SignInTry.objects.create(account=_account(name, browser), address=network_of(address), at=now)
    waits = [
        _wait(made, "account", MOST_OF_ACCOUNT, now),
        _wait(made, "address", MOST_OF_ADDRESS, now),
    ]
    if any(waits):
        made.delete()
        seconds = max(waits)
        SIGN_INS.labels("too many").inc()
        log.warning("Too many tries to sign in as %s from %s", _loggable(name), address)
        raise TooManyTries(seconds=seconds, minutes=math.ceil(seconds / 60))
    return made


def try_failed(*, made: SignInTry, name: str) -> None:
    """The password was wrong: the try stays."""
    SIGN_INS.labels("wrong").inc()
    log.warning("Wrong password for %s from %s", _loggable(name), made.address)


def try_succeeded(*, made: SignInTry, user: User) -> None:
    """The password was right: this account's tries from there are forgotten."""
    SignInTry.objects.filter(account=made.account).delete()
    SIGN_INS.labels("right").inc()
    log.info("%s signed in from %s", user.get_username(), made.address)


def browser_token(*, name: str) -> str:
    """A cookie for a browser in which this account has signed in."""
    return signing.dumps([_digest(name), secrets.token_hex(8)], salt=BROWSER_SALT)


def _wait(made: SignInTry, field: str, most: int, now: datetime) -> int:
    """Seconds until a try that is one too many could be taken; 0 where it is not. Of tries at once the first count."""
    earlier = SignInTry.objects.filter(**{field: getattr(made, field)}, at__gt=now - WINDOW, pk__lt=made.pk).order_by(
        "-pk"
    )
    oldest = earlier[most - 1 : most].values_list("at", flat=True).first()
    return 0 if oldest is None else max(1, math.ceil((oldest + WINDOW - now).total_seconds()))


def _account(name: str, browser: str) -> str:
    """What stands for the account in the table, which must not hold what somebody typed into the wrong field."""
    digest = _digest(name)
    try:
        known, own = signing.loads(browser, salt=BROWSER_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return digest
    return f"{digest[:40]}:{own}" if known == digest else digest


def _digest(name: str) -> str:
    return salted_hmac("grader.accounts.tries", User.normalize_username(name)).hexdigest()


def _loggable(name: str) -> str:
    """The account's name; of a name that nobody has only that, since it may be a password in the wrong field."""
    return repr(name) if User.objects.filter(username=name).exists() else "an unknown name"

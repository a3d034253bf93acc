"""Asking for letters, and writing them. Nobody learns from the answer, or its time, whether an account exists."""

from __future__ import annotations

import logging

from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from grader import celery
from grader.accounts.models import User
from grader.accounts.tries import try_begin
from grader.config import config

log = logging.getLogger(__name__)

SEND = "accounts.send_letters"
WELCOME = "accounts.send_welcome"
MOST = 5  # accounts with one address that are written to


def letters_can_be_sent() -> bool:
    """This service has a mail server; the demo prints its letters into the worker's log."""
    return config.email_url is not None or config.demo


def letter_ask(*, email: str, origin: str, address: str, language: str) -> bool:
    """Have whoever has this e-mail address written to, in a worker. Whether the letter is on its way, if there is one.

    Raises TooManyTries, for one e-mail address and for one network, as signing in does.
    """
    email = email.strip()[:254]
    try_begin(name=f"letter to {email.lower()}", address=address)
    return _send(SEND, email, origin, language)


def welcome_ask(*, user_ids: list[int], course: str, origin: str, language: str) -> bool:
    """Have these people written to, who have no password yet, that they are in a course."""
    return all(_send(WELCOME, pk, course, origin, language) for pk in user_ids)


def letters_send(*, email: str, origin: str, language: str) -> int:
    """Write to the open accounts that have this address; how many those are."""
    rows = User.objects.alias(address=Lower("email")).filter(address=email.lower(), is_active=True, demo=False)
    found = list(rows.exclude(email="").order_by("pk")[:MOST])
    for user in found:
        with translation.override(user.language or language):
            text = _(
                "Hello %(name)s,\n\n"
                "somebody asked for a new password of your Tensorgrade account “%(account)s”. Set it here:\n\n"
                "%(link)s\n\n"
                "The link is good for three days, and once. If that was not you, there is nothing to do: your password "
                "stays as it is.\n"
            )
            _write(user, _("A new password for Tensorgrade"), text, origin)
    return len(found)


def welcome_send(*, user_id: int, course: str, origin: str, language: str) -> bool:
    """Write to somebody who was put into a course and has no password; whether there was somebody to write to."""
    user = User.objects.filter(pk=user_id, is_active=True, demo=False).exclude(email="").first()
    if user is None or user.has_usable_password():
        return False
    with translation.override(user.language or language):
        text = _(
            "Hello %(name)s,\n\n"
            "you are in the course “%(course)s”. Your account is “%(account)s”. Set a password and begin here:\n\n"
            "%(link)s\n\n"
            "The link is good for three days, and once. Later, ask for another one on the page to sign in.\n"
        )
        _write(user, _("Your account for %(course)s") % {"course": course}, text, origin, course=course)
    return True


def _write(user: User, subject: str, text: str, origin: str, **more: str) -> None:
    key = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    link = origin + reverse("password-set", args=[key, token])
    facts = {"name": user.get_full_name(), "account": user.username, "link": link, **more}
    send_mail(" ".join(subject.split())[:200], text % facts, None, [user.email])


def _send(name: str, *args: int | str) -> bool:
    return celery.send_or_warn(name, *args, queue="interactive", log=log, otherwise="A letter was not asked for")

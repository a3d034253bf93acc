"""What Celery runs for accounts."""

from __future__ import annotations

import logging

from django.db import close_old_connections

from grader.accounts.letters.services import SEND, WELCOME, letters_send, welcome_send
from grader.celery import task

log = logging.getLogger(__name__)


@task(name=SEND)
def send_letters(email: str, origin: str, language: str) -> None:
    """A link to set a password, to whoever has the address."""
    close_old_connections()
    try:
        letters_send(email=email, origin=origin, language=language)
    except OSError as error:  # smtplib's own are among them
        log.warning("A letter could not be sent: %s", error)


@task(name=WELCOME)
def send_welcome(user_id: int, course: str, origin: str, language: str) -> None:
    """The same, to somebody new in a course."""
    close_old_connections()
    try:
        welcome_send(user_id=user_id, course=course, origin=origin, language=language)
    except OSError as error:
        log.warning("A letter could not be sent: %s", error)

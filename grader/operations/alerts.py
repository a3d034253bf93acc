"""Tells who keeps the service that something is wrong, once when it begins and once when it is over.

Whichever web process notices first changes the alert's row, and it alone tells. What stands for a moment only is not
told. Where no web server runs, nobody is told by this: something else has to ask /ready.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import timedelta

from django.core.mail import send_mail
from django.utils import translation

from grader import clock, outbound
from grader.config import config
from grader.operations.models import Alert, AlertKind
from grader.operations.selectors import ServiceState

log = logging.getLogger(__name__)

AFTER = timedelta(seconds=30)  # it has stood for so long before anybody is told
AGAIN = timedelta(hours=6)  # while it stands


def alerts_note(*, state: ServiceState) -> None:
    """Tell of what is wrong in ``state``, and of what no longer is."""
    wrong = set(_wrong(state))
    for kind in AlertKind:
        if kind in wrong:
            _stands(kind, state)
        else:
            _is_over(kind)


def _wrong(state: ServiceState) -> Iterable[AlertKind]:
    if state.abandoned:
        yield AlertKind.ABANDONED
    if state.slow:
        yield AlertKind.SLOW
    if any(state.lives(worker) and abs(worker.clock_ahead) > clock.OFF.total_seconds() for worker in state.workers):
        yield AlertKind.CLOCK
    if state.failing:
        yield AlertKind.INTERNAL


def _stands(kind: AlertKind, state: ServiceState) -> None:
    alert, _made = Alert.objects.get_or_create(kind=kind, defaults={"since": state.at})
    if state.at - alert.since < AFTER or (alert.told_at is not None and state.at - alert.told_at < AGAIN):
        return
    if Alert.objects.filter(pk=alert.pk, told_at=alert.told_at).update(told_at=state.at):
        _tell(alert, over=False)


def _is_over(kind: AlertKind) -> None:
    alert = Alert.objects.filter(kind=kind).first()
    if alert is None or not Alert.objects.filter(pk=alert.pk).delete()[0] or alert.told_at is None:
        return
    _tell(alert, over=True)


def _tell(alert: Alert, *, over: bool) -> None:
    """In English, since nobody knows who reads it; in the log in any case."""
    with translation.override("en"):
        what = alert.get_kind_display()
        name = config.allowed_hosts[0] if config.allowed_hosts else config.host
        text = f"Tensorgrade at {name}: {'over again: ' if over else ''}{what}."
    log.error("%s", text, extra={"alert": alert.kind, "over": over})
    if config.alert_emails:
        try:
            send_mail(text, f"{text}\n\nSince {alert.since:%Y-%m-%d %H:%M:%S} UTC.", None, list(config.alert_emails))
        except OSError as error:  # smtplib's too
            log.error("No e-mail could be sent of it: %s", error)
    if config.alert_webhook:
        try:
            answer = outbound.request("POST", config.alert_webhook.get_secret_value(), json={"text": text})
        except outbound.OutboundError as error:
            log.error("The webhook could not be told: %s", error)
        else:
            if not answer.ok:
                log.error("The webhook answered %s", answer.status)

"""Hooks made and removed; what is to be told written down with what happened, and told by workers, with patience."""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
import secrets
from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django.core.cache import cache
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.translation import gettext as _

from grader import celery, clock, outbound
from grader.accounts.models import User
from grader.courses.models import Course
from grader.errors import NotFound, Refused
from grader.gradebook.hooks.errors import BadHook
from grader.gradebook.models import Delivery, HookEvent, Webhook

log = logging.getLogger(__name__)

DELIVER = "gradebook.deliver"
MOST = 10  # hooks of a course
LEASE = timedelta(seconds=60)  # one that is being told is nobody else's so long
PAUSES = (10, 60, 300, 1800, 7200, 21_600, 43_200)  # seconds until the next try; then it is given up
KEPT = timedelta(days=14)
AT_ONCE = 20
_KNOWN, _KNOWN_SECONDS = "courses-with-hooks", 5


def hook_create(*, course: Course, url: str, events: Collection[HookEvent], by: User) -> Webhook:
    """A new hook; its secret is for whoever made it. Raises BadHook with what is wrong with the address."""
    if not events:
        raise BadHook(why=_("Choose what is to be told."))
    if Webhook.objects.filter(course=course).count() >= MOST:
        raise BadHook(why=_("A course has %(most)s hooks at most.") % {"most": MOST})
    try:
        _scheme, host, port = outbound.check_url(url)
        outbound.resolve(host, port)
    except outbound.OutboundError as error:
        raise BadHook(why=str(error)) from error
    words = " ".join(event.value for event in HookEvent if event in events)
    made = Webhook.objects.create(
        course=course, url=url, secret=secrets.token_urlsafe(32), events=words, created_by=by, created_at=clock.now()
    )
    cache.delete(_KNOWN)
    return made


def hook_remove(*, course: Course, pk: int) -> None:
    """Raises NotFound."""
    deleted, _rows = Webhook.objects.filter(course=course, pk=pk).delete()
    if not deleted:
        raise NotFound
    cache.delete(_KNOWN)


def tell(*, course: Course | int, event: HookEvent, data: dict[str, Any]) -> None:
    """Write down for the course's hooks that ``event`` happened, in the transaction in which it did.

    No query for a course without hooks, within some seconds of what this process has seen.
    """
    pk = course if isinstance(course, int) else course.pk
    if pk not in with_hooks():
        return
    hooks = Webhook.objects.filter(course=pk, off_at=None).select_related("course")
    now = clock.now()
    rows = [_delivery(hook, event, data, now) for hook in hooks if event.value in hook.events.split()]
    if rows:
        Delivery.objects.bulk_create(rows)
        transaction.on_commit(wake)


def with_hooks() -> frozenset[int]:
    """The courses that have hooks, as this process saw it some seconds ago at most."""
    known: frozenset[int] | None = cache.get(_KNOWN)
    if known is None:
        known = frozenset(Webhook.objects.filter(off_at=None).values_list("course", flat=True))
        cache.set(_KNOWN, known, _KNOWN_SECONDS)
    return known


def hook_try(*, hook: Webhook) -> Delivery:
    """Tell a hook that it is being tried out."""
    row = _delivery(hook, None, {}, clock.now())
    row.save()
    transaction.on_commit(wake)
    return row


def wake() -> None:
    """Ask a worker to tell what is due."""
    celery.send_or_warn(DELIVER, queue="bulk", log=log, otherwise="Hooks wait for the next look of a worker")


def due() -> bool:
    """Whether something is to be told now. One query."""
    return Delivery.objects.filter(ended_at=None, not_before__lte=clock.now()).exists()


def deliver() -> int:
    """Tell what is due, some of it; how many answers came that said yes. Another worker may do the same beside."""
    told = 0
    Delivery.objects.filter(created_at__lt=clock.now() - KEPT).delete()
    for row in Delivery.objects.filter(ended_at=None, not_before__lte=clock.now()).order_by("not_before")[:AT_ONCE]:
        now = clock.now()
        mine = Delivery.objects.filter(pk=row.pk, ended_at=None, tries=row.tries, not_before__lte=now)
        if mine.update(not_before=now + LEASE, tries=row.tries + 1) == 1:
            told += _tell(row.pk)
    return told


def signature(*, secret: str, body: str, at: int) -> str:
    """What stands in X-Tensorgrade-Signature: the time, and HMAC-SHA256 over the time, a full stop and the body."""
    digest = hmac.new(secret.encode(), f"{at}.{body}".encode(), hashlib.sha256).hexdigest()
    return f"t={at},v1={digest}"


def _delivery(hook: Webhook, event: HookEvent | None, data: dict[str, Any], now: Any) -> Delivery:
    row = Delivery(hook=hook, event=event.value if event else "try", created_at=now, not_before=now)
    said = {"id": row.public_id, "event": row.event, "at": now, "course": hook.course.slug, **data}
    row.body = json.dumps(said, cls=DjangoJSONEncoder)
    return row


def _tell(pk: int) -> bool:
    row = Delivery.objects.select_related("hook").get(pk=pk)
    at = int(clock.now().timestamp())
    headers = {
        "Content-Type": "application/json",
        "X-Tensorgrade-Event": row.event,
        "X-Tensorgrade-Delivery": str(row.public_id),
        "X-Tensorgrade-Signature": signature(secret=row.hook.secret, body=row.body, at=at),
    }
    again = True
    try:
        answer = outbound.request("POST", row.hook.url, headers=headers, data=row.body.encode(), max_bytes=64 << 10)
        row.status, row.said = answer.status, ""
        if not answer.ok:
            row.said = answer.text[:300].replace("\0", "")
    except Refused as error:
        row.status, row.said = None, str(error)[:300]
        again = getattr(error, "again", True)
    if row.told or not again or row.tries > len(PAUSES):
        row.ended_at = clock.now()
    else:
        row.not_before = clock.now() + timedelta(seconds=PAUSES[row.tries - 1])
    if row.status == 410:  # Gone: it asks not to be told any more
        row.ended_at = clock.now()
        Webhook.objects.filter(pk=row.hook_id).update(off_at=row.ended_at)
    row.save(update_fields=["status", "said", "ended_at", "not_before"])
    return row.told

"""What a program asks for twice with one key is done once: its second answer is the first one's."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from grader import clock
from grader.accounts.models import DoneOnce, User
from grader.accounts.services import user_lock
from grader.errors import Refused

KEPT = timedelta(days=2)


class KeyReused(Refused):
    """The key came with another request before."""

    status = HTTPStatus.CONFLICT
    code = "key-reused"
    sentence = _("This Idempotency-Key came with another request before. Take a new one for each thing to be done.")


def done_once(*, user: User, key: str | None, asked: object, do: Callable[[], Any]) -> Any:
    """What ``do`` gives, as JSON's own types; of a ``key`` seen before what it gave then, without doing it again.

    ``asked`` is all that the request says: another one with the same key raises KeyReused. What ``do`` refuses is not
    kept. Without a key it is simply done.
    """
    if not key:
        return _plain(do())
    digest = hashlib.sha256(json.dumps(asked, cls=DjangoJSONEncoder, sort_keys=True).encode()).hexdigest()
    with transaction.atomic():
        user_lock(pk=user.pk)  # the second of two at once waits here, and then finds the first one's answer
        now = clock.now()
        DoneOnce.objects.filter(user=user, at__lt=now - KEPT).delete()
        found = DoneOnce.objects.filter(user=user, key=key).first()
        if found is not None:
            if found.digest != digest:
                raise KeyReused
            return found.answer
        answer = _plain(do())
        DoneOnce.objects.create(user=user, key=key, digest=digest, answer=answer, at=now)
    return answer


def _plain(answer: Any) -> Any:
    return json.loads(json.dumps(answer, cls=DjangoJSONEncoder))

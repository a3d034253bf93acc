"""Saving answers at the places of an attempt: each save is kept, the last counts, and none is taken after the end."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from grader.accounts.models import User
from grader.errors import NotFound
from grader.prepared import ID, UUID, Insert, Select, Update
from grader.quizzes.answers import check_size
from grader.quizzes.clock import is_over, rules_of
from grader.quizzes.errors import AttemptOver
from grader.quizzes.models import Attempt, Place, Save

# A whole course saves at once, every few seconds.
_PLACE = Select(
    lambda public_id, user, position: (
        Place.objects.select_related("attempt__assignment__quiz", "variant")
        .filter(attempt__public_id=public_id, attempt__user=user, position=position)
        .defer("response", "variant__question", "variant__parameters")
    ),
    public_id=UUID,
    user=ID,
    position=ID,
)
_PLACE_LOCKED = Select(
    lambda pk: Place.objects.select_for_update().filter(pk=pk).only("response", "revision", "saved_at"), pk=ID
)
_ATTEMPT = Select(lambda pk: Attempt.objects.filter(pk=pk).only("finished_at", "ends_at"), pk=ID)
_PLACE_WRITE = Update(lambda pk: Place.objects.filter(pk=pk), sets=("response", "revision", "saved_at"), pk=ID)
_SAVE = Insert(Save)


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of a save: its number, the server's time, and what another tab had saved in between."""

    revision: int
    saved_at: datetime
    replaced: object = None


def response_save(
    *, place: Place, response: object, tab: str = "", base: int | None = None, aside: bool = False
) -> Saved:
    """Save an answer at a place. Everything that was ever saved is kept, and the last save counts.

    ``base`` is the revision the tab last saw: when another tab has saved something else since, this one is saved all
    the same, and ``replaced`` is the other's response, so that the page can say so. With ``aside`` it is kept beside
    the answer that counts, not in its place.

    Raises AttemptOver, AnswerTooBig, and NotFound for a place that holds code.
    """
    plain = _checked(place, response)
    with transaction.atomic():
        # Whoever ends the attempt locks its places too: a save is seen by the end, or sees it. So the attempt is read
        # after the lock, by a query of its own.
        current = _PLACE_LOCKED.first(pk=place.pk)
        attempt = _ATTEMPT.first(pk=place.attempt_id)
        now = timezone.now()
        if current is None or attempt is None:
            raise NotFound
        if attempt.finished_at is not None or is_over(attempt, rules_of(place.attempt.assignment), now):
            raise AttemptOver
        other = None
        if base is not None and base != current.revision and current.response != plain:
            other = current.response
        revision = current.revision + 1
        kept, at = (current.response, current.saved_at) if aside else (plain, now)
        _PLACE_WRITE(pk=place.pk, response=kept, revision=revision, saved_at=at)
        _SAVE(place=place.pk, revision=revision, response=plain, tab=tab[:40], saved_at=now)
    return Saved(revision, now, other)


def place_get(*, user: User, public_id: uuid.UUID, position: int) -> Place:
    """A place of the user's own attempt, to write to it. One query. Raises NotFound."""
    place = _PLACE.first(public_id=public_id, user=user.pk, position=position)
    if place is None:
        raise NotFound
    return place


def _checked(place: Place, response: object) -> object:
    if place.variant_id is None:
        raise NotFound  # code is written, run and kept on its own page
    check_size(response)
    return response


def place_flag(*, place: Place, flagged: bool) -> None:
    """Mark a place to come back to, or unmark it."""
    Place.objects.filter(pk=place.pk).update(flagged=flagged)

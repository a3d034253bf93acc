"""Saving answers at the places of an attempt: each save is kept, the one typed last counts, and none after the end."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from grader import clock
from grader.accounts.models import User
from grader.errors import NotFound
from grader.prepared import ID, UUID, Insert, Select, Update
from grader.questions.readings import Reading
from grader.quizzes.asking.answers import check_size
from grader.quizzes.errors import AttemptOver
from grader.quizzes.models import Attempt, Place, Save
from grader.quizzes.sitting.clock import is_over, rules_of
from grader.quizzes.sitting.reading import reading_of

LATE_KEPT = 20  # answers of one place that are kept beside it

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
    lambda pk: (
        Place.objects.select_for_update().filter(pk=pk).only("response", "revision", "saved_at", "flagged", "unread")
    ),
    pk=ID,
)
_ATTEMPT = Select(lambda pk: Attempt.objects.filter(pk=pk).only("finished_at", "ends_at"), pk=ID)
_PLACE_WRITE = Update(
    lambda pk: Place.objects.filter(pk=pk), sets=("response", "unread", "revision", "saved_at", "flagged"), pk=ID
)
_SAVE = Insert(Save)


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of a save, and what stands at the place now.

    ``replaced`` is what another window had saved meanwhile, where this one counts now; ``aside`` says that the other's
    counts, because this one had been typed before it, and is kept beside it.
    """

    revision: int
    saved_at: datetime
    response: object
    flagged: bool
    reading: Reading
    ends_at: datetime | None
    replaced: object = None
    aside: bool = False


def response_save(
    *,
    place: Place,
    response: object,
    flagged: bool | None = None,
    tab: str = "",
    tabs: Collection[str] = (),
    base: int | None = None,
    typed_at: datetime | None = None,
) -> Saved:
    """Save an answer at a place, and its flag. Everything that was ever saved is kept, and what was typed last counts.

    ``base`` is the revision the page last saw, ``tabs`` the openings of pages it goes back to, ``tab`` among them, and
    ``typed_at`` when this was typed; None: just now. The same answer again changes nothing.

    Raises AttemptOver, AnswerTooBig, and NotFound for a place that holds code.
    """
    if place.variant is None:
        raise NotFound  # code is written, run and kept on its own page
    check_size(response)
    with transaction.atomic():
        # Whoever ends the attempt locks its places too: a save is seen by the end, or sees it. So the attempt is read
        # after the lock, by a query of its own.
        current = _PLACE_LOCKED.first(pk=place.pk)
        attempt = _ATTEMPT.first(pk=place.attempt_id)
        now = clock.now()
        if current is None or attempt is None:
            raise NotFound
        if attempt.finished_at is not None or is_over(attempt, rules_of(place.attempt.assignment), now):
            raise AttemptOver
        flag = current.flagged if flagged is None else flagged
        if response == current.response and flag == current.flagged:
            reading = reading_of(variant=place.variant, response=response)
            saved_at = current.saved_at or now
            return Saved(current.revision, saved_at, response, flag, reading, attempt.ends_at)
        other = None
        if base is not None and base != current.revision and response != current.response:
            other = _from_another_window(current, base, {tab, *tabs})
        aside = other is not None and typed_at is not None and typed_at < other.saved_at
        revision = current.revision + 1
        counting = current.response if aside else response
        changed = response != current.response
        at = now if changed and not aside else current.saved_at
        reading = reading_of(variant=place.variant, response=counting)
        _PLACE_WRITE(
            pk=place.pk,
            response=counting,
            unread=bool(reading.unread),
            revision=revision,
            saved_at=at,
            flagged=current.flagged if aside else flag,
        )
        if changed:
            _SAVE(place=place.pk, revision=revision, response=response, tab=tab[:40], counts=not aside, saved_at=now)
    return Saved(
        revision=revision,
        saved_at=at or now,
        response=counting,
        flagged=current.flagged if aside else flag,
        reading=reading,
        ends_at=attempt.ends_at,
        replaced=None if other is None or aside else other.response,
        aside=aside,
    )


def _from_another_window(current: Place, base: int, own: set[str]) -> Save | None:
    """The save that counts now, if it was made since ``base`` and by none of ``own``."""
    since = Save.objects.filter(place=current.pk, counts=True, revision__gt=base).order_by("-revision").first()
    return since if since is not None and since.tab not in own else None


def late_keep(*, place: Place, response: object, tab: str = "") -> bool:
    """Keep an answer that came after the end, where its teachers find it. It never counts; False for one too many."""
    check_size(response)
    with transaction.atomic():
        current = _PLACE_LOCKED.first(pk=place.pk)
        if current is None or response == current.response:
            return True  # what was handed in says the same
        beside = Save.objects.filter(place=place.pk, counts=False).values_list("response", flat=True)
        if response in beside:
            return True  # sent again, its answer was lost
        if len(beside) >= LATE_KEPT:
            return False
        revision = current.revision + 1
        Place.objects.filter(pk=place.pk).update(revision=revision)
        _SAVE(place=place.pk, revision=revision, response=response, tab=tab[:40], counts=False, saved_at=clock.now())
    return True


def place_get(*, user: User, public_id: uuid.UUID, position: int) -> Place:
    """A place of the user's own attempt, to write to it. One query. Raises NotFound."""
    place = _PLACE.first(public_id=public_id, user=user.pk, position=position)
    if place is None:
        raise NotFound
    return place


def place_flag(*, place: Place, flagged: bool) -> int:
    """Mark a place to come back to, or unmark it, whatever it holds; its revision after that."""
    Place.objects.filter(pk=place.pk).exclude(flagged=flagged).update(flagged=flagged, revision=F("revision") + 1)
    return Place.objects.values_list("revision", flat=True).get(pk=place.pk)

"""Attempts at timed quizzes: started, saved to, ended. The server's clock alone decides what was in time.

Ending an attempt happens in one transaction that locks it, so it happens once, whoever asks: the student, or the
server when the time is over (``attempts_expire``, called by every worker's reaper).
"""

from __future__ import annotations

import random
import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise, ExerciseVersion, Kind
from grader.courses.models import Assignment, Mode
from grader.courses.schedule import Phase
from grader.courses.selectors import assignment_view, schedule_for
from grader.errors import NotFound
from grader.prepared import ID, JSON, TIME, UUID, Insert, Param, Select, Update
from grader.quizzes.answers import answer_store, check_size, code_hand_in
from grader.quizzes.clock import is_over
from grader.quizzes.errors import AttemptOver, NoAttemptLeft, QuizClosed
from grader.quizzes.models import Accommodation, Attempt, Ending, Place, QuizItem, QuizRules, Save
from grader.quizzes.receipts import fingerprint
from grader.quizzes.variants import variants_next

# A whole course saves at once, every few seconds.
_PLACE = Select(
    lambda: (
        Place.objects.select_related("attempt__assignment__quiz", "variant")
        .filter(
            attempt__public_id=Param("public_id", UUID), attempt__user=Param("user", ID), position=Param("position", ID)
        )
        .defer("response", "variant__question", "variant__parameters")
    )
)
_PLACE_LOCKED = Select(
    lambda: Place.objects.select_for_update().filter(pk=Param("pk", ID)).only("response", "revision", "saved_at")
)
_ATTEMPT = Select(lambda: Attempt.objects.filter(pk=Param("pk", ID)).only("finished_at", "ends_at"))
_PLACE_WRITE = Update(
    lambda: Place.objects.filter(pk=Param("pk", ID)),
    response=Param("response", JSON),
    revision=Param("revision", ID),
    saved_at=Param("saved_at", TIME),
)
_SAVE = Insert(Save)


def attempt_start(*, user: User, assignment: Assignment) -> Attempt:
    """The user's open attempt, or a new one with questions drawn for them.

    Raises NotFound (not theirs to see, no quiz), QuizClosed, NoAttemptLeft, NotReady.
    """
    view = assignment_view(viewer=user, assignment=assignment)
    if assignment.mode != Mode.QUIZ:
        raise NotFound
    now = timezone.now()
    with transaction.atomic():
        # Two clicks, or two devices, start one attempt: the second waits here and then finds the first's.
        User.objects.select_for_update().get(pk=user.pk)
        earlier = list(Attempt.objects.filter(assignment=assignment, user=user))
        for attempt in earlier:
            if attempt.finished_at is None:
                if not is_over(attempt, rules_of(assignment), now):
                    return attempt
                _finish(attempt, Ending.TIME, now)
        if not view.teaches and view.phase not in (Phase.OPEN, Phase.LATE):
            raise QuizClosed
        rules = rules_of(assignment)
        if not view.teaches and len(earlier) >= rules.attempts:
            raise NoAttemptLeft(attempts=rules.attempts)
        attempt = Attempt.objects.create(
            assignment=assignment,
            user=user,
            number=len(earlier) + 1,
            seed=secrets.randbits(32),
            started_at=now,
            ends_at=_end(user, assignment, rules, now),
        )
        _lay_out(attempt, rules)
    return attempt


def rules_of(assignment: Assignment) -> QuizRules:
    """The quiz's rules; the model's defaults where its instructor set none. No query where they were selected."""
    try:
        return assignment.quiz
    except QuizRules.DoesNotExist:
        return QuizRules(assignment=assignment)


def _end(user: User, assignment: Assignment, rules: QuizRules, now: datetime) -> datetime | None:
    """The student's own end: their time limit with extra time, or the closing if that comes first."""
    closes_at = schedule_for(assignment=assignment, user=user).closes_at
    if rules.seconds is None:
        return closes_at
    more = Accommodation.objects.filter(course=assignment.course_id, user=user).values_list("factor", flat=True).first()
    limit = now + timedelta(seconds=float(Decimal(rules.seconds) * (more or 1)))
    return min(limit, closes_at) if closes_at else limit


def _lay_out(attempt: Attempt, rules: QuizRules) -> None:
    items = list(
        AssignmentExercise.objects.filter(assignment=attempt.assignment_id)
        .select_related("exercise__current")
        .defer("exercise__current__bundle", "exercise__current__spec")
        .order_by("position", "pk")
    )
    pools = {row.item_id: row for row in QuizItem.objects.filter(item__assignment=attempt.assignment_id)}
    chance = random.Random(attempt.seed)  # noqa: S311  an order, not a secret
    asked = _draw_pools([item for item in items if not _cancelled(pools.get(item.pk))], pools, chance)
    if rules.shuffle:
        chance.shuffle(asked)
    questions = [_version(item) for item in asked if item.exercise.kind != Kind.CODE]
    variants = variants_next(user=attempt.user, versions=questions)
    Place.objects.bulk_create(
        Place(
            attempt=attempt,
            position=position,
            item=item,
            version=_version(item),
            variant=variants.get(_version(item).pk),
        )
        for position, item in enumerate(asked)
    )


def _cancelled(row: QuizItem | None) -> bool:
    return row is not None and row.cancelled_at is not None


def _draw_pools(
    items: list[AssignmentExercise], rows: dict[int, QuizItem], chance: random.Random
) -> list[AssignmentExercise]:
    """Keep what is in no pool, and of each pool as many as it gives; the order stays."""
    pools: dict[str, list[AssignmentExercise]] = {}
    for item in items:
        if item.pk in rows and rows[item.pk].pool:
            pools.setdefault(rows[item.pk].pool, []).append(item)
    left_out = set()
    for members in pools.values():
        count = min(rows[members[0].pk].pool_draw, len(members))
        left_out |= {item.pk for item in members} - {item.pk for item in chance.sample(members, count)}
    return [item for item in items if item.pk not in left_out]


def _version(item: AssignmentExercise) -> ExerciseVersion:
    version = item.exercise.current
    if version is None:
        raise NotFound
    return version


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


def attempt_finish(*, attempt: Attempt) -> Attempt:
    """The student hands in. Done again, it changes nothing."""
    now = timezone.now()
    with transaction.atomic():
        locked = Attempt.objects.select_for_update().get(pk=attempt.pk)
        if locked.finished_at is None:
            over = is_over(locked, rules_of(locked.assignment), now)
            _finish(locked, Ending.TIME if over else Ending.STUDENT, now)
    return locked


def attempts_expire(*, limit: int = 100) -> int:
    """End the open attempts whose time and grace are over; how many were. Any number of workers may do this at once."""
    now = timezone.now()
    due = Attempt.objects.filter(finished_at=None, ends_at__lt=now).order_by("ends_at")
    ended = 0
    for pk in list(due.values_list("pk", flat=True)[:limit]):
        with transaction.atomic():
            attempt = Attempt.objects.select_for_update(skip_locked=True).filter(pk=pk, finished_at=None).first()
            if attempt is not None and is_over(attempt, rules_of(attempt.assignment), now):
                _finish(attempt, Ending.TIME, now)
                ended += 1
    return ended


def _finish(attempt: Attempt, ending: Ending, now: datetime) -> None:
    """Hand in every answered place, write the receipt. Inside a transaction that holds the attempt."""
    attempt.finished_at = now
    attempt.ending = ending
    places = list(
        attempt.places.select_for_update(of=("self",))
        .select_related("item__exercise", "version", "variant", "submission")
        .order_by("position")
    )
    attempt.receipt = fingerprint(attempt=attempt, places=places)
    attempt.save(update_fields=["finished_at", "ending", "receipt"])
    for place in places:
        if place.variant is None:
            place.submission = code_hand_in(attempt=attempt, place=place)
        elif place.answered:
            place.submission = answer_store(
                user=attempt.user,
                variant=place.variant,
                version=place.version,
                assignment=attempt.assignment,
                response=place.response,
                at=place.saved_at or now,
            )
        place.save(update_fields=["submission"])

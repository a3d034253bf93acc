"""Attempts at timed quizzes: started and ended. The server's clock alone decides what was in time.

Ending an attempt happens in one transaction that locks it, so it happens once, whoever asks: the student, or the
server when the time is over (``attempts_expire``, called by every worker's reaper).
"""

from __future__ import annotations

import random
import secrets
from datetime import datetime, timedelta
from fractions import Fraction

from django.db import transaction

from grader import clock
from grader.accounts.models import User
from grader.accounts.services import user_lock
from grader.catalog.models import AssignmentExercise, ExerciseVersion, Kind, as_asked
from grader.courses.models import Assignment, Mode
from grader.courses.schedule import Phase
from grader.courses.selectors import AssignmentView, assignment_view
from grader.errors import NotFound
from grader.prepared import ID, Select
from grader.quizzes.asking.answers import Given, answers_store, code_hand_in
from grader.quizzes.asking.pools import draw_pools
from grader.quizzes.asking.solutions import solutions_seen
from grader.quizzes.asking.variants import variants_next
from grader.quizzes.errors import NoAttemptLeft, NotReady, QuizClosed
from grader.quizzes.models import Attempt, Ending, Place, QuizItem, QuizRules
from grader.quizzes.signals import item_changed
from grader.quizzes.sitting.clock import end_of, factor_of, is_over, rules_of
from grader.quizzes.sitting.reading import last_readable
from grader.quizzes.sitting.receipts import fingerprint
from grader.submissions.errors import CourseArchived

_EARLIER = Select(
    lambda assignment, user: Attempt.objects.filter(assignment=assignment, user=user).order_by("number"),
    assignment=ID,
    user=ID,
)
_ITEMS = Select(
    lambda assignment: (
        AssignmentExercise.objects.filter(assignment=assignment)
        .select_related("exercise__current", "quiz__pool")
        .defer("exercise__current__bundle", "exercise__current__spec")
        .order_by("position", "pk")
    ),
    assignment=ID,
)
_LOCKED = Select(
    lambda pk: Attempt.objects.select_for_update(of=("self",)).select_related("assignment__quiz", "user").filter(pk=pk),
    pk=ID,
)
_PLACES_LOCKED = Select(
    lambda attempt: (
        Place.objects.select_for_update(of=("self",))
        .select_related("item__exercise", "version", "variant")
        .filter(attempt=attempt)
        .defer("version__bundle", "version__spec")
        .order_by("position")
    ),
    attempt=ID,
)

RUSH, RUSH_WITHIN = 10, timedelta(seconds=5)  # more attempts that end within this time than this are a rush


def attempt_start(*, user: User, assignment: Assignment, view: AssignmentView | None = None) -> Attempt:
    """The user's open attempt, or a new one with questions drawn for them.

    ``view`` is the assignment as this user finds it, where the caller has just asked.

    Raises NotFound (not theirs to see, no quiz), CourseArchived, QuizClosed, NoAttemptLeft, NotReady.
    """
    if view is None:
        view = assignment_view(viewer=user, assignment=assignment)
    if assignment.mode != Mode.QUIZ:
        raise NotFound
    now = clock.now()
    with transaction.atomic():
        # Two clicks, or two devices, start one attempt: the second waits here and then finds the first's.
        user_lock(pk=user.pk)
        rules = rules_of(assignment)
        earlier = _EARLIER.all(assignment=assignment.pk, user=user.pk)
        for attempt in earlier:
            if attempt.finished_at is None:
                if not is_over(attempt, rules, now):
                    return attempt
                _finish(attempt, Ending.TIME, now)
        if view.archived:
            raise CourseArchived
        if not view.teaches and view.phase not in (Phase.OPEN, Phase.LATE):
            raise QuizClosed
        allowed = rules.attempts + view.schedule.more_attempts
        if not view.teaches and len(earlier) >= allowed:
            raise NoAttemptLeft(attempts=allowed)
        attempt = Attempt.objects.create(
            assignment=assignment,
            user=user,
            number=len(earlier) + 1,
            seed=secrets.randbits(32),
            started_at=now,
            ends_at=end_of(view.schedule, rules, factor_of(user, assignment), now),
        )
        _lay_out(attempt, rules)
    return attempt


def _lay_out(attempt: Attempt, rules: QuizRules) -> None:
    items = _ITEMS.all(assignment=attempt.assignment_id)
    chance = random.Random(attempt.seed)  # noqa: S311  an order, not a secret
    asked = draw_pools([item for item in items if not _cancelled(item)], chance)
    if rules.shuffle:
        chance.shuffle(asked)
    questions = [_version(item) for item in asked if item.exercise.kind != Kind.CODE]
    variants = variants_next(user_id=attempt.user_id, versions=questions)
    Place.objects.bulk_create(
        Place(
            attempt=attempt,
            position=position,
            item=item,
            version=_version(item),
            variant_id=variants.get(_version(item).pk),
        )
        for position, item in enumerate(asked)
    )


def _said(item: AssignmentExercise) -> QuizItem | None:
    """What the quiz says of one of its exercises; None where it says nothing."""
    return getattr(item, "quiz", None)


def _cancelled(item: AssignmentExercise) -> bool:
    said = _said(item)
    return said is not None and said.cancelled_at is not None


def _version(item: AssignmentExercise) -> ExerciseVersion:
    version = as_asked(item).exercise.current
    if version is None:  # the library is still being read
        raise NotReady
    return version


def attempt_finish(*, attempt: Attempt) -> Attempt:
    """The student hands in. Done again, it changes nothing."""
    now = clock.now()
    with transaction.atomic():
        locked = _LOCKED.first(pk=attempt.pk)
        if locked is None:
            raise NotFound
        if locked.finished_at is None:
            over = locked.ends_at is not None and now >= locked.ends_at
            _finish(locked, Ending.TIME if over else Ending.STUDENT, now)
    return locked


def attempts_expire(*, limit: int = 100) -> int:
    """End the open attempts whose time and grace are over; how many were. Any number of workers may do this at once."""
    now = clock.now()
    due = Attempt.objects.filter(finished_at=None, ends_at__lt=now).order_by("ends_at")
    ended = 0
    for pk in list(due.values_list("pk", flat=True)[:limit]):
        with transaction.atomic():
            attempt = Attempt.objects.select_for_update(skip_locked=True).filter(pk=pk, finished_at=None).first()
            if attempt is not None and is_over(attempt, rules_of(attempt.assignment), now):
                _finish(attempt, Ending.TIME, now)
                ended += 1
    return ended


def _rush(attempt: Attempt, now: datetime) -> bool:
    """Whether many others hand in this quiz at this moment."""
    ended = Attempt.objects.filter(assignment=attempt.assignment_id, finished_at__gt=now - RUSH_WITHIN)
    return ended.count() > RUSH


def _finish(attempt: Attempt, ending: Ending, now: datetime) -> None:
    """Hand in every answered place, write the receipt. Inside a transaction that holds the attempt.

    Where the last save cannot be read, what counts is the last that could.
    """
    attempt.finished_at = now
    attempt.ending = ending
    places = _PLACES_LOCKED.all(attempt=attempt.pk)
    for place in places:
        if place.unread and place.variant is not None:
            counting = last_readable(place=place)
            if counting is not None:
                place.response, place.unread = counting, False
                place.save(update_fields=["response", "unread"])
    attempt.receipt = fingerprint(attempt=attempt, places=places)
    attempt.save(update_fields=["finished_at", "ending", "receipt"])
    seen: dict[int, datetime] = {}
    if attempt.number > 1 or attempt.reopened_at:  # a review may have shown the answer to a question before
        asked = [place.variant for place in places if place.variant is not None]
        seen = solutions_seen(user_id=attempt.user_id, assignment_id=attempt.assignment_id, variants=asked)
    graded: list[Place] = []
    given: list[tuple[Place, Given]] = []
    for place in places:
        if place.variant is None:
            place.submission = code_hand_in(attempt=attempt, place=place)
            if place.submission is not None:
                place.save(update_fields=["submission"])
                graded += [place] if place.submission.counted_run_id is not None else []
        elif place.given:
            at = place.saved_at or now
            answer = Given(
                user_id=attempt.user_id,
                variant=place.variant,
                version=place.version,
                assignment_id=attempt.assignment_id,
                response=place.response,
                at=at,
                worth=Fraction(not (place.variant.pk in seen and seen[place.variant.pk] <= at)),
            )
            given.append((place, answer))
    reports = [(answer, answer.report()) for _, answer in given]
    answers_store(reports, places=[place for place, _ in given], rush=_rush(attempt, now))
    if graded and not given:  # what is graded already counts from now on, and no run that finishes will say so
        item_changed.send(sender=QuizItem, item=graded[0].item, user_ids={attempt.user_id})

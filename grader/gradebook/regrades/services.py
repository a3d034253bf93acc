"""The life of a regrade: begun, computed aside, decided about, undone. Nothing counts before somebody applies it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from grader import clock
from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise, Exercise, ExerciseVersion
from grader.courses.models import Assignment, Mode, Verb
from grader.courses.record.events import record
from grader.courses.rules import Viewer, may_manage
from grader.courses.selectors import assignment_view
from grader.errors import NotFound
from grader.gradebook.models import (
    Regraded,
    RegradePolicy,
    RegradeSet,
    RegradeState,
    RegradeWhat,
    RegradeWhich,
)
from grader.gradebook.regrades.effects import (
    AT_ONCE,
    Marks,
    effects_store,
    forecast,
    item_of,
    points_now,
    recompute,
    results_give_back,
    results_take,
    rows_taken,
)
from grader.gradebook.regrades.extra import extra_give, extra_take_back
from grader.gradebook.regrades.scope import overlapping, submissions_missing, versions_for
from grader.quizzes.holding.cancelling import check_may_cancel, item_cancel
from grader.submissions.models import RunState
from grader.submissions.runs.aside import asides_drop, asides_queue

LONGEST_REASON = 2000


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be regraded, and how: ``exercise`` None is the whole assignment, ``version`` None each one's current,
    no ``people`` everybody."""

    exercise: Exercise | None = None
    version: ExerciseVersion | None = None
    what: RegradeWhat = RegradeWhat.GRADE
    which: RegradeWhich = RegradeWhich.ALL
    policy: RegradePolicy = RegradePolicy.REPLACE
    people: Sequence[User] = ()


@transaction.atomic
def regrade_create(*, by: User, assignment: Assignment, asked: Asked, reason: str) -> RegradeSet:
    """Begin a regrade: grade aside all that was handed in within its scope. A cancelled question is ready at once.

    Raises NotFound for whoever does not manage the course, ValidationError where nothing can come of it.
    """
    _check(by, assignment)
    reason = _reason(reason)
    regrade = RegradeSet(
        assignment=assignment,
        exercise=asked.exercise,
        version=asked.version,
        what=asked.what,
        which=asked.which,
        policy=asked.policy,
        reason=reason,
        by=by,
        created_at=clock.now(),
    )
    _check_scope(regrade)
    Assignment.objects.select_for_update().get(pk=assignment.pk)  # two at once: the second sees the first
    if overlapping(regrade).exists():
        raise ValidationError(_("Another regrade of this waits for a decision. Apply or drop that one first."))
    regrade.save()
    regrade.people.set(asked.people)
    if asked.what == RegradeWhat.GRADE and _queue(regrade) == 0:
        raise ValidationError(_("Nothing has been handed in there, so there is nothing to grade again."))
    _record(regrade, Verb.REGRADE_BEGUN, by)
    if asked.what == RegradeWhat.CANCEL:
        _ready(regrade, by)
    return regrade


@transaction.atomic
def regrade_extend(*, by: User, regrade: RegradeSet) -> int:
    """Grade aside what was handed in since the regrade was begun, too; how many that are."""
    row = _locked(by, regrade, RegradeState.READY, RegradeState.COMPUTING)
    count = _queue(row)
    if count:
        row.state = RegradeState.COMPUTING
        row.save(update_fields=["state"])
    return count


def regrades_settle() -> int:
    """Make ready the regrades whose last run has ended: say of each mark what applying would do. How many those are.

    Every worker asks every few seconds; each regrade is settled by one of them.
    """
    settled = 0
    for pk in list(_finished().values_list("pk", flat=True)):
        with transaction.atomic():
            row = _finished().select_for_update(of=("self",), skip_locked=True).filter(pk=pk).first()
            if row is not None:
                _ready(row, row.by)
                settled += 1
    return settled


@transaction.atomic
def regrade_policy(*, by: User, regrade: RegradeSet, policy: RegradePolicy) -> None:
    """Let another of the two results count, and say anew what would come of it."""
    row = _locked(by, regrade, RegradeState.READY)
    row.policy = policy
    row.save(update_fields=["policy"])
    forecast(row, by=by)


@transaction.atomic
def regrade_apply(*, by: User, regrade: RegradeSet) -> None:
    """Let the new results count, by the regrade's policy, and marks follow, in one transaction."""
    row = _locked(by, regrade, RegradeState.READY)
    before = points_now(row)
    if row.what == RegradeWhat.CANCEL:
        item_cancel(viewer=by, item=item_of(row), cancelled=True)
        effects_store(row, Marks(before, points_now(row)))
    elif row.policy == RegradePolicy.EXTRA:
        forecast(row, by=by)
        extra_give(row, by)
        recompute(row)
    else:
        results_take(row, rows_taken(row))
        effects_store(row, Marks(before, points_now(row)))
    _decide(row, RegradeState.APPLIED, by, Verb.REGRADED)


@transaction.atomic
def regrade_drop(*, by: User, regrade: RegradeSet) -> None:
    """Leave everything as it is. What was computed is kept, and counts for nothing."""
    row = _locked(by, regrade, RegradeState.READY, RegradeState.COMPUTING)
    runs = list(Regraded.objects.filter(regrade=row, run__state=RunState.QUEUED).values_list("run", flat=True))
    for start in range(0, len(runs), AT_ONCE):
        asides_drop(runs=runs[start : start + AT_ONCE])
    _decide(row, RegradeState.DROPPED, by, Verb.REGRADE_DROPPED)


@transaction.atomic
def regrade_undo(*, by: User, regrade: RegradeSet) -> None:
    """Take an applied regrade back: what counted before counts again, where nothing else has come to count since."""
    row = _locked(by, regrade, RegradeState.APPLIED)
    if row.what == RegradeWhat.CANCEL:
        item_cancel(viewer=by, item=item_of(row), cancelled=False)
    elif row.policy == RegradePolicy.EXTRA:
        extra_take_back(row, by)
        recompute(row)
    else:
        results_give_back(row)
    _decide(row, RegradeState.UNDONE, by, Verb.REGRADE_UNDONE)


@transaction.atomic
def cancellation_undo(*, viewer: Viewer, item: AssignmentExercise) -> None:
    """Ask a cancelled question again, by undoing the regrade that cancelled it where there is one.

    Raises NotFound for whoever is not in the course, Forbidden for all but its instructors.
    """
    check_may_cancel(viewer=viewer, item=item)
    row = RegradeSet.objects.filter(
        assignment=item.assignment_id, exercise=item.exercise_id, what=RegradeWhat.CANCEL, state=RegradeState.APPLIED
    ).first()
    if row is not None and isinstance(viewer, User):
        regrade_undo(by=viewer, regrade=row)
    else:
        item_cancel(viewer=viewer, item=item, cancelled=False)


def _queue(regrade: RegradeSet) -> int:
    rows = list(submissions_missing(regrade).select_related("exercise").defer("source"))
    versions = versions_for(regrade, {row.exercise_id for row in rows})
    wanted = [row for row in rows if row.exercise_id in versions]
    runs = asides_queue(wanted=[(row, versions[row.exercise_id]) for row in wanted])
    Regraded.objects.bulk_create(
        (
            Regraded(regrade=regrade, submission=row, before_id=row.counted_run_id, run=run)
            for row, run in zip(wanted, runs, strict=True)
        ),
        batch_size=AT_ONCE,
    )
    return len(runs)


def _finished() -> QuerySet[RegradeSet]:
    open_runs = Regraded.objects.filter(run__state__in=[RunState.QUEUED, RunState.RUNNING])
    return RegradeSet.objects.filter(state=RegradeState.COMPUTING).exclude(rows__in=open_runs)


def _ready(regrade: RegradeSet, by: User | None) -> None:
    forecast(regrade, by=by)
    regrade.state, regrade.ready_at = RegradeState.READY, clock.now()
    regrade.save(update_fields=["state", "ready_at"])


def _check(by: User, assignment: Assignment) -> None:
    if not (by.is_staff or may_manage(assignment_view(viewer=by, assignment=assignment).role)):
        raise NotFound


def _check_scope(regrade: RegradeSet) -> None:
    exercise, version = regrade.exercise, regrade.version
    items = AssignmentExercise.objects.filter(assignment=regrade.assignment)
    if exercise is not None and not items.filter(exercise=exercise).exists():
        raise ValidationError(_("The assignment does not ask for this exercise."))
    if version is not None and (exercise is None or version.exercise_id != exercise.pk):
        raise ValidationError(_("This version belongs to another exercise."))
    if regrade.what == RegradeWhat.CANCEL and (regrade.assignment.mode != Mode.QUIZ or exercise is None):
        raise ValidationError(_("Only a question of a quiz can be cancelled."))


def _reason(text: str) -> str:
    reason = text.strip()
    if not reason:
        raise ValidationError(_("Say why: the student and your colleagues read it."))
    if len(reason) > LONGEST_REASON:
        raise ValidationError(_("The reason is longer than %(most)s characters.") % {"most": LONGEST_REASON})
    return reason


def _locked(by: User, regrade: RegradeSet, *states: RegradeState) -> RegradeSet:
    """The regrade as it is now, locked, for who manages its course. Raises NotFound, ValidationError."""
    row = RegradeSet.objects.select_for_update(of=("self",)).select_related("assignment__course").get(pk=regrade.pk)
    _check(by, row.assignment)
    if row.state not in states:
        raise ValidationError(
            _("This regrade is “%(state)s” by now, so that cannot be done.") % {"state": row.get_state_display()}
        )
    return row


def _decide(regrade: RegradeSet, state: RegradeState, by: User, verb: Verb) -> None:
    regrade.state, regrade.decided_by, regrade.decided_at = state, by, clock.now()
    regrade.save(update_fields=["state", "decided_by", "decided_at"])
    _record(regrade, verb, by)


def _record(regrade: RegradeSet, verb: Verb, by: User) -> None:
    record(
        verb,
        course=regrade.assignment.course,
        actor=by,
        assignment=regrade.assignment,
        regrade=regrade.pk,
        exercise=regrade.exercise.slug if regrade.exercise is not None else None,
        what=str(regrade.what),
        policy=str(regrade.policy),
        reason=regrade.reason,
    )

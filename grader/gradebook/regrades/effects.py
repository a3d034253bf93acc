"""What a regrade does to marks. A forecast does it, looks, and takes it back: so it says what applying will do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Case, Exists, F, FloatField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.expressions import Combinable

from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise
from grader.courses.models import Mode
from grader.gradebook.marks.reading import Key
from grader.gradebook.models import Mark, Regraded, RegradeEffect, RegradePolicy, RegradeSet, RegradeWhat
from grader.gradebook.regrades.scope import users_touched
from grader.gradebook.services import marks_recompute
from grader.judge.verdict import Verdict
from grader.quizzes.holding.cancelling import item_cancel
from grader.quizzes.models import Place
from grader.submissions.models import RunState, Submission

AT_ONCE = 500
Points = dict[Key, Decimal]


@dataclass(frozen=True, slots=True)
class Marks:
    """Points by student and exercise, before and after."""

    before: Points
    after: Points

    def change(self, key: Key) -> Decimal:
        return self.after.get(key, Decimal(0)) - self.before.get(key, Decimal(0))

    def places(self) -> list[Key]:
        return sorted({*self.before, *self.after})


def share_of(run: str) -> Combinable:
    """What the run at this path earned, of 1, for the database to compute."""
    return Case(
        When(**{f"{run}__verdict": Verdict.PASSED.value}, then=Value(1.0)),
        When(**{f"{run}__max_points__gt": 0}, then=F(f"{run}__points") / F(f"{run}__max_points")),
        default=Value(0.0),
        output_field=FloatField(),
    )


def usable(regrade: RegradeSet) -> QuerySet[Regraded]:
    """The rows that can be applied: graded, not through a fault of ours, and of what still counts as it did then."""
    rows = Regraded.objects.filter(regrade=regrade, run__state=RunState.FINISHED, submission__counted_run=F("before"))
    return rows.exclude(run__verdict=Verdict.INTERNAL)


def forecast(regrade: RegradeSet, *, by: User | None) -> None:
    """Keep what applying the regrade by its policy would do to each mark. Call it inside a transaction."""
    if regrade.what == RegradeWhat.CANCEL:
        marks = _cancelled(regrade, by)
    else:
        marks = _trial(regrade, lambda: rows_taken(regrade))
        if regrade.policy == RegradePolicy.EXTRA:
            marks = Marks(marks.before, {key: _gained(marks, key) for key in marks.places()})
    effects_store(regrade, marks)


def rows_taken(regrade: RegradeSet) -> list[int]:
    """The rows whose new result counts by the regrade's policy."""
    rows = usable(regrade)
    if regrade.policy == RegradePolicy.BEST:
        better = rows.annotate(was=share_of("before"), now=share_of("run"))
        rows = better.filter(Q(now__gt=F("was")) | Q(before__verdict=Verdict.INTERNAL))
    if regrade.policy == RegradePolicy.RISES:
        every = list(rows.values_list("pk", flat=True))
        marks = _trial(regrade, lambda: every)
        places = rows.values_list("pk", "submission__user", "submission__exercise")
        return [pk for pk, user, exercise in places if marks.change((user, exercise)) > 0]
    return list(rows.values_list("pk", flat=True))


def results_take(regrade: RegradeSet, rows: list[int]) -> None:
    """Let the new results of these rows count, and marks follow. Call it inside a transaction."""
    for start in range(0, len(rows), AT_ONCE):
        Regraded.objects.filter(pk__in=rows[start : start + AT_ONCE]).update(applied=True)
    _count(regrade, "run")
    recompute(regrade)


def results_give_back(regrade: RegradeSet) -> None:
    """Let what counted before count again, where the new result still does. Call it inside a transaction."""
    _count(regrade, "before")
    recompute(regrade)


def recompute(regrade: RegradeSet) -> None:
    """Make the marks of all whom it may touch what they are now."""
    users = users_touched(regrade)
    if users:
        exercises = None if regrade.exercise_id is None else {regrade.exercise_id}
        marks_recompute(user_ids=users, assignment_id=regrade.assignment_id, exercise_ids=exercises)


def points_now(regrade: RegradeSet) -> Points:
    """The marks that the regrade may touch."""
    rows = Mark.objects.filter(assignment=regrade.assignment_id)
    if regrade.exercise_id is not None and regrade.assignment.mode != Mode.QUIZ:
        rows = rows.filter(exercise=regrade.exercise_id)
    users = asked(regrade) if regrade.what == RegradeWhat.CANCEL else users_touched(regrade)
    return {
        (user, one): points for user, one, points in rows.values_list("user", "exercise", "points") if user in users
    }


def asked(regrade: RegradeSet) -> set[int]:
    """Who was asked the question that is cancelled."""
    rows = Place.objects.filter(item__assignment=regrade.assignment_id, item__exercise=regrade.exercise_id)
    return set(rows.values_list("attempt__user", flat=True))


def item_of(regrade: RegradeSet) -> AssignmentExercise:
    """Where the question that is cancelled stands."""
    return AssignmentExercise.objects.select_related("assignment__course").get(
        assignment=regrade.assignment_id, exercise=regrade.exercise_id
    )


def effects_store(regrade: RegradeSet, marks: Marks) -> None:
    """Keep, in place of what was kept, what becomes of each mark; of other exercises' only where something does."""
    RegradeEffect.objects.filter(regrade=regrade).delete()
    RegradeEffect.objects.bulk_create(
        (
            RegradeEffect(
                regrade=regrade,
                user_id=user,
                exercise_id=exercise,
                before=marks.before.get((user, exercise)),
                after=marks.after.get((user, exercise)),
                change=marks.change((user, exercise)),
            )
            for user, exercise in marks.places()
            if regrade.exercise_id in (None, exercise) or marks.change((user, exercise)) != 0
        ),
        batch_size=AT_ONCE,
    )


def _trial(regrade: RegradeSet, rows: Callable[[], list[int]]) -> Marks:
    before = points_now(regrade)
    taken = rows()
    with transaction.atomic():
        results_take(regrade, taken)
        after = points_now(regrade)
        transaction.set_rollback(True)
    return Marks(before, after)


def _cancelled(regrade: RegradeSet, by: User | None) -> Marks:
    before = points_now(regrade)
    with transaction.atomic():
        assert by is not None
        item_cancel(viewer=by, item=item_of(regrade), cancelled=True)
        after = points_now(regrade)
        transaction.set_rollback(True)
    return Marks(before, after)


def _gained(marks: Marks, key: Key) -> Decimal:
    return marks.before.get(key, Decimal(0)) + max(Decimal(0), marks.change(key))


def _count(regrade: RegradeSet, run: str) -> None:
    """Let of each row that is applied the run at this name count, unless something else has come to count since."""
    other = "before" if run == "run" else "run"
    mine = Regraded.objects.filter(
        regrade=regrade, applied=True, submission=OuterRef("pk"), **{other: OuterRef("counted_run")}
    )
    touched = Submission.objects.filter(regrades__regrade=regrade, regrades__applied=True)
    Submission.objects.filter(Exists(mine), pk__in=touched.values("pk")).update(
        counted_run=Subquery(mine.values(run)[:1])
    )

"""What is written about marks: the computed ones, and what people decide beside them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from django.db import transaction
from django.db.models import F, Max, Q

from grader.accounts.models import User
from grader.catalog.models import Exercise
from grader.courses.models import Assignment, Course, GroupMember, Mode, Verb
from grader.courses.record.events import record
from grader.gradebook.marks.computing import Computed
from grader.gradebook.marks.reading import FreeTime, Key, Uses, assignment_with_uses, free_time, marks_of
from grader.gradebook.models import Adjustment, AdjustmentKind, Mark
from grader.gradebook.signals import marks_changed

FIELDS = (
    "points",
    "max_points",
    "run_id",
    "earned",
    "late",
    "late_seconds",
    "free_seconds",
    "penalty",
    "hints",
    "excused",
    "adjusted",
)


@transaction.atomic(savepoint=False)
def marks_recompute(
    *,
    user_ids: Collection[int],
    assignment_id: int,
    exercise_ids: Collection[int] | None,
    finished: Collection[int] = (),
) -> None:
    """Make these students' marks for these exercises what submissions, policy and decisions say.

    Where nothing changed since the last time but that the submissions ``finished`` have a result now, that is said, and
    the student's other ones need not be looked at again.

    What a group hands in counts for its members, so they are recomputed with it. Where free late days are shared by a
    course's assignments, the students' whole course is.
    """
    users = _locked_with_mates(assignment_id, user_ids)
    assignment, uses = assignment_with_uses(assignment_id)  # under the lock: whoever decides something waits for it too
    if assignment.mode == Mode.QUIZ:
        exercise_ids = None  # of a pool only so many count, so each mark depends on the others
    if free_time(assignment).each:
        _recompute_onwards(assignment, users)
    else:
        among = _among(assignment, uses, users, exercise_ids, finished)
        found = marks_of(assignment, users=users, exercises=exercise_ids, uses=uses, among=among)
        _store(assignment, found, users=users, exercises=exercise_ids)


def _among(
    assignment: Assignment,
    uses: Uses,
    users: Collection[int],
    exercise_ids: Collection[int] | None,
    finished: Collection[int],
) -> set[int] | None:
    """The submissions among which those that count are, where only ``finished`` ones are new; None: among all.

    A stored mark names the one that counted before, which no older one beats, as long as its result is still the same.
    Hints are bought between submissions, and change what older ones are worth. One query at most.
    """
    if not finished or exercise_ids is None or uses.hints:
        return None
    marks = Mark.objects.filter(assignment=assignment, user__in=users, exercise__in=exercise_ids)
    named = list(marks.values_list("run", "run__submission", "run__submission__counted_run"))
    if len(named) < len(users) * len(exercise_ids) or any(run is None or run != counts for run, _, counts in named):
        return None
    return {submission for _, submission, _ in named} | set(finished)


def assignment_recompute(*, assignment: Assignment, user_ids: Collection[int] | None = None) -> int:
    """The same for a whole assignment, of everybody or of some: after its dates, policy, points or items changed.

    How many marks are others by it.
    """
    return course_recompute(course=assignment.course, only=assignment, user_ids=user_ids)


def course_recompute(*, course: Course, only: Assignment | None = None, user_ids: Collection[int] | None = None) -> int:
    """Recompute every mark of a course, one transaction an assignment; ``only`` one where no free days are shared.

    How many are others by it.
    """
    count = 0
    for row, free in _in_order(course):
        if only is not None and not free.each and row.pk != only.pk:
            continue
        with transaction.atomic():
            _lock(user_ids)
            count += _store(row, marks_of(row, users=user_ids, free=free), users=user_ids, exercises=None)
    return count


def marks_differing(*, course: Course) -> Iterator[tuple[Assignment, int, int, Mark | None, Computed | None]]:
    """Marks that recomputing would change: assignment, user, exercise, what is stored, what would be. Only reads."""
    for row, free in _in_order(course):
        should = marks_of(row, free=free)
        stored = {(mark.user_id, mark.exercise_id): mark for mark in Mark.objects.filter(assignment=row)}
        for user, exercise in sorted({*should, *stored}):
            mark, wanted = stored.get((user, exercise)), should.get((user, exercise))
            if mark is None or wanted is None or not _equal(mark, wanted):
                yield row, user, exercise, mark, wanted


@transaction.atomic
def adjustment_add(
    *,
    assignment: Assignment,
    user: User,
    exercise: Exercise,
    kind: AdjustmentKind,
    reason: str,
    by: User,
    value: Decimal | None = None,
    withdraws: Adjustment | None = None,
) -> Adjustment:
    """Give or take points, excuse, or withdraw an earlier adjustment; the mark follows in the same transaction.

    Raises ValidationError without a reason, or where the kind and the value do not go together.
    """
    row = Adjustment(
        assignment=assignment,
        user=user,
        exercise=exercise,
        kind=kind,
        value=value,
        withdraws=withdraws,
        reason=reason.strip(),
        author=by,
    )
    row.full_clean()
    row.save()
    record(
        Verb.MARK_ADJUSTED,
        course=assignment.course,
        actor=by,
        subject=user,
        assignment=assignment,
        exercise=exercise.slug,
        kind=str(kind.value),
        value=value,
        reason=row.reason,
    )
    marks_recompute(user_ids={user.pk}, assignment_id=assignment.pk, exercise_ids={exercise.pk})
    return row


def _in_order(course: Course) -> Iterator[tuple[Assignment, FreeTime]]:
    """The course's assignments by due date, in which order free late time is spent, with what is spent so far."""
    rows = Assignment.objects.filter(course=course).select_related("policy", "course__policy")
    free: FreeTime | None = None
    for row in rows.order_by(F("due_at").asc(nulls_last=True), "pk"):
        free = free or free_time(row)
        yield row, free


def _recompute_onwards(assignment: Assignment, users: set[int]) -> None:
    """This assignment, and later ones of the course as long as the free time that is left for them has changed."""
    order = [row for row, _ in _in_order(assignment.course)]
    at = order.index(assignment)
    free = free_time(assignment)
    spent = _spent(order, users)
    for row in order[:at]:
        for user, seconds in spent.get(row.pk, {}).items():
            free.spent[user] += seconds
    for row in order[at:]:
        if row.pk != assignment.pk and not Mark.objects.filter(assignment=row, user__in=users, late=True).exists():
            continue
        start = {user: free.spent[user] for user in users}
        _store(row, marks_of(row, users=users, free=free), users=users, exercises=None)
        if all(free.spent[user] - start[user] == spent.get(row.pk, {}).get(user, 0) for user in users):
            break


def _spent(assignments: list[Assignment], users: Collection[int]) -> dict[int, dict[int, int]]:
    """By assignment and student the free seconds that their stored marks say were spent."""
    rows = Mark.objects.filter(assignment__in=assignments, user__in=users, free_seconds__gt=0)
    found: dict[int, dict[int, int]] = {}
    for assignment, user, seconds in rows.values_list("assignment", "user").annotate(most=Max("free_seconds")):
        found.setdefault(assignment, {})[user] = seconds
    return found


def _locked_with_mates(assignment_id: int, user_ids: Collection[int]) -> set[int]:
    """These students and who is in a group with one of them, each locked as ``_lock`` does it. One query."""
    mates = GroupMember.objects.filter(group__members__user__in=user_ids, assignment=assignment_id).values("user")
    rows = User.objects.select_for_update().filter(Q(pk__in=user_ids) | Q(pk__in=mates)).order_by("pk")
    return set(rows.values_list("pk", flat=True))


def _lock(user_ids: Collection[int] | None) -> None:
    """Two submissions of one student may finish at once: the second waits here and then sees the first."""
    if user_ids is not None:
        list(User.objects.select_for_update().filter(pk__in=user_ids).order_by("pk").values_list("pk"))


def _store(
    assignment: Assignment,
    found: Mapping[Key, Computed],
    *,
    users: Collection[int] | None,
    exercises: Collection[int] | None,
) -> int:
    """Make ``found`` what is stored; how many marks are others by it."""
    stored = Mark.objects.filter(assignment=assignment)
    if users is not None:
        stored = stored.filter(user__in=users)
    if exercises is not None:
        stored = stored.filter(exercise__in=exercises)
    before = {(mark.user_id, mark.exercise_id): mark for mark in stored}
    changed = [
        Mark(
            user_id=user,
            assignment=assignment,
            exercise_id=exercise,
            **{name: getattr(mark, name) for name in FIELDS},
        )
        for (user, exercise), mark in found.items()
        if (user, exercise) not in before or not _equal(before[user, exercise], mark)
    ]
    Mark.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["assignment", "user", "exercise"],
        update_fields=[*(name.removesuffix("_id") for name in FIELDS), "updated_at"],
        batch_size=500,
    )
    gone = [mark.pk for key, mark in before.items() if key not in found]
    for start in range(0, len(gone), 500):
        Mark.objects.filter(pk__in=gone[start : start + 500]).delete()
    told = {mark.user_id for mark in changed} | {user for user, exercise in before if (user, exercise) not in found}
    if told:
        marks_changed.send(sender=Mark, assignment=assignment, user_ids=told)
    return len(changed) + len(gone)


def _equal(mark: Mark, wanted: Computed) -> bool:
    return all(getattr(mark, name) == getattr(wanted, name) for name in FIELDS)

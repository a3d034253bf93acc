"""Reads what marks are computed from, for any number of students of one assignment, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Case, Exists, F, FloatField, OuterRef, Q, QuerySet, Sum, Value, When, Window
from django.db.models.functions import RowNumber

from grader.catalog.models import AssignmentExercise
from grader.courses.models import Assignment, Counts, Enrolment, Extension, GroupMember, Mode
from grader.courses.schedule import Schedule, policy_of, schedule_of
from grader.gradebook.marks.computing import Computed, Decision, Handed, Paid, choose, computed
from grader.gradebook.models import Adjustment, AdjustmentKind, RubricMark
from grader.judge.verdict import Verdict
from grader.quizzes.asking.pools import beyond_pools
from grader.quizzes.models import Place
from grader.submissions.models import OpenedHint, Submission, SubmissionKind

Key = tuple[int, int]  # user, exercise
SHARE = Case(
    When(counted_run__verdict=Verdict.PASSED.value, then=Value(1.0)),
    When(counted_run__max_points__gt=0, then=F("counted_run__points") / F("counted_run__max_points")),
    default=Value(0.0),
    output_field=FloatField(),
)


@dataclass(slots=True)
class FreeTime:
    """Free late time of a course that each student has spent so far, in seconds, in the order of due dates."""

    each: int = 0
    spent: dict[int, int] = field(default_factory=lambda: defaultdict(int))

    def left(self, user_id: int) -> int:
        return max(0, self.each - self.spent[user_id])


@dataclass(frozen=True, slots=True)
class Uses:
    """What an assignment has of what most have not: whatever is False is not asked for."""

    groups: bool = True
    extensions: bool = True
    hints: bool = True  # opened ones that cost points
    adjustments: bool = True
    rubric: bool = True


ALL = Uses()


def assignment_with_uses(assignment_id: int) -> tuple[Assignment, Uses]:
    """The assignment with its policies, and what it uses. One query."""
    here = {"assignment": OuterRef("pk")}
    found = (
        Assignment.objects.select_related("policy", "course__policy")
        .annotate(
            has_groups=Exists(GroupMember.objects.filter(**here)),
            has_extensions=Exists(Extension.objects.filter(**here)),
            has_hints=Exists(OpenedHint.objects.filter(cost__gt=0, **here)),
            has_adjustments=Exists(Adjustment.objects.filter(**here)),
            has_rubric=Exists(RubricMark.objects.filter(item__assignment=OuterRef("pk"))),
        )
        .get(pk=assignment_id)
    )
    return found, Uses(
        groups=found.has_groups,
        extensions=found.has_extensions,
        hints=found.has_hints,
        adjustments=found.has_adjustments,
        rubric=found.has_rubric,
    )


def free_time(assignment: Assignment) -> FreeTime:
    """What each student of the assignment's course has, nothing of it spent."""
    policy = assignment.course.policy
    return FreeTime(each=policy.free_days * 86400 if policy is not None else 0)


def marks_of(
    assignment: Assignment,
    *,
    users: Collection[int] | None = None,
    exercises: Collection[int] | None = None,
    free: FreeTime | None = None,
    uses: Uses = ALL,
    among: Collection[int] | None = None,
) -> dict[Key, Computed]:
    """The marks of these students (None: of all who have any) for these exercises (None: all). At most nine queries.

    ``among``: submissions, where the caller knows that no other one counts. What lateness spends of ``free`` is noted
    there: an assignment spends what its latest counted submission needs.
    """
    items = {
        item.exercise_id: item
        for item in AssignmentExercise.objects.filter(assignment=assignment).select_related("quiz__pool")
        if exercises is None or item.exercise_id in exercises
    }
    if not items:
        return {}
    mates = _mates(assignment, users) if uses.groups else {}
    paid = _paid(assignment, users, items, mates) if uses.hints else {}
    handed = _handed(assignment, users, items, mates, {exercise for _, exercise in paid}, among)
    decisions = _decisions(assignment, users, items) if uses.adjustments else {}
    cancelled = _cancelled(users, items)
    people = {user for user, _ in (*handed, *decisions, *cancelled)}
    schedules = schedules_of(assignment, people) if uses.extensions else dict.fromkeys(people, schedule_of(assignment))
    rubric = _rubric(assignment) if uses.rubric else {}
    free = free or FreeTime()
    marks: dict[Key, Computed] = {}
    needed: dict[int, int] = defaultdict(int)
    for key in {*handed, *decisions, *cancelled}:
        user, exercise = key
        schedule, worth = schedules[user], items[exercise].points
        choice = choose(
            handed.get(key, ()), schedule=schedule, worth=worth, free=free.left(user), paid=paid.get(key, ())
        )
        mark = computed(
            choice,
            worth=worth,
            schedule=schedule,
            cancelled=key in cancelled,
            rubric=rubric.get(choice.handed.submission_id, Decimal(0)) if choice else Decimal(0),
            decisions=decisions.get(key, ()),
        )
        if mark is not None:
            marks[key] = mark
            needed[user] = max(needed[user], mark.free_seconds)
    for user, seconds in needed.items():
        free.spent[user] += seconds
    return _within_pools(marks, items) if assignment.mode == Mode.QUIZ else marks


def _within_pools(marks: dict[Key, Computed], items: Mapping[int, AssignmentExercise]) -> dict[Key, Computed]:
    """The marks that count: of a pool as many as it gives, what people decided about and then the best first."""
    ranks: dict[int, dict[int, tuple[bool, Decimal]]] = defaultdict(dict)
    for (user, exercise), mark in marks.items():
        ranks[user][exercise] = (mark.adjusted, mark.points)
    beyond = {(user, exercise) for user, mine in ranks.items() for exercise in beyond_pools(mine, items)}
    return {key: mark for key, mark in marks.items() if key not in beyond}


def schedules_of(assignment: Assignment, users: Collection[int]) -> dict[int, Schedule]:
    """The dates and rules of ``assignment`` that hold for each of ``users``. Three queries at most."""
    applying: dict[int, list[Extension]] = defaultdict(list)
    rows = list(Extension.objects.filter(assignment=assignment))
    sections = {row.section_id: row for row in rows if row.section_id is not None}
    groups = {row.group_id: row for row in rows if row.group_id is not None}
    for row in rows:
        if row.user_id is not None:
            applying[row.user_id].append(row)
    if sections:
        members = Enrolment.sections.through.objects.filter(section__in=sections)
        for user_id, section_id in members.values_list("enrolment__user", "section"):
            applying[user_id].append(sections[section_id])
    if groups:
        for user_id, group_id in GroupMember.objects.filter(group__in=groups).values_list("user", "group"):
            applying[user_id].append(groups[group_id])
    plain = schedule_of(assignment)
    return {user: schedule_of(assignment, applying[user]) if user in applying else plain for user in users}


def _mates(assignment: Assignment, users: Collection[int] | None) -> dict[int, list[int]]:
    """Who hands in for whom: of each member of a group all its members."""
    rows = GroupMember.objects.filter(assignment=assignment).values_list("group", "user")
    if users is not None:
        rows = rows.filter(group__members__user__in=users)
    groups: dict[int, set[int]] = defaultdict(set)
    for group, user in rows:
        groups[group].add(user)
    return {user: sorted(members) for members in groups.values() for user in members}


def _handed(
    assignment: Assignment,
    users: Collection[int] | None,
    items: Collection[int],
    mates: dict[int, list[int]],
    hinted: Collection[int],
    among: Collection[int] | None,
) -> dict[Key, list[Handed]]:
    """By student and exercise the submissions that could count, a few of each: never all that were ever handed in."""
    rows = Submission.objects.filter(
        assignment=assignment, exercise__in=items, kind=SubmissionKind.SUBMISSION, counted_run__isnull=False
    ).exclude(counted_run__verdict=Verdict.INTERNAL)
    if assignment.mode == Mode.QUIZ:
        rows = rows.filter(place__isnull=False)  # what an attempt handed in, and nothing that was sent on the way to it
    if among is not None:
        rows = rows.filter(pk__in=among)
    elif users is not None:
        rows = rows.filter(user__in={*users, *(mate for user in users for mate in mates.get(user, ()))})
    found: dict[Key, list[Handed]] = defaultdict(list)
    for row in _candidates(assignment, rows, hinted):
        handed = Handed(row["pk"], row["counted_run"], row["created_at"], row["share"], row["chosen_at"])
        for user in mates.get(row["user"], (row["user"],)):
            if users is None or user in users:
                found[user, row["exercise"]].append(handed)
    return found


def _paid(
    assignment: Assignment, users: Collection[int] | None, items: Collection[int], mates: dict[int, list[int]]
) -> dict[Key, list[Paid]]:
    """By student and exercise the hints that cost points, a group's together. One query."""
    rows = OpenedHint.objects.filter(assignment=assignment, exercise__in=items, cost__gt=0)
    if users is not None:
        rows = rows.filter(user__in={*users, *(mate for user in users for mate in mates.get(user, ()))})
    found: dict[Key, dict[int, Paid]] = defaultdict(dict)
    for opener, exercise, number, at, cost in rows.order_by("-opened_at").values_list(
        "user", "exercise", "number", "opened_at", "cost"
    ):
        for user in mates.get(opener, (opener,)):
            if users is None or user in users:
                found[user, exercise][number] = Paid(at, cost)  # of a group, whoever opened it first
    return {key: list(hints.values()) for key, hints in found.items()}


def _candidates(
    assignment: Assignment, rows: QuerySet[Submission], hinted: Collection[int]
) -> Iterator[dict[str, Any]]:
    """Of each student and exercise the rows among which the counted one is; ``hinted``: exercises with paid hints."""
    policy = policy_of(assignment)
    fields = ("pk", "user", "exercise", "counted_run", "created_at", "chosen_at", "share")
    ranked = rows.annotate(share=SHARE)
    if policy.counts != Counts.BEST:
        order = [F("chosen_at").desc(nulls_last=True), F("pk").desc()] if policy.counts == Counts.CHOSEN else ["-pk"]
        yield from _first(ranked, order).values(*fields)
        return
    if hinted:  # what came before a hint may count for more than what is better and came after it
        yield from ranked.filter(exercise__in=hinted).values(*fields)
        ranked = ranked.exclude(exercise__in=hinted)
    best = [F("share").desc(), "pk"]
    if policy.penalty == 0:
        yield from _first(ranked, best).values(*fields)
        return
    # Lateness costs: the best of those in time for everybody, and all later ones.
    dates = [row.due_at for row in Extension.objects.filter(assignment=assignment) if row.due_at is not None]
    due = min([assignment.due_at, *dates]) if assignment.due_at is not None else None
    if due is None:
        yield from _first(ranked, best).values(*fields)
        return
    in_time = Q(created_at__lte=due + timedelta(minutes=policy.grace_minutes))
    yield from _first(ranked.filter(in_time), best).values(*fields)
    yield from ranked.exclude(in_time).values(*fields)


def _first(rows: QuerySet[Submission], order: list[Any]) -> QuerySet[Submission]:
    """The first row of each student and exercise, in ``order``."""
    rank = Window(RowNumber(), partition_by=[F("user"), F("exercise")], order_by=order)
    return rows.annotate(rank=rank).filter(rank=1).order_by()


def _decisions(
    assignment: Assignment, users: Collection[int] | None, items: Collection[int]
) -> dict[Key, list[Decision]]:
    rows = Adjustment.objects.filter(assignment=assignment, exercise__in=items, withdrawn_by=None)
    rows = rows.exclude(kind=AdjustmentKind.WITHDRAWAL)
    if users is not None:
        rows = rows.filter(user__in=users)
    found: dict[Key, list[Decision]] = defaultdict(list)
    for user, exercise, kind, value in rows.order_by("pk").values_list("user", "exercise", "kind", "value"):
        found[user, exercise].append(Decision(kind, value if value is not None else Decimal(0)))
    return found


def _rubric(assignment: Assignment) -> dict[int, Decimal]:
    """By submission the points of the rubric items that hold for it."""
    rows = RubricMark.objects.filter(item__assignment=assignment, taken_at=None).order_by().values("submission")
    return dict(rows.annotate(sum=Sum("item__points")).values_list("submission", "sum"))


def _cancelled(users: Collection[int] | None, items: dict[int, AssignmentExercise]) -> set[Key]:
    """Who was asked a question that has been cancelled since."""
    gone = {
        item.pk: exercise
        for exercise, item in items.items()
        if (said := getattr(item, "quiz", None)) is not None and said.cancelled_at is not None
    }
    if not gone:
        return set()
    rows = Place.objects.filter(item__in=gone)
    if users is not None:
        rows = rows.filter(attempt__user__in=users)
    return {(user, gone[item]) for user, item in rows.values_list("attempt__user", "item").distinct()}

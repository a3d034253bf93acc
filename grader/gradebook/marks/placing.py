"""Which exercises an assignment asks for: added, worth something, ordered, taken out; marks follow at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise, Exercise, ExerciseVersion, placeable
from grader.courses.models import Assignment, Verb
from grader.courses.record.events import record
from grader.gradebook.services import assignment_recompute
from grader.localised import localised
from grader.submissions.models import Submission, SubmissionKind

MOST = 200  # exercises of one assignment


@dataclass(frozen=True, slots=True)
class Placed:
    """An exercise and what it is to be worth."""

    exercise: Exercise
    points: Decimal
    pinned: ExerciseVersion | None = None  # None: it follows what is published


@dataclass(frozen=True, slots=True)
class Change:
    """What another list changed: how many exercises in which way, whether their order, and how many marks with it."""

    added: int
    removed: int
    points: int
    versions: int
    moved: bool
    marks: int


@transaction.atomic
def exercises_place(*, assignment: Assignment, placed: Sequence[Placed], by: User) -> Change:
    """Make ``placed`` the assignment's exercises, in this order; what that changed.

    Raises ValidationError where one stands twice, is another course's own, is worth less than nothing, or would be
    taken out although students have handed something in for it.
    """
    if len(placed) > MOST:
        raise ValidationError(_("An assignment holds at most %(count)s exercises.") % {"count": MOST})
    if len({one.exercise.pk for one in placed}) != len(placed):
        raise ValidationError(_("An exercise can stand in an assignment only once."))
    if any(not one.points.is_finite() or not 0 <= one.points <= 9999 for one in placed):
        raise ValidationError(_("Points lie between 0 and 9999."))
    before = {
        item.exercise_id: item
        for item in AssignmentExercise.objects.select_for_update(of=("self",))
        .filter(assignment=assignment)
        .select_related("exercise")
    }
    gone = [item for pk, item in before.items() if pk not in {one.exercise.pk for one in placed}]
    for item in gone:
        sent = Submission.objects.filter(assignment=assignment, exercise=item.exercise, kind=SubmissionKind.SUBMISSION)
        if sent.exists():
            raise ValidationError(
                _("“%(title)s” stays: students have handed something in for it. Give it 0 points instead.")
                % {"title": localised(item.exercise.title)}
            )
        item.delete()
    stayed = [one for one in placed if one.exercise.pk in before]
    worth = {pk: (item.points, item.pinned_id) for pk, item in before.items()}
    positions = [(before[one.exercise.pk].position, before[one.exercise.pk].pk) for one in stayed]
    for position, one in enumerate(placed):
        placeable(assignment=assignment, exercise=one.exercise)
        item = before.get(one.exercise.pk) or AssignmentExercise(assignment=assignment, exercise=one.exercise)
        if one.pinned is not None and one.pinned.exercise_id != one.exercise.pk:
            raise ValidationError(_("This is a version of another exercise."))
        item.position, item.points, item.pinned = position, one.points, one.pinned
        item.save()
    record(
        Verb.ASSIGNMENT_CHANGED,
        course=assignment.course,
        actor=by,
        assignment=assignment,
        exercises=[
            f"{one.exercise.slug}: {one.points:f}" + (f" @{one.pinned.hash[:12]}" if one.pinned else "")
            for one in placed
        ],
    )
    return Change(
        added=len(placed) - len(stayed),
        removed=len(gone),
        points=sum(worth[one.exercise.pk][0] != one.points for one in stayed),
        versions=sum(worth[one.exercise.pk][1] != (one.pinned.pk if one.pinned else None) for one in stayed),
        moved=positions != sorted(positions),
        marks=assignment_recompute(assignment=assignment),
    )

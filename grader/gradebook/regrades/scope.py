"""What a regrade is about: its submissions, the versions they are graded by, and the people whose marks may change."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from grader.catalog.models import AssignmentExercise, ExerciseVersion
from grader.courses.models import Enrolment, GroupMember, Mode, Role
from grader.gradebook.models import Mark, Regraded, RegradeSet, RegradeWhich
from grader.submissions.models import Submission, SubmissionKind


def submissions_in(regrade: RegradeSet) -> QuerySet[Submission]:
    """What students have handed in within the regrade's scope, with a result, in the order it came."""
    students = Enrolment.objects.filter(course=regrade.assignment.course_id, role=Role.STUDENT).values("user")
    rows = Submission.objects.filter(
        assignment=regrade.assignment_id, kind=SubmissionKind.SUBMISSION, counted_run__isnull=False, user__in=students
    )
    if regrade.exercise_id is not None:
        rows = rows.filter(exercise=regrade.exercise_id)
    if regrade.assignment.mode == Mode.QUIZ:
        rows = rows.filter(place__isnull=False)  # nothing else of a quiz counts
    if people := people_of(regrade):
        rows = rows.filter(user__in=people)
    if regrade.which == RegradeWhich.COUNTED:
        rows = rows.filter(Exists(Mark.objects.filter(run=OuterRef("counted_run"))))
    return rows.order_by("pk")


def submissions_missing(regrade: RegradeSet) -> QuerySet[Submission]:
    """Those of them that came after the regrade was begun, so that it does not know them."""
    return submissions_in(regrade).exclude(Exists(Regraded.objects.filter(regrade=regrade, submission=OuterRef("pk"))))


def people_of(regrade: RegradeSet) -> list[int]:
    """Whom it is about; nobody: everybody."""
    return list(regrade.people.values_list("pk", flat=True))


def versions_for(regrade: RegradeSet, exercises: Collection[int]) -> dict[int, ExerciseVersion]:
    """By exercise the version that grades: the one that was chosen, else what a new submission is graded by.

    Two queries.
    """
    light = ExerciseVersion.objects.defer("bundle")
    if regrade.version_id is not None and regrade.exercise_id is not None:
        return {regrade.exercise_id: light.get(pk=regrade.version_id)}
    items = AssignmentExercise.objects.filter(assignment=regrade.assignment_id, exercise__in=exercises)
    pins = dict(items.exclude(pinned=None).values_list("exercise", "pinned"))
    rows = light.filter(exercise__in=exercises).filter(Q(pk__in=pins.values()) | Q(exercise__current=F("pk")))
    return {version.exercise_id: version for version in rows if pins.get(version.exercise_id, version.pk) == version.pk}


def users_touched(regrade: RegradeSet) -> set[int]:
    """Whose marks may change: who handed in what is graded again, and who is in a group with them."""
    users = set(Regraded.objects.filter(regrade=regrade).values_list("submission__user", flat=True))
    mates = GroupMember.objects.filter(group__members__user__in=users, assignment=regrade.assignment_id)
    return users | set(mates.values_list("user", flat=True))


def overlapping(regrade: RegradeSet) -> QuerySet[RegradeSet]:
    """Other regrades of the same work that nobody has decided about."""
    rows = RegradeSet.objects.filter(assignment=regrade.assignment_id, state__in=["computing", "ready"])
    if regrade.exercise_id is not None:
        rows = rows.filter(Q(exercise=None) | Q(exercise=regrade.exercise_id))
    return rows.exclude(pk=regrade.pk)

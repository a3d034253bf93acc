"""What students handed in, for those who teach them: a filtered list, and what lies before and after one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from grader.catalog.models import AssignmentExercise
from grader.courses.access import extended_students
from grader.courses.models import Assignment, Course, Section
from grader.courses.rules import Viewer
from grader.courses.schedule import Schedule, schedule_of
from grader.courses.selectors import students_taught
from grader.errors import NotFound
from grader.gradebook.models import Mark
from grader.gradebook.teaching.mistakes import explanations_of, sentences_of
from grader.judge.verdict import Verdict
from grader.submissions.help.outputs import made
from grader.submissions.models import Submission, SubmissionKind

WINDOW = 50
TRIES = 50  # of one student, the newest


@dataclass(frozen=True, slots=True)
class Sought:
    """Which submissions are asked for; empty values ask for all. ``before`` is the key to go on from, newest first."""

    assignment: str = ""
    exercise: str = ""
    verdict: str = ""
    mistake: str = ""
    section: int | None = None
    user: int | None = None
    late: bool = False
    query: str = ""
    counted: bool = False  # only those that give somebody's mark
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Browsed:
    """A window of submissions, and what can be asked for; ``mistakes``: name and sentence by language, of the exercise
    that is asked for."""

    rows: tuple[Submission, ...]
    more: int | None  # the key to go on from
    assignments: tuple[Assignment, ...]
    exercises: tuple[AssignmentExercise, ...]
    sections: tuple[Section, ...]
    mistakes: tuple[tuple[str, dict[str, str]], ...]
    sought: Sought


def submissions_browse(*, viewer: Viewer, course: Course, sought: Sought) -> Browsed:
    """The newest submissions that match, of students the viewer teaches. A dozen queries at most. Raises NotFound."""
    rows = _matching(viewer, course, sought)
    if sought.before is not None:
        rows = rows.filter(pk__lt=sought.before)
    # The keys first: with all that a row shows joined to it, databases look for them the long way round.
    keys = list(rows.order_by("-pk").values_list("pk", flat=True)[: WINDOW + 1])
    found = list(_shown(Submission.objects.filter(pk__in=keys)).order_by("-pk"))
    assignments = tuple(Assignment.objects.filter(course=course).order_by("due_at", "pk"))
    exercises = tuple(
        AssignmentExercise.objects.filter(assignment__course=course, assignment__slug=sought.assignment).select_related(
            "exercise"
        )
    )
    asked = {item.exercise_id: item.exercise for item in exercises if item.exercise.slug == sought.exercise}
    named = sentences_of(asked) | explanations_of(course=course, exercises=asked) if asked else {}
    return Browsed(
        tuple(found[:WINDOW]),
        found[WINDOW - 1].pk if len(found) > WINDOW else None,
        assignments,
        exercises,
        tuple(course.sections.all()),
        tuple((name, text) for (_, name), text in sorted(named.items())),
        sought,
    )


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What lies beside a submission in a list: the one that came after it and the one before; and its author's tries
    at the same exercise there, the newest first."""

    newer: Submission | None
    older: Submission | None
    tries: tuple[Submission, ...]

    def earlier_than(self, submission: Submission) -> Submission | None:
        """The same student's last try before this one."""
        return next((one for one in self.tries if one.pk < submission.pk), None)


def neighbours(*, viewer: Viewer, submission: Submission, sought: Sought | None = None) -> Neighbours:
    """What lies beside a submission in the list that ``sought`` asks for, without one in all of its exercise.

    Seven queries, three more where late ones are sought. Raises NotFound for whoever does not teach its author.
    """
    assignment = submission.assignment
    if assignment is None:
        raise NotFound
    if sought is None:
        sought = Sought(assignment=assignment.slug, exercise=submission.exercise.slug)
    places = [assignment.pk] if sought.assignment == assignment.slug else None
    rows = _matching(viewer, assignment.course, sought, places).only("pk", "public_id", "user")
    tries = Submission.objects.filter(
        user=submission.user_id,
        exercise=submission.exercise_id,
        assignment=assignment,
        kind=SubmissionKind.SUBMISSION,
    )
    return Neighbours(
        newer=rows.filter(pk__gt=submission.pk).order_by("pk").first(),
        older=rows.filter(pk__lt=submission.pk).order_by("-pk").first(),
        tries=tuple(_shown(tries).order_by("-pk")[:TRIES]),
    )


def _shown(rows: QuerySet[Submission]) -> QuerySet[Submission]:
    """The rows with what a list shows of each."""
    return rows.select_related("user", "exercise", "assignment", "counted_run").defer(
        "source", "counted_run__report", "counted_run__error"
    )


def _matching(
    viewer: Viewer, course: Course, sought: Sought, places: Sequence[int] | None = None
) -> QuerySet[Submission]:
    """``places``: the keys of the assignments that are sought, where the caller knows them."""
    people = students_taught(viewer=viewer, course=course)
    if sought.section is not None:
        people = people.filter(sections=sought.section)
    if text := sought.query:
        people = people.filter(
            Q(user__name__icontains=text) | Q(user__username__icontains=text) | Q(student_number__icontains=text)
        )
    if sought.user is not None:
        people = people.filter(user=sought.user)
    if places is None:
        asked = Assignment.objects.filter(course=course)
        asked = asked.filter(slug=sought.assignment) if sought.assignment else asked
        places = list(asked.values_list("pk", flat=True))
    rows = Submission.objects.filter(
        assignment__in=places,
        kind=SubmissionKind.SUBMISSION,
        user__in=people.values("user"),
    )
    if sought.exercise:
        rows = rows.filter(exercise__slug=sought.exercise)
    if sought.verdict == "waiting":
        rows = rows.filter(counted_run=None)
    elif sought.verdict in set(Verdict):
        rows = rows.filter(counted_run__verdict=sought.verdict)
    if sought.mistake:
        rows = rows.filter(made(sought.mistake))
    if sought.late:
        rows = rows.filter(_late(course, sought.assignment))
    if sought.counted:
        rows = rows.filter(Exists(Mark.objects.filter(run=OuterRef("counted_run"))))
    return rows


def _late(course: Course, assignment: str) -> Q:
    """What was handed in late, by each student's own dates and with the grace. Five queries at most."""
    rows = Assignment.objects.filter(course=course, due_at__isnull=False).select_related("policy", "course__policy")
    if assignment:
        rows = rows.filter(slug=assignment)
    found = list(rows)
    others = extended_students(found)
    late = Q(pk__in=[])
    for row in found:
        mine = others.get(row.pk, {})
        late |= _after(row, schedule_of(row)) & ~Q(user__in=list(mine))
        by_date: dict[datetime, list[int]] = defaultdict(list)
        for user, extensions in mine.items():
            if (bound := _bound(schedule_of(row, extensions))) is not None:
                by_date[bound].append(user)
        for bound, users in by_date.items():
            late |= Q(assignment=row.pk, created_at__gt=bound, user__in=users)
    return late


def _after(assignment: Assignment, schedule: Schedule) -> Q:
    return Q(assignment=assignment.pk, created_at__gt=_bound(schedule))


def _bound(schedule: Schedule) -> datetime | None:
    """The last moment that is not late."""
    return None if schedule.due_at is None else schedule.due_at + timedelta(seconds=schedule.late.grace)

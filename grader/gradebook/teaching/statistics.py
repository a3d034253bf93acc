"""How the exercises of an assignment went: tries until full marks, time, difficulty, discrimination."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from statistics import fmean, median
from typing import Any

from django.db.models import Min, QuerySet

from grader.catalog.models import AssignmentExercise, Kind
from grader.courses.models import Assignment, Enrolment
from grader.courses.rules import Viewer
from grader.courses.selectors import students_taught
from grader.gradebook.models import Mark
from grader.judge.verdict import Verdict
from grader.localised import localised
from grader.quizzes.holding.analysis import correlation
from grader.quizzes.holding.given import answers_given
from grader.submissions.models import Submission, SubmissionKind
from grader.submissions.runs.reports import case_titles, cases_failed

BINS = 10
LOOKED_AT = 400  # newest results that are not whole, of all exercises of an assignment together


@dataclass(frozen=True, slots=True)
class Hardest:
    """The case that most students fail: ``failed`` of the ``of`` newest results that are not whole.

    ``title`` is its name by language; empty where it has none but ``case``.
    """

    case: str
    failed: int
    of: int
    title: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The case's name in the reader's language."""
        return localised(self.title) or self.case


@dataclass(frozen=True, slots=True)
class ExerciseStatistics:
    """One exercise of an assignment, over the students the viewer teaches.

    ``difficulty`` is the mean share of the points, from 0 (nobody had any) to 1, of those who handed in;
    ``discrimination`` the correlation (Pearson) of that share with the points on the assignment's other exercises, None
    below three students or without any spread. ``bins``: students by tenths of the points.
    """

    item: AssignmentExercise
    tried: int
    passed: int
    tries: float | None  # median number of hand-ins until the first that passed
    time: timedelta | None  # median from the first hand-in to that
    difficulty: float | None
    discrimination: float | None
    bins: tuple[int, ...]
    hardest: Hardest | None = None  # None where every result is whole, and for questions
    answers: tuple[tuple[str, int], ...] = ()  # of a question, the most frequent of the newest ones, in words

    @property
    def bars(self) -> tuple[tuple[int, int, int], ...]:
        """``bins`` as bars in a field of 10 by 20: left edge, upper edge, height."""
        most = max(self.bins, default=0)
        heights = (round(20 * count / most) if most else 0 for count in self.bins)
        return tuple((x, 20 - height, height) for x, height in enumerate(heights) if height)

    @property
    def minutes(self) -> int | None:
        """``time`` in minutes."""
        return None if self.time is None else round(self.time.total_seconds() / 60)


def assignment_statistics(*, viewer: Viewer, assignment: Assignment) -> tuple[ExerciseStatistics, ...]:
    """The exercises of the assignment in its order. Twelve queries at most. Raises NotFound."""
    people = students_taught(viewer=viewer, course=assignment.course).values("user")
    items = list(AssignmentExercise.objects.filter(assignment=assignment).select_related("exercise"))
    shares: dict[int, dict[int, float]] = defaultdict(dict)  # exercise -> student -> share of the points
    marks = Mark.objects.filter(assignment=assignment, user__in=people, excused=False, max_points__gt=0)
    for user, exercise, points, of in marks.values_list("user", "exercise", "points", "max_points"):
        shares[exercise][user] = min(1.0, float(points / of))
    sent = Submission.objects.filter(assignment=assignment, kind=SubmissionKind.SUBMISSION, user__in=people).order_by()
    first_passed = {
        (user, exercise): at
        for user, exercise, at in sent.filter(counted_run__verdict=Verdict.PASSED)
        .values_list("user", "exercise")
        .annotate(at=Min("created_at"))
    }
    tries: dict[tuple[int, int], int] = defaultdict(int)
    began: dict[tuple[int, int], datetime] = {}
    tried: dict[int, set[int]] = defaultdict(set)
    for user, exercise, at in sent.values_list("user", "exercise", "created_at").order_by("created_at"):
        tried[exercise].add(user)
        key = (user, exercise)
        began.setdefault(key, at)
        if key in first_passed and at <= first_passed[key]:
            tries[key] += 1
    found = []
    hardest = _hardest(assignment, people, len(items))
    questions = [item.exercise_id for item in items if item.exercise.kind == Kind.QUESTION]
    answers = answers_given(assignment=assignment, exercises=questions, users=people)
    for item in items:
        exercise = item.exercise_id
        passed = [key for key in first_passed if key[1] == exercise]
        mine = shares[exercise]
        rest = {user: sum(other.get(user, 0.0) for pk, other in shares.items() if pk != exercise) for user in mine}
        bins = [0] * BINS
        for share in mine.values():
            bins[min(BINS - 1, int(share * BINS))] += 1
        found.append(
            ExerciseStatistics(
                item=item,
                tried=len(tried[exercise]),
                passed=len(passed),
                tries=median(tries[key] for key in passed) if passed else None,
                time=_median([first_passed[key] - began[key] for key in passed]),
                difficulty=fmean(mine.values()) if mine else None,
                discrimination=correlation([*mine.values()], [rest[user] for user in mine]),
                bins=tuple(bins),
                hardest=hardest.get(exercise),
                answers=answers.get(exercise, ()),
            )
        )
    return tuple(found)


def _hardest(assignment: Assignment, people: QuerySet[Enrolment, Any], exercises: int) -> dict[int, Hardest]:
    """By exercise; each has its share of ``LOOKED_AT``, so that a page costs the same for any number of students."""
    rows = Mark.objects.filter(assignment=assignment, user__in=people, run__isnull=False)
    rows = rows.exclude(run__verdict__in=[Verdict.PASSED, Verdict.INTERNAL]).order_by("-run")
    runs: dict[int, list[int]] = defaultdict(list)
    for exercise, run in rows.values_list("exercise", "run"):
        if len(runs[exercise]) < max(1, LOOKED_AT // max(1, exercises)):
            runs[exercise].append(run)
    failed = cases_failed([run for some in runs.values() for run in some])
    found, newest = {}, {}
    for exercise, some in runs.items():
        told = [failed[run] for run in some if run in failed]
        counts = Counter(case for cases in told for case in cases)
        if counts:
            [(case, count)] = counts.most_common(1)
            found[exercise] = Hardest(case, count, len(told))
            newest[exercise] = next(run for run in some if case in failed.get(run, ()))
    named = case_titles(newest.values()) if newest else {}
    return {pk: replace(one, title=named[newest[pk]].get(one.case, {})) for pk, one in found.items()}


def _median(times: list[timedelta]) -> timedelta | None:
    return timedelta(seconds=median(time.total_seconds() for time in times)) if times else None

"""What comes after an exercise is passed: how others solved it, what is next; and before, the step that leads there.

Solutions are shown to who has passed the exercise in practice, and in homework and quizzes when answers are; and to
nobody while anybody can still hand it in for a course.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from statistics import median

from grader import syntax
from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise, Exercise, ExerciseVersion, Preparation
from grader.catalog.selectors import ItemView, bundle_of, exercise_page, item_get, item_list
from grader.catalog.sync import LIBRARY, PRACTICE
from grader.catalog.withheld import line_of
from grader.courses.access import all_done, review_of
from grader.courses.models import Assignment, Mode
from grader.courses.review import Review
from grader.errors import NotFound, Refused
from grader.gradebook.own.practice import PracticeRow, Topic, library_view
from grader.grading.approach import loops_of
from grader.judge.verdict import Verdict
from grader.submissions.help.solutions import solution_noted
from grader.submissions.models import Submission, SubmissionKind

LOOKED_AT = 200  # submissions that passed, the newest
FEWEST = 5  # people, of whom an approach says nothing about anybody


@dataclass(frozen=True, slots=True)
class Solution:
    """One way to solve it, in full."""

    about: str  # its author's sentence, in English
    source: str
    loops: int | None  # how deep Python's loops stand within one another
    times: float | None = None  # how many times as long its calls take as those of the fastest accepted solution


@dataclass(frozen=True, slots=True)
class Approach:
    """How some of those who passed solved it: with loops in Python, or without."""

    loops: bool
    people: int
    times: float | None  # the median of their solutions'


@dataclass(frozen=True, slots=True)
class After:
    """The page of who has passed."""

    own: Solution | None
    solutions: tuple[Solution, ...]
    approaches: tuple[Approach, ...]  # of all who passed, the more frequent first
    waiting: bool  # there are solutions, and somebody may still hand it in
    following: AssignmentExercise | None  # what the assignment asks next and is not passed yet
    topic: Topic | None
    unlocked: tuple[PracticeRow, ...]


def after_passing(*, view: ItemView) -> After:
    """What the view's viewer gets to see after passing. Thirty-one queries at most. Raises NotFound before that.

    That solutions are shown is noted: what is handed in afterwards is no mastery of the exercise.
    """
    user, assignment = view.assignment.user, view.assignment.assignment
    review = review_of(view.assignment)
    passed = _passed(user, view.exercise, assignment) if review.reaches(Review.VERDICTS) else None
    if passed is None and not view.assignment.teaches and review is not Review.ANSWERS:
        raise NotFound
    free = view.assignment.teaches or (
        (assignment.mode == Mode.PRACTICE or review is Review.ANSWERS) and _nobody_writes(view.exercise)
    )
    if view.exercise.current_id is None:
        raise NotFound
    version = ExerciseVersion.objects.select_related("preparation").get(pk=view.exercise.current_id)
    accepted = bundle_of(version=version).under("accepted")
    if free and accepted and not view.assignment.teaches:
        solution_noted(user=user, exercise=view.exercise)
    topic, unlocked = _library(user, view.exercise)
    prepared: Preparation | None = getattr(version, "preparation", None)
    took: dict[str, float] = (prepared.took if prepared is not None else None) or {}
    fastest = min(took.values(), default=0.0)
    mine = passed.counted_run if passed is not None else None
    own_seconds = mine.seconds if mine is not None and mine.version_id == version.pk else None
    return After(
        own=_solution(passed.source, own_seconds, fastest) if passed is not None else None,
        solutions=tuple(_solution(text, took.get(name), fastest) for name, text in accepted.items()) if free else (),
        approaches=_approaches(version, fastest) if free else (),
        waiting=bool(accepted) and not free,
        following=_following(view),
        topic=topic,
        unlocked=unlocked,
    )


def step_before(*, user: User, assignment: Assignment, exercise: Exercise) -> ItemView | None:
    """The exercise that leads to this one and may be done now, in its own homework before the library; None without."""
    places = [(LIBRARY, PRACTICE)]
    if assignment.mode != Mode.QUIZ:  # where what is asked has no page of its own
        places.insert(0, (assignment.course.slug, assignment.slug))
    for slug in exercise_page(exercise=exercise).spec.get("prerequisites", ()):
        for course, name in places:
            try:
                return item_get(viewer=user, course_slug=course, assignment_slug=name, exercise_slug=slug)
            except Refused:
                continue
    return None


def _passed(user: User, exercise: Exercise, assignment: Assignment) -> Submission | None:
    rows = Submission.objects.filter(
        user=user, exercise=exercise, assignment=assignment, kind=SubmissionKind.SUBMISSION,
        counted_run__verdict=Verdict.PASSED,
    )  # fmt: skip
    return rows.select_related("counted_run").defer("counted_run__report").first()


def _approaches(version: ExerciseVersion, fastest: float) -> tuple[Approach, ...]:
    """How those who passed this version solved it, by their last submission; nothing where they are few. A query."""
    rows = Submission.objects.filter(
        exercise=version.exercise_id, kind=SubmissionKind.SUBMISSION,
        counted_run__verdict=Verdict.PASSED, counted_run__version=version,
    )  # fmt: skip
    newest = rows.order_by("-pk").values_list("user", "source", "counted_run__seconds")[:LOOKED_AT]
    last = {user: (source, seconds) for user, source, seconds in reversed(newest)}
    if len(last) < FEWEST:
        return ()
    kinds: dict[bool, list[float | None]] = {}
    for source, seconds in last.values():
        kinds.setdefault(bool(loops_of(source)), []).append(_times(seconds, fastest))
    found = []
    for loops, times in kinds.items():
        known = [one for one in times if one is not None]
        found.append(Approach(loops, len(times), median(known) if known else None))
    return tuple(sorted(found, key=lambda one: -one.people))


def _times(seconds: float | None, fastest: float) -> float | None:
    return seconds / fastest if seconds and fastest else None


def _nobody_writes(exercise: Exercise) -> bool:
    """No course asks for it, or for a copy of it, in an assignment that somebody can still hand in."""
    line = line_of(exercise=exercise)
    asked = Assignment.objects.filter(items__exercise__in=line, published=True, course__archived_at=None)
    open_ones = list(asked.exclude(mode=Mode.PRACTICE).distinct().select_related("policy", "course__policy"))
    return not open_ones or len(all_done(open_ones)) == len(open_ones)


def _solution(source: str, seconds: float | None, fastest: float) -> Solution:
    try:
        tree = syntax.parse(source)
        about = ast.get_docstring(tree) or ""
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        about = ""
    return Solution(about.split("\n\n")[0].replace("\n", " "), source, loops_of(source), _times(seconds, fastest))


def _following(view: ItemView) -> AssignmentExercise | None:
    items = item_list(view=view.assignment)
    passed = set(
        Submission.objects.filter(
            user=view.assignment.user, assignment=view.assignment.assignment, counted_run__verdict=Verdict.PASSED,
            kind=SubmissionKind.SUBMISSION,
        ).values_list("exercise", flat=True)
    )  # fmt: skip
    places = [item.exercise_id for item in items]
    here = places.index(view.exercise.pk) if view.exercise.pk in places else -1
    return next((item for item in (*items[here + 1 :], *items[:here]) if item.exercise_id not in passed), None)


def _library(user: User, exercise: Exercise) -> tuple[Topic | None, tuple[PracticeRow, ...]]:
    rows = Assignment.objects.filter(course__slug=LIBRARY, slug=PRACTICE)
    practice = rows.select_related("course__policy").first()
    if practice is None:
        return None, ()
    try:
        library = library_view(user=user, practice=practice)
    except NotFound:
        return None, ()
    topic = next((one for one in library.topics if one.slug == exercise.topic), None)
    return topic, tuple(row for row in library.rows if exercise.slug in row.prerequisites and row.ready)

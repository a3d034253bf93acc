"""What comes after an exercise is passed: how others solved it, what is next; and before, the step that leads there.

Solutions are shown to who has passed the exercise in practice, and in homework and quizzes when answers are; and to
nobody while anybody can still hand it in for a course.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass

from grader import syntax
from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise, Exercise, ExerciseVersion
from grader.catalog.selectors import ItemView, bundle_of, exercise_page, item_get, item_list
from grader.catalog.sync import LIBRARY, PRACTICE
from grader.courses.access import all_done, review_of
from grader.courses.models import Assignment, Mode
from grader.courses.review import Review
from grader.errors import NotFound, Refused
from grader.gradebook.own.practice import PracticeRow, Topic, library_view
from grader.grading.approach import loops_of
from grader.judge.verdict import Verdict
from grader.submissions.help.solutions import solution_noted
from grader.submissions.models import Submission, SubmissionKind


@dataclass(frozen=True, slots=True)
class Solution:
    """One way to solve it, in full."""

    about: str  # its author's sentence, in English
    source: str
    loops: int | None  # how deep Python's loops stand within one another


@dataclass(frozen=True, slots=True)
class After:
    """The page of who has passed."""

    own: Solution | None
    solutions: tuple[Solution, ...]
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
    version = ExerciseVersion.objects.get(pk=view.exercise.current_id)
    accepted = bundle_of(version=version).under("accepted")
    if free and accepted and not view.assignment.teaches:
        solution_noted(user=user, exercise=view.exercise)
    topic, unlocked = _library(user, view.exercise)
    return After(
        own=_solution(passed.source) if passed is not None else None,
        solutions=tuple(map(_solution, accepted.values())) if free else (),
        waiting=bool(accepted) and not free,
        following=_following(view),
        topic=topic,
        unlocked=unlocked,
    )


def step_before(*, user: User, exercise: Exercise) -> ItemView | None:
    """The exercise of the library that leads to this one and may be practised now; None where none does."""
    for slug in exercise_page(exercise=exercise).spec.get("prerequisites", ()):
        try:
            return item_get(viewer=user, course_slug=LIBRARY, assignment_slug=PRACTICE, exercise_slug=slug)
        except Refused:
            continue
    return None


def _passed(user: User, exercise: Exercise, assignment: Assignment) -> Submission | None:
    rows = Submission.objects.filter(
        user=user, exercise=exercise, assignment=assignment, kind=SubmissionKind.SUBMISSION,
        counted_run__verdict=Verdict.PASSED,
    )  # fmt: skip
    return rows.first()


def _nobody_writes(exercise: Exercise) -> bool:
    """No course asks for it in an assignment that somebody can still hand in."""
    asked = Assignment.objects.filter(items__exercise=exercise, published=True, course__archived_at=None)
    open_ones = list(asked.exclude(mode=Mode.PRACTICE).select_related("policy", "course__policy"))
    return not open_ones or len(all_done(open_ones)) == len(open_ones)


def _solution(source: str) -> Solution:
    try:
        tree = syntax.parse(source)
        about = ast.get_docstring(tree) or ""
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        about = ""
    return Solution(about.split("\n\n")[0].replace("\n", " "), source, loops_of(source))


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
    practice = Assignment.objects.filter(course__slug=LIBRARY, slug=PRACTICE).first()
    if practice is None:
        return None, ()
    try:
        library = library_view(user=user, practice=practice)
    except NotFound:
        return None, ()
    topic = next((one for one in library.topics if one.slug == exercise.topic), None)
    return topic, tuple(row for row in library.rows if exercise.slug in row.prerequisites and row.ready)

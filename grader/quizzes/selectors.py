"""What is read about quizzes: an attempt as its student may see it, and the class as its teachers do."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from grader import clock
from grader.accounts.models import User
from grader.catalog.models import Exercise, Kind
from grader.catalog.withheld import answers_withheld
from grader.courses.access import review_of
from grader.courses.models import Assignment, Course, Mode, Status
from grader.courses.review import Review
from grader.courses.rules import Viewer, teaches_person
from grader.courses.schedule import Phase
from grader.courses.selectors import AssignmentView, assignment_view
from grader.errors import NotFound
from grader.judge.verdict import Verdict
from grader.prepared import ID, UUID, Select
from grader.quizzes.asking.pools import asked_of
from grader.quizzes.asking.solutions import solutions_shown
from grader.quizzes.errors import NotReviewable, NotWhileWriting
from grader.quizzes.models import Attempt, Place, QuizRules, Save, Variant
from grader.quizzes.sitting.clock import factor_of, is_over, limit_of, rules_of
from grader.submissions.models import Draft, GradingRun, RunState, Submission
from grader.submissions.runs.selectors import result_runs

_ATTEMPT = Select(
    lambda public_id: Attempt.objects.select_related(
        "assignment__policy", "assignment__course__policy", "assignment__quiz", "user"
    ).filter(public_id=public_id),
    public_id=UUID,
)
_PLACES = Select(
    lambda attempt: (
        Place.objects.select_related("item__exercise", "item__quiz", "version", "variant", "submission")
        .filter(attempt=attempt)
        .defer("version__bundle", "version__spec", "submission__source")
        .order_by("position")
    ),
    attempt=ID,
)


@dataclass(frozen=True, slots=True)
class Running:
    """An attempt of the viewer's that is open, and how much time it has."""

    attempt: Attempt
    now: datetime

    @property
    def minutes(self) -> int | None:
        """What is left, rounded up; None without a limit."""
        if self.attempt.ends_at is None:
            return None
        return max(0, -(-(self.attempt.ends_at - self.now) // timedelta(minutes=1)))


@dataclass(frozen=True, slots=True)
class QuizView:
    """A quiz's front page: its rules as they hold for the viewer, and the viewer's attempts."""

    assignment: AssignmentView
    rules: QuizRules
    seconds: int | None  # the viewer's own limit, extra time included
    attempts: tuple[Attempt, ...]
    questions: int
    repeated: tuple[Exercise, ...] = ()  # for teachers: questions that a later attempt asks with the same answer

    @property
    def open_attempt(self) -> Attempt | None:
        """The one that runs; not one whose time is over, which a worker is about to end."""
        open_ones = (row for row in self.attempts if row.finished_at is None and not is_over(row, self.rules))
        return next(open_ones, None)

    @property
    def running(self) -> Running | None:
        return Running(self.open_attempt, clock.now()) if self.open_attempt is not None else None

    @property
    def may_start(self) -> bool:
        if self.open_attempt is not None:
            return True
        if self.assignment.archived:
            return False
        opened = self.assignment.phase in (Phase.OPEN, Phase.LATE)
        return self.assignment.teaches or (opened and len(self.attempts) < self.allowed)

    @property
    def allowed(self) -> int:
        """How many attempts the viewer has in all."""
        return self.rules.attempts + self.assignment.schedule.more_attempts


def quiz_view(*, viewer: Viewer, assignment: Assignment) -> QuizView:
    """Seven queries at most. Raises NotFound for whoever may not see the assignment, and where it is no quiz."""
    view = assignment_view(viewer=viewer, assignment=assignment)
    if assignment.mode != Mode.QUIZ or not isinstance(viewer, User):
        raise NotFound
    rules = rules_of(assignment)
    seconds = limit_of(view.schedule, rules, factor_of(viewer, assignment)) if rules.seconds else None
    attempts = tuple(Attempt.objects.filter(assignment=assignment, user=viewer).order_by("number"))
    asked = asked_of(user=viewer, assignments=[assignment.pk])[assignment.pk]
    repeated = _repeated(assignment) if view.teaches and rules.attempts > 1 else ()
    return QuizView(view, rules, seconds, attempts, asked.questions, repeated)


def _repeated(assignment: Assignment) -> tuple[Exercise, ...]:
    """The quiz's questions that are not drawn. One query."""
    drawn = Variant.objects.filter(version=OuterRef("current"), number__gt=0)
    rows = Exercise.objects.filter(placements__assignment=assignment, kind=Kind.QUESTION).exclude(Exists(drawn))
    return tuple(rows.order_by("placements__position"))


def attempt_get(*, viewer: Viewer, public_id: uuid.UUID | str) -> Attempt:
    """The attempt at this address: its student's, or of who teaches them there. Raises NotFound for all others."""
    try:
        wanted = uuid.UUID(str(public_id))
    except ValueError:
        raise NotFound from None
    attempt = _ATTEMPT.first(public_id=wanted)
    if attempt is None or not isinstance(viewer, User):
        raise NotFound
    assignment_view(viewer=viewer, assignment=attempt.assignment)
    if attempt.user_id != viewer.pk and not teaches_person(viewer, attempt.assignment.course, attempt.user_id):
        raise NotFound
    return attempt


def attempt_own(*, viewer: Viewer, public_id: uuid.UUID | str) -> Attempt:
    """The attempt, to write to it: its student's alone."""
    attempt = attempt_get(viewer=viewer, public_id=public_id)
    if not isinstance(viewer, User) or attempt.user_id != viewer.pk:
        raise NotFound
    return attempt


def attempt_taught(*, viewer: Viewer, public_id: uuid.UUID | str) -> Attempt:
    """An ended attempt, for the course's teachers. Raises NotFound for all others, and while it runs."""
    attempt = attempt_get(viewer=viewer, public_id=public_id)
    if attempt.finished_at is None or not assignment_view(viewer=viewer, assignment=attempt.assignment).teaches:
        raise NotFound
    return attempt


def running_attempts(*, viewer: Viewer, course: Course | None = None) -> tuple[Running, ...]:
    """The viewer's open attempts, of a course or of all they are in, the one that ends first first. One query."""
    if not isinstance(viewer, User):
        return ()
    now = clock.now()
    rows = Attempt.objects.filter(
        user=viewer, finished_at=None, assignment__course__enrolments__in=viewer.enrolments.filter(status=Status.ACTIVE)
    ).select_related("assignment__course", "assignment__quiz")
    if course is not None:
        rows = rows.filter(assignment__course=course)
    open_ones = [row for row in rows.order_by("ends_at", "pk") if not is_over(row, rules_of(row.assignment), now)]
    return tuple(Running(row, now) for row in open_ones)


def running_in(*, viewer: Viewer, assignment: Assignment) -> Running | None:
    """The viewer's open attempt at a quiz. One query, none for what is no quiz."""
    if assignment.mode != Mode.QUIZ:
        return None
    running = running_attempts(viewer=viewer, course=assignment.course)
    return next((one for one in running if one.attempt.assignment_id == assignment.pk), None)


def places_of(*, attempt: Attempt) -> tuple[Place, ...]:
    """What the attempt asks, in order, with what was saved. One query."""
    return tuple(_PLACES.all(attempt=attempt.pk))


def code_written(*, attempt: Attempt) -> set[int]:
    """Ids of the exercises for which code was written or handed in since the attempt began. Two queries."""
    mine = {"user": attempt.user_id, "assignment": attempt.assignment_id}
    drafts = Draft.objects.filter(**mine, updated_at__gte=attempt.started_at).exclude(source="")
    sent = Submission.objects.filter(**mine, created_at__gte=attempt.started_at)
    return {*drafts.values_list("exercise", flat=True), *sent.values_list("exercise", flat=True)}


@dataclass(frozen=True, slots=True)
class ReviewView:
    """How much of a finished attempt the viewer may see now, and from when on it is more."""

    level: Review
    places: tuple[tuple[Place, GradingRun | None], ...]
    points: float
    max_points: float
    waiting: int  # code answers whose grading is not finished
    withheld: frozenset[int]  # exercises whose answers it does not show yet: something else asks them

    def answers(self, place: Place) -> bool:
        """Whether the right answer and the worked steps of this place are shown."""
        return self.level is Review.ANSWERS and place.item.exercise_id not in self.withheld


def review_get(*, viewer: Viewer, attempt: Attempt) -> ReviewView:
    """What the viewer may see of a finished attempt. Teachers see all of it.

    Raises NotReviewable and NotWhileWriting while nothing may be shown, NotFound while it is not finished.
    """
    if attempt.finished_at is None:
        raise NotFound
    view = assignment_view(viewer=viewer, assignment=attempt.assignment)
    level = review_of(view)
    if level is Review.NOTHING:
        if Attempt.objects.filter(assignment=attempt.assignment_id, user=attempt.user_id, finished_at=None).exists():
            raise NotWhileWriting
        raise NotReviewable
    places = places_of(attempt=attempt)
    withheld = answers_withheld(view=view) if level is Review.ANSWERS else frozenset()
    if level is Review.ANSWERS and attempt.user_id == viewer.pk:
        solutions_shown(places=[place for place in places if place.item.exercise_id not in withheld])
    runs = _runs(places)
    points = waiting = 0.0
    for place in places:
        run = runs.get(place.submission_id or 0)
        worth = float(place.item.points)
        if cancelled(place):
            points += worth
        elif run is not None and run.state == RunState.FINISHED:
            points += worth * run.share
        waiting += run is not None and run.state != RunState.FINISHED
    return ReviewView(
        level=level,
        places=tuple((place, runs.get(place.submission_id or 0)) for place in places),
        points=points,
        max_points=sum(float(place.item.points) for place in places),
        waiting=int(waiting),
        withheld=withheld,
    )


def counting_earlier(places: Sequence[Place]) -> set[int]:
    """Ids of the places of an ended attempt where what was typed last could not be read, and an earlier answer counts.

    One query.
    """
    rows = Save.objects.filter(place__in=[place.pk for place in places], counts=True).order_by("revision")
    last = dict(rows.values_list("place", "response"))
    return {place.pk for place in places if place.pk in last and last[place.pk] != place.response}


def cancelled(place: Place) -> bool:
    """The question was cancelled: everybody who was asked it has its points."""
    row = getattr(place.item, "quiz", None)
    return row is not None and row.cancelled_at is not None


def _runs(places: tuple[Place, ...]) -> dict[int, GradingRun]:
    wanted = [place.submission_id for place in places if place.submission_id]
    runs = result_runs().filter(submission__in=wanted).select_related("submission")
    return {run.submission_id: run for run in runs}


def is_right(run: GradingRun | None) -> bool:
    return run is not None and run.verdict == Verdict.PASSED

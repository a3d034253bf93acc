"""What is read about drafts, submissions and their gradings."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise, Exercise, Kind
from grader.catalog.selectors import ItemView, item_of
from grader.catalog.withheld import answers_withheld
from grader.courses.access import review_of
from grader.courses.models import Assignment, Mode
from grader.courses.review import Review
from grader.courses.rules import Viewer
from grader.courses.selectors import AssignmentView, assignment_view, schedule_for
from grader.errors import NotFound, Refused
from grader.grading.report.report import Report, redact
from grader.judge.verdict import Verdict
from grader.submissions.help.outputs import with_explanation
from grader.submissions.models import Draft, GradingRun, RunState, Submission, SubmissionKind
from grader.submissions.rules import is_author, may_see, sees_all
from grader.submissions.runs.reports import report_of

_EXPLAINABLE = (Verdict.WRONG, Verdict.PARTIAL, Verdict.ERROR)


@dataclass(frozen=True, slots=True)
class SubmissionView:
    """A submission, and the grading that counts or, while none does, the newest. ``late``: after the due date.

    ``withheld``: the viewer may not see yet what came of it, so ``run`` has no verdict, no points and no report.
    """

    submission: Submission
    run: GradingRun
    late: bool
    withheld: bool = False

    @property
    def done(self) -> bool:
        """Nothing more will happen by itself: the page may stop asking."""
        return self.withheld or self.run.state in (RunState.FINISHED, RunState.SUPERSEDED)


def draft_get(*, user: User, exercise: Exercise, assignment: Assignment | None) -> Draft | None:
    """What stood in the user's editor last, or None if they have not begun. One query."""
    return Draft.objects.filter(user=user, exercise=exercise, assignment=assignment).first()


def tries_count(*, exercise: Exercise) -> int:
    """How often a draft was sent to by those who write it. One query. For them."""
    return Submission.objects.filter(exercise=exercise).count()


@dataclass(frozen=True, slots=True)
class Recent:
    """An exercise that was being worked on, and when."""

    view: ItemView
    at: datetime


def last_worked_on(*, viewer: User) -> Recent | None:
    """The exercise of the newest draft that its writer may still open; of the last three, so ten queries at most."""
    drafts = Draft.objects.filter(user=viewer).exclude(assignment=None).order_by("-updated_at")
    for draft in drafts.select_related("assignment__policy", "assignment__course__policy", "exercise").defer("source")[
        :3
    ]:
        assert draft.assignment is not None
        try:
            found = item_of(viewer=viewer, assignment=draft.assignment, exercise=draft.exercise)
        except Refused:
            continue  # no longer in the course, or no longer published
        return Recent(found, draft.updated_at)
    return None


def submission_get(*, viewer: Viewer, public_id: uuid.UUID | str) -> SubmissionView:
    """The submission at this address, its author's or a teacher's to see. At most four queries, ten in a quiz.

    It knows what its exercise is worth in its assignment, as ``worth``.

    Raises NotFound for everybody else, and for what is no identifier at all.
    """
    try:
        wanted = uuid.UUID(str(public_id))
    except ValueError:
        raise NotFound from None
    submission = (
        _with_runs(report=True)
        .select_related("user", "exercise", "assignment__policy", "assignment__course__policy")
        .annotate(worth=_worth())
        .filter(public_id=wanted)
        .first()
    )
    if submission is None or not may_see(viewer=viewer, submission=submission):
        raise NotFound
    # Only a quiz keeps back what came of it: elsewhere verdict and points are there as soon as it is graded.
    review = shown_of(viewer=viewer, submission=submission)[0] if _in_quiz(submission.assignment) else Review.VERDICTS
    return _view(submission, _is_late(submission), review)


def submission_as_author(view: SubmissionView) -> SubmissionView:
    """A submission that its teacher opened, with as much of what came of it as its author may see now.

    No query, six in a quiz. Raises NotFound where its author's account is closed.
    """
    submission = view.submission
    quiz = _in_quiz(submission.assignment)
    review = shown_of(viewer=submission.user, submission=submission)[0] if quiz else Review.VERDICTS
    return _view(submission, view.late, review)


def sent_before(*, viewer: Viewer, submission: Submission) -> Submission | None:
    """What its author sent for the exercise before it, of the same kind; None for anybody else. One query."""
    if not is_author(viewer=viewer, submission=submission):
        return None
    place = {name: getattr(submission, name) for name in ("user_id", "exercise_id", "assignment_id", "kind")}
    return Submission.objects.filter(**place, pk__lt=submission.pk).order_by("-pk").first()


def submissions_of(
    *,
    user: User,
    exercise: Exercise,
    assignment: Assignment | None,
    kind: SubmissionKind | None = None,
    limit: int = 50,
    offset: int = 0,
) -> tuple[SubmissionView, ...]:
    """What ``user`` sent for the exercise, the newest first, with code and without reports, as they may see it.

    Three queries, nine in a quiz.
    """
    rows = _with_runs(report=False).filter(user=user, exercise=exercise, assignment=assignment)
    if kind is not None:
        rows = rows.filter(kind=kind)
    return _shown(rows[offset : offset + limit], user, assignment)


@dataclass(frozen=True, slots=True)
class SentHistory:
    """The newest of what somebody sent for an exercise, submissions and runs each, and how many of either there are."""

    handed_in: tuple[SubmissionView, ...]
    runs: tuple[SubmissionView, ...]
    handed_in_count: int = 0
    runs_count: int = 0

    @property
    def any(self) -> bool:
        return bool(self.handed_in or self.runs)

    @property
    def newest(self) -> SubmissionView | None:
        """What was sent last, of whichever kind."""
        first = [*self.handed_in[:1], *self.runs[:1]]
        return max(first, key=lambda row: row.submission.pk, default=None)


def history_of(
    *, user: User, exercise: Exercise, assignment: Assignment | None, handed_in: int = 5, runs: int = 5
) -> SentHistory:
    """So many of ``user``'s submissions and runs of the exercise, the newest first, as ``submissions_of`` gives them.

    Four queries, ten in a quiz.
    """
    mine = Submission.objects.filter(user=user, exercise=exercise, assignment=assignment)
    counts = dict(mine.order_by().values_list("kind").annotate(n=Count("pk")))
    if not counts:
        return SentHistory((), ())
    trial = Q(kind=SubmissionKind.TRIAL)
    newest = Q(pk__in=mine.exclude(trial).values("pk")[:handed_in]) | Q(pk__in=mine.filter(trial).values("pk")[:runs])
    rows = _shown(_with_runs(report=False).filter(newest), user, assignment)
    return SentHistory(
        handed_in=tuple(row for row in rows if row.submission.kind != SubmissionKind.TRIAL),
        runs=tuple(row for row in rows if row.submission.kind == SubmissionKind.TRIAL),
        handed_in_count=sum(n for kind, n in counts.items() if kind != SubmissionKind.TRIAL),
        runs_count=counts.get(SubmissionKind.TRIAL, 0),
    )


def _shown(found: QuerySet[Submission], user: User, assignment: Assignment | None) -> tuple[SubmissionView, ...]:
    """Their author's own submissions, with what they may see of what came of them."""
    rows = list(found)
    if not rows:
        return ()
    schedule = schedule_for(assignment=assignment, user=user) if assignment else None
    review = _review(user, assignment)[0] if assignment and _in_quiz(assignment) else Review.VERDICTS
    return tuple(
        _view(row, schedule is not None and schedule.is_late(row.created_at), _level(row, review)) for row in rows
    )


def report_for(*, viewer: Viewer, run: GradingRun) -> Report | None:
    """What the viewer may see of the run's report; None while there is none, or none for them yet.

    At most four queries, eleven in a quiz, and seven more once answers are shown. Raises NotFound for whoever may not
    see the submission. A run that ended through our fault has a report that says so; staff find what happened in
    ``run.error``.
    """
    submission = run.submission
    review, everything = shown_of(viewer=viewer, submission=submission)
    if run.state != RunState.FINISHED or not run.verdict or not review.reaches(Review.VERDICTS):
        return None
    whole = report_of(run)
    if whole is None:
        return Report(verdict=Verdict(run.verdict), points=0.0, max_points=0.0)
    if submission.exercise.kind == Kind.CODE and run.verdict in _EXPLAINABLE:
        whole = with_explanation(report=whole, run=run)
    if everything:
        return redact(whole, audience="staff", after_deadline=True)
    if review is Review.VERDICTS and submission.exercise.kind == Kind.QUESTION and _in_quiz(submission.assignment):
        # What is said of a wrong answer to a question leads to the right one.
        return Report(verdict=whole.verdict, points=whole.points, max_points=whole.max_points)
    return redact(whole, audience="student", after_deadline=review is Review.ANSWERS)


def shown_of(*, viewer: Viewer, submission: Submission) -> tuple[Review, bool]:
    """How much of what came of the submission the viewer may see, and whether they see it as who teaches.

    Raises NotFound for whoever may not see the submission at all.
    """
    if not is_author(viewer=viewer, submission=submission) or submission.assignment is None:
        if not sees_all(viewer=viewer, submission=submission):
            raise NotFound
        return Review.ANSWERS, True
    assert isinstance(viewer, User)
    review, view = _review(viewer, submission.assignment)
    if view is not None and review is Review.ANSWERS and submission.exercise_id in answers_withheld(view=view):
        review = Review.VERDICTS
    return _level(submission, review), view is not None and view.teaches


def _level(submission: Submission, review: Review) -> Review:
    """Trials run the visible cases alone: their inputs and expected values are part of what is asked."""
    trial = submission.kind == SubmissionKind.TRIAL
    return Review.VERDICTS if trial and not review.reaches(Review.VERDICTS) else review


def _review(user: User, assignment: Assignment) -> tuple[Review, AssignmentView | None]:
    """How much of what came of their own work there the user may see, and the assignment as they find it, if at all."""
    try:
        view = assignment_view(viewer=user, assignment=assignment)
    except NotFound:  # no longer in the course, or no longer published
        return (Review.NOTHING if _in_quiz(assignment) else Review.VERDICTS), None
    return review_of(view), view


def _in_quiz(assignment: Assignment | None) -> bool:
    return assignment is not None and assignment.mode == Mode.QUIZ


def _with_runs(*, report: bool) -> QuerySet[Submission]:
    counting = Q(aside=False) | Q(pk=F("submission__counted_run"))
    runs = GradingRun.objects.filter(counting).order_by("-pk")
    return Submission.objects.prefetch_related(
        Prefetch("runs", queryset=runs.select_related("stored", "output") if report else runs.defer("report"))
    )


def _worth() -> Subquery:
    """The points that the exercise has in a submission's assignment."""
    items = AssignmentExercise.objects.filter(assignment=OuterRef("assignment"), exercise=OuterRef("exercise"))
    return Subquery(items.order_by().values("points")[:1])


def _view(submission: Submission, late: bool, review: Review) -> SubmissionView:
    runs = submission.runs.all()
    run = next((run for run in runs if run.pk == submission.counted_run_id), runs[0])
    run.submission = submission  # so that reading it from the run costs no query
    withheld = not review.reaches(Review.VERDICTS)
    if withheld:
        run.verdict, run.points, run.max_points, run.report, run.error = "", None, None, None, ""
    return SubmissionView(submission, run, late, withheld)


def _is_late(submission: Submission) -> bool:
    if submission.assignment is None:
        return False
    return schedule_for(assignment=submission.assignment, user=submission.user).is_late(submission.created_at)

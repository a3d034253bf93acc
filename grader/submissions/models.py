"""What students write and hand in, and how each was graded."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from grader.catalog.models import Exercise, ExerciseVersion
from grader.courses.models import Assignment
from grader.judge.verdict import Verdict

VERDICTS = [(verdict.value, verdict.value) for verdict in Verdict]


class Draft(models.Model):
    """What stands in somebody's editor, kept so that a reload or another computer finds it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts")
    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="+")
    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    source = models.TextField(blank=True)
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "exercise", "assignment"], name="draft_once"),
            # A missing assignment equals no other one in a unique constraint, so those have their own.
            models.UniqueConstraint(
                fields=["user", "exercise"], condition=Q(assignment=None), name="draft_once_without_assignment"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.exercise}"

    @property
    def revision(self) -> str:
        """What names this state of the draft."""
        return self.updated_at.isoformat()


class SubmissionKind(models.TextChoices):
    """A submission counts; a trial runs the visible cases and counts for nothing."""

    SUBMISSION = "submission"
    TRIAL = "trial"


class Submission(models.Model):
    """One source as it was sent, kept for ever; only an author's try goes, with the draft that it tried."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="submissions")
    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="submissions")
    version = models.ForeignKey(ExerciseVersion, on_delete=models.PROTECT, related_name="submissions")
    assignment = models.ForeignKey(
        Assignment, on_delete=models.PROTECT, null=True, blank=True, related_name="submissions"
    )
    kind = models.CharField(max_length=12, choices=SubmissionKind.choices)
    source = models.TextField()
    seed = models.PositiveBigIntegerField()  # of the cases drawn afresh for this submission; a regrade keeps it
    client_token = models.UUIDField(default=uuid.uuid4)  # one a click: the same one twice is the same submission
    created_at = models.DateTimeField(default=timezone.now)
    counted_run = models.ForeignKey(
        "GradingRun", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )  # the grading that gives it its result; None while it has none
    chosen_at = models.DateTimeField(
        null=True, blank=True
    )  # its author wants this one to count, the newest choice wins

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "client_token"], name="submission_once_a_click"),
            models.CheckConstraint(condition=Q(kind__in=SubmissionKind.values), name="submission_kind_known"),
        ]
        indexes = [
            models.Index(fields=["user", "exercise", "assignment", "-id"], name="submission_of_user"),
            models.Index(fields=["user", "created_at"], name="submission_rate"),
            models.Index(fields=["assignment", "exercise", "kind", "user"], name="submission_of_assignment"),
        ]

    def __str__(self) -> str:
        return str(self.public_id)


class RunState(models.TextChoices):
    """Where a grading stands."""

    QUEUED = "queued"
    RUNNING = "running"
    FINISHED = "finished"
    SUPERSEDED = "superseded"  # a trial that a newer one replaced while it waited; one aside that nobody wants now


class Queue(models.TextChoices):
    """Which workers' queue a run waits in."""

    INTERACTIVE = "interactive"
    BULK = "bulk"
    GPU = "gpu"


class GradingRun(models.Model):
    """One grading of a submission. This row, and no message, is the truth about where it stands."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="runs")
    version = models.ForeignKey(ExerciseVersion, on_delete=models.PROTECT, related_name="+")  # it was graded by
    state = models.CharField(max_length=12, choices=RunState.choices, default=RunState.QUEUED)
    queue = models.CharField(max_length=12, choices=Queue.choices, default=Queue.INTERACTIVE)
    aside = models.BooleanField(
        default=False, db_default=False
    )  # of a regrade: no result of the submission until that is applied
    turn = models.DateTimeField(default=timezone.now)  # the earliest turn is claimed first; see services.turn_of
    tries = models.PositiveSmallIntegerField(default=0)
    claimed_by = models.CharField(max_length=120, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    queued_at = models.DateTimeField(default=timezone.now)
    not_before = models.DateTimeField(null=True, blank=True)  # a fault of ours is given so long to pass
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    verdict = models.CharField(max_length=16, blank=True, choices=VERDICTS)
    points = models.FloatField(null=True, blank=True)
    max_points = models.FloatField(null=True, blank=True)
    seconds = models.FloatField(null=True, blank=True)  # that the submission's own calls took
    # Of an answer to a question grading.report.to_json; of code, but for old ones, a mark that it is a StoredReport.
    report = models.JSONField(null=True, blank=True)
    trace = models.CharField(max_length=64, blank=True, default="", db_default="")  # of the request that asked for it
    error = models.TextField(blank=True)  # of the last try that failed through our fault, for staff only

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=RunState.values), name="run_state_known"),
            models.CheckConstraint(condition=Q(queue__in=Queue.values), name="run_queue_known"),
            models.CheckConstraint(
                condition=~Q(state="running") | (Q(lease_until__isnull=False) & ~Q(claimed_by="")),
                name="run_running_has_a_lease",
            ),
            models.CheckConstraint(
                condition=~Q(state="finished")
                | (Q(verdict__in=[verdict.value for verdict in Verdict]) & Q(finished_at__isnull=False)),
                name="run_finished_has_a_verdict",
            ),
            models.CheckConstraint(
                condition=~Q(state="finished") | Q(verdict="internal") | Q(report__isnull=False),
                name="run_finished_has_a_report",
            ),
            models.UniqueConstraint(
                fields=["submission", "aside"],
                condition=Q(state__in=["queued", "running"]),
                name="run_open_once_a_submission",
            ),
        ]
        indexes = [
            models.Index(fields=["queue", "turn", "id"], condition=Q(state="queued"), name="run_next"),
            models.Index(fields=["lease_until"], condition=Q(state="running"), name="run_leases"),
            models.Index(fields=["finished_at"], condition=Q(verdict="internal"), name="run_internal"),
        ]

    def __str__(self) -> str:
        return f"{self.pk} ({self.state})"

    @property
    def share(self) -> float:
        """What it earned, of 1; 0 while there are no points."""
        return self.points / self.max_points if self.points and self.max_points else 0.0


class StoredReport(models.Model):
    """The report of a grading of code, packed: only its page reads it."""

    run = models.OneToOneField(GradingRun, on_delete=models.CASCADE, primary_key=True, related_name="stored")
    data = models.BinaryField()  # grading.report.packing

    def __str__(self) -> str:
        return str(self.run_id)


class ReportPart(models.Model):
    """What many reports share: a version's inputs, expected results, the windows behind them. Never changed."""

    key = models.CharField(max_length=32, primary_key=True)  # the hash of what it says
    data = models.BinaryField()

    def __str__(self) -> str:
        return self.key


class Experiment(models.Model):
    """Somebody's code run on an input of their own. Nothing counts; the newest of an exercise is kept for them."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="experiments"
    )  # None: somebody without an account, who is told from others by their address
    address = models.CharField(max_length=64, blank=True)
    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="+")
    version = models.ForeignKey(ExerciseVersion, on_delete=models.CASCADE, related_name="+")
    assignment = models.ForeignKey(Assignment, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    case = models.CharField(max_length=200)  # the visible case it starts from
    given = models.JSONField(default=dict)  # its arguments as they were typed, by name
    scratch = models.TextField(blank=True)
    source = models.TextField()
    compare = models.BooleanField(default=False)  # the reference's result is shown beside theirs
    state = models.CharField(max_length=12, choices=RunState.choices, default=RunState.QUEUED)
    tries = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    report = models.JSONField(null=True, blank=True)  # grading.report.to_json; None: it could not be run
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=RunState.values), name="experiment_state_known"),
            models.CheckConstraint(condition=~Q(user=None) | ~Q(address=""), name="experiment_is_somebodys"),
        ]
        indexes = [
            models.Index(fields=["user", "exercise", "assignment", "-id"], name="experiment_of_user"),
            models.Index(fields=["address", "created_at"], name="experiment_of_address", condition=Q(user=None)),
        ]

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def waiting(self) -> bool:
        return self.state in (RunState.QUEUED, RunState.RUNNING)


class OpenedHint(models.Model):
    """That somebody opened a hint of an exercise in an assignment, when, and what it cost them at that time."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="hints")
    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="+")
    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()  # from 1
    cost = models.DecimalField(max_digits=6, decimal_places=2, default=0)  # in points of the assignment
    opened_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["user", "exercise", "assignment", "number"], name="hint_opened_once")
        ]
        indexes = [models.Index(fields=["assignment"], condition=Q(cost__gt=0), name="hint_that_costs")]

    def __str__(self) -> str:
        return f"{self.user}: {self.exercise} #{self.number}"


class VisibleCases(models.Model):
    """The visible cases of a version with what is expected, computed by a worker when first asked for (``handout``)."""

    version = models.OneToOneField(
        ExerciseVersion, on_delete=models.CASCADE, primary_key=True, related_name="visible_cases"
    )
    cases = models.JSONField()

    def __str__(self) -> str:
        return str(self.version_id)


class NamedMistake(models.Model):
    """That a grading recognised a known mistake, by its name in the exercise version; the report holds its sentence."""

    run = models.ForeignKey(GradingRun, on_delete=models.CASCADE, related_name="mistakes")
    name = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "name"], name="mistake_once_a_run")]
        indexes = [models.Index(fields=["name"], name="mistake_name")]

    def __str__(self) -> str:
        return f"{self.run_id}: {self.name}"


# Django reads an app's models from here; these name GradingRun by its label.
from grader.submissions.help.models import ExplainedOutput as ExplainedOutput  # noqa: E402
from grader.submissions.help.models import GivenOutput as GivenOutput  # noqa: E402
from grader.submissions.help.models import ShownSolution as ShownSolution  # noqa: E402

"""Regrades: what is graded again, by which version, what would come of it, and what became of it."""

from __future__ import annotations

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from grader.catalog.models import Exercise, ExerciseVersion
from grader.courses.models import Assignment
from grader.gradebook.models.marks import Adjustment
from grader.judge.verdict import Verdict
from grader.submissions.models import GradingRun, Submission

VERDICTS = [("", ""), *((verdict.value, verdict.value) for verdict in Verdict)]


class RegradeWhat(models.TextChoices):
    """What changes."""

    GRADE = "grade", _("grade the submissions again")
    CANCEL = "cancel", _("cancel the question: whoever was asked it has its points")


class RegradeWhich(models.TextChoices):
    """Which submissions are graded again."""

    ALL = "all", _("everything that was handed in")
    COUNTED = "counted", _("only what counts now")


class RegradePolicy(models.TextChoices):
    """Which of the two results counts when it is applied."""

    REPLACE = "replace", _("the new result counts for everybody")
    BEST = "best", _("of each submission the better of both counts")
    RISES = "rises", _("the new results count for those whose mark rises by them, and nobody else's change")
    EXTRA = "extra", _("the old results count, and what somebody would gain is given as extra points")


class RegradeState(models.TextChoices):
    """Where a regrade stands."""

    COMPUTING = "computing", _("being computed")
    READY = "ready", _("waits for a decision")
    APPLIED = "applied", _("applied")
    DROPPED = "dropped", _("dropped")
    UNDONE = "undone", _("applied, and undone since")


class RegradeSet(models.Model):
    """One regrade of an assignment, or of one exercise of it, for everybody or for some people.

    Nothing counts of what it computes until somebody applies it; undoing brings back what counted before.
    """

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="regrades")
    exercise = models.ForeignKey(Exercise, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(
        ExerciseVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # None: of each exercise what a new submission is graded by
    what = models.CharField(max_length=8, choices=RegradeWhat.choices, default=RegradeWhat.GRADE)
    which = models.CharField(max_length=8, choices=RegradeWhich.choices, default=RegradeWhich.ALL)
    policy = models.CharField(max_length=8, choices=RegradePolicy.choices, default=RegradePolicy.REPLACE)
    state = models.CharField(max_length=10, choices=RegradeState.choices, default=RegradeState.COMPUTING)
    people = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="+")  # nobody: everybody
    reason = models.TextField()  # the students read it
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )  # None: a command
    created_at = models.DateTimeField(default=timezone.now)
    ready_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=RegradeState.values), name="regrade_state_known"),
            models.CheckConstraint(condition=Q(policy__in=RegradePolicy.values), name="regrade_policy_known"),
            models.CheckConstraint(
                condition=Q(what="grade") | Q(what="cancel", exercise__isnull=False),
                name="regrade_cancels_one_question",
            ),
            models.CheckConstraint(
                condition=Q(version=None) | Q(exercise__isnull=False), name="regrade_version_of_an_exercise"
            ),
        ]
        indexes = [models.Index(fields=["state"], condition=Q(state="computing"), name="regrade_to_settle")]

    def __str__(self) -> str:
        return f"{self.assignment}: {self.state}"

    @property
    def open(self) -> bool:
        """Nobody has decided about it."""
        return self.state in (RegradeState.COMPUTING, RegradeState.READY)


class Regraded(models.Model):
    """One submission of a regrade: the run that counted ``before``, and the ``run`` that was graded aside."""

    regrade = models.ForeignKey(RegradeSet, on_delete=models.CASCADE, related_name="rows")
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="regrades")
    before = models.ForeignKey(GradingRun, null=True, on_delete=models.PROTECT, related_name="+")
    run = models.OneToOneField(GradingRun, on_delete=models.PROTECT, related_name="regraded")
    applied = models.BooleanField(default=False)  # the run counts by this regrade

    class Meta:
        constraints = [models.UniqueConstraint(fields=["regrade", "submission"], name="regraded_once_a_set")]

    def __str__(self) -> str:
        return f"{self.regrade_id}: {self.submission}"


class CaseChange(models.Model):
    """That a case, or a part of a question, ended differently; "" where one of the versions does not have it."""

    row = models.ForeignKey(Regraded, on_delete=models.CASCADE, related_name="changes")
    case = models.CharField(max_length=120)
    before = models.CharField(max_length=16, blank=True, choices=VERDICTS)
    after = models.CharField(max_length=16, blank=True, choices=VERDICTS)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.case}: {self.before} → {self.after}"


class RegradeEffect(models.Model):
    """What a regrade does to one mark: what it would as long as nobody has decided, what it did when it was applied."""

    regrade = models.ForeignKey(RegradeSet, on_delete=models.CASCADE, related_name="effects")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    before = models.DecimalField(max_digits=7, decimal_places=2, null=True)  # points; None: no mark
    after = models.DecimalField(max_digits=7, decimal_places=2, null=True)
    change = models.DecimalField(max_digits=7, decimal_places=2, default=0)
    adjustment = models.ForeignKey(Adjustment, null=True, on_delete=models.PROTECT, related_name="+")  # extra points

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["regrade", "user", "exercise"], name="regrade_effect_once_a_mark")
        ]
        indexes = [models.Index(fields=["regrade", "change"], name="regrade_effect_by_change")]

    def __str__(self) -> str:
        return f"{self.user}: {self.change:+}"

    @property
    def fallen(self) -> Decimal:
        """By how much the mark falls."""
        return -self.change

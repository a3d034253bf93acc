"""Marks, computed from counted runs, late policy and adjustments; and the adjustments, which people decide."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from grader.catalog.models import Exercise
from grader.courses.models import Assignment
from grader.submissions.models import GradingRun


class Mark(models.Model):
    """The points of one student for one exercise of one assignment, and how they came about.

    A cache of what ``gradebook.computing`` says: recomputing it at any time gives the same. ``earned`` is what the
    counted run gives of ``max_points``, ``penalty`` the percent that lateness took of it, ``free_seconds`` the free
    late time spent instead, ``hints`` the points that opened hints took; ``points`` is what is left, with adjustments.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="marks")
    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="marks")
    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="marks")
    points = models.DecimalField(max_digits=7, decimal_places=2)
    max_points = models.DecimalField(max_digits=6, decimal_places=2)
    run = models.ForeignKey(
        GradingRun, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )  # None where the points are given without an answer: a cancelled question, an adjustment
    earned = models.DecimalField(max_digits=6, decimal_places=2, default=0)
    late = models.BooleanField(default=False)
    late_seconds = models.PositiveIntegerField(default=0)
    free_seconds = models.PositiveIntegerField(default=0)
    penalty = models.DecimalField(max_digits=5, decimal_places=2, default=0)
    hints = models.DecimalField(max_digits=6, decimal_places=2, default=0, db_default=0)
    excused = models.BooleanField(default=False)
    adjusted = models.BooleanField(default=False)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assignment", "user", "exercise"], name="mark_once"),
            models.CheckConstraint(condition=Q(points__gte=0), name="mark_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.points}/{self.max_points}"


class AdjustmentKind(models.TextChoices):
    """What an adjustment does."""

    POINTS = "points", _("points more or less, within the maximum")
    OVERRIDE = "override", _("these points, whatever was earned")
    BONUS = "bonus", _("points beyond the maximum")
    EXCUSED = "excused", _("does not count for this student")
    WITHDRAWAL = "withdrawal", _("takes an earlier adjustment back")


class Adjustment(models.Model):
    """What a person gave or took, with the reason. Appended, never changed; a later one may withdraw it."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="adjustments")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="adjustments")
    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=AdjustmentKind.choices)
    value = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    withdraws = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="withdrawn_by"
    )
    reason = models.TextField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=AdjustmentKind.values), name="adjustment_kind_known"),
            models.CheckConstraint(
                condition=Q(kind__in=["points", "override", "bonus"], value__isnull=False, withdraws=None)
                | Q(kind="excused", value=None, withdraws=None)
                | Q(kind="withdrawal", value=None, withdraws__isnull=False),
                name="adjustment_has_what_its_kind_needs",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["override", "bonus"]) | Q(value__gte=0), name="adjustment_gives_no_negative_mark"
            ),
        ]
        indexes = [models.Index(fields=["assignment", "user", "exercise"], name="adjustment_of_mark")]

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("An adjustment is never changed: add another one.")
        super().save(*args, **kwargs)

    def clean(self) -> None:
        if not self.reason.strip():
            raise ValidationError({"reason": _("Say why: the student and your colleagues read it.")})


class MarkDue(models.Model):
    """A student whose marks of an assignment are to be computed anew by a worker, soon and together with others'."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"{self.user} in {self.assignment}"

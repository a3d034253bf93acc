"""What counts for each student."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from grader.catalog.models import Exercise
from grader.courses.models import Assignment
from grader.submissions.models import GradingRun


class Mark(models.Model):
    """The points of one student for one exercise of one assignment, and the run they come from."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="marks")
    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="marks")
    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="marks")
    points = models.DecimalField(max_digits=6, decimal_places=2)
    max_points = models.DecimalField(max_digits=6, decimal_places=2)
    run = models.ForeignKey(
        GradingRun, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )  # None where the points are given without an answer: the question was cancelled
    late = models.BooleanField(default=False)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assignment", "user", "exercise"], name="mark_once"),
            models.CheckConstraint(condition=Q(points__gte=0) & Q(points__lte=F("max_points")), name="mark_in_range"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.points}/{self.max_points}"

"""What submissions gave, and what a course says of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from grader.catalog.models import Exercise
from grader.courses.models import Course
from grader.localised import LocalisedField, localised


class GivenOutput(models.Model):
    """A name for what a failing submission gave on all cases: the same output, the same name (``grading.outputs``)."""

    run = models.OneToOneField(
        "submissions.GradingRun", on_delete=models.CASCADE, primary_key=True, related_name="output"
    )
    value = models.CharField(max_length=32)  # "": computed, and there is none

    class Meta:
        indexes = [models.Index(fields=["value"], name="output_value")]

    def __str__(self) -> str:
        return f"{self.run_id}: {self.value}"


class ExplainedOutput(models.Model):
    """What a course's instructor says of one output: whoever gets it reads the sentence, until it is withdrawn."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="explained_outputs")
    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="+")
    value = models.CharField(max_length=32)
    text = LocalisedField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["course", "exercise", "value"], condition=Q(withdrawn_at=None), name="output_explained_once"
            )
        ]

    def __str__(self) -> str:
        return localised(self.text)


class ShownSolution(models.Model):
    """When somebody was first shown how others solved an exercise of code."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="+")
    shown_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "exercise"], name="solution_shown_once")]

    def __str__(self) -> str:
        return f"{self.user}: {self.exercise}"

"""What staff say about a submission, and what a student asks about it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from grader.catalog.models import Exercise
from grader.courses.models import Assignment
from grader.submissions.models import Submission


class Comment(models.Model):
    """A remark on a line of the code, on a case, or on the whole submission; its student reads it once released."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    line = models.PositiveIntegerField(null=True, blank=True)  # from 1
    case = models.CharField(max_length=120, blank=True)  # the case's name
    text = models.TextField()
    released_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["line", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(line=None) | Q(line__gte=1), name="comment_line_from_one"),
            models.CheckConstraint(condition=Q(line=None) | Q(case=""), name="comment_on_one_thing"),
        ]

    def __str__(self) -> str:
        return f"{self.submission}: {self.text[:40]}"


class RubricItem(models.Model):
    """One thing that is looked for by a person, and what it is worth; written for an exercise, usable in its whole
    assignment."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="rubric")
    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=300)
    points = models.DecimalField(max_digits=6, decimal_places=2)  # more, or less where negative
    position = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)  # offered no more; where it was given it stays

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.points:+} {self.text}"


class RubricMark(models.Model):
    """That a rubric item holds for a submission. Taken away by ``taken_at``, never deleted."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="rubric_marks")
    item = models.ForeignKey(RubricItem, on_delete=models.PROTECT, related_name="given")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    taken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "item"], condition=Q(taken_at=None), name="rubric_item_once_a_submission"
            )
        ]

    def __str__(self) -> str:
        return f"{self.submission}: {self.item}"


class ReviewRequest(models.Model):
    """A student asks to look at a result again; staff answer."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="review_requests")
    text = models.TextField()
    created_at = models.DateTimeField(default=timezone.now)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission"], condition=Q(answered_at=None), name="review_request_open_once_a_submission"
            )
        ]

    def __str__(self) -> str:
        return f"{self.submission}: {self.text[:40]}"

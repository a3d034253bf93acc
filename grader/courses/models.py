"""Courses, who is in them, and what they are asked to do by when."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from grader.localised import LocalisedField, localised


class Course(models.Model):
    """One course in one term. ``slug`` is its part of the address."""

    slug = models.SlugField(max_length=60, unique=True)
    title = LocalisedField()
    created_at = models.DateTimeField(auto_now_add=True)
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, through="Enrolment", related_name="courses")

    def __str__(self) -> str:
        return localised(self.title)


class Role(models.TextChoices):
    """What somebody is in one course."""

    STUDENT = "student", _("student")
    ASSISTANT = "assistant", _("assistant")
    INSTRUCTOR = "instructor", _("instructor")


class Enrolment(models.Model):
    """Somebody's place in a course."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="enrolments")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="enrolments")
    role = models.CharField(max_length=12, choices=Role.choices, default=Role.STUDENT)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course", "user"], name="enrolment_once"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="enrolment_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.role})"


class Mode(models.TextChoices):
    """How an assignment is worked through."""

    HOMEWORK = "homework", _("homework")
    PRACTICE = "practice", _("practice")
    QUIZ = "quiz", _("quiz")


class Assignment(models.Model):
    """Exercises to be done together, with their dates. A date that is None sets no bound.

    From ``opens_at`` students see it, after ``due_at`` what they hand in is late, from ``closes_at`` nothing is taken.
    """

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="assignments")
    slug = models.SlugField(max_length=60)
    title = LocalisedField()
    mode = models.CharField(max_length=12, choices=Mode.choices, default=Mode.HOMEWORK)
    opens_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    published = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["due_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["course", "slug"], name="assignment_slug_once_a_course"),
            models.CheckConstraint(condition=Q(mode__in=Mode.values), name="assignment_mode_known"),
            # A comparison with a missing date is neither true nor false, which a check lets pass.
            models.CheckConstraint(condition=Q(due_at__gte=F("opens_at")), name="assignment_due_after_opening"),
            models.CheckConstraint(condition=Q(closes_at__gte=F("due_at")), name="assignment_closes_after_due"),
            models.CheckConstraint(condition=Q(closes_at__gte=F("opens_at")), name="assignment_closes_after_opening"),
        ]

    def __str__(self) -> str:
        return localised(self.title)


class Extension(models.Model):
    """Later dates for one student; a date that is None leaves the assignment's own."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="extensions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="extensions")
    due_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assignment", "user"], name="extension_once"),
            models.CheckConstraint(condition=Q(closes_at__gte=F("due_at")), name="extension_closes_after_due"),
        ]

    def __str__(self) -> str:
        return f"{self.assignment}: {self.user}"

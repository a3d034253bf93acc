"""Who is in a course, and who is invited."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from grader.courses.models.courses import Course, Section


class Role(models.TextChoices):
    """What somebody is in one course."""

    STUDENT = "student", _("student")
    ASSISTANT = "assistant", _("assistant")
    INSTRUCTOR = "instructor", _("instructor")


class Status(models.TextChoices):
    """Whether somebody takes part. Who dropped the course keeps their work and no longer sees the course."""

    ACTIVE = "active", _("active")
    DROPPED = "dropped", _("dropped")


class Enrolment(models.Model):
    """Somebody's membership of a course. An assistant with sections teaches those; without, the whole course."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="enrolments")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="enrolments")
    role = models.CharField(max_length=12, choices=Role.choices, default=Role.STUDENT)
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.ACTIVE)
    student_number = models.CharField(max_length=40, blank=True)
    external_id = models.CharField(max_length=255, blank=True)  # what another system calls this person
    sections = models.ManyToManyField(Section, blank=True, related_name="enrolments")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course", "user"], name="enrolment_once"),
            models.UniqueConstraint(
                fields=["course", "student_number"],
                condition=~Q(student_number=""),
                name="enrolment_number_once_a_course",
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="enrolment_role_known"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="enrolment_status_known"),
        ]
        indexes = [models.Index(fields=["course", "role", "status"], name="enrolment_of_course")]

    def __str__(self) -> str:
        return f"{self.user} ({self.role})"


class Invitation(models.Model):
    """A link that lets one person in; only the hash of its secret is kept."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=150, blank=True)
    role = models.CharField(max_length=12, choices=Role.choices, default=Role.STUDENT)
    student_number = models.CharField(max_length=40, blank=True)
    section = models.ForeignKey(Section, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    hash = models.CharField(max_length=64, unique=True)  # SHA-256, hexadecimal
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["course", "email"], condition=Q(used_at=None), name="invitation_open_once_a_course"
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="invitation_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.course}: {self.email}"

"""Who is in a course, and who is invited."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.db.models import F, Q
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


def new_seed() -> str:
    """256 random bits, hexadecimal."""
    return secrets.token_hex(32)


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
    """A link that lets people into a course until it expires, is used up or is withdrawn.

    The link is made of ``seed`` and the service's secret key: whoever reads the database alone has no link.
    """

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="invitations")
    name = models.CharField(max_length=150, blank=True)  # what its maker calls it; who follows it does not read it
    role = models.CharField(max_length=12, choices=Role.choices, default=Role.STUDENT)
    sections = models.ManyToManyField(Section, blank=True, related_name="+")
    seed = models.CharField(max_length=64, unique=True, default=new_seed)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    most_uses = models.PositiveSmallIntegerField(null=True, blank=True)  # None: as many as come
    uses = models.PositiveIntegerField(default=0)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="invitation_role_known"),
            models.CheckConstraint(
                condition=Q(most_uses=None) | Q(uses__lte=F("most_uses")), name="invitation_not_used_too_often"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.course}: {self.role}"

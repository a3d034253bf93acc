"""Whom a course tells what happens in it, and what was told."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from grader.courses.models import Course


class HookEvent(models.TextChoices):
    """What can be told."""

    HANDED_IN = "handed-in"
    GRADED = "graded"
    PUBLISHED = "published"


class Webhook(models.Model):
    """An address that is sent what happens in a course, signed with a secret that it knows."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="webhooks")
    url = models.TextField()
    secret = models.CharField(max_length=64)
    events = models.CharField(max_length=60)  # of HookEvent, separated by spaces
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    off_at = models.DateTimeField(null=True, blank=True)  # it said that it is gone, or never answered

    def __str__(self) -> str:
        return f"{self.course}: {self.url[:60]}"


class Delivery(models.Model):
    """One thing told, or to be told. What was sent is sent again byte for byte."""

    hook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    public_id = models.UUIDField(default=uuid.uuid4, unique=True)
    event = models.CharField(max_length=12)
    body = models.TextField()
    created_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)  # told, or given up
    status = models.PositiveSmallIntegerField(null=True, blank=True)  # of the last answer
    said = models.CharField(max_length=300, blank=True)  # why it was not told

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["not_before"], condition=Q(ended_at=None), name="delivery_due")]

    def __str__(self) -> str:
        return f"{self.event} {self.public_id}"

    @property
    def told(self) -> bool:
        return self.status is not None and 200 <= self.status < 300

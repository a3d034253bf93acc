"""What processes of the service say of themselves, and what is wrong with the service as a whole."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

SILENT = timedelta(seconds=20)  # without a sign, after which a worker counts as gone


class AlertKind(models.TextChoices):
    """What is told to who keeps the service."""

    ABANDONED = "abandoned", _("no worker lives, so nothing that students send is graded")
    SLOW = "slow", _("a student has waited for a result for more than a minute")
    CLOCK = "clock", _("a worker's clock is off by more than two seconds")
    INTERNAL = "internal", _("gradings fail through our fault")


class Alert(models.Model):
    """Something that is wrong now. The row goes when it is over."""

    kind = models.CharField(max_length=20, unique=True, choices=AlertKind.choices)
    since = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.kind} since {self.since}"


class WorkerSign(models.Model):
    """A worker process, as it last said of itself (``signs``)."""

    name = models.CharField(max_length=120, unique=True)
    host = models.CharField(max_length=255)
    release = models.CharField(max_length=60)  # of the code it runs
    queues = models.JSONField(default=list)
    slots = models.PositiveSmallIntegerField()
    in_hand = models.PositiveSmallIntegerField(default=0)
    clock_ahead = models.FloatField(default=0.0)  # seconds before the database's, negative where it is behind
    jail = models.JSONField(default=dict)  # layers, spares waiting, fork servers started, by kind
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        ordering = ["host", "started_at"]

    def __str__(self) -> str:
        return self.name


class Erasure(models.Model):
    """That a person's data was erased: whose, by their number, which stays; when, by whom, why and how much."""

    person = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    reason = models.CharField(max_length=500, blank=True)
    counts = models.JSONField(default=dict)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.person}, {self.at:%Y-%m-%d}"

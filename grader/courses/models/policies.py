"""What a late hand-in earns, how often something may be handed in, and which submission counts."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

LONGEST = {"grace": 20_160, "late": 17_568, "pause": 604_800, "days": 366}  # minutes, hours, seconds, days
_PERCENT = [MinValueValidator(0), MaxValueValidator(100)]


class Per(models.TextChoices):
    """What a penalty is counted by; every one that has begun counts."""

    HOUR = "hour", _("hour")
    DAY = "day", _("day")


class Counts(models.TextChoices):
    """Which of a student's submissions gives the mark."""

    BEST = "best", _("the best one")
    LAST = "last", _("the last one")
    CHOSEN = "chosen", _("the one the student chose, else the last one")


class Policy(models.Model):
    """The rules of an assignment, or a course's default for those that have none of their own.

    Handing in up to ``grace_minutes`` after the due date is in time. What is later spends the student's free late
    days of the course first (``free_days``, read from the course's policy only); each hour or day begun beyond costs
    ``penalty`` percent of what the submission earned, at most ``penalty_most`` percent. Nothing is taken later than
    ``late_hours`` after the due date (None: until the assignment closes). No number is longer than two years: added to
    a date, it always gives one.
    """

    grace_minutes = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(LONGEST["grace"])])
    penalty = models.DecimalField(max_digits=5, decimal_places=2, default=Decimal(0), validators=_PERCENT)
    penalty_per = models.CharField(max_length=4, choices=Per.choices, default=Per.DAY)
    penalty_most = models.DecimalField(max_digits=5, decimal_places=2, default=Decimal(100), validators=_PERCENT)
    free_days = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(LONGEST["days"])])
    late_hours = models.PositiveIntegerField(null=True, blank=True, validators=[MaxValueValidator(LONGEST["late"])])
    attempts = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(9_999)]
    )
    cooldown_seconds = models.PositiveIntegerField(default=0, validators=[MaxValueValidator(LONGEST["pause"])])
    counts = models.CharField(max_length=8, choices=Counts.choices, default=Counts.BEST)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(penalty__range=(0, 100)), name="policy_penalty_a_percentage"),
            models.CheckConstraint(condition=Q(penalty_most__range=(0, 100)), name="policy_cap_a_percentage"),
            models.CheckConstraint(condition=Q(penalty_per__in=Per.values), name="policy_unit_known"),
            models.CheckConstraint(condition=Q(counts__in=Counts.values), name="policy_counts_known"),
            models.CheckConstraint(condition=~Q(attempts=0), name="policy_attempts_at_least_one"),
        ]

    def __str__(self) -> str:
        return f"{self.penalty} % / {self.penalty_per}"

"""The outbox of scores: a row for each student and column, sent until the platform has taken what counts now."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from grader.lti.models.courses import LineItem


class ScoreState(models.TextChoices):
    """How far a score has come."""

    WAITING = "waiting", _("waits to be sent")
    SENT = "sent", _("sent")
    HELD = "held", _("not shown to the student yet")
    REFUSED = "refused", _("refused by the platform")


class Score(models.Model):
    """One student's score in one column. What is sent is computed when it is sent, so a row says when, not what.

    A worker takes a row by setting ``due_at`` past its lease, and only if nobody else has: what changes meanwhile sets
    ``changed_at`` anew, and the row is due again when that is later than what was read.
    """

    line_item = models.ForeignKey(LineItem, on_delete=models.CASCADE, related_name="scores")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, choices=ScoreState.choices, default=ScoreState.WAITING)
    due_at = models.DateTimeField(null=True)  # None: nothing to do
    changed_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    problem = models.TextField(blank=True)  # what the platform, or the way to it, said last
    points = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)  # what was sent last
    maximum = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["line_item", "user"], name="score_once"),
            models.CheckConstraint(condition=Q(state__in=ScoreState.values), name="score_state_known"),
        ]
        indexes = [models.Index(fields=["due_at"], name="score_due", condition=Q(due_at__isnull=False))]

    def __str__(self) -> str:
        return f"{self.user}: {self.state}"

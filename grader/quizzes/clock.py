"""Whether an attempt's time is over, by the server's clock."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from grader.quizzes.models import Attempt, QuizRules


def is_over(attempt: Attempt, rules: QuizRules, now: datetime | None = None) -> bool:
    """Past the student's own end and the grace after it."""
    end = attempt.ends_at
    return end is not None and (now or timezone.now()) > end + timedelta(seconds=rules.grace_seconds)

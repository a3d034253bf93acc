"""A quiz's rules, and whether an attempt's time is over, by the server's clock."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from grader.courses.models import Assignment
from grader.prepared import ID, Select
from grader.quizzes.models import Attempt, QuizRules

_RULES = Select(lambda assignment: QuizRules.objects.filter(assignment=assignment), assignment=ID)


def rules_of(assignment: Assignment) -> QuizRules:
    """The quiz's rules; the model's defaults where its instructor set none. No query where they were selected."""
    if "quiz" in assignment._state.fields_cache:
        found: QuizRules | None = assignment._state.fields_cache["quiz"]
    else:
        found = _RULES.first(assignment=assignment.pk)
    return found or QuizRules(assignment=assignment)


def is_over(attempt: Attempt, rules: QuizRules, now: datetime | None = None) -> bool:
    """Past the student's own end and the grace after it."""
    end = attempt.ends_at
    return end is not None and (now or timezone.now()) > end + timedelta(seconds=rules.grace_seconds)

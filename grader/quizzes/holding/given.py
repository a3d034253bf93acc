"""What was answered to questions, in words and counted: of homework and practice as of quizzes."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from grader.courses.models import Assignment
from grader.localised import localised
from grader.quizzes.asking.presenting import question_at
from grader.quizzes.models import Answer, Variant

LOOKED_AT, SHOWN = 400, 8  # of the newest answers of an assignment; of each exercise's different ones


def answers_given(
    *, assignment: Assignment, exercises: Collection[int], users: QuerySet[Any]
) -> dict[int, tuple[tuple[str, int], ...]]:
    """By exercise the most frequent of these users' newest answers, in the reader's language. Two queries at most."""
    if not exercises:
        return {}
    rows = Answer.objects.filter(
        submission__assignment=assignment, submission__exercise__in=exercises, submission__user__in=users
    ).order_by("-pk")
    given = list(rows.values_list("submission__exercise", "variant", "submission__source")[:LOOKED_AT])
    variants = Variant.objects.in_bulk({variant for _, variant, _ in given})
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for exercise, variant, source in given:
        question = question_at(variants[variant])
        counts[exercise][question.given_words(json.loads(source), localised)] += 1
    return {exercise: tuple(count.most_common(SHOWN)) for exercise, count in counts.items()}

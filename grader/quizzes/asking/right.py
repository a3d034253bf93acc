"""The right answer of a variant in words, for those who may see it."""

from __future__ import annotations

from functools import partial

from grader.localised import localised
from grader.questions.registry import question_of
from grader.quizzes.models import Variant


def right_answer(*, variant: Variant, language: str) -> tuple[str, ...]:
    """One line, or one for each part: "392,500"; "conv1: 6 × 28 × 28, 156"."""
    return question_of(variant.question).right_words(partial(localised, language=language))

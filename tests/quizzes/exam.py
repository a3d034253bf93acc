"""A quiz about convolution with one question of each of four types, and the cast that sits it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from grader.catalog.models import AssignmentExercise, Exercise
from grader.catalog.services import assignment_add, exercise_store
from grader.content.bundle import build
from grader.courses.models import Assignment, Mode
from grader.courses.services import assignment_create
from grader.quizzes.asking.variants import variants_prepare
from grader.quizzes.models import QuizRules
from tests.people import Cast, assemble

HEAD = """
format = 1
title = {{ en = "{slug}", "zh-hans" = "{slug}" }}
kind = "question"
topic = "convolution"
difficulty = 1
minutes = 2
[question]
"""
QUESTIONS = {
    "dense-count": """
type = "number"
answer = 196609000
wrong = [{ value = 196608000, en = "Add the 1000 biases.", zh-hans = "再加上 1000 个偏置。" }]
steps = { en = "3 x 256 x 256 x 1000 + 1000", zh-hans = "3 x 256 x 256 x 1000 + 1000" }
""",
    "conv-shape": """
type = "shape"
answer = [4, 102, 102]
""",
    "not-true": """
type = "choice"
options = [
  { text = "It has no parameters." },
  { text = "It takes no part in back-propagation.", correct = true, why = { en = "It does.", zh-hans = "会。" } },
  { text = "It shrinks the image." },
]
""",
    "steps-of-training": """
type = "order"
items = [{ text = "initialise" }, { text = "forward" }, { text = "backward" }, { text = "update" }]
""",
}


def question(slug: str, body: str | None = None, **files: str) -> Exercise:
    """Store a question exercise made of ``body``, the part of exercise.toml under [question]."""
    texts = {
        "exercise.toml": HEAD.format(slug=slug) + (body if body is not None else QUESTIONS[slug]),
        "statement.md": f"Question {slug}",
        "statement.zh-hans.md": f"问题 {slug}",
        **files,
    }
    bundle = build(slug, {name: text.encode() for name, text in texts.items()})
    synced = exercise_store(slug=slug, bundle=bundle, listed=True)
    variants_prepare(version=synced.version)
    return synced.exercise


@dataclass(frozen=True)
class Exam:
    """The quiz, open for an hour, half an hour for each student."""

    cast: Cast
    quiz: Assignment
    rules: QuizRules
    items: dict[str, AssignmentExercise]


def set_up() -> Exam:
    cast = assemble()
    now = timezone.now()
    quiz = assignment_create(
        course=cast.course,
        slug="exam",
        title={"en": "Exam", "zh-hans": "考试"},
        mode=Mode.QUIZ,
        opens_at=now - timedelta(minutes=5),
        due_at=now + timedelta(hours=1),
        closes_at=now + timedelta(hours=1),
        published=True,
    )
    rules = QuizRules.objects.create(assignment=quiz, seconds=1800)
    items = {slug: assignment_add(assignment=quiz, exercise=question(slug), points=Decimal(5)) for slug in QUESTIONS}
    return Exam(cast, quiz, rules, items)

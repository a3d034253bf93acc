"""Variants are drawn again before anybody has met them all: when fewer than twenty unseen ones are left to somebody."""

from __future__ import annotations

import pytest

from grader.accounts.models import User
from grader.catalog.models import Exercise
from grader.grading.questions import Drawn
from grader.quizzes.asking.variants import DRAW_VARIANTS, draw_next, variants_store
from grader.quizzes.models import Variant
from tests.quizzes.exam import question

pytestmark = pytest.mark.django_db
STORED, KEPT = 30, 20  # KEPT: unseen ones that are enough
BODY = 'type = "number"\n'


@pytest.fixture
def exercise() -> Exercise:
    """A question that draws its variants, with STORED of them."""
    made = question("drawn", BODY, **{"question.py": "def generate(rng):\n    return {'answer': 3}\n"})
    fixed = Variant.objects.get(version=question("dense-count").current)
    assert made.current
    variants_store(version=made.current, drawn=[Drawn(number, fixed.question, {}) for number in range(STORED)])
    return made


def test_more_are_asked_for_when_few_are_left_and_not_before(
    exercise: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, int, int, str]] = []
    monkeypatch.setattr("grader.celery.send", lambda *sent, queue: asked.append((*sent, queue)))
    user = User.objects.create_user("learner")
    for _ in range(STORED - KEPT + 1):  # the last of them is given while exactly KEPT are left
        draw_next(user=user, exercise=exercise, assignment=None)
    assert asked == []
    draw_next(user=user, exercise=exercise, assignment=None)
    assert asked == [(DRAW_VARIANTS, exercise.current_id, STORED, "bulk")]

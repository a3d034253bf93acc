"""In homework each wrong try at a drawing costs a third of the points, and a third is always left."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import timezone

from grader.catalog.services import assignment_add
from grader.courses.models import Assignment, Mode
from grader.courses.services import assignment_create
from grader.gradebook.models import Mark
from grader.quizzes.asking.answers import answer_submit
from grader.quizzes.asking.variants import draw_current
from tests.people import Cast
from tests.quizzes.exam import question


def assigned(cast: Cast, mode: Mode) -> Assignment:
    now = timezone.now()
    return assignment_create(
        course=cast.course, slug="week-1", title={"en": "Week 1"}, mode=mode, published=True,
        opens_at=now - timedelta(hours=1), due_at=now + timedelta(days=1), closes_at=now + timedelta(days=1),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("mode", "wrong", "share"),
    [
        (Mode.HOMEWORK, 0, Fraction(1)),
        (Mode.HOMEWORK, 1, Fraction(2, 3)),
        (Mode.HOMEWORK, 2, Fraction(1, 3)),
        (Mode.HOMEWORK, 3, Fraction(1, 3)),
        (Mode.HOMEWORK, 5, Fraction(1, 3)),
        (Mode.PRACTICE, 5, Fraction(1)),
    ],
)
def test_what_a_right_answer_is_worth_after_wrong_ones(cast: Cast, mode: Mode, wrong: int, share: Fraction) -> None:
    assignment, exercise = assigned(cast, mode), question("dense-count")
    assignment_add(assignment=assignment, exercise=exercise, points=Decimal(6))
    for answer in [str(number) for number in range(wrong)] + ["196609000"]:
        drawn = draw_current(user=cast.student, exercise=exercise, assignment=assignment)
        answer_submit(user=cast.student, draw=drawn, response=answer)
    assert Mark.objects.get(user=cast.student).points == 6 * share

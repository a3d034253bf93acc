"""A cancelled question: full points for all who were asked it, taken back the same way, by instructors alone."""

from __future__ import annotations

import pytest

from grader.errors import Forbidden, NotFound
from grader.gradebook.models import Mark
from grader.quizzes.holding.cancelling import item_cancel
from grader.quizzes.sitting.attempts import attempt_finish, attempt_start
from grader.quizzes.sitting.saving import response_save
from tests.quizzes.exam import Exam


def marks(exam: Exam, slug: str) -> dict[str, float]:
    rows = Mark.objects.filter(exercise__slug=slug, assignment=exam.quiz).select_related("user")
    return {row.user.username: float(row.points) for row in rows}


@pytest.fixture
def sat(exam: Exam) -> Exam:
    """The student answered wrongly, the other not at all; the assistant did not sit it."""
    for user, answer in ((exam.cast.student, "5"), (exam.cast.other, None)):
        attempt = attempt_start(user=user, assignment=exam.quiz)
        if answer:
            response_save(place=attempt.places.get(item=exam.items["dense-count"]), response=answer)
        attempt_finish(attempt=attempt)
    return exam


def test_everybody_who_was_asked_has_the_points_and_loses_them_again(sat: Exam) -> None:
    item = sat.items["dense-count"]
    assert marks(sat, "dense-count") == {"student": 0}
    item_cancel(viewer=sat.cast.instructor, item=item, cancelled=True)
    assert marks(sat, "dense-count") == {"student": 5, "other": 5}
    item_cancel(viewer=sat.cast.instructor, item=item, cancelled=False)
    assert marks(sat, "dense-count") == {"student": 0}


def test_only_instructors_cancel(sat: Exam) -> None:
    expected = {
        "assistant": Forbidden,
        "student": Forbidden,
        "other": Forbidden,
        "outsider": NotFound,
        "nobody": NotFound,
    }
    for who, user in sat.cast.everybody():
        if who in expected:
            with pytest.raises(expected[who]):
                item_cancel(viewer=user, item=sat.items["dense-count"], cancelled=True)
    assert marks(sat, "dense-count") == {"student": 0}


def test_a_cancelled_question_is_asked_no_more(sat: Exam) -> None:
    item_cancel(viewer=sat.cast.instructor, item=sat.items["dense-count"], cancelled=True)
    attempt = attempt_start(user=sat.cast.assistant, assignment=sat.quiz)
    assert not attempt.places.filter(item=sat.items["dense-count"]).exists()

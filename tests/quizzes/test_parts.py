"""Outside its question's page, a part of an answer has the name it has there, counted from the same number."""

from __future__ import annotations

from typing import Any

import pytest

from grader.grading.questions import mark_response
from grader.quizzes.asking.answers import Given, answers_store
from grader.quizzes.asking.parts import with_part_names
from grader.quizzes.models import Variant
from grader.submissions.models import Submission
from tests.people import Cast
from tests.quizzes.exam import question

GRID = 'type = "array"\nanswer = [[1, 2], [3, 4]]'
PAIRS = """
type = "match"
pairs = [{ left = "one", right = "1" }, { left = { en = "two", zh-hans = "二" }, right = "2" }]
"""


def answered(cast: Cast, slug: str, body: str, response: Any) -> list[str]:
    """The names of the parts of an answer that was stored and is read again."""
    exercise = question(slug, body)
    assert exercise.current
    variant = Variant.objects.get(version=exercise.current)
    given = Given(cast.student.pk, variant, exercise.current, None, response, exercise.current.created_at)
    [stored] = answers_store([(given, given.report())])
    report = mark_response(variant.question, response, version="v", number=0)
    named = with_part_names(submission=Submission.objects.get(pk=stored.pk), report=report)
    return [case.name_in("en") for case in named.cases]


@pytest.mark.django_db
def test_cells_and_items_are_named_as_on_their_page(cast: Cast) -> None:
    names = answered(cast, "grid", GRID, [["1", "2"], ["3", "5"]])
    assert names == ["row 1, column 1", "row 1, column 2", "row 2, column 1", "row 2, column 2"]
    assert answered(cast, "pairs", PAIRS, {"0": "1", "1": "0"}) == ["one", "two"]

"""marks_check says when a stored mark is not what its submissions say, and puts it right when asked."""

from __future__ import annotations

from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from grader.gradebook.models import Mark
from tests.school import School, report


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("marks_check", *arguments, stdout=out)
    return out.getvalue()


def test_a_course_in_order(school: School) -> None:
    school.graded(report(3, 4))
    assert "Every mark" in said("cnn")


def test_a_mark_that_differs_is_named_and_put_right(school: School) -> None:
    school.graded(report(3, 4))
    Mark.objects.update(points=Decimal(1))
    with pytest.raises(CommandError, match="1 marks differ"):
        said("cnn")
    assert "stored 1.00 points, computed 7.50 points" in said("cnn", "--repair")
    assert "Every mark" in said("cnn")


def test_a_course_that_is_not_there(db: None) -> None:
    with pytest.raises(CommandError, match="no course nothing"):
        said("nothing")

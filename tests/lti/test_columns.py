"""Which column of the platform a score goes to."""

from __future__ import annotations

import pytest
from django.test import Client

from grader.accounts.models import User
from grader.lti.grades.outbox import scores_send, scores_url
from tests.lti.platform import FakePlatform
from tests.lti.test_grades import WEEK_1
from tests.school import School, report


@pytest.mark.parametrize(
    ("column", "scores"),
    [
        ("https://x.example/items/1", "https://x.example/items/1/scores"),
        ("https://x.example/items/1/", "https://x.example/items/1/scores"),
        ("https://x.example/items/1?type_id=2&a=b", "https://x.example/items/1/scores?type_id=2&a=b"),
    ],
)
def test_where_scores_go(column: str, scores: str) -> None:
    assert scores_url(column) == scores


def test_an_exercises_own_link_has_its_own_column(connected: FakePlatform, browser: Client, school: School) -> None:
    connected.arrive(browser, custom={**WEEK_1, "tensorgrade_exercise": "corr2d"})
    school.graded(report(5.0), user=User.objects.get(email="ada@example.org"))
    scores_send()
    (made,) = connected.of("/lineitems", "POST")
    assert made.json()["label"] == "Week 1: Two-dimensional cross-correlation"
    assert [one["scoreGiven"] for one in connected.scores()] == [5.0]

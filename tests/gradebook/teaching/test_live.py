"""Who is stuck: many tries within the hour, and the last ones no better than what came before."""

from __future__ import annotations

import pytest
from django.test import Client

from grader.gradebook.teaching.live import live_view
from tests.school import School, report


@pytest.mark.parametrize(
    ("points", "stuck"),
    [
        ((1, 1, 1, 1, 1), True),
        ((0, 0, 0, 0, 0), True),
        ((2, 1, 2, 0, 1), True),
        ((0, 1, 1, 1, 2), False),  # still getting further
        ((0, 1, 2, 2, 2, 2, 2), True),
        ((1, 1, 1, 1), False),  # not often enough
        ((1, 1, 1, 1, 4), False),  # passed
    ],
)
def test_who_tries_without_getting_further_is_stuck(school: School, points: tuple[int, ...], stuck: bool) -> None:
    for got in points:
        school.graded(report(got, 4))
    live = live_view(viewer=school.cast.instructor, course=school.cast.course)
    assert [(one.user, one.tries) for one in live.stuck] == ([(school.cast.student, len(points))] if stuck else [])


def test_verdicts_are_said_in_the_readers_words(school: School) -> None:
    school.graded(report(1, 4))
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(school.cast.instructor)
    for page in ("now", "submissions"):
        html = client.get(f"/teach/cnn/{page}/").content.decode()
        assert "部分正确" in html, page
        assert ">partial<" not in html, page

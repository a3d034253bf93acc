"""Who may see what is read once for a page, and each time by whatever writes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from grader.courses.memo import once, remembered, remembered_each
from grader.courses.models import Enrolment, Role
from grader.courses.rules import role_in
from tests.people import Cast
from tests.web.conftest import sign_in as sign_in  # the fixture


def test_outside_of_a_page_everything_is_asked_each_time() -> None:
    asked: list[int] = []
    for _ in range(2):
        remembered("key", lambda: asked.append(1))
    assert asked == [1, 1]


def test_within_it_each_key_is_asked_once_and_only_what_is_missing() -> None:
    asked: list[list[str]] = []

    def read(keys: list[str]) -> list[str]:
        def make(places: object) -> list[str]:
            asked.append([keys[at] for at in places])  # type: ignore[attr-defined]
            return [keys[at].upper() for at in places]  # type: ignore[attr-defined]

        return remembered_each(keys, make)

    with once():
        assert read(["a", "b"]) == ["A", "B"]
        assert read(["b", "c", "a"]) == ["B", "C", "A"]
        assert read([]) == []
    with once():
        assert read(["a"]) == ["A"]
    assert asked == [["a", "b"], ["c"], ["a"]]


def test_nothing_is_remembered_longer_than_a_page(cast: Cast) -> None:
    for role in (Role.STUDENT, Role.ASSISTANT):
        Enrolment.objects.filter(user=cast.student).update(role=role)
        with once():
            assert role_in(cast.student, cast.course) is role_in(cast.student, cast.course) is role


@pytest.mark.django_db
def test_a_page_asks_who_somebody_is_in_the_course_once_and_a_form_each_time(
    cast: Cast, sign_in: Callable[..., Client]
) -> None:
    client = sign_in(cast.student)
    with CaptureQueriesContext(connection) as queries:
        client.get("/courses/cnn/")
    role = [query["sql"] for query in queries if 'FROM "courses_enrolment" WHERE' in query["sql"]]
    assert len(role) == len(set(role))

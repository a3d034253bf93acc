"""Code and questions each have their own address; what has the other kind is sent there."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

import pytest
from django.test import Client

from grader.accounts.models import User
from grader.catalog.models import Exercise
from grader.catalog.services import assignment_add
from grader.submissions.models import Submission
from tests.quizzes.exam import question
from tests.school import School
from tests.web.html import Pages, css, one, read


@pytest.fixture
def shape(school: School) -> Exercise:
    exercise = question("conv-shape")
    assignment_add(assignment=school.assignment, exercise=exercise)
    return exercise


def test_a_list_leads_to_each_at_its_own_address(student: Client, pages: Pages, shape: Exercise) -> None:
    rows = [row.get("href") for row in css(read(student.get(pages.assignment)), ".row")]
    assert rows == [pages.exercise, f"{pages.assignment}conv-shape/question/"]


def test_an_old_address_of_a_question_leads_to_its_own(student: Client, pages: Pages, shape: Exercise) -> None:
    response = student.get(f"{pages.assignment}conv-shape/", follow=True)
    assert response.redirect_chain == [(f"{pages.assignment}conv-shape/question/", HTTPStatus.TEMPORARY_REDIRECT)]
    form = one(read(response), ".question")
    body = {"draw": one(form, "input[name=draw]").get("value"), "answer": "4,102,102", "do": "answer"}
    assert student.post(f"{pages.assignment}conv-shape/", body, follow=True).status_code == HTTPStatus.OK
    assert Submission.objects.get().exercise == shape


def test_code_has_no_page_of_a_question(
    student: Client, pages: Pages, sign_in: Callable[[User], Client], school: School
) -> None:
    for client in (student, sign_in(school.cast.instructor)):
        assert client.get(f"{pages.exercise}question/").status_code == HTTPStatus.NOT_FOUND

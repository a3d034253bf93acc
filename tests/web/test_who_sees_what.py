"""How pages refuse: what isn't yours does not exist, and nobody is asked to sign in. Who sees what: tests/access."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.contrib.auth.models import AnonymousUser
from django.test import Client

from grader.accounts.models import User
from tests.school import School
from tests.web.html import Pages

OK, FOUND, MISSING = HTTPStatus.OK, HTTPStatus.FOUND, HTTPStatus.NOT_FOUND
SignIn = Callable[[User | AnonymousUser], Client]

MEMBERS = {"instructor": OK, "assistant": OK, "student": OK, "other": OK, "outsider": MISSING, "nobody": FOUND}


def test_nobody_comes_back_to_the_page_after_signing_in(pages: Pages, sign_in: SignIn) -> None:
    response = sign_in(AnonymousUser()).get(pages.exercise)
    assert response["Location"] == f"/sign-in/?next={pages.exercise}"


def test_a_script_of_a_signed_out_page_gets_a_sentence_instead_of_the_sign_in_page(
    pages: Pages, sign_in: SignIn
) -> None:
    response = sign_in(AnonymousUser()).post(pages.exercise, {"source": "x = 1"}, headers={"hx-request": "true"})
    assert response.status_code == HTTPStatus.UNAUTHORIZED
    assert "You have been signed out. Your code is still here" in response.content.decode()


def test_what_is_not_published_is_there_for_teachers_only(school: School, pages: Pages, sign_in: SignIn) -> None:
    school.reschedule(published=False)
    expected = {**dict.fromkeys(MEMBERS, MISSING), "instructor": OK, "assistant": OK, "nobody": FOUND}
    got = {who: sign_in(user).get(pages.exercise).status_code for who, user in school.cast.everybody()}
    assert got == expected


def test_the_address_of_a_submission_that_is_none_reads_like_one_of_somebody_else(student: Client) -> None:
    response = student.get("/submissions/00000000-0000-4000-8000-000000000000/")
    assert response.status_code == MISSING
    assert "There is nothing here that you can see." in response.content.decode()

"""Browsers without a browser: Django's test client, signed in as each of the cast."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from grader.accounts.models import User
from tests.school import School
from tests.web.html import Pages


@pytest.fixture
def sign_in() -> Callable[[User | AnonymousUser], Client]:
    """A client in which this person is signed in; nobody is signed in nowhere."""

    def make(user: User | AnonymousUser) -> Client:
        client = Client(headers={"accept-language": "en"})
        if isinstance(user, User):
            client.force_login(user)
        return client

    return make


@pytest.fixture
def student(school: School, sign_in: Callable[[User], Client]) -> Client:
    """The student of the school."""
    return sign_in(school.cast.student)


@pytest.fixture
def pages(school: School) -> Pages:
    """The addresses of the school's pages."""
    return Pages(school)

"""Who is let in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth import authenticate
from django.test import Client

from grader.accounts.models import User
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db


def make(name: str, *, demo: bool = False, active: bool = True) -> User:
    user = User.objects.create_user(name, password=PASSWORD)
    user.demo, user.is_active = demo, active
    user.save()
    return user


def test_an_account_signs_in_with_its_own_password_only() -> None:
    user = make("ada")
    assert authenticate(username="ada", password=PASSWORD) == user
    assert authenticate(username="ada", password="guess") is None


def test_a_closed_account_does_not_sign_in() -> None:
    make("ada", active=False)
    assert authenticate(username="ada", password=PASSWORD) is None


def test_a_demo_account_signs_in_only_while_the_demo_runs(configured: Callable[..., None]) -> None:
    user = make("ada", demo=True)
    assert authenticate(username="ada", password=PASSWORD) is None
    configured(demo=True)
    assert authenticate(username="ada", password=PASSWORD) == user


def test_an_open_demo_session_ends_with_the_demo(configured: Callable[..., None], client: Client) -> None:
    configured(demo=True)
    client.force_login(make("ada", demo=True))
    assert client.get("/api/courses").status_code == 200
    configured(demo=False)
    assert client.get("/api/courses").status_code == 401

"""The page speaks the account's language, else the browser's."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.test import Client

from grader.accounts.models import User
from grader.accounts.services import user_set_language

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return User.objects.create_user("ada")


def language(client: Client, accepted: str) -> str:
    return client.get("/api/courses", headers={"accept-language": accepted}).headers["Content-Language"]


@pytest.mark.parametrize(
    ("own", "browser", "spoken"),
    [("", "en", "en"), ("", "zh-CN", "zh-hans"), ("", "fr", "en"), ("zh-hans", "en", "zh-hans"), ("en", "zh-CN", "en")],
)
def test_which_language(client: Client, user: User, own: str, browser: str, spoken: str) -> None:
    user_set_language(user=user, language=own)
    client.force_login(user)
    assert language(client, browser) == spoken


def test_nobody_gets_the_browsers_language(client: Client) -> None:
    assert language(client, "zh-CN") == "zh-hans"


def test_an_unknown_language_is_refused_by_the_service_and_by_the_database(user: User) -> None:
    with pytest.raises(ValidationError):
        user_set_language(user=user, language="tlh")
    with pytest.raises(IntegrityError):
        User.objects.filter(pk=user.pk).update(language="tlh")

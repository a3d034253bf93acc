"""Personal tokens of the API."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from grader.accounts.models import ApiToken, User
from grader.accounts.selectors import user_of_token
from grader.accounts.services import api_token_create

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return User.objects.create_user("ada")


def test_a_token_names_its_user_and_is_not_kept(user: User) -> None:
    token = api_token_create(user=user, name="laptop")
    assert user_of_token(token=token) == user
    assert token not in str(ApiToken.objects.values().get())


def test_what_is_no_token_names_nobody(user: User) -> None:
    token = api_token_create(user=user, name="laptop")
    assert user_of_token(token=token[:-1]) is None
    assert user_of_token(token="") is None
    assert user_of_token(token=ApiToken.objects.get().hash) is None


def test_a_token_ends_with_its_row_its_account_and_the_demo(user: User, configured: Callable[..., None]) -> None:
    token = api_token_create(user=user, name="laptop")
    User.objects.update(is_active=False)
    assert user_of_token(token=token) is None
    User.objects.update(is_active=True, demo=True)
    assert user_of_token(token=token) is None
    configured(demo=True)
    assert user_of_token(token=token) == user
    ApiToken.objects.all().delete()
    assert user_of_token(token=token) is None


def test_use_is_noted_at_most_once_a_minute(user: User, django_assert_num_queries: Callable[..., object]) -> None:
    token = api_token_create(user=user, name="laptop")
    user_of_token(token=token)
    first = ApiToken.objects.get().last_used_at
    assert first is not None
    user_of_token(token=token)
    assert ApiToken.objects.get().last_used_at == first

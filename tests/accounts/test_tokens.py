"""Personal tokens: whose they are, what for, until when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from grader.accounts.models import ApiToken, User
from grader.accounts.tokens.errors import TooManyTokens
from grader.accounts.tokens.scopes import DEFAULT, Scope, scopes_of, scopes_text
from grader.accounts.tokens.selectors import api_token_found, api_token_list
from grader.accounts.tokens.services import MOST, api_token_create, api_token_withdraw
from grader.errors import NotFound

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return User.objects.create_user("ada")


def found(token: str) -> User | None:
    row = api_token_found(token=token)
    return row.user if row else None


def test_a_token_names_its_user_and_is_not_kept(user: User) -> None:
    token = api_token_create(user=user, name="laptop")
    assert found(token) == user
    assert token not in str(ApiToken.objects.values().get())


@pytest.mark.parametrize("wrong", ["", "tg_", "\ud800", "\0", "x" * 10_000])
def test_what_is_no_token_names_nobody(user: User, wrong: str) -> None:
    token = api_token_create(user=user, name="laptop")
    assert found(wrong) is None
    assert found(token[:-1]) is None
    assert found(ApiToken.objects.get().hash) is None


def test_a_token_ends_with_its_row_its_account_and_the_demo(user: User, configured: Callable[..., None]) -> None:
    token = api_token_create(user=user, name="laptop")
    User.objects.update(is_active=False)
    assert found(token) is None
    User.objects.update(is_active=True, demo=True)
    assert found(token) is None
    configured(demo=True)
    assert found(token) == user
    ApiToken.objects.all().delete()
    assert found(token) is None


def test_a_token_runs_out(user: User) -> None:
    token = api_token_create(user=user, name="laptop", days=30)
    assert found(token) == user
    ApiToken.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert found(token) is None
    assert [one.over for one in api_token_list(viewer=user)] == [True]


def test_one_without_an_end_never_does(user: User) -> None:
    token = api_token_create(user=user, name="laptop", days=None)
    assert found(token) == user
    assert [one.over for one in api_token_list(viewer=user)] == [False]


def test_use_is_noted_at_most_once_a_minute(user: User) -> None:
    token = api_token_create(user=user, name="laptop")
    found(token)
    first = ApiToken.objects.get().last_used_at
    assert first is not None
    found(token)
    assert ApiToken.objects.get().last_used_at == first


def test_scopes_are_words_in_one_order() -> None:
    assert scopes_text({Scope.SUBMIT, Scope.READ}) == "read submit"
    assert scopes_of(" submit read  root ") == DEFAULT
    assert len(scopes_text(Scope)) <= ApiToken._meta.get_field("scopes").max_length


def test_nobody_withdraws_anothers(user: User) -> None:
    token = api_token_create(user=user, name="laptop")
    row = ApiToken.objects.get()
    with pytest.raises(NotFound):
        api_token_withdraw(user=User.objects.create_user("bo"), pk=row.pk)
    assert found(token) == user
    api_token_withdraw(user=user, pk=row.pk)
    assert found(token) is None


def test_there_are_so_many_at_most_and_those_that_ran_out_make_room(user: User) -> None:
    ApiToken.objects.bulk_create(ApiToken(user=user, name="old", hash=str(number)) for number in range(MOST))
    with pytest.raises(TooManyTokens):
        api_token_create(user=user, name="one more")
    ApiToken.objects.filter(hash="0").update(expires_at=timezone.now() - timedelta(days=1))
    assert found(api_token_create(user=user, name="one more")) == user
    assert ApiToken.objects.count() == MOST


@pytest.mark.parametrize("name", ["", "   ", "x" * 81])
def test_a_token_has_a_name(user: User, name: str) -> None:
    with pytest.raises(ValidationError):
        api_token_create(user=user, name=name)

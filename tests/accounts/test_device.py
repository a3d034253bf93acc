"""Letting a device in by a code that its person types (RFC 8628)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from grader.accounts.models import ApiToken, DeviceLogin, User
from grader.accounts.tokens import device
from grader.accounts.tokens.device import Begun, LetIn, PollError, device_answer, device_begin, device_poll
from grader.accounts.tokens.errors import NoSuchCode, TooManyCodes, TooManyDevices
from grader.accounts.tokens.scopes import Scope
from grader.accounts.tokens.selectors import api_token_found
from grader.accounts.tries import MOST_OF_ACCOUNT

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return User.objects.create_user("ada")


def begin(scope: str = "read submit") -> Begun:
    return device_begin(client="tensorgrade on a  laptop", scope=scope, address="10.0.0.1")


def patient() -> None:
    """As if the device had waited since it asked last."""
    DeviceLogin.objects.update(polled_at=timezone.now() - timedelta(minutes=1))


def test_from_the_code_to_the_token(user: User) -> None:
    begun = begin()
    assert device_poll(secret=begun.device_code) is PollError.PENDING
    device_answer(user=user, code=begun.user_code.lower(), agree=True, scopes=Scope, days=30)
    got = device_poll(secret=begun.device_code)
    assert isinstance(got, LetIn)
    assert got.scopes == {Scope.READ, Scope.SUBMIT}  # what it asked for, though more was offered
    row = api_token_found(token=got.token)
    assert row is not None
    assert (row.user, row.name, row.scopes) == (user, "tensorgrade on a laptop", "read submit")
    assert got.token not in str([*DeviceLogin.objects.values(), *ApiToken.objects.values()])


def test_a_token_is_fetched_once(user: User) -> None:
    begun = begin()
    device_answer(user=user, code=begun.user_code, agree=True, scopes=Scope)
    assert isinstance(device_poll(secret=begun.device_code), LetIn)
    assert device_poll(secret=begun.device_code) is PollError.UNKNOWN
    assert ApiToken.objects.count() == 1


@pytest.mark.parametrize("scopes", [[], [Scope.MANAGE]])
def test_less_may_be_given_and_nothing_is_a_refusal(user: User, scopes: list[Scope]) -> None:
    begun = begin()
    device_answer(user=user, code=begun.user_code, agree=True, scopes=scopes)
    assert device_poll(secret=begun.device_code) is PollError.DENIED
    begun = begin()
    device_answer(user=user, code=begun.user_code, agree=True, scopes=[Scope.READ])
    got = device_poll(secret=begun.device_code)
    assert isinstance(got, LetIn)
    assert got.scopes == {Scope.READ}


def test_a_refusal_is_told_and_final(user: User) -> None:
    begun = begin()
    device_answer(user=user, code=begun.user_code, agree=False)
    assert device_poll(secret=begun.device_code) is PollError.DENIED
    with pytest.raises(NoSuchCode):
        device_answer(user=user, code=begun.user_code, agree=True, scopes=Scope)
    assert not ApiToken.objects.exists()


def test_a_device_in_a_hurry_is_slowed_down_and_not_lost(user: User) -> None:
    begun = begin()
    assert device_poll(secret=begun.device_code) is PollError.PENDING
    assert device_poll(secret=begun.device_code) is PollError.SLOW_DOWN
    patient()
    assert device_poll(secret=begun.device_code) is PollError.PENDING


def test_a_code_runs_out(user: User) -> None:
    begun = begin()
    DeviceLogin.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(NoSuchCode):
        device_answer(user=user, code=begun.user_code, agree=True, scopes=Scope)
    assert device_poll(secret=begun.device_code) is PollError.EXPIRED


def test_what_no_device_was_given_is_unknown() -> None:
    begun = begin()
    for wrong in ("", begun.user_code, begun.device_code[:-1], DeviceLogin.objects.get().secret, "\ud800"):
        assert device_poll(secret=wrong) is PollError.UNKNOWN


def test_codes_cannot_be_tried_out(user: User) -> None:
    for _ in range(MOST_OF_ACCOUNT):
        with pytest.raises(NoSuchCode):
            device_answer(user=user, code="BBBB-BBBB", agree=True, scopes=Scope)
    begun = begin()
    with pytest.raises(TooManyCodes):
        device_answer(user=user, code=begun.user_code, agree=True, scopes=Scope)
    other = User.objects.create_user("bo")
    device_answer(user=other, code=begun.user_code, agree=True, scopes=Scope)  # others are not held up


def test_a_network_has_so_many_waiting_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device, "MOST_OF_NETWORK", 2)
    begin()
    begin()
    with pytest.raises(TooManyDevices):
        begin()
    device_begin(client="elsewhere", scope="", address="10.0.0.2")
    DeviceLogin.objects.update(expires_at=timezone.now() - timedelta(hours=1))
    begin()
    assert DeviceLogin.objects.count() == 1  # those long over are swept away

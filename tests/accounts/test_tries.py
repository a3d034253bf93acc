"""Passwords cannot be guessed and names not found out, and nobody is locked out by others who try."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from grader.accounts import tries
from grader.accounts.errors import TooManyTries
from grader.accounts.models import SignInTry, User
from grader.accounts.tries import (
    MOST_OF_ACCOUNT,
    MOST_OF_ADDRESS,
    WINDOW,
    browser_token,
    try_begin,
    try_failed,
    try_succeeded,
)
from tests.threads import at_once

HERE, THERE = "192.0.2.1", "198.51.100.7"


def fail(name: str, count: int, *, address: str = HERE, browser: str = "") -> None:
    for _ in range(count):
        try_begin(name=name, address=address, browser=browser)


def refused(name: str, *, address: str = HERE, browser: str = "") -> int | None:
    """Seconds to wait, or None."""
    try:
        try_begin(name=name, address=address, browser=browser).delete()
    except TooManyTries as error:
        return int(error.facts["seconds"])
    return None


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["ada", "nobody-has-this-name"])
def test_an_account_has_so_many_tries_whether_or_not_it_exists(name: str) -> None:
    User.objects.create_user("ada")
    fail(name, MOST_OF_ACCOUNT)
    for address in (HERE, THERE):
        wait = refused(name, address=address)
        assert wait is not None
        assert WINDOW.total_seconds() - 60 < wait <= WINDOW.total_seconds()
    assert refused("bo") is None


@pytest.mark.django_db
def test_an_address_has_so_many_for_all_names_together() -> None:
    for number in range(MOST_OF_ADDRESS):
        fail(f"name-{number}", 1, address="2001:db8::%x" % number)  # noqa: UP031  one subscriber's network
    assert refused("ada", address="2001:db8::ffff:1")
    assert refused("ada", address="2001:db8:0:1::1") is None


@pytest.mark.django_db
def test_the_wait_ends_with_the_oldest_tries() -> None:
    fail("ada", MOST_OF_ACCOUNT)
    SignInTry.objects.update(at=timezone.now() - WINDOW + timedelta(seconds=5))
    assert refused("ada") in range(1, 6)
    SignInTry.objects.update(at=timezone.now() - WINDOW - timedelta(seconds=1))
    assert refused("ada") is None
    SignInTry.objects.create(account="old", address=HERE, at=timezone.now() - 3 * WINDOW)
    fail("ada", 1)
    assert not SignInTry.objects.filter(account="old").exists()


@pytest.mark.django_db
def test_a_right_password_ends_the_count() -> None:
    user = User.objects.create_user("ada")
    fail("ada", MOST_OF_ACCOUNT - 1)
    try_succeeded(made=try_begin(name="ada", address=HERE), user=user)
    fail("ada", MOST_OF_ACCOUNT)
    assert refused("ada")


@pytest.mark.django_db
def test_a_browser_that_was_signed_in_has_tries_of_its_own() -> None:
    """Nobody locks a student out by guessing at their name; a cookie of another account helps nobody."""
    own, others = browser_token(name="ada"), browser_token(name="bo")
    fail("ada", MOST_OF_ACCOUNT)
    assert refused("ada", browser=own) is None
    for cookie in (others, "forged", own[:-2]):
        assert refused("ada", browser=cookie)
    fail("ada", MOST_OF_ACCOUNT, browser=own)
    assert refused("ada", browser=own)
    assert refused("ada", browser=browser_token(name="ada")) is None


@pytest.mark.django_db(transaction=True)
def test_forty_at_once_are_no_way_around() -> None:
    def one() -> bool:
        return refused_or_kept("ada")

    kept = at_once(*[one] * 40)
    assert sum(kept) == MOST_OF_ACCOUNT


def refused_or_kept(name: str) -> bool:
    try:
        try_begin(name=name, address=HERE)
    except TooManyTries:
        return False
    return True


@pytest.mark.django_db
def test_failures_are_logged_and_no_word_that_may_be_a_password(caplog: pytest.LogCaptureFixture) -> None:
    User.objects.create_user("ada")
    for name in ("ada", "my secret in the wrong field"):
        try_failed(made=try_begin(name=name, address=HERE), name=name)
    assert f"Wrong password for 'ada' from {HERE}" in caplog.text
    assert f"Wrong password for an unknown name from {HERE}" in caplog.text
    assert "secret" not in caplog.text
    assert not SignInTry.objects.filter(account__contains="secret").exists()
    assert tries.MOST_OF_ACCOUNT < tries.MOST_OF_ADDRESS

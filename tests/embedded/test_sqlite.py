"""The queue in front of SQLite's write lock: one at a time, and nobody who is gone is waited for."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction

from grader.accounts.models import ApiToken, User
from tests.threads import at_once

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="these tests run on another database"),
]
HOLD = """
import fcntl, sys
queue = open(sys.argv[1], "r+")
fcntl.flock(queue, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.read()
"""


def queue() -> str:
    return f"{connection.settings_dict['NAME']}-queue"


def free() -> bool:
    """Whether somebody else could begin a transaction now."""
    probe = os.open(queue(), os.O_RDWR | os.O_CREAT)
    try:
        fcntl.flock(probe, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(probe)
    return True


@pytest.fixture
def other() -> Iterator[subprocess.Popen[str]]:
    """Another process, in the middle of a transaction."""
    assert free()
    command = [sys.executable, "-c", HOLD, queue()]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        process.stdout.readline()
        yield process
        process.kill()


def test_a_transaction_has_its_turn_until_it_ends() -> None:
    with transaction.atomic():
        assert not free()
        with transaction.atomic():
            pass
        assert not free()
    assert free()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        _ = 1 / 0
    assert free()


def test_what_fails_at_its_begin_or_its_commit_leaves() -> None:
    def refer_to_nobody() -> None:
        with transaction.atomic():
            ApiToken.objects.create(user_id=99, name="n", hash="h")  # found out at the COMMIT

    with pytest.raises(IntegrityError):
        refer_to_nobody()
    assert free()
    mode, connection.transaction_mode = connection.transaction_mode, "NO SUCH MODE"
    try:
        with pytest.raises(OperationalError), transaction.atomic():
            raise AssertionError("it has begun")
    finally:
        connection.transaction_mode = mode
    assert free()


def test_a_connection_that_is_closed_leaves() -> None:
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    assert not free()
    connection.close()
    assert free()
    with transaction.atomic():
        assert not free()


def test_a_process_that_is_killed_is_not_waited_for(other: subprocess.Popen[str]) -> None:
    assert not free()
    other.send_signal(signal.SIGKILL)
    with transaction.atomic():
        User.objects.create(username="after")
    assert User.objects.filter(username="after").exists()


def test_threads_wait_no_longer_than_sqlite_does(other: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.05)

    def write() -> str:
        try:
            with transaction.atomic():
                return "written"
        except OperationalError as error:
            other.kill()  # so that the one whose turn it is has an end too
            return str(error)

    assert sorted(at_once(write, write)) == ["database is locked", "written"]


def test_all_that_is_written_at_once_is_there() -> None:
    def count() -> None:
        for _ in range(10):
            with transaction.atomic():
                row = User.objects.get(username="counted")
                row.name = str(int(row.name) + 1)
                row.save()

    User.objects.create(username="counted", name="0")
    at_once(*[count] * 6)
    assert User.objects.get().name == "60"

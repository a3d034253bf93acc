"""The broker made of pipes: each message goes to one taker, whole and at once."""

from __future__ import annotations

import contextlib
import fcntl
import itertools
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from kombu import Connection
from kombu.exceptions import OperationalError
from kombu.simple import SimpleQueue

from grader.embedded import broker
from grader.embedded.broker import RECORD, Transport

Connect = Callable[[], Connection]


@pytest.fixture
def connect(tmp_path: Path) -> Iterator[Connect]:
    """Connections as different processes have them: each opens the pipes for itself."""
    made: list[Connection] = []

    def make() -> Connection:
        made.append(Connection(transport=Transport, transport_options={"folder": str(tmp_path)}))
        return made[-1]

    yield make
    for connection in made:
        connection.release()


def drain(connection: Connection, queue: str) -> list[int]:
    """Every message of the queue that this taker gets."""
    simple: SimpleQueue = connection.SimpleQueue(queue)
    taken = []
    while True:
        try:
            message = simple.get(block=False)
        except simple.Empty:
            return taken
        taken.append(message.payload["id"])
        message.ack()


def put(connection: Connection, queue: str, *ids: int) -> None:
    simple: SimpleQueue = connection.SimpleQueue(queue)
    for number in ids:
        simple.put({"id": number})


def test_messages_come_in_order_from_their_own_queue(connect: Connect) -> None:
    sender = connect()
    put(sender, "interactive", 1, 2, 3)
    put(sender, "bulk", 5)
    assert drain(connect(), "interactive") == [1, 2, 3]
    assert drain(connect(), "bulk") == [5]
    assert drain(connect(), "interactive") == []


def test_takers_at_once_never_take_the_same_message_nor_half_a_one(connect: Connect) -> None:
    """While three senders write as well, so that a write may come between two reads."""
    kept, each = connect(), 100
    put(kept, "q")  # opens the pipe, and keeps it
    taken: list[list[int]] = [[], [], [], []]
    ready = threading.Barrier(len(taken) + 3)
    sent = threading.Event()

    def send(first: int, connection: Connection) -> None:
        ready.wait()
        put(connection, "q", *range(first, first + each))

    def take(place: int, connection: Connection) -> None:
        ready.wait()
        while not sent.is_set():
            taken[place] += drain(connection, "q")
        taken[place] += drain(connection, "q")

    senders = [threading.Thread(target=send, args=(each * place, connect())) for place in range(3)]
    takers = [threading.Thread(target=take, args=(place, connect())) for place in range(len(taken))]
    for thread in (*senders, *takers):
        thread.start()
    for thread in senders:
        thread.join()
    sent.set()
    for thread in takers:
        thread.join()
    assert sorted(itertools.chain(*taken)) == list(range(3 * each))


def test_a_taker_that_waits_is_woken_by_the_message(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked again and again, as a worker does: it is given the message by the call it waits in or the next."""
    monkeypatch.setattr(broker, "PATIENCE", 3600.0)
    taken: list[object] = []
    connection = connect()
    consumer = connection.Consumer(
        connection.SimpleQueue("q").queue, callbacks=[lambda body, message: taken.append(body)]
    )
    waiting = threading.Event()

    def wait() -> None:
        while not taken:
            waiting.set()
            with contextlib.suppress(TimeoutError):
                connection.drain_events(timeout=2)

    with consumer:
        thread = threading.Thread(target=wait, daemon=True)
        thread.start()
        waiting.wait()
        put(connect(), "q", 7)
        thread.join(30)
    assert taken == [{"id": 7}]


def test_what_was_taken_and_not_acknowledged_is_put_back(connect: Connect) -> None:
    keeper, leaver = connect(), connect()
    put(keeper, "q", 1)
    assert leaver.SimpleQueue("q").get(block=False).payload == {"id": 1}
    assert drain(keeper, "q") == []
    leaver.release()
    assert drain(keeper, "q") == [1]


def test_a_full_pipe_refuses_at_once_and_keeps_what_it_has(connect: Connect) -> None:
    connection = connect()
    put(connection, "q", 0)
    room = fcntl.fcntl(connection.transport.pipe("q"), fcntl.F_GETPIPE_SZ) // RECORD
    put(connection, "q", *range(1, room))
    with pytest.raises(OperationalError, match=f"{room} messages wait in q already"):
        put(connection, "q", room)
    assert drain(connect(), "q") == list(range(room))


def test_a_message_that_would_not_be_one_piece_is_a_mistake_of_ours(connect: Connect) -> None:
    with pytest.raises(ValueError, match="ids and short words"):
        connect().SimpleQueue("q").put({"id": "x" * RECORD})


def test_a_queue_can_be_counted_and_emptied(connect: Connect) -> None:
    connection = connect()
    put(connection, "q", 1, 2)
    channel = connection.default_channel
    assert channel._size("q") == 2
    assert channel._purge("q") == 2
    assert channel._size("q") == 0

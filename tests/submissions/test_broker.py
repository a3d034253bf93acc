"""The broker made of files: each message goes to one taker, whole."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from kombu import Connection
from kombu.entity import Queue
from kombu.simple import SimpleQueue

from grader.broker import Transport

OPTIONS = {"polling_interval": 0.005}


@pytest.fixture
def connect(tmp_path: Path) -> Iterator[Connection]:
    (tmp_path / "control").mkdir()
    made: list[Connection] = []

    def make() -> Connection:
        folders = {name: str(tmp_path) for name in ("data_folder_in", "data_folder_out")}
        made.append(
            Connection(
                transport=Transport,
                transport_options={**OPTIONS, **folders, "control_folder": str(tmp_path / "control")},
            )
        )
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


def test_messages_come_in_order_from_their_own_queue(connect, tmp_path: Path) -> None:
    put(connect(), "interactive", 1, 2, 3)
    put(connect(), "interactive-slow", 4)
    put(connect(), "interactive.slow", 6)
    put(connect(), "bulk", 5)
    assert drain(connect(), "interactive") == [1, 2, 3]
    assert drain(connect(), "bulk") == [5]
    assert len(list(tmp_path.glob("*.msg"))) == 2


def test_takers_at_once_never_take_the_same_message(connect) -> None:
    sender = connect()
    put(sender, "q", *range(300))
    taken: list[list[int]] = [[], [], [], []]
    ready = threading.Barrier(len(taken))

    def take(place: int, connection: Connection) -> None:
        ready.wait()
        taken[place] = drain(connection, "q")

    threads = [threading.Thread(target=take, args=(place, connect())) for place in range(len(taken))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(itertools.chain(*taken)) == list(range(300))


def test_a_message_being_written_is_not_seen(connect, tmp_path: Path) -> None:
    put(connect(), "q", 1)
    (whole,) = tmp_path.glob("q~*.msg")
    whole.rename(whole.with_suffix(".partial"))
    assert drain(connect(), "q") == []


def test_queues_are_bound_at_once_by_many_without_losing_one(connect, tmp_path: Path) -> None:
    names = [f"q{number}" for number in range(12)]
    ready = threading.Barrier(len(names))

    def declare(name: str, connection: Connection) -> None:
        ready.wait()
        Queue(name, exchange=None, channel=connection.default_channel).queue_declare()
        connection.default_channel._queue_bind("shared", name, "", name)

    threads = [threading.Thread(target=declare, args=(name, connect())) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {row.queue for row in connect().default_channel.get_table("shared")} == set(names)


def test_a_queue_can_be_counted_and_emptied(connect) -> None:
    put(connect(), "q", 1, 2)
    channel = connect().default_channel
    assert channel._size("q") == 2
    assert channel._purge("q") == 2
    assert channel._size("q") == 0

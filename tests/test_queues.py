"""A message reaches the queue it is sent to, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.celery import app

NAMES = ("interactive", "bulk", "gpu")


def test_every_queue_has_an_address_of_its_own() -> None:
    addresses = {(queue.exchange.name, queue.routing_key) for queue in app.amqp.queues.values()}
    assert len(addresses) == len(app.amqp.queues) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_message_lands_in_its_queue_alone(name: str, tmp_path: Path) -> None:
    """Over the broker made of pipes, with every queue declared as a worker does."""
    options = {"folder": str(tmp_path)}
    with (
        app.connection_for_write(url="pipes://", transport_options=options) as connection,
        connection.channel() as channel,
    ):
        for queue in app.amqp.queues.values():
            queue(channel).declare()
        target = app.amqp.queues[name]
        with connection.Producer(channel) as producer:
            producer.publish({}, exchange=target.exchange, routing_key=target.routing_key)
        assert {queue: channel._size(queue) for queue in NAMES} == {queue: int(queue == name) for queue in NAMES}

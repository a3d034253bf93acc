"""The Celery application: it carries the ids of work that the database holds, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Callable
from logging import Logger
from typing import Literal, ParamSpec

import django
from celery import Celery, signals
from kombu.entity import Exchange, Queue
from kombu.exceptions import OperationalError
from kombu.pools import producers
from kombu.transport import TRANSPORT_ALIASES

from grader import broker
from grader.config import config
from grader.embedded import broker as pipes

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "grader.settings")

P = ParamSpec("P")
QueueName = Literal["interactive", "bulk", "gpu"]

TRANSPORT_ALIASES["pipes"] = "grader.embedded.broker:Transport"
TRANSPORT_ALIASES["redis"] = TRANSPORT_ALIASES["rediss"] = "grader.broker:Transport"

# No fixups: Celery's own for Django closes the database connection after every task. The worker keeps its
# connections and has Django look after them (grader/submissions/working/worker.py).
app = Celery("grader", fixups=())
app.conf.update(
    broker_url=config.redis_url.get_secret_value() if config.redis_url else "pipes://",
    broker_transport_options=(
        {**broker.OPTIONS, "global_keyprefix": config.redis_prefix} if config.redis_url else pipes.prepare()
    ),
    broker_connection_retry_on_startup=True,
    broker_connection_max_retries=None,
    # A student's request does not wait for a broker that is away: a worker finds the run in the database.
    task_publish_retry=False,
    # Each with a routing key: without one Celery gives all of them the default queue's, and every message to each.
    task_queues=[Queue(name, Exchange("grader"), routing_key=name) for name in ("interactive", "bulk", "gpu")],
    task_default_exchange="grader",
    task_default_routing_key="interactive",
    task_default_queue="interactive",
    task_create_missing_queues=False,
    task_serializer="json",
    accept_content=["json"],
    task_ignore_result=True,
    task_acks_late=True,
    # A message for each thread. There are more threads than slots (submissions/working/places.py), so some lie ready.
    worker_prefetch_multiplier=1,
    worker_pool="threads",
    worker_enable_remote_control=False,
    worker_send_task_events=False,
    worker_hijack_root_logger=False,
    enable_utc=True,
    timezone="UTC",
)


@signals.import_modules.connect(weak=False)
def _set_up_django(**_: object) -> None:
    django.setup()


@signals.setup_logging.connect(weak=False)
def _leave_logging_alone(**_: object) -> None:
    """Django's settings have configured it; a receiver here keeps Celery from doing it again."""


# Connects to import_modules too, so it comes after Django's set-up.
app.autodiscover_tasks(["grader.accounts", "grader.submissions", "grader.quizzes", "grader.lti", "grader.gradebook"])


def task(*, name: str) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """Register a function as a task. It has no other options, so none can be misspelt and quietly ignored.

    Arguments must be ids or short strings: what a task works on is in the database.
    """

    def register(function: Callable[P, None]) -> Callable[P, None]:
        app.task(name=name)(function)
        return function

    return register


_breaker = broker.Breaker()
_sender = app.connection_for_write(transport_options=broker.SENDING if config.redis_url else {})


def send(name: str, *args: int | str, queue: QueueName) -> None:
    """Ask for the task ``name``, once the transaction that wrote what it needs has committed.

    Raises kombu's OperationalError, or OSError, when the broker takes nothing, and for a while after.
    """

    def publish() -> None:
        with producers[_sender].acquire(block=True) as producer:
            app.send_task(name, args=args, queue=queue, producer=producer)

    _breaker(publish)


def send_or_warn(name: str, *args: int | str, queue: QueueName, log: Logger, otherwise: str) -> bool:
    """``send``; a broker that is away fails nothing: ``log`` says what happens ``otherwise``. Whether it went."""
    try:
        send(name, *args, queue=queue)
    except (OperationalError, OSError) as error:
        log.warning("%s: %s", otherwise, error)
        return False
    return True


def check_broker() -> None:
    """Connect to the broker anew, which asks it for an answer. Raises kombu's OperationalError, or OSError, without."""
    with app.connection_for_write(transport_options=broker.SENDING if config.redis_url else {}) as connection:
        connection.ensure_connection(max_retries=1, interval_start=0, interval_step=0, interval_max=0)
        connection.channel()

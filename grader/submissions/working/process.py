"""What happens when Celery's worker starts and stops: the jails come first and go last."""

from __future__ import annotations

import logging
import os
import socket
import sys
import threading
from typing import get_args

from celery import signals
from django.db import connection

from grader import clock
from grader.catalog.selectors import places_in_use
from grader.celery import app
from grader.config import config
from grader.grading.author.cache import Cache
from grader.grading.judges.pool import Judges
from grader.sandbox.bubblewrap import runs_here
from grader.sandbox.client import Jails, kind_of
from grader.sandbox.settings import Kind
from grader.submissions.watching.exposed import expose
from grader.submissions.working.host import open_jails
from grader.submissions.working.worker import Worker, current_worker, set_current_worker

log = logging.getLogger(__name__)


def start_worker() -> Worker:
    """Make this process's worker, with a name that no other process ever had."""
    name = f"{socket.gethostname()}-{os.getpid()}-{os.urandom(4).hex()}"
    jails = open_jails()
    judges = Judges(jails=jails, folder=config.cache_dir)
    judges.start(config.slots)
    worker = Worker(name=name, jails=jails, judges=judges, cache=Cache(config.cache_dir), queues=served_queues)
    worker.start()
    set_current_worker(worker)
    # A torch parent takes seconds to start: it does so beside the first numpy gradings, not before them.
    threading.Thread(target=_warm_the_rest, args=(jails,), name="warm-jails", daemon=True).start()
    clock.say_if_off()
    expose(worker)
    log.info("Worker %s grades %s submissions at once", name, config.slots)
    return worker


def served_queues() -> list[str]:
    """The queues that this process was started for."""
    return list(app.amqp.queues.consume_from)


def _warm_the_rest(jails: Jails) -> None:
    try:
        wanted = {kind_of(arrays, device) for arrays, device in places_in_use() if runs_here(arrays, device)}
        jails.warm([kind for kind in get_args(Kind) if kind in wanted])
    except Exception:
        log.exception("Not all jails are warm; each starts with its first job instead")
    finally:
        connection.close()


@signals.worker_init.connect(weak=False)
def _started(**_: object) -> None:
    """A worker that cannot start ends: Celery would take every task, and fail it."""
    try:
        start_worker()
    except Exception as error:
        log.exception("The worker cannot start")
        sys.exit(f"The worker cannot start: {type(error).__name__}: {error}")


@signals.worker_shutting_down.connect(weak=False)
def _leaving(**_: object) -> None:
    current_worker().leave()


@signals.worker_shutdown.connect(weak=False)
def _stopped(**_: object) -> None:
    current_worker().close()
    set_current_worker(None)

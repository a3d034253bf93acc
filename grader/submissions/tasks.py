"""What Celery runs."""

from __future__ import annotations

import logging

from django.db import close_old_connections

from grader.celery import task
from grader.errors import DATABASE_AWAY
from grader.submissions.run_services import GRADE_RUN
from grader.submissions.working import process  # noqa: F401  hears the worker start and stop
from grader.submissions.working.worker import current_worker

log = logging.getLogger(__name__)


@task(name=GRADE_RUN)
def grade_run(run_id: int) -> None:
    """Grade what waits in the queue of ``run_id``, until nothing does."""
    close_old_connections()  # as at the start of a request: a connection that broke is replaced, a good one kept
    try:
        current_worker().grade(run_id=run_id)
    except DATABASE_AWAY as error:
        log.warning("The database is away, and what waits there waits: %s", error)

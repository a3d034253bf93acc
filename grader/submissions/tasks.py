"""What Celery runs."""

from __future__ import annotations

from django.db import close_old_connections

from grader.celery import task
from grader.submissions import worker_process  # noqa: F401  hears the worker start and stop
from grader.submissions.run_services import GRADE_RUN
from grader.submissions.worker import current_worker


@task(name=GRADE_RUN)
def grade_run(run_id: int) -> None:
    """Grade the run whose turn it is in the queue of ``run_id``."""
    close_old_connections()  # as at the start of a request: a connection that broke is replaced, a good one kept
    current_worker().grade(run_id=run_id)

"""What Celery runs for the gradebook."""

from __future__ import annotations

from django.db import close_old_connections

from grader.celery import task
from grader.gradebook.hooks.services import DELIVER, deliver
from grader.gradebook.marks.due import SETTLE, marks_settle


@task(name=DELIVER)
def deliver_hooks() -> None:
    """Tell other servers what is due."""
    close_old_connections()
    deliver()


@task(name=SETTLE)
def settle_marks() -> None:
    """Compute the marks that are due."""
    close_old_connections()
    marks_settle()

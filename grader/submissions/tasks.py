"""What Celery runs."""

from __future__ import annotations

import logging

from django.db import close_old_connections

from grader.catalog.models import ExerciseVersion
from grader.catalog.own.asking import CHECK_DRAFT
from grader.catalog.selectors import bundle_of
from grader.celery import task
from grader.errors import DATABASE_AWAY
from grader.grading.author.jobs import AuthorError, HostError
from grader.grading.handing_out import visible_cases
from grader.submissions.experiments.running import experiment_run
from grader.submissions.experiments.services import RUN_EXPERIMENT
from grader.submissions.handout.services import FIND_CASES, cases_store
from grader.submissions.runs.services import GRADE_RUN
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


@task(name=FIND_CASES)
def find_cases(version_id: int) -> None:
    """Compute the visible cases of a version. Done twice, the first stays."""
    close_old_connections()
    version = ExerciseVersion.objects.filter(pk=version_id, visible_cases=None).first()
    if version is None:
        return
    worker = current_worker()
    try:
        found = visible_cases(bundle_of(version=version), jails=worker.jails, cache=worker.cache)
    except (AuthorError, HostError) as fault:
        log.warning("The cases of %s could not be found: %s", version, fault)
        return
    cases_store(version=version, cases=list(found))


@task(name=RUN_EXPERIMENT)
def run_experiment(pk: int) -> None:
    """Run somebody's code on an input of their own; where the database is away, its page asks again."""
    close_old_connections()
    try:
        current_worker().beside(lambda judges: experiment_run(pk=pk, judges=judges))
    except DATABASE_AWAY as error:
        log.warning("The database is away, and experiment %s waits: %s", pk, error)


@task(name=CHECK_DRAFT)
def check_draft(check_id: int) -> None:
    """Run the checks of drafts that wait; ``check_id`` wakes the worker, and no more."""
    close_old_connections()
    try:
        current_worker().check_drafts()
    except DATABASE_AWAY as error:
        log.warning("The database is away, and check %s waits there: %s", check_id, error)

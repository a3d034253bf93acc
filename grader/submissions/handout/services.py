"""Computing a version's visible cases, once, by a worker, when somebody first asks for them."""

from __future__ import annotations

import logging

from django.db import transaction

from grader import celery
from grader.catalog.models import ExerciseVersion
from grader.submissions.models import VisibleCases

log = logging.getLogger(__name__)
FIND_CASES = "submissions.find_cases"


def cases_wanted(*, version_id: int) -> None:
    """Ask a worker for the visible cases of a version."""

    def send() -> None:
        otherwise = f"The cases of version {version_id} are not asked for"
        celery.send_or_warn(FIND_CASES, version_id, queue="interactive", log=log, otherwise=otherwise)

    transaction.on_commit(send)


def cases_store(*, version: ExerciseVersion, cases: list[object]) -> None:
    """Keep them; a version never changes, so whoever was first is right."""
    VisibleCases.objects.get_or_create(version=version, defaults={"cases": cases})

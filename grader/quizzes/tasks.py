"""What workers do for questions."""

from __future__ import annotations

import logging

from grader.catalog.models import ExerciseVersion
from grader.catalog.selectors import bundle_of
from grader.catalog.services import preparation_store
from grader.celery import task
from grader.grading.questions import DrawError, draw
from grader.quizzes.asking.variants import AHEAD, DRAW_VARIANTS, variants_store
from grader.quizzes.models import Variant
from grader.submissions.working.worker import current_worker

log = logging.getLogger(__name__)


@task(name=DRAW_VARIANTS)
def draw_variants(version_id: int, there: int | None = None) -> None:
    """Draw AHEAD more variants of a version than the ``there`` it had when they were asked for, numbered on from those.

    Nothing where there are more by now: who waits for a worker asks again. A release that does not say ``there`` yet
    may still send messages.
    """
    version = ExerciseVersion.objects.filter(pk=version_id).first()
    if version is None:
        return
    first = Variant.objects.filter(version=version).count()
    if there is not None and first > there:
        return
    numbers = range(first, first + AHEAD)
    try:
        drawn = draw(bundle_of(version=version), numbers, jails=current_worker().jails)
    except DrawError as fault:
        log.warning("Variants of %s could not be drawn: %s", version, fault)
        preparation_store(version_id=version.pk, fault=str(fault))
        return
    variants_store(version=version, drawn=drawn)
    preparation_store(version_id=version.pk, fault="")

"""A worker's part of an experiment: claimed under a lease, run, and its report stored while the claim is held."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.db.models import Q

from grader import clock
from grader.catalog.selectors import bundle_of
from grader.grading.experiments.running import Asked
from grader.grading.judges.pool import Judges
from grader.grading.report.packing import unpacked
from grader.grading.report.report import CaseReport, Report, to_json
from grader.submissions.models import Experiment, RunState

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)  # longer than any job may take
MOST_TRIES = 3
PATIENCE = timedelta(seconds=2)  # of a run while somebody types


def bare(report: Report) -> Report:
    """Of a run while somebody types only how each case ended."""
    cases = (
        CaseReport(case.name, case.verdict, 0.0, 0.0, True, title=case.title) for case in report.cases if case.visible
    )
    return Report(report.verdict, 0.0, 0.0, cases=tuple(cases), trial=True)


def experiment_run(*, pk: int, judges: Judges) -> None:
    """Claim it and run it; nothing where somebody else has, or it is gone."""
    now = clock.now()
    free = Q(state=RunState.QUEUED) | Q(state=RunState.RUNNING, lease_until__lt=now)
    mine = Experiment.objects.filter(free, pk=pk)
    tries = mine.values_list("tries", flat=True).first()
    if tries is None:
        return
    if tries >= MOST_TRIES:
        mine.update(state=RunState.FINISHED, lease_until=None)
        return
    if not mine.filter(tries=tries).update(state=RunState.RUNNING, tries=tries + 1, lease_until=now + LEASE):
        return
    held = Experiment.objects.filter(pk=pk, state=RunState.RUNNING, tries=tries + 1)
    row = Experiment.objects.select_related("version").defer("version__bundle", "version__spec").get(pk=pk)
    if not row.case and row.created_at < now - PATIENCE:  # whoever typed has typed on: a busy host does without
        held.update(state=RunState.FINISHED, lease_until=None)
        return
    try:
        bundle = bundle_of(version=row.version)
        if row.case:
            found = judges.experiment(bundle, row.source, Asked(row.case, row.given, row.scratch, row.compare))
        else:
            found = judges.grade(bundle, row.source, seed=0, visible_only=True)
        parts = found.parts
        whole = unpacked(found.data, lambda keys: {key: parts[key] for key in keys})
        report = to_json(whole if row.case else bare(whole))
    except Exception:
        log.exception("Experiment %s could not be run", pk)
        report = None
    held.update(state=RunState.FINISHED, lease_until=None, report=report)

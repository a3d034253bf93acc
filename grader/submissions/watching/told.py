"""One line in the log and some numbers for each grading: what became of it, how long each part took, and who asked."""

from __future__ import annotations

import json
import logging
import zlib
from typing import Any

from grader.counters import LOST, RUN_SECONDS, RUNS
from grader.grading.report.packing import Graded
from grader.submissions.runs.turns import Claim

log = logging.getLogger("grader.gradings")


def tell_graded(*, claim: Claim, report: Graded | None, grading: float, storing: float, kept: bool) -> None:
    """``claim`` has ended after ``grading`` seconds, and ``storing`` ones; ``report`` is None where it failed.

    Not ``kept``: the run was another worker's by then.
    """
    own = _own(report)
    jail = float(own.get("seconds", 0.0))
    verdict = "internal" if report is None else report.verdict.value
    cause = _cause(report, own)
    phases = {"waiting": claim.waited, "jail": jail, "judging": max(0.0, grading - jail), "storing": storing}
    if kept:
        RUNS.labels(claim.queue, verdict, cause).inc()
        for phase, seconds in phases.items():
            RUN_SECONDS.labels(phase).observe(seconds)
    else:
        LOST.inc()
    facts: dict[str, Any] = {
        "run": claim.run_id, "submission": claim.submission, "trace": claim.trace, "queue": claim.queue,
        "try": claim.tries, "verdict": verdict, "cause": cause, "kept": kept,
        **{f"{phase}_seconds": round(seconds, 4) for phase, seconds in phases.items()},
    }  # fmt: skip
    log.info(
        "Run %s of submission %s: %s%s%s, waited %.3f s, graded in %.3f s, stored in %.3f s",
        claim.run_id, claim.submission, verdict, f" ({cause})" if cause else "", "" if kept else ", dropped",
        claim.waited, grading, storing, extra=facts,
    )  # fmt: skip


def _own(report: Graded | None) -> dict[str, Any]:
    """What the report says of the run as a whole."""
    return {} if report is None else dict(json.loads(zlib.decompress(report.data)))


def _cause(report: Graded | None, own: dict[str, Any]) -> str:
    if report is None:
        return "exception"
    problem = own.get("problem") or {}
    return str(problem.get("kind", "")) or ("named" if report.mistakes else "")

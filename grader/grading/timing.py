"""The time that an author's accepted solutions take, to tell others' times by."""

from __future__ import annotations

from collections.abc import Iterator

from grader.content.bundle import Bundle
from grader.grading.author.cache import Cache
from grader.grading.author.jobs import job_seed
from grader.grading.pipeline import grade
from grader.grading.report.packing import calls_seconds
from grader.judge.verdict import Verdict
from grader.sandbox.client import Jails


def accepted_seconds(bundle: Bundle, *, jails: Jails, cache: Cache) -> Iterator[tuple[str, float]]:
    """The name of each accepted solution and the seconds that its calls take in a jail of its own, one after another.

    Each is run twice, and the shorter time goes. One that does not pass is left out.
    """
    for name, source in bundle.under("accepted").items():
        reports = [grade(bundle, source, seed=job_seed(bundle), jails=jails, cache=cache) for _ in range(2)]
        if all(report.verdict is Verdict.PASSED for report in reports):
            yield name, min(map(calls_seconds, reports))

"""Runs of a submission beside the one that is judged: without an import, a case alone, smaller inputs.

Each may take as long as a submission may, and all of them together no longer: what is slow only there holds its place
twice as long as any other, and not ten times.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from grader.content.bundle import Bundle
from grader.grading.calls import limits_of
from grader.judge.optional import optional
from grader.judge.reading.imports import without_guarded
from grader.sandbox.client import Jails
from grader.sandbox.types import End, Job, Outcome

LEAST = 0.1  # seconds: with less left none begins
MOST_NEEDLESS = 4  # modules that a file imports without need


class Further:
    """What is left of the time of one submission's further runs."""

    def __init__(self, bundle: Bundle) -> None:
        self.left = limits_of(bundle).wall_seconds

    def run(self, job: Job, jails: Jails) -> Outcome | None:
        """The outcome of ``job``; None where no time is left for it, or less than it turned out to take."""
        if self.left < LEAST:
            return None
        started = time.monotonic()
        seconds = min(job.limits.wall_seconds, self.left)
        outcome = jails.run(replace(job, limits=replace(job.limits, wall_seconds=seconds)))
        self.left -= time.monotonic() - started
        short = seconds < job.limits.wall_seconds and outcome.end is End.TIMEOUT
        return None if short else outcome


def never_loaded(outcome: Outcome) -> bool:
    """Whether the job ended before its first case, for a reason of its own or of ours."""
    return outcome.problem is not None and (not outcome.loaded or outcome.end in (End.INVALID, End.INTERNAL))


def run_without_needless(
    text: str, job_of: Callable[[str], Job], further: Further, jails: Jails
) -> tuple[str, Outcome]:
    """The outcome of ``job_of(text)``; where it ends at an import that nothing needs here, that of the text without it.

    The text is the one that was run in the end.
    """
    outcome = jails.run(job_of(text))
    for _ in range(MOST_NEEDLESS):
        if outcome.problem is None or not never_loaded(outcome):
            break
        module = str(outcome.problem.facts.get("module") or "?")
        needless = optional(partial(without_guarded, text, module))
        again = None if needless is None else further.run(job_of(needless), jails)
        if needless is None or again is None:
            break
        text, outcome = needless, again
    return text, outcome

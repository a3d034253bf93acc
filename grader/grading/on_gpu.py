"""Right kernels, compiled for this host's GPU: whether they give there what the interpreter gave, and how fast.

The verdict is the interpreter's everywhere, so that it never depends on the worker. What is said here is about the
same submission on a GPU, where there is one, and counts for nothing: a time is what the jail says, whose code a
submission could change.
"""

from __future__ import annotations

import math
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from grader.content.bundle import Bundle
from grader.content.cases.read import CASES_FILE
from grader.content.cases.spec import CaseSpec
from grader.grading.author.authored import Prepared, prepared_of
from grader.grading.author.jobs import generated, job_seed, read_cases, run_reference
from grader.grading.calls import AUTHOR_LIMITS, code_of, solution_job
from grader.grading.cases.checks import checked
from grader.judge.words.sentences import Sentence, as_phrase, say
from grader.sandbox import bubblewrap
from grader.sandbox.client import Jails
from grader.sandbox.types import CaseCall, CaseOutcome, Job
from grader.values import Value

ABOUT_GPU = "compiled."  # what the keys of these sentences begin with: two gradings never measure the same
TIMED = "timed"  # of cases.py: timed(rng) yields inputs large enough to be timed
_MICRO = 1e6


@dataclass(frozen=True, slots=True)
class _Measured:
    """The median of ``runs`` runs on ``gpu``, and what the last of them gave."""

    seconds: float
    runs: int
    gpu: str
    result: Value


def on_gpu(
    bundle: Bundle, text: str, prepared: Prepared, interpreted: Sequence[CaseOutcome], jails: Jails
) -> tuple[Sentence, ...]:
    """What to say of the submission ``text``, whose cases the interpreter found right; nothing where no GPU is."""
    code = code_of(bundle)
    if code.arrays != "triton" or code.device != "any" or not bubblewrap.nvidia_nodes():
        return ()
    outcome = jails.run(_job(bundle, text, prepared.calls))
    if "triton" not in outcome.versions:
        return ()  # this host cannot compile them; its doctor says why
    there = replace(prepared, expected=tuple(one.results for one in interpreted))
    right = checked(bundle, there, outcome.cases, jails)
    for case, got, found in zip(prepared.cases, outcome.cases, right, strict=True):
        if got.status != "ok":
            return (_failed(case, got),)
        if found is None or not found.ok:
            return (say("compiled.differs", case=_name(case)),)
    return (say("compiled.same", count=len(prepared.cases)), *_times(bundle, text, jails))


def _job(bundle: Bundle, text: str, calls: Sequence[CaseCall]) -> Job:
    return replace(solution_job(bundle, text, calls, job_seed(bundle)), device="cuda", limits=AUTHOR_LIMITS)


def _failed(case: CaseSpec, got: CaseOutcome) -> Sentence:
    facts = got.problem.facts if got.problem is not None and case.visible else {}
    kind, message = facts.get("type"), facts.get("message")
    if not isinstance(kind, str) or not isinstance(message, str):
        return say("compiled.failed", case=_name(case))
    return say("compiled.raised", case=_name(case), raised=" ".join(f"{kind}: {message}".split())[:300])


def _times(bundle: Bundle, text: str, jails: Jails) -> Iterator[Sentence]:
    """On inputs that are drawn now: the submission cannot have seen them."""
    if f"def {TIMED}(" not in bundle.text(CASES_FILE):
        return
    cases = read_cases(bundle, generated(bundle, [secrets.randbits(48)], jails, TIMED)[0])
    prepared = prepared_of(bundle, cases, tuple(one.results for one in run_reference(bundle, cases, jails)))
    calls = [replace(call, steps=tuple(replace(step, op="time") for step in call.steps)) for call in prepared.calls]
    outcome = jails.run(_job(bundle, text, calls))
    taken = [_measured(one) for one in outcome.cases]
    bare = [
        replace(one, status="missing", results=()) if found is None else replace(one, results=(found.result,))
        for one, found in zip(outcome.cases, taken, strict=True)
    ]
    for case, found, right in zip(cases, taken, checked(bundle, prepared, bare, jails), strict=True):
        if found is None or right is None or not right.ok:
            yield say("compiled.not-timed", case=_name(case))
        else:
            time = found.seconds * _MICRO
            yield say("compiled.time", case=_name(case), time=time, runs=found.runs, gpu=found.gpu[:80])


def _measured(one: CaseOutcome) -> _Measured | None:
    """What a timed call gave, where it is that: it comes from a process that runs submitted code."""
    result = one.results[0] if one.status == "ok" and len(one.results) == 1 else None
    if not isinstance(result, tuple) or len(result) != 4:
        return None
    seconds, runs, gpu, last = result
    if isinstance(seconds, float) and math.isfinite(seconds) and isinstance(runs, int) and isinstance(gpu, str):
        return _Measured(seconds, runs, gpu, last)
    return None


def _name(case: CaseSpec) -> object:
    return as_phrase(Sentence(text=case.title)) if case.title else case.name

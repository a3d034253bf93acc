"""An input that tells a mutant from what it was made of: found by trying variations of the cases that are there.

A variation is an input when the reference takes it, gives finite numbers for it and passes the case's own check with
them. It is proposed when the mutant fails that check, and every accepted solution passes it: a case that refuses a
right solution helps nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Final, Literal

from grader.content.bundle import Bundle
from grader.content.cases.spec import CaseSpec
from grader.grading.author.authored import Prepared, prepared_of
from grader.grading.author.jobs import AuthorError, calls_of, job_seed
from grader.grading.calls import AUTHOR_LIMITS, reference_job, solution_job
from grader.grading.cases.checks import checked
from grader.grading.check.catching.constants import constants_in
from grader.grading.check.catching.leaves import finite
from grader.grading.check.catching.variations import Varied, in_turn, variations
from grader.grading.check.catching.writing import UnwritableError, written
from grader.grading.check.types import Survivor
from grader.sandbox.client import Jails
from grader.sandbox.types import CaseOutcome, Job

MOST_TRIED: Final = 160  # inputs for a mutant, in one job
MOST_VERIFIED: Final = 5  # of those that tell it apart, with every accepted solution
LONGEST: Final = 1200  # characters of a case that is written into cases.py
SECONDS: Final = 10.0
ACCEPTED: Final = "accepted"

Why = Literal["training", "no-input", "all-alike", "accepted-differ", "too-long"]


@dataclass(frozen=True, slots=True)
class Found:
    """What the dict of a further case holds beside its name, as Python: ``args=(np.array([0.0, 1.0]), 0.1)``."""

    case: str


@dataclass(frozen=True, slots=True)
class Missed:
    """Why no case is proposed, and how many inputs were tried."""

    why: Why
    tried: int = 0


class Inputs:
    """The further inputs of one exercise, made once and tried on each of its ``survivors``."""

    def __init__(self, bundle: Bundle, prepared: Prepared, jails: Jails, survivors: Iterable[Survivor]) -> None:
        self._bundle, self._prepared, self._jails = bundle, prepared, jails
        self._constants = constants_in(survivor.diff for survivor in survivors)
        self._seed = job_seed(bundle)

    def catching(self, survivor: Survivor, source: str) -> Found | Missed:
        """The smallest input tried that tells the mutant, whose file then reads ``source``, from the reference."""
        held, varied = self._held
        if not held.cases:
            trains = all(case.check == "train" for case in self._prepared.cases)
            return Missed("training" if trains else "no-input")
        caught = [
            place for place, right in enumerate(self._right(self._job(survivor.file, source, held), held)) if not right
        ]
        if not caught:
            return Missed("all-alike", len(held.cases))
        why: Why = "accepted-differ"
        for place in caught[:MOST_VERIFIED]:
            if not self._accepted_pass(held.only([place])):
                continue
            try:
                text = written(varied[place], self._bundle)
            except UnwritableError:
                continue
            if len(text) <= LONGEST:
                return Found(text)
            why = "too-long"
        return Missed(why, len(held.cases))

    @cached_property
    def _held(self) -> tuple[Prepared, tuple[Varied, ...]]:
        """The variations that are inputs, the likeliest and smallest first, with what the reference gives for them."""
        tried = sorted(islice(self._tried(), MOST_TRIED), key=lambda one: (one.unlikely, one.elements))
        named = [replace(one, case=replace(one.case, name=f"tried {n}", title={})) for n, one in enumerate(tried)]
        good = [one for one in named if self._has_calls(one.case)]
        cases = tuple(one.case for one in good)
        outcome = self._jails.run(_limited(reference_job(self._bundle, calls_of(cases, reference=True), self._seed)))
        results = tuple(one.results for one in outcome.cases)
        whole = prepared_of(self._bundle, cases, results)
        kept = [
            place
            for place, one in enumerate(outcome.cases)
            if one.status == "ok" and finite(one.results) and self._is_right(whole.only([place]), [one])
        ]
        return whole.only(kept), tuple(good[place] for place in kept)

    def _tried(self) -> Iterator[Varied]:
        cases = [case for case in self._prepared.cases if case.check != "train"]
        return in_turn(*(variations(case, self._constants) for case in cases))

    def _has_calls(self, case: CaseSpec) -> bool:
        try:
            calls_of([case], reference=True)
        except AuthorError:
            return False
        return True

    def _job(self, file: str, source: str, held: Prepared) -> Job:
        if file.startswith(f"{ACCEPTED}/"):
            return _limited(solution_job(self._bundle, source, held.calls, self._seed))
        return _limited(reference_job(self._bundle, held.calls, self._seed, changed={file: source}))

    def _accepted_pass(self, one: Prepared) -> bool:
        sources = self._bundle.under(ACCEPTED).values()
        return all(
            all(self._right(_limited(solution_job(self._bundle, s, one.calls, self._seed)), one)) for s in sources
        )

    def _right(self, job: Job, held: Prepared) -> Iterator[bool]:
        """Of each case whether what the job gives is right; what it never came to counts as right."""
        for place, one in enumerate(self._jails.run(job).cases):
            if one.status == "missing":
                yield True
            else:
                yield one.status == "ok" and self._is_right(held.only([place]), [one])

    def _is_right(self, held: Prepared, outcomes: Sequence[CaseOutcome]) -> bool:
        """Whether each case's own check is satisfied; not, where it cannot be made of these inputs."""
        try:
            return all(one is not None and one.ok for one in checked(self._bundle, held, outcomes, self._jails))
        except AuthorError:
            return False


def _limited(job: Job) -> Job:
    return replace(job, limits=replace(AUTHOR_LIMITS, cpu_seconds=SECONDS, wall_seconds=3 * SECONDS))

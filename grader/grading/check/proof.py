"""A check as its author reads it while it runs: the gate first, then room within the limits, mutants, variants."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Final

from grader.content.bundle import Bundle
from grader.grading.author.authored import prepare
from grader.grading.author.cache import Cache
from grader.grading.author.jobs import AuthorError, job_seed
from grader.grading.calls import limits_of, reference_job
from grader.grading.check.catching.search import Found, Inputs, Missed
from grader.grading.check.exercise import Progress, check_exercise
from grader.grading.check.mutants import all_mutants, mutation_score
from grader.grading.check.types import Fault, MutationScore
from grader.grading.questions import DrawError, Drawn, draw
from grader.sandbox.client import Jails

SHOWN_VARIANTS: Final = 5
MOST_PROPOSED: Final = 12  # survivors that an input is looked for


@dataclass(frozen=True, slots=True)
class Used:
    """What the reference took of a submission's limits, all cases together."""

    cpu_seconds: float
    cpu_limit: float
    memory_bytes: int
    memory_limit: int


@dataclass(frozen=True, slots=True)
class Proven:
    """What is known so far. ``mutation`` and ``used`` are None until they are, and always for a question."""

    faults: tuple[Fault, ...] = ()
    used: Used | None = None
    mutation: MutationScore | None = None
    variants: tuple[Drawn, ...] = ()
    proposed: Mapping[str, Found] = field(default_factory=dict)  # by a surviving mutant's name, a case that catches it
    missed: Mapping[str, Missed] = field(default_factory=dict)  # by the same, why none is proposed

    @property
    def ok(self) -> bool:
        """Whether nothing stands against publishing it."""
        return not self.faults

    def to_json(self) -> dict[str, Any]:
        """As JSON's own types."""
        return {**asdict(self), "faults": [fault.to_json() for fault in self.faults]}


def prove(bundle: Bundle, jails: Jails, cache: Cache, *, progress: Progress, tell: Callable[[Proven], None]) -> Proven:
    """Check the exercise one job at a time. ``tell`` is given what is known after the gate, and last what is returned.

    Raises what ``progress`` and ``tell`` raise, and HostError where the host could not run a job.
    """
    result = check_exercise(bundle, jails, cache, mutants=False, at_once=1, progress=progress)
    proven = Proven(faults=result.faults)
    if bundle.spec.kind == "question":
        proven = replace(proven, variants=_variants(bundle, jails))
        tell(proven)
        return proven
    if proven.ok:
        proven = replace(proven, used=_used(bundle, jails, cache))
    tell(proven)
    if not proven.ok:
        return proven
    proven = replace(proven, mutation=_mutation(bundle, jails, cache, progress))
    if proven.mutation is not None and proven.mutation.survivors:
        tell(proven)
        proposed, missed = _proposed(bundle, proven.mutation, jails, cache, progress)
        proven = replace(proven, proposed=proposed, missed=missed)
    tell(proven)
    return proven


def _proposed(
    bundle: Bundle, mutation: MutationScore, jails: Jails, cache: Cache, progress: Progress
) -> tuple[dict[str, Found], dict[str, Missed]]:
    """For the first survivors, by name: a case that tells each from what it was made of, or why none is proposed."""
    prepared = prepare(bundle, seed=job_seed(bundle), jails=jails, cache=cache)
    sources = {(one.file, one.mutant.name): one.mutant.source for one in all_mutants(bundle, prepared)}
    wanted = mutation.survivors[:MOST_PROPOSED]
    inputs = Inputs(bundle, prepared, jails, wanted)
    found: dict[str, Found] = {}
    missed: dict[str, Missed] = {}
    for number, survivor in enumerate(wanted):
        progress(number, len(wanted), "inputs")
        source = sources.get((survivor.file, survivor.name))
        one = inputs.catching(survivor, source) if source is not None else None
        if isinstance(one, Found):
            found[survivor.name] = one
        elif one is not None:
            missed[survivor.name] = one
    return found, missed


def _used(bundle: Bundle, jails: Jails, cache: Cache) -> Used:
    prepared = prepare(bundle, seed=job_seed(bundle), jails=jails, cache=cache)
    limits = limits_of(bundle)
    outcome = jails.run(reference_job(bundle, prepared.calls, job_seed(bundle), limits=limits))
    return Used(outcome.cpu_seconds, limits.cpu_seconds, outcome.peak_bytes, limits.memory_bytes)


def _mutation(bundle: Bundle, jails: Jails, cache: Cache, progress: Progress) -> MutationScore | None:
    """Survivors are warnings, so the fault that ``mutation_score`` makes of too many is left to them."""
    prepared = prepare(bundle, seed=job_seed(bundle), jails=jails, cache=cache)
    total, done = 0, 0

    def add(count: int) -> None:
        nonlocal total
        total = count

    def count_one(what: str) -> None:
        nonlocal done
        done += 1
        progress(done, total, what)

    with ThreadPoolExecutor(1) as pool:
        try:
            return mutation_score(bundle, prepared, jails, pool, add, count_one)[0]
        except AuthorError:
            return None
        finally:
            pool.shutdown(cancel_futures=True)


def _variants(bundle: Bundle, jails: Jails) -> tuple[Drawn, ...]:
    try:
        return tuple(draw(bundle, range(SHOWN_VARIANTS), jails=jails))
    except DrawError:  # the check has said so, with the number
        return ()

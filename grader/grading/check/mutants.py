"""Mutation testing: how many small mistakes in the reference do the cases see?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass

from grader.content.bundle import Bundle
from grader.grading.author.authored import Prepared
from grader.grading.author.jobs import AuthorError, job_seed
from grader.grading.calls import code_of, limits_of, reference_job
from grader.grading.case_checks import wrong_case
from grader.grading.check.mutate import Mutant, mutants
from grader.grading.check.types import Fault, MutationScore, Survivor
from grader.sandbox.client import Jails
from grader.sandbox.types import End, Limits

WANTED = 0.95
PATIENCE = 5  # times the reference's own computing time, and
LEAST_SECONDS = 0.3  # at least this: a loop that a mutant makes endless is stopped soon


@dataclass(frozen=True, slots=True)
class _Changed:
    file: str  # of the bundle
    original: str
    mutant: Mutant

    def survivor(self) -> Survivor:
        mutant = self.mutant
        return Survivor(mutant.name, mutant.operator, self.file, mutant.number, mutant.diff(self.original, self.file))


def mutation_score(
    bundle: Bundle,
    prepared: Prepared,
    jails: Jails,
    pool: ThreadPoolExecutor,
    add: Callable[[int], None],
    tell: Callable[[str], None],
) -> tuple[MutationScore, list[Fault]]:
    """Run every mutant of the reference on the version's cases, and say which are not caught.

    Raises ``AuthorError`` where the host could not run one.

    ``add`` is told how many there are, ``tell`` each that is done.
    """
    changed = all_mutants(bundle, prepared)
    add(len(changed))
    limits = _limits(bundle, prepared, jails)
    futures = {pool.submit(_caught, bundle, prepared, one, limits, jails): one for one in changed}
    survived = []
    for future in as_completed(futures):
        tell("mutants")
        if not future.result():
            survived.append(futures[future])
    return _judged(bundle, changed, survived)


def mutation_pieces(
    bundle: Bundle, prepared: Prepared, jails: Jails
) -> Iterator[tuple[MutationScore, list[Fault]] | None]:
    """The same one mutant after the other: None after each, and last what ``mutation_score`` gives."""
    changed = all_mutants(bundle, prepared)
    limits = _limits(bundle, prepared, jails)
    survived = []
    for one in changed:
        if not _caught(bundle, prepared, one, limits, jails):
            survived.append(one)
        yield None
    yield _judged(bundle, changed, survived)


def all_mutants(bundle: Bundle, prepared: Prepared) -> list[_Changed]:
    """The mutants of every file the reference's entries are in: of those entries that some case calls."""
    code = code_of(bundle)
    called = {step.call.partition(".")[0] for case in prepared.cases for step in case.steps if step.on is None}
    called |= {str(case.options.get("forward", "")).partition(".")[0] for case in prepared.cases}
    names: dict[str, list[str]] = {}
    for entry in (entry for entry in code.entry if entry in called):
        file, name = code.reference_of(entry)
        names.setdefault(file, []).append(name)
    return [
        _Changed(file, bundle.text(file), mutant)
        for file, entries in names.items()
        for mutant in mutants(bundle.text(file), entries)
    ]


def _limits(bundle: Bundle, prepared: Prepared, jails: Jails) -> Limits:
    full = limits_of(bundle)
    took = jails.run(reference_job(bundle, prepared.calls, job_seed(bundle))).cpu_seconds
    cpu = min(full.cpu_seconds, max(LEAST_SECONDS, PATIENCE * took))
    # The clock is patient: on a busy machine it must not catch what no case does.
    return Limits(
        cpu_seconds=cpu, wall_seconds=20 * cpu + 10, memory_bytes=full.memory_bytes, output_bytes=full.output_bytes
    )


def _caught(bundle: Bundle, prepared: Prepared, one: _Changed, limits: Limits, jails: Jails) -> bool:
    changed = {one.file: one.mutant.source}
    outcome = jails.run(
        reference_job(bundle, prepared.calls, job_seed(bundle), limits=limits, changed=changed, stop=True)
    )
    if outcome.end is End.INTERNAL:  # nobody knows what the cases would have seen
        raise AuthorError(f"a mutant could not be run: {outcome.problem}")
    return wrong_case(bundle, prepared, outcome.cases, jails) is not None


def _judged(
    bundle: Bundle, changed: Sequence[_Changed], survived: Sequence[_Changed]
) -> tuple[MutationScore, list[Fault]]:
    known = {one.mutant.name for one in changed}
    alive = {one.mutant.name for one in survived}
    declared = {item.mutant for item in bundle.spec.check.equivalent}
    faults = []
    for name in sorted(declared):
        if name not in known:
            faults.append(
                Fault("equivalent", "exercise.toml", f"there is no mutant {name!r}.", detail=_near(name, known))
            )
        elif name not in alive:
            faults.append(Fault("equivalent", "exercise.toml", f"the mutant {name!r} is caught, so it is none."))
    open_ = [one for one in survived if one.mutant.name not in declared]
    total = len(changed) - (len(survived) - len(open_))
    survivors = tuple(
        one.survivor() for one in sorted(open_, key=lambda one: (one.file, one.mutant.number, one.mutant.becomes))
    )
    score = MutationScore(total - len(open_), total, len(survived) - len(open_), survivors)
    if score.score < WANTED:
        message = f"the cases catch {score.caught} of {score.total} mutants of the reference; {WANTED:.0%} are wanted."
        faults.append(Fault("mutants", "cases.py", message, detail="\n".join(one.diff for one in survivors)))
    return score, faults


def _near(name: str, known: set[str]) -> str:
    line = name.partition(" -> ")[0]
    return "\n".join(sorted(other for other in known if other.partition(" -> ")[0] == line))

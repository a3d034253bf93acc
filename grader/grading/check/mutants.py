"""Mutation testing: how many small mistakes in the reference do the cases see?

A reference that is one line long says little about the cases. Where it gives fewer than ``ENOUGH`` mutants, those of
the accepted solutions are tried too, file after file until there are as many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace

from grader.content.bundle import Bundle
from grader.grading.author.authored import Prepared
from grader.grading.author.jobs import AuthorError, job_seed
from grader.grading.calls import code_of, limits_of, reference_job, solution_job
from grader.grading.cases.checks import wrong_case
from grader.grading.check.mutate import Mutant, mutants
from grader.grading.check.types import Fault, MutationScore, Survivor
from grader.messages import Message, as_it_is
from grader.messages import Message as _
from grader.sandbox.client import Jails
from grader.sandbox.types import End, Job, Limits

WANTED = 0.95
ENOUGH = 8  # mutants
ACCEPTED = "accepted"
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
    """Run every mutant of the exercise's solutions on the version's cases, and say which are not caught.

    Raises ``AuthorError`` where the host could not run one.

    ``add`` is told how many there are, ``tell`` each that is done.
    """
    changed = all_mutants(bundle, prepared)
    add(len(changed))
    limits = _limits(bundle, prepared, changed, jails)
    futures = {pool.submit(_caught, bundle, prepared, one, limits[one.file], jails): one for one in changed}
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
    limits = _limits(bundle, prepared, changed, jails)
    survived = []
    for one in changed:
        if not _caught(bundle, prepared, one, limits[one.file], jails):
            survived.append(one)
        yield None
    yield _judged(bundle, changed, survived)


def all_mutants(bundle: Bundle, prepared: Prepared) -> list[_Changed]:
    """The mutants of every file the reference's entries are in, of those entries that some case calls; then those of
    accepted solutions, where there are not ``ENOUGH`` of them."""
    code = code_of(bundle)
    called = {step.call.partition(".")[0] for case in prepared.cases for step in case.steps if step.on is None}
    called |= {str(case.options.get("forward", "")).partition(".")[0] for case in prepared.cases}
    names: dict[str, list[str]] = {}
    for entry in (entry for entry in code.entry if entry in called):
        file, name = code.reference_of(entry)
        names.setdefault(file, []).append(name)
    found = [one for file, entries in names.items() for one in _of_file(bundle, file, entries)]
    for name in sorted(bundle.under(ACCEPTED)):
        if len(found) < ENOUGH:
            found += _of_accepted(bundle, f"{ACCEPTED}/{name}", [entry for entry in code.entry if entry in called])
    return found


def _of_file(bundle: Bundle, file: str, entries: Sequence[str]) -> list[_Changed]:
    text = bundle.text(file)
    return [_Changed(file, text, mutant) for mutant in mutants(text, entries)]


def _of_accepted(bundle: Bundle, file: str, entries: Sequence[str]) -> list[_Changed]:
    try:
        return _of_file(bundle, file, entries)
    except LookupError:  # the entry is right without a def or class of its own: a lambda, a name given to another
        return []


def _limits(bundle: Bundle, prepared: Prepared, changed: Sequence[_Changed], jails: Jails) -> dict[str, Limits]:
    """By file what a mutant of it may use: a loop takes its time where a product of matrices does not."""
    full = limits_of(bundle)
    found = {}
    for file in {one.file for one in changed}:
        took = jails.run(_job(bundle, prepared, file, bundle.text(file))).cpu_seconds
        cpu = min(full.cpu_seconds, max(LEAST_SECONDS, PATIENCE * took))
        # The clock is patient: on a busy machine it must not catch what no case does.
        found[file] = Limits(
            cpu_seconds=cpu, wall_seconds=20 * cpu + 10, memory_bytes=full.memory_bytes, output_bytes=full.output_bytes
        )
    return found


def _job(bundle: Bundle, prepared: Prepared, file: str, text: str) -> Job:
    if file.startswith(f"{ACCEPTED}/"):
        return solution_job(bundle, text, prepared.calls, job_seed(bundle))
    return reference_job(bundle, prepared.calls, job_seed(bundle), changed={file: text})


def _caught(bundle: Bundle, prepared: Prepared, one: _Changed, limits: Limits, jails: Jails) -> bool:
    job = _job(bundle, prepared, one.file, one.mutant.source)
    outcome = jails.run(replace(job, limits=limits, stop_after_failure=True))
    if outcome.end is End.INTERNAL:  # nobody knows what the cases would have seen
        raise AuthorError(_("a mutant could not be run: {why}", why=outcome.problem))
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
            message = _("there is no mutant {name}.", name=repr(name))
            faults.append(Fault("equivalent", "exercise.toml", message, detail=_near(name, known)))
        elif name not in alive:
            message = _("the mutant {name} is caught, so it is none.", name=repr(name))
            faults.append(Fault("equivalent", "exercise.toml", message))
    open_ = [one for one in survived if one.mutant.name not in declared]
    total = len(changed) - (len(survived) - len(open_))
    survivors = tuple(
        one.survivor() for one in sorted(open_, key=lambda one: (one.file, one.mutant.number, one.mutant.becomes))
    )
    score = MutationScore(total - len(open_), total, len(survived) - len(open_), survivors)
    if score.score < WANTED:
        message = _(
            "the cases catch {caught} of {total} mutants of its solutions; {share} are wanted.",
            caught=score.caught,
            total=score.total,
            share=f"{WANTED:.0%}",
        )
        faults.append(Fault("mutants", "cases.py", message, detail=as_it_is("\n".join(one.diff for one in survivors))))
    return score, faults


def _near(name: str, known: set[str]) -> Message:
    line = name.partition(" -> ")[0]
    return as_it_is("\n".join(sorted(other for other in known if other.partition(" -> ")[0] == line)))

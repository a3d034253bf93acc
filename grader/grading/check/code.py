"""The solutions in an exercise's folder, graded as submissions are, must end as their folders say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from grader.content.bundle import Bundle
from grader.grading.author.authored import Prepared, prepare_family
from grader.grading.author.cache import Cache
from grader.grading.author.jobs import AuthorError, job_seed
from grader.grading.calls import AUTHOR_LIMITS, limits_of, reference_job
from grader.grading.cases.checks import wrong_case
from grader.grading.cases.steps import judged_values
from grader.grading.check.types import Fault, Task
from grader.grading.ended import ended
from grader.grading.failing.naming import shape_only
from grader.grading.pipeline import grade
from grader.grading.replay import compared
from grader.grading.report.report import Report
from grader.grading.report.windows import geometry_of
from grader.judge.explaining.shape_patterns import planes_of
from grader.judge.verdict import Verdict
from grader.judge.words.sentences import as_message
from grader.messages import NOTHING, Message, as_it_is, in_lines
from grader.messages import Message as _
from grader.sandbox.client import Jails
from grader.sandbox.types import End, Limits
from grader.values import Array

SHARE = 5  # the reference takes less than one fifth of each limit
STARTER = "starter.py"
_NO_ROOM = {
    "cpu-time": _("the reference needs more than a fifth of the computing time that [limits] gives a submission."),
    "memory": _("the reference needs more than a fifth of the memory that [limits] gives a submission."),
    "output": _("the reference needs more than a fifth of the output that [limits] gives a submission."),
}


def tasks(bundle: Bundle, prepared: Prepared, jails: Jails, cache: Cache) -> list[Task]:
    """Everything that is checked by running it, but for mutants."""
    check = _Check(bundle, prepared, jails, cache)
    found = [
        Task("the reference", check.reference),
        Task("limits", check.limits),
        Task("window", check.window),
        Task(STARTER, check.starter),
    ]
    for name in sorted({case.family for case in prepared.cases if case.family and case.reveal == "minimised"}):
        found.append(Task(f"family {name}", partial(check.family, name)))
    for folder, rule in (
        ("accepted", check.accepted),
        ("misconceptions", check.misconception),
        ("cheats", check.cheat),
    ):
        for name, text in bundle.under(folder).items():
            found.append(Task(f"{folder}/{name}", partial(rule, name, text)))
    return found


class _Check:
    def __init__(self, bundle: Bundle, prepared: Prepared, jails: Jails, cache: Cache) -> None:
        self.bundle, self.prepared, self.jails, self.cache = bundle, prepared, jails, cache
        self.seed = job_seed(bundle)

    def reference(self) -> list[Fault]:
        """Run it again under a submission's own limits: it must give what it gave, and count as right."""
        outcome = self.jails.run(
            reference_job(self.bundle, self.prepared.calls, self.seed, limits=limits_of(self.bundle))
        )
        file = self.reference_file
        if outcome.end is not End.FINISHED:
            message = _("under the exercise's own limits it ends as {as_}.", as_=ended(outcome.end))
            return [Fault("reference", file, message)]
        wrong = wrong_case(self.bundle, self.prepared, outcome.cases, self.jails)
        if wrong is None:
            return []
        message = _("two runs of the reference differ in the case {name}.", name=repr(wrong))
        return [Fault("unstable", file, message)]

    def limits(self) -> list[Fault]:
        """They are the site's to give, and a fifth of each is enough. Time is computing time: machines are busy."""
        asked, most = self.bundle.spec.limits, self.jails.settings.ceiling
        above = [
            Fault(
                "limits",
                "exercise.toml",
                _(
                    "[limits] {name} is {wanted}; this site gives at most {given}.",
                    name=name,
                    wanted=f"{wanted:g}",
                    given=f"{given:g}",
                ),
            )
            for name, wanted, given in (
                ("cpu_seconds", asked.cpu_seconds, most.cpu_seconds),
                ("wall_seconds", asked.wall_seconds, most.wall_seconds),
                ("memory_mb", asked.memory_mb, most.memory_bytes >> 20),
                ("output_kb", asked.output_kb, most.output_bytes >> 10),
            )
            if wanted is not None and wanted > given
        ]
        return above or self._room(limits_of(self.bundle))

    def _room(self, full: Limits) -> list[Fault]:
        tight = replace(
            full,
            cpu_seconds=min(full.cpu_seconds, full.wall_seconds) / SHARE,
            memory_bytes=full.memory_bytes // SHARE,
            output_bytes=full.output_bytes // SHARE,
            wall_seconds=AUTHOR_LIMITS.wall_seconds,
        )
        outcome = self.jails.run(reference_job(self.bundle, self.prepared.calls, self.seed, limits=tight))
        if outcome.problem is None:
            return []
        kind = outcome.problem.kind
        message = _NO_ROOM.get(kind) or _(
            "the reference ends as {kind} with a fifth of what [limits] gives a submission.", kind=kind
        )
        return [Fault("limits", "exercise.toml", message)]

    def window(self) -> list[Fault]:
        """The window that [judge.window] declares gives the reference's own sizes, in every case that is one call."""
        spec = self.bundle.spec.judge
        if spec.window is None:
            return []
        seen = [
            (case, geometry, judged_values(case, results)[0])
            for case, results in zip(self.prepared.cases, self.prepared.expected, strict=True)
            if (geometry := geometry_of(self.bundle, case)) is not None
        ]
        if not seen:
            message = _("[judge.window] can be read from the arguments of no case: check the names, and pairs of ints.")
            return [Fault("window", "exercise.toml", message)]
        for case, geometry, result in seen:
            shape = result.shape if isinstance(result, Array) else ()
            sizes = planes_of(shape, spec.layouts.get("", ""))
            if sizes[-2:] != geometry.output:
                message = _(
                    "[judge.window] gives an output of {output} for the case {name}; the reference's has the shape "
                    "{shape}. Check stride and padding, and `layout`.",
                    output=geometry.output,
                    name=repr(case.name),
                    shape=shape,
                )
                return [Fault("window", "exercise.toml", message)]
        return []

    def family(self, name: str) -> list[Fault]:
        """The inputs that may be shown instead of hidden ones exist, and the reference runs on them."""
        try:
            prepare_family(self.bundle, name, jails=self.jails, cache=self.cache)
        except AuthorError as error:
            return [Fault("family", "cases.py", error.sentence)]
        return []

    def accepted(self, name: str, text: str) -> list[Fault]:
        file = f"accepted/{name}"
        first, second, fresh = (self._grade(text, seed) for seed in (self.seed, self.seed, self.seed + 1))
        for report in (first, fresh):
            if report.verdict is not Verdict.PASSED:
                message = _("is right, and ends as {as_} with {points} points.", **_end(report))
                return [Fault("accepted", file, message, detail=_why(report))]
        differences = compared(first, second).differences
        if differences:
            message = _("two gradings of it differ at {place}.", place=differences[0].path)
            return [Fault("unstable", file, message)]
        return []

    def starter(self) -> list[Fault]:
        report = self._grade(self.bundle.text(STARTER), self.seed)
        if not report.cases:
            message = _("should import cleanly and fail politely; it ends as {as_}.", **_end(report))
            return [Fault("starter", STARTER, message, detail=_why(report))]
        if report.points > 0 or report.verdict in (Verdict.PASSED, Verdict.INTERNAL):
            message = _("should get no points; it ends as {as_} with {points}.", **_end(report))
            return [Fault("starter", STARTER, message, detail=_why(report))]
        return []

    def misconception(self, name: str, text: str) -> list[Fault]:
        file = f"misconceptions/{name}"
        report = self._grade(text, self.seed)
        if report.verdict in (Verdict.PASSED, Verdict.INTERNAL):
            message = _("is wrong, and ends as {as_}: no case tells it from the reference.", **_end(report))
            return [Fault("misconception", file, message, detail=_why(report))]
        own = self.bundle.misconceptions()[name.removesuffix(".py")]
        perhaps = shape_only(own).facts["mistake"]
        if any(said.text == own or said.facts.get("mistake") == perhaps for said in report.sentences):
            return []
        others = ", ".join(report.misconceptions)
        other = _("is recognised as {others} instead.", others=others)
        message = other if others else _("fails, but not with its own sentence.")
        return [Fault("misconception", file, message, detail=_why(report))]

    def cheat(self, name: str, text: str) -> list[Fault]:
        report = self._grade(text, self.seed)
        if report.verdict not in (Verdict.PASSED, Verdict.INTERNAL):
            return []
        message = _("ends as {as_}.", **_end(report))
        return [Fault("cheat", f"cheats/{name}", message, detail=_why(report))]

    @property
    def reference_file(self) -> str:
        code = self.bundle.spec.code
        assert code is not None
        return code.reference_of(code.entry[0])[0]

    def _grade(self, text: str, seed: int) -> Report:
        return grade(self.bundle, text, seed=seed, jails=self.jails, cache=self.cache)


def _end(report: Report) -> dict[str, Message]:
    """How it was graded, to fill a sentence with."""
    points, most = f"{report.points:g}", f"{report.max_points:g}"
    return {"as_": ended(report.verdict), "points": _("{points} of {most}", points=points, most=most)}


def _why(report: Report) -> Message:
    """The first failing case in words, or what ended the whole."""
    said = [as_it_is(report.staff)] if report.staff else []
    failing = [case for case in report.cases if case.verdict is not Verdict.PASSED]
    for case in failing[:2]:
        words = _in_a_row([as_message(sentence) for sentence in case.sentences[:2]])
        said.append(_("{name}: {as_}. {words}", name=case.name, as_=ended(case.verdict), words=words))
    if not failing:
        said += [as_message(sentence) for sentence in report.sentences[:2]]
    return in_lines(said)


def _in_a_row(said: Sequence[Message]) -> Message:
    """Two sentences, the first of which may be an exception's message without a full stop."""
    if len(said) < 2:
        return said[0] if said else NOTHING
    first, second = said
    joined = _("{first} {second}") if first.endswith(tuple(".!?:;…")) else _("{first}. {second}")
    return joined.filled(first=first, second=second)

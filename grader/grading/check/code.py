"""The solutions in an exercise's folder, graded as submissions are, must end as their folders say."""

from __future__ import annotations

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
from grader.grading.failing.naming import shape_only
from grader.grading.pipeline import grade
from grader.grading.replay import compared
from grader.grading.report.report import Report
from grader.grading.report.windows import geometry_of
from grader.judge.explaining.shape_patterns import planes_of
from grader.judge.verdict import Verdict
from grader.judge.words.sentences import in_a_row, render
from grader.sandbox.client import Jails
from grader.sandbox.types import End, Limits
from grader.values import Array

SHARE = 5  # the reference takes less than one fifth of each limit
STARTER = "starter.py"
_CAUSES = {"cpu-time": "computing time"}


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
            return [Fault("reference", file, f"under the exercise's own limits it ends as {outcome.end.value}.")]
        wrong = wrong_case(self.bundle, self.prepared, outcome.cases, self.jails)
        if wrong is None:
            return []
        return [Fault("unstable", file, f"two runs of the reference differ in the case {wrong!r}.")]

    def limits(self) -> list[Fault]:
        """They are the site's to give, and a fifth of each is enough. Time is computing time: machines are busy."""
        asked, most = self.bundle.spec.limits, self.jails.settings.ceiling
        above = [
            Fault(
                "limits",
                "exercise.toml",
                f"[limits] {name} is {wanted:g}; this site gives at most {given:g}.",
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
        cause = _CAUSES.get(outcome.problem.kind, outcome.problem.kind)
        message = f"the reference needs more than a fifth of the {cause} that [limits] gives a submission."
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
            message = "[judge.window] can be read from the arguments of no case: check the names, and pairs of ints."
            return [Fault("window", "exercise.toml", message)]
        for case, geometry, result in seen:
            shape = result.shape if isinstance(result, Array) else ()
            sizes = planes_of(shape, spec.layouts.get("", ""))
            if sizes[-2:] != geometry.output:
                message = f"[judge.window] gives an output of {geometry.output} for the case {case.name!r}; "
                message += f"the reference's has the shape {shape}. Check stride and padding, and `layout`."
                return [Fault("window", "exercise.toml", message)]
        return []

    def family(self, name: str) -> list[Fault]:
        """The inputs that may be shown instead of hidden ones exist, and the reference runs on them."""
        try:
            prepare_family(self.bundle, name, jails=self.jails, cache=self.cache)
        except AuthorError as error:
            return [Fault("family", "cases.py", str(error))]
        return []

    def accepted(self, name: str, text: str) -> list[Fault]:
        file = f"accepted/{name}"
        first, second, fresh = (self._grade(text, seed) for seed in (self.seed, self.seed, self.seed + 1))
        for report in (first, fresh):
            if report.verdict is not Verdict.PASSED:
                message = f"is right, and ends as {report.verdict.value} with {_of(report)} points."
                return [Fault("accepted", file, message, detail=_why(report))]
        differences = compared(first, second).differences
        if differences:
            return [Fault("unstable", file, f"two gradings of it differ at {differences[0].path}.")]
        return []

    def starter(self) -> list[Fault]:
        report = self._grade(self.bundle.text(STARTER), self.seed)
        if not report.cases:
            message = f"should import cleanly and fail politely; it ends as {report.verdict.value}."
            return [Fault("starter", STARTER, message, detail=_why(report))]
        if report.points > 0 or report.verdict in (Verdict.PASSED, Verdict.INTERNAL):
            message = f"should get no points; it ends as {report.verdict.value} with {_of(report)}."
            return [Fault("starter", STARTER, message, detail=_why(report))]
        return []

    def misconception(self, name: str, text: str) -> list[Fault]:
        file = f"misconceptions/{name}"
        report = self._grade(text, self.seed)
        if report.verdict in (Verdict.PASSED, Verdict.INTERNAL):
            message = f"is wrong, and ends as {report.verdict.value}: no case tells it from the reference."
            return [Fault("misconception", file, message, detail=_why(report))]
        own = self.bundle.misconceptions()[name.removesuffix(".py")]
        perhaps = shape_only(own).facts["mistake"]
        if any(said.text == own or said.facts.get("mistake") == perhaps for said in report.sentences):
            return []
        others = ", ".join(report.misconceptions)
        message = f"is recognised as {others} instead." if others else "fails, but not with its own sentence."
        return [Fault("misconception", file, message, detail=_why(report))]

    def cheat(self, name: str, text: str) -> list[Fault]:
        report = self._grade(text, self.seed)
        if report.verdict not in (Verdict.PASSED, Verdict.INTERNAL):
            return []
        return [Fault("cheat", f"cheats/{name}", f"ends as {report.verdict.value}.", detail=_why(report))]

    @property
    def reference_file(self) -> str:
        code = self.bundle.spec.code
        assert code is not None
        return code.reference_of(code.entry[0])[0]

    def _grade(self, text: str, seed: int) -> Report:
        return grade(self.bundle, text, seed=seed, jails=self.jails, cache=self.cache)


def _of(report: Report) -> str:
    return f"{report.points:g} of {report.max_points:g}"


def _why(report: Report) -> str:
    """The first failing case in words, or what ended the whole."""
    said = [report.staff] if report.staff else []
    failing = [case for case in report.cases if case.verdict is not Verdict.PASSED]
    for case in failing[:2]:
        words = in_a_row((render(sentence, str, "en") for sentence in case.sentences[:2]), "en")
        said.append(f"{case.name}: {case.verdict.value}. {words}")
    if not failing:
        said += [render(sentence, str, "en") for sentence in report.sentences[:2]]
    return "\n".join(said)

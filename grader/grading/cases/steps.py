"""The steps of one case in a jail: those the author wrote, and behind them those its check needs.

- ``unchanged``: for each call with inputs of the author's alone, its arguments as the call left them.
- ``check="gradient"``: the forward function at the inputs, and at each of them moved a little (``gradient_plan``); the
  reference's forward is called in the reference's jail alone.
- ``check="train"``: the author's steps once for each of the case's seeds.

``docs/checks.md`` tells authors what ``options`` each check has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast

from grader.content.cases.plain import plain
from grader.content.cases.spec import CaseSpec, CaseStep, ResultRef
from grader.judge.checks.gradient import GradientPlan, gradient_plan
from grader.messages import Message
from grader.messages import Message as _
from grader.sandbox.types import CaseCall, Ref, Step
from grader.values import Value

Results = tuple[Value, ...]
GRADIENT_SEED = 20_481  # directions are the same for everyone, so a verdict can be replayed
MOST_SEEDS = 20


class OptionsError(ValueError):
    """A case's ``options`` do not fit its check: the author's mistake, in a sentence for them."""

    def __init__(self, sentence: Message) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def case_call(case: CaseSpec, *, reference: bool = False) -> CaseCall:
    """Everything one case does in a jail; ``reference``: what only the reference is called for too.

    Raises ``OptionsError``.
    """
    steps = [_step(step) for step in case.steps]
    if case.check == "train":
        return CaseCall(case.name, tuple(_repeated(case)))
    if case.unchanged:
        steps += [Step(op="mutated", on=Ref(number)) for number in watched(case)]
    if case.check == "gradient":
        forward = forward_of(case)
        if reference or not forward.of_reference:
            steps += [forward.step(inputs) for inputs in forward.plan.calls]
    return CaseCall(case.name, tuple(steps))


def watched(case: CaseSpec) -> tuple[int, ...]:
    """The steps whose arguments an ``unchanged`` case looks at: calls with inputs of the author's alone."""
    return tuple(
        number
        for number, step in enumerate(case.steps)
        if step.op == "call"
        and (step.args or step.kwargs)
        and not any(isinstance(value, ResultRef) for value in (*step.args, *step.kwargs.values()))
    )


def left_behind(case: CaseSpec, results: Results) -> Results:
    """Of a case's results, the arguments that ``watched`` steps left."""
    return results[len(case.steps) : len(case.steps) + len(watched(case))] if case.unchanged else ()


def moved(case: CaseSpec, results: Results, expected: Results) -> Results:
    """Of a ``gradient`` case's results, or of those of the reference, the outputs of its plan's calls."""
    forward = forward_of(case)
    source = expected if forward.of_reference else results
    outputs = source[len(source) - len(forward.plan.calls) :]
    picked = forward.output
    if picked is None:
        return outputs
    return tuple(
        value[picked] if isinstance(value, tuple | list) and 0 <= picked < len(value) else None for value in outputs
    )


def runs(case: CaseSpec, results: Results) -> tuple[Results, ...]:
    """A ``train`` case's results, for each of its seeds."""
    length = len(case.steps)
    return tuple(results[start : start + length] for start in range(0, length * len(seeds_of(case)), length))


def judged_values(case: CaseSpec, results: Results) -> Results:
    """The results of the author's steps that are judged."""
    return tuple(value for step, value in zip(case.steps, results, strict=False) if step.judged)


@dataclass(frozen=True, slots=True)
class Forward:
    """Whose slope a ``gradient`` case measures: ``call(*inputs)``, of a tuple its item ``output``."""

    call: str
    plan: GradientPlan
    parameters: tuple[str, ...]
    upstream: Value
    output: int | None
    adjoint: bool  # forward is linear in its one parameter: <f(v), u> = <v, backward(u)> says it all
    of_reference: bool  # the reference's forward, not the submission's own

    def step(self, inputs: Mapping[str, Value]) -> Step:
        """The call at ``inputs``, which are passed by position: a student may name parameters as they like."""
        return Step(self.call, tuple(inputs.values()), send=True if self.output is None else (self.output,))


def forward_of(case: CaseSpec) -> Forward:
    """The ``options`` of a ``gradient`` case. Raises ``OptionsError``."""
    options = case.options
    inputs, names, call = options.get("inputs"), options.get("parameters"), options.get("forward")
    if not isinstance(call, str) or not isinstance(inputs, Mapping) or not isinstance(names, list | tuple):
        raise OptionsError(
            _("a gradient check needs the options forward (a name), inputs (a dict) and parameters (a list)")
        )
    output = plain(options.get("output"))
    if output is not None and (isinstance(output, bool) or not isinstance(output, int)):
        raise OptionsError(
            _("the option output is the index of the output in the tuple that forward gives: a whole number")
        )
    try:
        plan = gradient_plan(cast("Mapping[str, Value]", inputs), [str(name) for name in names], seed=GRADIENT_SEED)
    except (KeyError, ValueError) as error:
        raise OptionsError(
            _("a gradient check's parameters are names of its inputs that hold floats: {why}", why=error)
        ) from error
    adjoint = plain(options.get("adjoint", False)) is True
    if adjoint:
        if len(names) != 1 or options.get("upstream") is None:
            raise OptionsError(_("an adjoint test has one parameter, and an upstream"))
        plan = replace(plan, calls=plan.calls[:1], moves=())
    whose = options.get("of", "submission")
    if whose not in ("submission", "reference"):
        raise OptionsError(_('the option of says whose forward it is: "submission" or "reference"'))
    parameters = tuple(str(name) for name in names)
    return Forward(call, plan, parameters, options.get("upstream"), output, adjoint, whose == "reference")


def seeds_of(case: CaseSpec) -> tuple[int, ...]:
    """The seeds of a ``train`` case. Raises ``OptionsError``."""
    if not 1 <= len(case.seeds) <= MOST_SEEDS:
        raise OptionsError(_("a train check needs seeds, at most {most}", most=MOST_SEEDS))
    return case.seeds


def _repeated(case: CaseSpec) -> list[Step]:
    name = case.options.get("seed", "seed")
    steps: list[Step] = []
    for round_, seed in enumerate(seeds_of(case)):
        for step in case.steps:
            moved_on = _shifted(_step(step), round_ * len(case.steps))
            seeded = step.op == "call" and step.on is None and isinstance(name, str) and name != ""
            steps.append(replace(moved_on, kwargs={**moved_on.kwargs, str(name): seed}) if seeded else moved_on)
    return steps


def _shifted(step: Step, by: int) -> Step:
    def ref(value: Value | Ref) -> Value | Ref:
        return replace(value, step=value.step + by) if isinstance(value, Ref) else value

    return replace(
        step,
        args=tuple(ref(value) for value in step.args),
        kwargs={name: ref(value) for name, value in step.kwargs.items()},
        on=None if step.on is None else replace(step.on, step=step.on.step + by),
    )


def _step(step: CaseStep) -> Step:
    kept = tuple(number for number, part in enumerate(step.parts) if part != "_")
    return Step(
        target=step.call,
        args=tuple(_value(value) for value in step.args),
        kwargs={name: _value(value) for name, value in step.kwargs.items()},
        op=step.op,
        on=None if step.on is None else Ref(step.on.step, step.on.path),
        send=step.judged and (kept if len(kept) < len(step.parts) else True),
    )


def _value(value: Value | ResultRef) -> Value | Ref:
    return Ref(value.step, value.path) if isinstance(value, ResultRef) else value

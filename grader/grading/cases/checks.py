"""Whether the cases of an outcome are right: the judge's checks on what a jail gave, and an author's relations."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from grader.content.bundle import Bundle
from grader.content.cases.plain import plain
from grader.content.cases.spec import CaseSpec, CaseStep
from grader.grading.author.authored import Prepared
from grader.grading.author.jobs import AuthorError, in_cases
from grader.grading.cases import relations, steps
from grader.grading.cases.relations import Held
from grader.grading.report.shown_calls import arguments, parameter_names
from grader.grading.report.windows import geometry_of
from grader.judge.checks import IMPOSSIBLE, RELATION_IMPOSSIBLE, RIGHT, Checked
from grader.judge.checks.adjoint import check_adjoint
from grader.judge.checks.cost import check_count, check_growth
from grader.judge.checks.gradient import gradient_judge
from grader.judge.checks.relation import check_property
from grader.judge.checks.train import check_train
from grader.judge.checks.unchanged import check_unchanged
from grader.judge.checks.value import check_value
from grader.judge.comparing.rules import Rules
from grader.judge.measuring.inputs import Inputs
from grader.judge.measuring.kinds import numbers
from grader.messages import Message, as_it_is
from grader.messages import Message as _
from grader.sandbox.client import Jails
from grader.sandbox.types import CaseOutcome
from grader.values import Value

FORMS = ("structure", "shape", "dtype")
_Check = Callable[[Bundle, Held, steps.Results], Checked | None]
log = logging.getLogger(__name__)


def checked(
    bundle: Bundle, prepared: Prepared, outcomes: Sequence[CaseOutcome], jails: Jails
) -> tuple[Checked | None, ...]:
    """The result of each case's check, in order; None for a case that gave no results.

    A check that cannot work with what a submission gave, and works with what the reference gives, is failed. Raises
    ``AuthorError`` for options that do not fit their check and for a check that does not work with either.
    """
    held = [
        Held(case, outcome.results, expected, inputs) if outcome.status == "ok" else None
        for case, expected, inputs, outcome in zip(
            prepared.cases, prepared.expected, prepared.inputs, outcomes, strict=True
        )
    ]
    try:
        wrong_form = [None if one is None else _guarded(_wrong_form, bundle, one, ()) for one in held]
        asked = [one for one, wrong in zip(held, wrong_form, strict=True) if one is not None and wrong is None]
        found = relations.related(bundle, asked, jails)
        return tuple(
            None if one is None else wrong or _judged(bundle, one, found.get(one.case.name, ()), jails)
            for one, wrong in zip(held, wrong_form, strict=True)
        )
    except steps.OptionsError as error:
        raise AuthorError(in_cases(error.sentence)) from error


def _judged(bundle: Bundle, one: Held, related: steps.Results | None, jails: Jails) -> Checked:
    if related is None:
        return Checked(False, (RELATION_IMPOSSIBLE,))
    found = _guarded(_case, bundle, one, related)
    if found is not None:
        return found
    expected = replace(one, results=one.expected)
    try:
        _case(bundle, expected, relations.of_reference(bundle, one, jails))
    except ValueError as error:
        said = error.args[0] if error.args and isinstance(error.args[0], Message) else as_it_is(str(error))
        raise AuthorError(in_cases(said)) from error
    return Checked(False, (IMPOSSIBLE,))


def _guarded(check: _Check, bundle: Bundle, one: Held, related: steps.Results) -> Checked | None:
    """What ``check`` finds; None where it cannot work with these results. Raises ``OptionsError``."""
    try:
        return check(bundle, one, related)
    except steps.OptionsError:
        raise
    except Exception:
        log.warning("case %r of %s cannot be judged", one.case.name, bundle.slug, exc_info=True)
        return None


def wrong_case(bundle: Bundle, prepared: Prepared, outcomes: Sequence[CaseOutcome], jails: Jails) -> str | None:
    """The name of the first case that is not right; None if all are."""
    found = checked(bundle, prepared, outcomes, jails)
    return next((case.name for case, one in zip(prepared.cases, found, strict=True) if one is None or not one.ok), None)


def rules(bundle: Bundle, case: CaseSpec, step: CaseStep, inputs: Inputs) -> Rules:
    """How a step's result is compared: as the case says, else as exercise.toml does, else as the judge knows."""
    spec = bundle.spec.judge
    return Rules(
        rtol=spec.rtol if case.rtol is None else case.rtol,
        atol=spec.atol if case.atol is None else case.atol,
        reduction=spec.reduction,
        dtype=spec.dtype,
        part=", ".join(step.parts),
        window=geometry_of(bundle, case),
        inputs=inputs,
        precision=spec.precision,
        layouts=spec.layouts,
    )


def _case(bundle: Bundle, one: Held, related: steps.Results) -> Checked:
    case, expected, results = one.case, one.expected, one.results
    match case.check:
        case "gradient":
            found = _gradient(bundle, case, expected, results)
        case "property":
            found = check_property(related[0], case.property, rules(bundle, case, CaseStep(), one.inputs))
        case "train":
            return _train(case, results, related)
        case "cost":
            found = _cost(case, results)
        case _:
            found = _values(bundle, one)
    return found if not found.ok else _unchanged(bundle, case, results)


def _values(bundle: Bundle, one: Held) -> Checked:
    found = [
        check_value(reference, got, rules(bundle, one.case, step, one.inputs))
        for step, reference, got in zip(one.case.steps, one.expected, one.results, strict=False)
        if step.judged
    ]
    wrong = next((one for one in found if not one.ok), None)
    if wrong is None:
        return RIGHT
    parts: dict[str, bool] = {}
    for name, right in (part for one in found for part in one.parts):
        parts[name] = right and parts.get(name, True)
    return replace(wrong, parts=tuple(parts.items()))


def _wrong_form(bundle: Bundle, one: Held, _: steps.Results) -> Checked | None:
    """What is wrong with the form of results, where the check itself can only work on the right one."""
    case = one.case
    if case.check in ("property", "cost"):
        found = _values(bundle, one)
    elif case.check == "train":
        pairs = zip(steps.runs(case, one.expected), steps.runs(case, one.results), strict=True)
        each = (_values(bundle, replace(one, expected=a, results=b)) for a, b in pairs)
        found = next((seen for seen in each if not seen.ok), RIGHT)
    else:
        return None
    compared = found.comparison
    return found if compared is not None and compared.stage in FORMS else None


def _gradient(bundle: Bundle, case: CaseSpec, expected: steps.Results, results: steps.Results) -> Checked:
    forward = steps.forward_of(case)
    judged = steps.judged_values(case, results)
    last = judged[-1] if judged else None
    parts = next((step.parts for step in reversed(case.steps) if step.judged), ())
    given = list(last) if isinstance(last, tuple | list) else [last]
    if parts:
        given = [value for name, value in zip(parts, given, strict=False) if name != "_"]
    gradients = dict(zip(forward.parameters, given, strict=False))
    labels = dict(zip(forward.parameters, [name for name in parts if name != "_"], strict=False))
    outputs = steps.moved(case, results, expected)
    if forward.adjoint:
        name = forward.parameters[0]
        v, label = forward.plan.calls[0][name], labels.get(name, f"d{name}")
        gradient = gradients.get(name)
        return check_adjoint(v, outputs[0], forward.upstream, gradient, name=label, given=forward.of_reference)
    return gradient_judge(
        forward.plan, outputs, gradients, forward.upstream, labels=labels, given=forward.of_reference
    )[0]


def _train(case: CaseSpec, results: steps.Results, related: Sequence[Value]) -> Checked:
    figures = related or [steps.judged_values(case, one)[-1] for one in steps.runs(case, results)]
    options = {name: plain(value) for name, value in case.options.items()}
    threshold, goal, share = options.get("threshold"), options.get("goal", "at least"), options.get("share", 1)
    if (
        not isinstance(threshold, int | float)
        or not isinstance(share, int | float)
        or goal not in ("at least", "at most")
    ):
        raise steps.OptionsError(
            _(
                'case {name}: a train check needs the option threshold, a number; goal is "at least" or "at most"',
                name=repr(case.name),
            )
        )
    return check_train(
        [_figure(figure) for figure in figures],
        threshold,
        goal="at most" if goal == "at most" else "at least",
        share=share,
        name=str(options.get("figure", "")),
    )


def _cost(case: CaseSpec, results: steps.Results) -> Checked:
    counts = [_figure(value) for value in steps.judged_values(case, results)]
    known = [count for count in counts if count is not None]
    most, exponent = plain(case.options.get("most")), plain(case.options.get("exponent"))
    if len(known) < len(counts) or not known:
        raise ValueError(_("case {name}: a cost check judges numbers, the counts", name=repr(case.name)))
    if isinstance(exponent, int | float):
        sizes = case.options.get("sizes")
        measured = [_figure(size) or 0.0 for size in sizes] if isinstance(sizes, list | tuple) else []
        return check_growth(measured, known, exponent)
    if not isinstance(most, int | float):
        raise steps.OptionsError(
            _("case {name}: a cost check needs the option most, or exponent and sizes", name=repr(case.name))
        )
    return check_count(max(known), most, unit=str(case.options.get("unit", "")))


def _unchanged(bundle: Bundle, case: CaseSpec, results: steps.Results) -> Checked:
    names = parameter_names(bundle)
    for number, left in zip(steps.watched(case), steps.left_behind(case, results), strict=False):
        step = case.steps[number]
        before = arguments(step, names)
        values: list[Value] = list(left) if isinstance(left, tuple) else [left]
        if step.kwargs and values and isinstance(values[-1], Mapping):
            values = [*values[:-1], *values[-1].values()]
        found = check_unchanged(before, dict(zip(before, values, strict=False)))
        if not found.ok:
            return found
    return RIGHT


def _figure(value: Value) -> float | None:
    found = numbers(value)
    if found is None or not found.scalar or found.kind not in ("bool", "integer", "float"):
        return None
    return float(found.wide().item())

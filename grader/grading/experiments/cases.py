"""Which cases of an exercise an experiment may start from, and the case that somebody's own inputs make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from grader.content.bundle import Bundle
from grader.content.cases.spec import CaseSpec, ResultRef
from grader.grading.author.authored import Prepared
from grader.grading.experiments.literals import like_of, text_of, value_of
from grader.grading.experiments.worked import worked_example
from grader.grading.report.shown_calls import arguments, call_text, parameter_names
from grader.values import Value

OWN = "own"
COMPARED = ("value", "gradient", "cost")  # checks of cases whose result the reference's tells to be right


def starting_points(bundle: Bundle, prepared: Prepared) -> list[dict[str, Any]]:
    """The visible cases that somebody may change the inputs of, as JSON's own types: a name, a call, arguments, and
    of the worked example, where it can be drawn, the report that draws it.

    Each argument has the text it is typed as; one that is too large to be typed stays as it is and is left out.
    """
    found = []
    names = parameter_names(bundle)
    worked = worked_example(bundle, prepared)
    for case in prepared.cases:
        if not _changeable(case):
            continue
        typed = [
            {"name": name, "text": text, "dtype": like.dtype, "library": like.library}
            for name, value in arguments(case.steps[0], names).items()
            if (text := text_of(value)) is not None
            for like in [like_of(value)]
        ]
        if typed:
            title = dict(case.title) or {"en": case.name}
            found.append(
                {"name": case.name, "title": title, "call": call_text(case, names), "arguments": typed,
                 "compared": case.check in COMPARED,
                 "worked": worked if worked and worked["cases"][0]["name"] == case.name else None}
            )  # fmt: skip
    return found


def own_case(bundle: Bundle, case: CaseSpec, given: Mapping[str, str]) -> CaseSpec:
    """``case`` with its inputs replaced by what was typed. Raises ``LiteralError``."""
    step, names = case.steps[0], parameter_names(bundle)

    def typed(name: str, value: Value | ResultRef) -> Value | ResultRef:
        if name not in given or isinstance(value, ResultRef) or text_of(value) is None:
            return value
        return value_of(given[name], like_of(value))

    labels = [name for name in arguments(step, names) if name not in step.kwargs]
    args = tuple(typed(name, value) for name, value in zip(labels, step.args, strict=True))
    kwargs = {name: typed(name, value) for name, value in step.kwargs.items()}
    check = "value" if case.check in COMPARED else case.check
    return replace(
        case,
        name=OWN,
        title={},
        steps=(replace(step, args=args, kwargs=kwargs),),
        check=check,
        options={} if check == "value" else case.options,
        points=1,
        group="",
        required=False,
        visible=True,
    )


def _changeable(case: CaseSpec) -> bool:
    if not case.visible or len(case.steps) != 1:
        return False
    [step] = case.steps
    given = (*step.args, *step.kwargs.values())
    return step.op == "call" and step.on is None and not any(isinstance(value, ResultRef) for value in given)

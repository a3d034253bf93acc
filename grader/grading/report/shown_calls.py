"""A case as a student reads it: the call as they would write it, and its inputs by name."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from grader import syntax
from grader.content.bundle import Bundle
from grader.content.cases.spec import CaseSpec, CaseStep, ResultRef
from grader.grading.calls import code_of
from grader.grading.report.report import ShownValue
from grader.judge.showing.slices import shown
from grader.values import Array, Value

LONGEST_LITERAL = 40


class Exhibit:
    """What a page shows of a case's call, made when it is first asked for: the same for every submission."""

    def __init__(self, case: CaseSpec, names: Mapping[str, tuple[str, ...]]) -> None:
        self._case, self._names = case, names

    @cached_property
    def call(self) -> str:
        """The steps as Python, a line each."""
        return call_text(self._case, self._names)

    @cached_property
    def inputs(self) -> tuple[tuple[str, ShownValue], ...]:
        """The author's inputs by name."""
        return inputs_of(self._case, self._names)


def call_text(case: CaseSpec, names: Mapping[str, tuple[str, ...]]) -> str:
    """The steps of ``case`` as Python, a line each: arrays by their names, short values as they are."""
    used = {ref.step for step in case.steps for ref in _refs(step)}
    lines = []
    for number, step in enumerate(case.steps):
        text = _step_text(step, names)
        lines.append(f"r{number} = {text}" if number in used else text)
    return "\n".join(lines)


def inputs_of(case: CaseSpec, names: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, ShownValue], ...]:
    """The author's inputs of every step, by name, in the order they are passed; a name that returns is numbered."""
    found: dict[str, ShownValue] = {}
    for step in case.steps:
        for name, value in arguments(step, names).items():
            label, copies = name, 2
            while label in found:
                label, copies = f"{name} ({copies})", copies + 1
            found[label] = shown(value)
    return tuple(found.items())


def arguments(step: CaseStep, names: Mapping[str, tuple[str, ...]]) -> dict[str, Value]:
    """The author's values of one call by parameter name; results of earlier steps are left out."""
    given = dict(zip(_labels(step, names), step.args, strict=True)) | dict(step.kwargs)
    return {name: value for name, value in given.items() if not isinstance(value, ResultRef)}


@lru_cache(maxsize=256)
def parameter_names(bundle: Bundle) -> dict[str, tuple[str, ...]]:
    """The parameters of every function, class and method of the reference, by the name a case calls it with."""
    code = code_of(bundle)
    found: dict[str, tuple[str, ...]] = {}
    for entry in code.entry:
        path, name = code.reference_of(entry)
        for node in syntax.parse(bundle.text(path)).body:
            if isinstance(node, ast.ClassDef) and node.name == name:
                methods = {item.name: _parameters(item)[1:] for item in node.body if isinstance(item, ast.FunctionDef)}
                found[entry] = methods.get("__init__", ())
                found |= {f".{method}": parameters for method, parameters in methods.items()}
                found["."] = methods.get("__call__", methods.get("forward", ()))
            elif isinstance(node, ast.FunctionDef) and node.name == name:
                found[entry] = _parameters(node)
    return found


def _parameters(node: ast.FunctionDef) -> tuple[str, ...]:
    return tuple(argument.arg for argument in (*node.args.posonlyargs, *node.args.args))


def _labels(step: CaseStep, names: Mapping[str, tuple[str, ...]]) -> Sequence[str]:
    known = names.get(step.call if step.on is None else f".{step.call}", ())
    if step.op == "load_state":
        known = ("state",)
    return [known[i] if i < len(known) else f"argument {i + 1}" for i in range(len(step.args))]


def _step_text(step: CaseStep, names: Mapping[str, tuple[str, ...]]) -> str:
    owner = "" if step.on is None else _ref_text(step.on)
    match step.op:
        case "load_state":
            return f"{owner}.load_state_dict(state)"
        case "train_mode" | "eval_mode":
            return f"{owner}.{step.op.removesuffix('_mode')}()"
        case "parameters":
            return f"{owner}.state_dict()"
        case "mutated":
            return f"arguments of {owner}"
    labels = _labels(step, names)
    given = [_argument_text(label, value) for label, value in zip(labels, step.args, strict=True)]
    given += [
        name if _argument_text(name, value) == name else f"{name}={_argument_text(name, value)}"
        for name, value in step.kwargs.items()
    ]
    target = ".".join(part for part in (owner, step.call) if part)
    return f"{target}({', '.join(given)})"


def _argument_text(label: str, value: Value | ResultRef) -> str:
    if isinstance(value, ResultRef):
        return _ref_text(value)
    if isinstance(value, Array) and value.shape:
        return label
    text = shown(value).text
    return text if len(text) <= LONGEST_LITERAL else label


def _ref_text(ref: ResultRef) -> str:
    return f"r{ref.step}" + "".join(f".{part}" if isinstance(part, str) else f"[{part}]" for part in ref.path)


def _refs(step: CaseStep) -> Iterator[ResultRef]:
    values = (step.on, *step.args, *step.kwargs.values())
    yield from (value for value in values if isinstance(value, ResultRef))

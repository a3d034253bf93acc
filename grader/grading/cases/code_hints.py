"""What a wrong result means once the code that gave it and the call's arguments are looked at."""

from __future__ import annotations

from grader.content.cases.spec import CaseSpec, CaseStep
from grader.grading.report.shown_calls import arguments
from grader.judge.behaviours import is_argument
from grader.judge.checks import Checked
from grader.judge.reading import returns, slices
from grader.judge.words.sentences import Sentence, say
from grader.values import Value

_EXPLAINING = ("pattern.", "shape.")  # what an argument that is handed back would be explained by, as it happens
_FACTS = ("shape.differs", "shape.array-for-scalar", "shape.scalar-for-array")


def with_code(checked: Checked, case: CaseSpec, names: dict[str, tuple[str, ...]], source: str) -> tuple[Sentence, ...]:
    """The sentences of a wrong result, with what the source and the arguments add to them or make of them."""
    said, found = checked.sentences, checked.comparison
    if found is None:
        return said
    step = _only_judged(case)
    if step is None:
        return said
    keys = {sentence.key for sentence in said}
    if "structure.none" in keys and not found.path:
        return (*said, *_some(returns.none_cause(source, step.call or "forward")))
    if "shape.empty" in keys:
        return (*said, *_some(slices.in_source(source)))
    name = _argument(found.got, step, names)
    if name:
        kept = tuple(one for one in said if one.key in _FACTS or not one.key.startswith(_EXPLAINING))
        return (*kept, say("result.argument", name=name))
    return said


def _only_judged(case: CaseSpec) -> CaseStep | None:
    judged = [step for step in case.steps if step.judged and step.op == "call"]
    return judged[0] if len(judged) == 1 else None


def _argument(got: Value, step: CaseStep, names: dict[str, tuple[str, ...]]) -> str:
    """The name of the argument that the result is."""
    return next((name for name, value in arguments(step, names).items() if is_argument(got, value)), "")


def _some(sentence: Sentence | None) -> tuple[Sentence, ...]:
    return () if sentence is None else (sentence,)

"""A question's variants, drawn in a jail: each can be asked, its right answer is marked right, its wrong ones wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from grader.content.bundle import Bundle
from grader.content.lint import lint_variant
from grader.content.question_check import QUESTION_FILE
from grader.content.spec.exercise import SPEC_FILE
from grader.content.variants import VariantSpec
from grader.grading.check.types import Fault, Task
from grader.grading.ended import ended
from grader.grading.questions import DrawError, Drawn, draw
from grader.judge.verdict import Verdict
from grader.messages import Message
from grader.messages import Message as _
from grader.questions.question import Question
from grader.questions.registry import question_of
from grader.sandbox.client import Jails

VARIANTS = 200
AT_ONCE = 50
PAGES = 5  # of each part, whose pages are rendered: they differ in their numbers alone


def tasks(bundle: Bundle, jails: Jails) -> list[Task]:
    """The variants in parts, and that drawing one again gives the same."""
    if QUESTION_FILE not in bundle.files:
        return [Task("the question", partial(_part, bundle, [0], jails))]
    parts = [range(start, start + AT_ONCE) for start in range(0, VARIANTS, AT_ONCE)]
    found = [Task("variants", partial(_part, bundle, list(part), jails)) for part in parts]
    return [*found, Task("variants again", partial(_again, bundle, jails))]


def _part(bundle: Bundle, numbers: Sequence[int], jails: Jails) -> list[Fault]:
    file = QUESTION_FILE if QUESTION_FILE in bundle.files else SPEC_FILE
    try:
        drawn = draw(bundle, numbers, jails=jails)
    except DrawError as error:
        return [Fault("variant", file, error.sentence)]
    faults = []
    for index, one in enumerate(drawn):
        question = question_of(one.question)
        for what in _marked(question):
            faults.append(Fault("variant", file, _("variant {number}: {what}", number=one.number, what=what)))
        if index < PAGES and QUESTION_FILE in bundle.files:
            variant = VariantSpec.model_validate({"parameters": one.parameters, "question": question})
            faults += [Fault.of("lint", problem) for problem in lint_variant(bundle, variant)]
    return list(dict.fromkeys(faults))


def _again(bundle: Bundle, jails: Jails) -> list[Fault]:
    try:
        first, second = (draw(bundle, range(20), jails=jails) for _time in range(2))
    except DrawError:
        return []  # said by the part it is in
    if first != second:
        number = next(a.number for a, b in zip(first, second, strict=True) if a != b)
        message = _("variant {number} is another when it is drawn again: draw all numbers from `rng`.", number=number)
        return [Fault("unstable", QUESTION_FILE, message)]
    if len({_asked(one) for one in first}) == 1:
        return [Fault("variant", QUESTION_FILE, _("all variants are the same: draw something from `rng`."))]
    return []


def _asked(one: Drawn) -> str:
    return repr((one.question, one.parameters))


def _marked(question: Question) -> Iterator[Message]:
    right = question.right_response()
    result = question.mark(right)
    if result.verdict is not Verdict.PASSED:
        yield _("its right answer {answer} is marked {as_}.", answer=repr(right), as_=ended(result.verdict))
    for response, text in question.wrong_responses():
        result = question.mark(response)
        if result.verdict in (Verdict.PASSED, Verdict.INVALID):
            yield _("its wrong answer {answer} is marked {as_}.", answer=repr(response), as_=ended(result.verdict))
        elif text not in [said.text for said in (*result.sentences, *(s for p in result.parts for s in p.sentences))]:
            yield _("its wrong answer {answer} does not get its own sentence.", answer=repr(response))

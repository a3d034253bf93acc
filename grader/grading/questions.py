"""Questions from bundle to report: variants drawn in a jail, responses marked at once.

A variant is stored as the JSON of its complete question; ``mark_response`` makes of a response to it a Report like that
of code, so that marks, pages and regrades know one kind of result.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from grader.content.bundle import Bundle
from grader.content.problems import ContentError
from grader.content.variants import VariantSpec, fixed_variant, parse_variant
from grader.grading.ended import ended
from grader.grading.report.report import CaseReport, Report
from grader.judge.verdict import Verdict
from grader.judge.words.sentences import Sentence
from grader.messages import Message
from grader.messages import Message as _
from grader.questions.marked import Part
from grader.questions.registry import question_of
from grader.sandbox.types import CaseCall, End, Job, Limits, Outcome, Step

QUESTION_FILE = "question.py"
AT_ONCE = 100  # variants drawn by one job
AUTHOR_LIMITS = Limits(cpu_seconds=5, wall_seconds=10, result_bytes=16 << 20)


class Runs(Protocol):
    """What runs a job: ``grader.sandbox.client.Jails``."""

    def run(self, job: Job) -> Outcome: ...


class DrawError(Exception):
    """A question could not be drawn: ``sentence`` is for its author, with the variant's number."""

    def __init__(self, sentence: Message) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Drawn:
    """One variant, as JSON's own types: ready to be stored."""

    number: int
    question: dict[str, object]
    parameters: dict[str, object]


def fixed(bundle: Bundle) -> Drawn | None:
    """The one variant of a question that is not drawn; None where question.py draws it."""
    if QUESTION_FILE in bundle.files or bundle.spec.question is None:
        return None
    return _drawn(0, fixed_variant(bundle.spec.question))


def draw(bundle: Bundle, numbers: Iterable[int], *, jails: Runs) -> list[Drawn]:
    """Draw variants by running the author's ``generate(rng)`` in a jail, each from a seed of its own number.

    Raises DrawError for the first that is no complete question, with its number and what is wrong.
    """
    only = fixed(bundle)
    if only is not None:
        return [only]
    assert bundle.spec.question is not None
    waiting = list(numbers)
    found: list[Drawn] = []
    while waiting:
        part, waiting = waiting[:AT_ONCE], waiting[AT_ONCE:]
        outcome = jails.run(_job(bundle, part))
        for place, (number, case) in enumerate(zip(part, outcome.cases, strict=True)):
            if case.status != "ok":
                problem = case.problem or outcome.problem
                if place and problem is not None and problem.kind == "result-too-big":
                    waiting = part[place:] + waiting  # a job's results have one limit together: the rest gets its own
                    break
                said = f"{problem.kind} {dict(problem.facts)}\n{problem.traceback}" if problem else ended(outcome.end)
                raise DrawError(_("variant {number}: {what}", number=number, what=said))
            try:
                found.append(
                    _drawn(number, parse_variant(case.results[0], bundle.spec.question, bundle.spec.languages))
                )
            except ContentError as trouble:
                raise DrawError(_("variant {number}: {what}", number=number, what=trouble.sentence)) from None
        else:
            if outcome.end is not End.FINISHED:
                raise DrawError(_("drawing ended as {as_}: {why}", as_=ended(outcome.end), why=outcome.problem))
    return found


def _job(bundle: Bundle, numbers: list[int]) -> Job:
    files = {path: bundle.text(path) for path in bundle.files if path.endswith(".py") and "/" not in path}
    files |= bundle.under("support")
    return Job(
        files=files,
        entry_file=QUESTION_FILE,
        cases=tuple(
            CaseCall(str(number), (Step(op="generate", target="generate", seed=number),)) for number in numbers
        ),
        required=("generate",),
        limits=AUTHOR_LIMITS,
    )


def _drawn(number: int, variant: VariantSpec) -> Drawn:
    plain = variant.model_dump(mode="json", by_alias=True)
    return Drawn(number, plain["question"], plain["parameters"])


def mark_response(
    stored: Mapping[str, object], response: object, *, version: str, number: int, worth: Fraction = Fraction(1)
) -> Report:
    """The report of one response to a stored question. Its points are the credit, of 1; its cases are the parts.

    ``worth``: what a right answer earns, of 1; a right answer that earns less is ``partial`` and says why: it
    was a further try or, where it earns nothing, the solution had been shown.
    """
    result = question_of(stored).mark(response)
    share = 1 / len(result.parts) if result.parts else 0.0
    cases = tuple(
        CaseReport(
            name=part.id,
            verdict=_verdict(part),
            points=share if part.right or part.follow_through else 0.0,
            max_points=share,
            visible=True,
            sentences=part.sentences,
        )
        for part in result.parts
    )
    verdict, sentences = result.verdict, result.sentences
    if worth < 1 and result.credit > 0:
        verdict = Verdict.PARTIAL
        key = "answer.right-late" if result.credit == 1 else "answer.late"
        said = Sentence(key, {"percent": round(worth * 100)}) if worth > 0 else Sentence("answer.solution-shown")
        sentences = (*sentences, said)
    return Report(
        verdict=verdict,
        points=float(result.credit * worth),
        max_points=1.0,
        cases=cases,
        sentences=sentences,
        version=version,
        seed=number,
    )


def _verdict(part: Part) -> Verdict:
    if not part.read:
        return Verdict.INVALID  # blank, or not to be read: its sentence says which
    return Verdict.PASSED if part.right else Verdict.PARTIAL if part.follow_through else Verdict.WRONG

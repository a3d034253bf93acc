"""Questions from bundle to report: variants drawn in a jail, keys for the judge, responses marked at once.

A variant is stored as the JSON of its complete question; ``key_of`` turns that into the judge's record, and
``mark_response`` into a Report like that of code, so that marks, pages and regrades know one kind of result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from pydantic import TypeAdapter

from grader.content.bundle import Bundle
from grader.content.problems import ContentError
from grader.content.spec.question import (
    ArrayQuestion,
    ChoiceQuestion,
    ChoicesQuestion,
    Grid,
    MatchQuestion,
    NumberQuestion,
    OrderQuestion,
    QuestionSpec,
    ShapeQuestion,
    TableQuestion,
    TableRow,
    TextQuestion,
)
from grader.content.text import Language
from grader.content.variants import VariantSpec, fixed_variant, parse_variant
from grader.grading.report.report import CaseReport, Report
from grader.judge.answers import keys
from grader.judge.answers.marking import mark
from grader.judge.verdict import Verdict
from grader.judge.words.sentences import Sentence
from grader.sandbox.types import CaseCall, End, Job, Limits, Outcome, Step

QUESTION_FILE = "question.py"
AT_ONCE = 100  # variants drawn by one job
AUTHOR_LIMITS = Limits(cpu_seconds=5, wall_seconds=10, result_bytes=16 << 20)
_QUESTION: TypeAdapter[QuestionSpec] = TypeAdapter(QuestionSpec)


class Runs(Protocol):
    """What runs a job: ``grader.sandbox.client.Jails``."""

    def run(self, job: Job) -> Outcome: ...


class DrawError(Exception):
    """A question could not be drawn: ``str()`` is for its author, with the variant's number."""


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
    wanted = list(numbers)
    found: list[Drawn] = []
    for start in range(0, len(wanted), AT_ONCE):
        part = wanted[start : start + AT_ONCE]
        outcome = jails.run(_job(bundle, part))
        for number, case in zip(part, outcome.cases, strict=True):
            if case.status != "ok":
                problem = case.problem or outcome.problem
                said = f"{problem.kind} {dict(problem.facts)}\n{problem.traceback}" if problem else outcome.end
                raise DrawError(f"variant {number}: {said}")
            try:
                found.append(_drawn(number, parse_variant(case.results[0], bundle.spec.question)))
            except ContentError as trouble:
                raise DrawError(f"variant {number}: {trouble}") from None
        if outcome.end is not End.FINISHED:
            raise DrawError(f"drawing ended as {outcome.end}: {outcome.problem}")
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


def question_of(stored: Mapping[str, object]) -> QuestionSpec:
    """The question that was stored as JSON."""
    return _QUESTION.validate_python(dict(stored))


def mark_response(
    stored: Mapping[str, object], response: object, *, version: str, number: int, worth: Fraction = Fraction(1)
) -> Report:
    """The report of one response to a stored question. Its points are the credit, of 1; its cases are the parts.

    ``worth``: what a right answer earns, of 1; a right answer that earns less is ``partial`` and says why.
    """
    result = mark(key_of(question_of(stored)), response)
    share = 1 / len(result.parts) if result.parts else 0.0
    cases = tuple(
        CaseReport(
            name=part.id,
            verdict=Verdict.PASSED if part.right else Verdict.PARTIAL if part.follow_through else Verdict.WRONG,
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
        sentences = (*sentences, Sentence(key, {"percent": round(worth * 100)}))
    return Report(
        verdict=verdict,
        points=float(result.credit * worth),
        max_points=1.0,
        cases=cases,
        sentences=sentences,
        version=version,
        seed=number,
    )


def key_of(question: QuestionSpec) -> keys.Key:
    """The judge's record of a complete question. Options, pairs and items are named by their place in the file."""
    return _KEYS[type(question)](question)


def _text(text: Mapping[Language, str] | None) -> keys.Text:
    return {str(code): words for code, words in text.items()} if text else {}


def _options(question: ChoiceQuestion | ChoicesQuestion) -> tuple[keys.Option, ...]:
    return tuple(
        keys.Option(str(index), _text(option.text), _text(option.why)) for index, option in enumerate(question.options)
    )


def _right(question: ChoiceQuestion | ChoicesQuestion) -> list[str]:
    return [str(index) for index, option in enumerate(question.options) if option.correct]


def _choice(question: ChoiceQuestion) -> keys.Key:
    return keys.ChoiceKey(_options(question), _right(question)[0])


def _choices(question: ChoicesQuestion) -> keys.Key:
    return keys.ChoicesKey(_options(question), frozenset(_right(question)), question.partial == "each")


def _number(question: NumberQuestion) -> keys.Key:
    return keys.NumberKey(
        Fraction(question.answer or 0),
        Fraction(question.tolerance),
        Fraction(question.relative_tolerance),
        tuple((Fraction(wrong.value), wrong.text) for wrong in question.wrong),
    )


def _shape(question: ShapeQuestion) -> keys.Key:
    return keys.ShapeKey(question.answer or (), tuple((wrong.value, wrong.text) for wrong in question.wrong))


def _grid(grid: Grid) -> keys.Grid:
    return tuple(tuple(Fraction(cell) for cell in row) for row in grid)


def _array(question: ArrayQuestion) -> keys.Key:
    wrong = tuple((_grid(one.value), one.text) for one in question.wrong)
    return keys.ArrayKey(_grid(question.answer or ()), Fraction(question.tolerance), question.partial, wrong)


def _words(question: TextQuestion) -> keys.Key:
    answers = (*dict.fromkeys((question.answer or {}).values()), *question.alternatives)
    return keys.TextKey(answers, question.case_sensitive, tuple((one.value, one.text) for one in question.wrong))


def _match(question: MatchQuestion) -> keys.Key:
    left = tuple(keys.Option(str(i), _text(pair.left), _text(pair.why)) for i, pair in enumerate(question.pairs))
    sides = [pair.right for pair in question.pairs] + list(question.extra)
    right = tuple(keys.Option(str(i), _text(side)) for i, side in enumerate(sides))
    return keys.MatchKey(left, right, {option.id: option.id for option in left})


def _order(question: OrderQuestion) -> keys.Key:
    return keys.OrderKey(
        tuple(keys.Option(str(i), _text(item.text), _text(item.why)) for i, item in enumerate(question.items))
    )


def _table(question: TableQuestion) -> keys.Key:
    wrong = tuple(keys.CellWrong(one.row, one.column, _cell(one.value), one.text) for one in question.wrong)
    return keys.TableKey(tuple(_row(row) for row in question.rows), question.follow_through, wrong)


def _row(row: TableRow) -> keys.Row:
    cells = {column: row.cell(column) for column in ("shape", "parameters", "receptive_field", "multiply_adds")}
    layer = row.layer if row.layer is not None and row.layer.kind != "input" else None
    return keys.Row(
        _text(row.label),
        {column: _cell(value) for column, value in cells.items() if value is not None},
        row.asked,
        layer,
    )


def _cell(value: tuple[int, ...] | int | Decimal) -> keys.Cell:
    return value if isinstance(value, tuple) else Fraction(value)


_KEYS: dict[type, Callable[..., keys.Key]] = {
    ChoiceQuestion: _choice,
    ChoicesQuestion: _choices,
    NumberQuestion: _number,
    ShapeQuestion: _shape,
    ArrayQuestion: _array,
    TextQuestion: _words,
    MatchQuestion: _match,
    OrderQuestion: _order,
    TableQuestion: _table,
}
